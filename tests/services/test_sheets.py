"""Tables written as they are shown: order, words, numbers, days, and names that look like formulas."""

import csv
import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import load_workbook

from desktop.domain.ageing import AgeingRow, AgeingTable, Basis, Buckets, By, Column, ColumnKind, sorted_rows
from desktop.domain.money import Money
from desktop.services.ageing import ShownAgeing
from desktop.services.sheets import Sheet, write_sheets
from desktop.wording.ageing import column_heading, row_name

SHEET = Sheet(
    "CNY",
    ("客户", "Due", "Open", "Items"),
    (
        ('恒达, "食品"', date(2026, 11, 21), Money("CNY", 123_450), 3),
        ("=cmd|' /C calc'!A0", None, Money("CNY", -5), 0),
        ("-200", date(2024, 2, 29), Money("JPY", 1_000_000), -1),
        ("@SUM(A1)", None, Money("KWD", 1_234_567), None),
    ),
)


def as_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_text_has_points_plain_days_and_no_formula(tmp_path):
    path = write_sheets([SHEET], tmp_path / "shown.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert as_csv(path) == [
        ["客户", "Due", "Open", "Items"],
        ['恒达, "食品"', "2026-11-21", "1234.50", "3"],
        ["'=cmd|' /C calc'!A0", "", "-0.05", "0"],
        ["-200", "2024-02-29", "1000000", "-1"],
        ["'@SUM(A1)", "", "1234.567", ""],
    ]


def test_a_workbook_has_numbers_days_and_no_formula(tmp_path):
    path = write_sheets([SHEET], tmp_path / "shown.xlsx")
    sheet = load_workbook(path).get_sheet_by_name("CNY")
    assert sheet.to_python() == [
        ["客户", "Due", "Open", "Items"],
        ['恒达, "食品"', date(2026, 11, 21), 1234.5, 3],
        ["=cmd|' /C calc'!A0", "", -0.05, 0],
        ["-200", date(2024, 2, 29), 1_000_000, -1],
        ["@SUM(A1)", "", 1234.567, ""],
    ]
    with zipfile.ZipFile(path) as parts:
        cells, styles = (parts.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    assert "<f>" not in cells
    assert 'quotePrefix="1"' in styles


def test_an_ending_that_is_neither_gets_that_of_a_workbook(tmp_path):
    assert write_sheets([SHEET], tmp_path / "ageing 30.11") == tmp_path / "ageing 30.11.xlsx"
    assert write_sheets([SHEET], tmp_path / "A.CSV") == tmp_path / "A.CSV"


def test_several_tables_are_sheets_of_their_own_names_and_parts_of_one_text(tmp_path):
    names = ["CNY", "cny", "a/b", "x" * 40, "x" * 40, "'"]
    sheets = [Sheet(name, ("A",), [(name,)]) for name in names]
    book = load_workbook(write_sheets(sheets, tmp_path / "many.xlsx"))
    assert book.sheet_names == ["CNY", "cny 2", "a b", "x" * 31, f"{'x' * 27} 5", "6"]
    two = as_csv(write_sheets(sheets[:2], tmp_path / "two.csv"))
    assert two == [["CNY"], ["A"], ["CNY"], [], ["cny"], ["A"], ["cny"]]


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path, monkeypatch):
    target = tmp_path / "shown.xlsx"
    target.write_text("older")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_sheets([SHEET], target)
    assert [path.name for path in tmp_path.iterdir()] == ["shown.xlsx"]
    assert target.read_text() == "older"


def test_nothing_is_written_on_a_full_disk(small_disk):
    target = small_disk / "shown.csv"
    target.write_text("older")
    rows = [("恒达" * 20, n) for n in range(10_000)]
    with pytest.raises(OSError, match="No space"):
        write_sheets([Sheet("CNY", ("A", "B"), rows)], target)
    assert target.read_text() == "older"
    assert list(small_disk.glob(".shown*")) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_ageing_is_written_in_the_order_and_columns_of_the_screen(services, tmp_path, ending):
    rows = tuple(AgeingRow(n, name, (n, 10 * n, 0), -1, -2, 0, 0, 0, 0) for n, name in enumerate(("+甲", "乙", "丙")))
    total = AgeingRow("", "", (3, 30, 0), -3, -6, 0, 0, 0, 0)
    shown_columns = [Column(ColumnKind.NAME), Column(ColumnKind.TOTAL), Column(ColumnKind.BUCKET, 1)]
    shown = ShownAgeing(
        [AgeingTable("CNY", sorted_rows(rows, shown_columns[1], descending=True), total)],
        shown_columns,
        [column_heading(column, Buckets((30,)), Basis.DUE_DATE, By.CUSTOMER) for column in shown_columns],
        lambda row: row_name(row, By.CUSTOMER),
        "Total",
    )
    path = services.ageing.export(shown, tmp_path / f"ageing.{ending}")
    written = as_csv(path) if ending == "csv" else load_workbook(path).get_sheet_by_name("CNY").to_python()
    assert written[0] == ["Customer", "Total", "1-30 days"]
    assert [[row[0], *map(float, row[1:])] for row in written[1:]] == [
        ["丙", 0.19, 0.2],
        ["乙", 0.08, 0.1],
        ["'+甲" if ending == "csv" else "+甲", -0.03, 0],
        ["Total", 0.24, 0.3],
    ]
