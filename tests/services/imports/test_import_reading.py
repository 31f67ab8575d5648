"""Files of every usual kind are read; those that are none, or are traps, are refused by name."""

import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.imports.cells import Row
from desktop.domain.imports.checking import check
from desktop.domain.imports.mapping import propose
from desktop.services.imports.faults import EncodingUnclear, TableError, TableFault
from desktop.services.imports.reading import Workbook, read_table

TABLE = "客户名称;发票号;到期日;未收金额\r\n恒达食品有限公司;0012;2026-03-04;￥1,234.50\r\n"


def write(folder: Path, data: bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def rows_of(book: Workbook) -> list[Row]:
    return list(book.sheets[0].rows)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_read_table_tells_the_encoding(tmp_path: Path, encoding: str, told: str) -> None:
    book = read_table(write(tmp_path, TABLE.encode(encoding)))
    assert (book.encoding, book.delimiter) == (told, ";")
    assert rows_of(book) == [
        ["客户名称", "发票号", "到期日", "未收金额"],
        ["恒达食品有限公司", "0012", "2026-03-04", "￥1,234.50"],
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Kunde;Rechnungsnummer;Betrag\nMüller Großhandel;1;5\nBäckerei Jäger;2;7\n", "cp1252"),
        ("客戶名稱,發票號碼,金額\n恆達食品,1,5\n龍騰國際,2,7\n", "big5"),
        ("Покупатель;Номер;Сумма\nРомашка;1;5\n", "cp1251"),
    ],
)
def test_read_table_asks_for_an_encoding_that_it_cannot_tell(tmp_path: Path, text: str, encoding: str) -> None:
    path = write(tmp_path, text.encode(encoding))
    with pytest.raises(EncodingUnclear) as raised:
        read_table(path)
    assert raised.value.previews[encoding] == text.strip()
    assert rows_of(read_table(path, encoding))[1][1] == "1"


def test_encoding_preview_with_known_headings_comes_first(tmp_path: Path) -> None:
    path = write(tmp_path, "Kunde;Fällig am;Betrag\nMüller;1;5\n".encode("cp1252"))
    with pytest.raises(EncodingUnclear) as raised:
        read_table(path)
    assert next(iter(raised.value.previews)) in {"cp1252", "cp1250"}


def test_a_damaged_file_is_read_in_the_encoding_that_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, TABLE.encode("gbk") + b"\xff\xff;1;2;3\n")
    with pytest.raises(EncodingUnclear) as raised:
        read_table(path)
    assert "gb18030" in raised.value.previews
    assert rows_of(read_table(path, "gb18030"))[1][0] == "恒达食品有限公司"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_read_table_finds_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = 'Open items\nCustomer;Invoice;Open\n"A; B, C | D";1;"1.234,50"\n"two\nlines";2;"0,5"\n'
    lines = text.replace(";", delimiter).replace(f"A{delimiter} B", "A; B")
    book = read_table(write(tmp_path, lines.encode()))
    assert book.delimiter == delimiter
    assert rows_of(book)[2:] == [["A; B, C | D", "1", "1.234,50"], ["two\nlines", "2", "0,5"]]


def test_read_table_counts_rows_as_a_spreadsheet_does(tmp_path: Path) -> None:
    assert rows_of(read_table(write(tmp_path, b"\nCustomer,Open\n\nA,1\n"))) == [
        [],
        ["Customer", "Open"],
        [],
        ["A", "1"],
    ]


def test_read_table_obeys_the_hint_of_a_spreadsheet(tmp_path: Path) -> None:
    book = read_table(write(tmp_path, b"sep=;\r\nCustomer;Open\r\nA, B;1\r\n"))
    assert rows_of(book)[2] == ["A, B", "1"]


def test_a_stray_quotation_mark_swallows_no_rows(tmp_path: Path) -> None:
    lines = ["Customer,Invoice,Open", '"Big Joe,1,5', *(f"A{number},{number},5" for number in range(2, 9))]
    rows = rows_of(read_table(write(tmp_path, "\n".join(lines).encode())))
    assert len(rows) == 9
    assert rows[8] == ["A8", "8", "5"]


