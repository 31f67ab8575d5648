"""Refused rows go out with their reasons and come back corrected; nothing in them runs as a formula."""

import csv
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.imports.cells import Row
from desktop.services.imports.reading import read_table
from desktop.services.sheets import neutral

HEAD = ["客户名称", "发票号", "到期日", "金额", "备注"]
GOOD: Row = ["恒达", "0001", "2026-03-04", "5", ""]
BAD: Row = ["=cmd|' /C calc'!A0", "0012", "2026-02-30", "-200", "+86-138"]


@pytest.fixture
def export(imports):
    """Export what is refused of a file; the code of each problem is its reason."""

    def write(path: Path, to: Path) -> Path:
        workbook = imports.read(path)
        mapping = imports.recognise(workbook)
        checked = imports.check(workbook, mapping)
        return imports.export_bad_rows(
            workbook,
            mapping,
            imports.plan(checked),
            to,
            reason=lambda problem: problem.problem.code.value,
            heading="Reason",
        )

    return write


def test_export_writes_refused_rows_with_their_reasons(export, a_file, tmp_path) -> None:
    written = export(a_file(GOOD, BAD, head=HEAD), tmp_path / "bad.csv")
    with written.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [
            [*HEAD, "Reason"],
            ["'=cmd|' /C calc'!A0", "0012", "2026-02-30", "-200", "'+86-138", "not_a_date"],
        ]


@pytest.mark.parametrize("name", ["bad.csv", "bad.xlsx"])
def test_what_was_exported_comes_back_as_it_was(imports, export, a_file, tmp_path, name) -> None:
    written = export(a_file(GOOD, BAD, head=HEAD), tmp_path / name)
    workbook = imports.read(written)
    mapping = imports.recognise(workbook)
    checked = imports.check(workbook, mapping)
    assert [problem.problem.code.value for problem in checked.problems] == ["not_a_date"]
    corrected = [[cell if cell != "2026-02-30" else "2026-02-28" for cell in row] for row in workbook.sheets[0].rows]
    path = a_file(*corrected[1:], head=corrected[0], name="corrected.csv", encoding="utf-8")
    again = imports.read(path)
    (item,) = imports.check(again, imports.recognise(again)).items
    assert (item.number, item.due_date, item.amount, item.note) == ("0012", date(2026, 2, 28), -20000, "+86-138")


def test_export_keeps_numbers_dates_and_sheets_of_a_workbook(export, tmp_path) -> None:
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in ("一月", "二月"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            sheet.write_row(1, 0, ["", 12, "", 5.5])
            sheet.write_datetime(1, 2, date(2026, 3, 4), day)
    written = export(tmp_path / "in.xlsx", tmp_path / "out.csv")
    assert written == tmp_path / "out.xlsx"
    found = {sheet.name: list(sheet.rows[1]) for sheet in read_table(written).sheets}
    row = ["", 12.0, date(2026, 3, 4), 5.5, "", "required"]
    assert found == {"一月": row, "二月": row}


def test_export_into_a_missing_folder_leaves_nothing(export, a_file, tmp_path) -> None:
    path = a_file(BAD, head=HEAD)
    with pytest.raises(OSError, match="No such file"):
        export(path, tmp_path / "missing" / "bad.csv")
    assert list(tmp_path.glob(".bad*")) == []


def test_export_replaces_an_older_file_only_when_it_is_written(export, a_file, tmp_path, monkeypatch) -> None:
    target = tmp_path / "bad.csv"
    target.write_text("older")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        export(a_file(BAD, head=HEAD), target)
    assert target.read_text() == "older"
    assert list(tmp_path.glob(".bad*")) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\tx", "'\tx"),
        ("-200", "-200"),
        ("-¥1,234.50", "-¥1,234.50"),
        ("-", "-"),
        ("恒达=A", "恒达=A"),
        ("", ""),
    ],
)
def test_neutral_guards_formulas_and_leaves_numbers(text: str, written: str) -> None:
    assert neutral(text) == written