def test_the_list_of_a_mainframe_is_read(tmp_path: Path) -> None:
    line = "-" * 60
    text = f"""04.03.2026   Liste
{line}
|Debitor|Name 1       |Belegnr   |Fällig am |Betrag in HW|Währg|
{line}
|10001  |Müller GmbH  |1800000012|03.04.2026|  1.234,50  |EUR  |
|10001  |Müller GmbH  |1800000013|03.04.2026|    200,00- |EUR  |
|10002  |Jäger        |1800000014|03.04.2026|     12,00  |EUR  |
|10002  |Jäger        |1800000015|03.04.2026| 12.000,00  |EUR  |
{line}
|*      |             |          |          | 13.046,50  |EUR  |
"""
    book = read_table(write(tmp_path, text.encode("cp1252")), "cp1252")
    mapping = propose(book.sheets, "CNY", date(2026, 11, 21))
    checked = check(book.sheets, mapping)
    assert [(item.number, item.open, item.currency) for item in checked.items] == [
        ("1800000012", 123450, "EUR"),
        ("1800000013", -20000, "EUR"),
        ("1800000014", 1200, "EUR"),
        ("1800000015", 1_200_000, "EUR"),
    ]
    assert [(customer.code, customer.name) for customer in checked.customers] == [
        ("10001", "Müller GmbH"),
        ("10002", "Jäger"),
    ]
    assert checked.problems == []


def test_names_of_every_kind_come_through(tmp_path: Path) -> None:
    names = ["<b>Bold</b>", "A & B <Ltd>", 'Say "hi"', "😀 Foods", "evil\u202egpj", "恒" * 300, "镕喆翯㛃𠮷"]
    lines = ["Customer\tOpen", *('"{}"\t1'.format(name.replace('"', '""')) for name in names)]
    rows = rows_of(read_table(write(tmp_path, "\n".join(lines).encode())))
    assert [row[0] for row in rows[1:]] == names


def workbook(path: Path) -> Path:
    """A workbook as an office writes it: titles, merged cells, dates, a sum, a hidden and an empty sheet."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        items = book.add_worksheet("应收")
        items.merge_range("A1:D1", "应收账款明细表")
        items.write_row("A3", ["客户名称", "发票号", "到期日", "未收金额"])
        items.merge_range("A4:A5", "恒达食品有限公司")
        items.write_row("B4", [1001])
        items.write_datetime("C4", datetime(2026, 3, 4), day)  # noqa: DTZ001
        items.merge_range("D4:D5", 1234.5)
        items.write("B5", "0012")
        items.write_row("A6", ["合计", "", "", 1234.5])
        hidden = book.add_worksheet("hidden")
        hidden.hide()
        hidden.write("A1", "客户名称")
        book.add_worksheet("empty")
    return path


def test_read_table_reads_a_workbook(tmp_path: Path) -> None:
    book = read_table(workbook(tmp_path / "a.xlsx"))
    assert [sheet.name for sheet in book.sheets] == ["应收"]
    assert [list(row) for row in rows_of(book)[2:]] == [
        ["客户名称", "发票号", "到期日", "未收金额"],
        ["恒达食品有限公司", 1001.0, date(2026, 3, 4), 1234.5],
        ["恒达食品有限公司", "0012", "", ""],
        ["合计", "", "", 1234.5],
    ]


def test_what_a_file_is_its_content_tells(tmp_path: Path) -> None:
    assert rows_of(read_table(write(tmp_path, TABLE.encode(), "table.xlsx")))[1][1] == "0012"
    assert read_table(workbook(tmp_path / "book.csv")).sheets[0].name == "应收"


def test_read_table_gives_the_digest_of_the_file(tmp_path: Path) -> None:
    one, same = write(tmp_path, b"a,b\n"), write(tmp_path, b"a,b\n", "copy.csv")
    assert read_table(one).sha256 == read_table(same).sha256


def ole_with(name: str) -> bytes:
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + name.encode("utf-16-le") + bytes(512)


def zip_with(path: Path, **parts: bytes) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return path.read_bytes()


def bomb(folder: Path) -> bytes:
    return zip_with(folder / "bomb", xl__workbook=b"<workbook/>", xl__worksheets__sheet1=bytes(600 * 2**20))


def understated(folder: Path) -> bytes:
    """A zip file whose directory claims that a part is small."""
    data = bytearray(zip_with(folder / "lie", xl__workbook=b"<workbook/>", xl__worksheets__sheet1=b" " * 100_000))
    size = struct.pack("<I", 100_000)
    place = data.rfind(size)
    data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def far_away(folder: Path, row: int, column: int) -> bytes:
    with xlsxwriter.Workbook(folder / "far.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Customer")
        sheet.write(row, column, "x")
    return (folder / "far.xlsx").read_bytes()


def half_of(folder: Path) -> bytes:
    data = workbook(folder / "whole.xlsx").read_bytes()
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda _: b"", TableFault.EMPTY),
        (lambda _: b"\xef\xbb\xbf \r\n", TableFault.EMPTY),
        (lambda _: b"%PDF-1.7\n...", TableFault.NOT_A_TABLE),
        (lambda _: b"<html><table><tr><td>1</td></tr></table></html>", TableFault.NOT_A_TABLE),
        (lambda _: b'{"a": 1}', TableFault.NOT_A_TABLE),
        (lambda _: bytes(range(256)) * 20, TableFault.NOT_A_TABLE),
        (lambda _: ole_with("EncryptedPackage"), TableFault.ENCRYPTED),
        (lambda _: ole_with("WordDocument"), TableFault.NOT_A_TABLE),
        (lambda _: b"PK\x03\x04 and nothing else", TableFault.UNREADABLE),
        (lambda folder: zip_with(folder / "other", word__document=b"<document/>"), TableFault.NOT_A_TABLE),
        (half_of, TableFault.UNREADABLE),
        (bomb, TableFault.TOO_LARGE),
        (understated, TableFault.UNREADABLE),
        (lambda folder: far_away(folder, 5, 16_383), TableFault.TOO_LARGE),
        (lambda folder: far_away(folder, 1_048_575, 199), TableFault.TOO_LARGE),
        (lambda _: b"," * 300, TableFault.TOO_LARGE),
        (lambda _: b'Customer,Open\n"' + b"x" * 40_000 + b'",1\n', TableFault.LONG_CELL),
    ],
)
def test_read_table_refuses_what_is_no_table(tmp_path: Path, make, fault: TableFault) -> None:
    path = write(tmp_path, make(tmp_path), "refused.xlsx")
    with pytest.raises(TableError) as raised:
        read_table(path)
    assert raised.value.fault is fault


def outcome(path: Path) -> Workbook | TableError | EncodingUnclear:
    """What reading gives or raises, of all that it may raise."""
    try:
        return read_table(path)
    except (TableError, EncodingUnclear) as fault:
        return fault


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"\xff\xfe"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_a_known_fault(tmp_path: Path, data: bytes, mark: bytes) -> None:
    path = write(tmp_path, mark + data)
    assert outcome(path).path == path


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_damaged_workbook_is_read_or_a_known_fault(tmp_path: Path, places: list[int]) -> None:
    damaged = bytearray(workbook(tmp_path / "whole.xlsx").read_bytes())
    for place in places:
        damaged[place] ^= 0x55
    path = write(tmp_path, bytes(damaged))
    assert outcome(path).path == path


def test_read_table_of_a_missing_file_or_a_folder_is_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(TableError) as raised:
            read_table(path)
        assert raised.value.fault is TableFault.UNREADABLE


def test_read_table_refuses_a_huge_file_before_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(TableError) as raised:
        read_table(path)
    assert raised.value.fault is TableFault.TOO_LARGE


def test_an_empty_workbook_is_empty(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "empty.xlsx") as book:
        book.add_worksheet()
    with pytest.raises(TableError) as raised:
        read_table(tmp_path / "empty.xlsx")
    assert raised.value.fault is TableFault.EMPTY
