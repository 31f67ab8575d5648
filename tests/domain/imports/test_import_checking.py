"""Rows become customers, contacts and items; what is wrong is told with row and column, and brings nothing."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.imports.cells import Cell, Row, Sheet
from desktop.domain.imports.checked import Checked, SkipReason
from desktop.domain.imports.checking import RUN, check
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import propose
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind

HEAD = ["客户名称", "发票号", "开票日期", "到期日", "金额", "已收金额", "未收金额"]
TODAY = date(2026, 11, 21)


def checked(*rows: Row, currency: str = "CNY", known: frozenset[str] = frozenset()) -> Checked:
    sheets = [Sheet("Sheet1", rows)]
    return check(sheets, propose(sheets, currency, TODAY), known)


def item(*cells: Cell, head: Row = HEAD) -> Checked:
    return checked(head, cells)


def told(result: Checked) -> list[tuple[int, str, str, ProblemCode]]:
    return [(row, column, problem.field, problem.code) for _, row, column, problem in result.problems]


def warned(result: Checked) -> list[tuple[int, str, ProblemCode]]:
    return [(row, column, problem.code) for _, row, column, problem in result.warnings]


def test_check_reads_a_whole_row() -> None:
    result = item(" 恒达 食品 ", 1001.0, "2026-01-05", date(2026, 3, 4), "¥1,234.50", "234.50", "1,000.00")
    (row,) = result.items
    assert (row.number, row.document_date, row.due_date) == ("1001", date(2026, 1, 5), date(2026, 3, 4))
    assert (row.amount, row.open, row.currency, row.kind) == (123450, 100000, "CNY", ReceivableKind.INVOICE)
    assert result.customers[row.customer].name == "恒达 食品"
    assert (result.problems, result.warnings, result.skipped, result.rows) == ([], [], [], 1)


@pytest.mark.parametrize(
    ("amount", "paid", "left", "sums", "odd"),
    [
        ("100", "", "", (10000, 10000), []),
        ("100", "30", "", (10000, 7000), []),
        ("", "", "70", (7000, 7000), []),
        ("", "30", "70", (10000, 7000), []),
        ("100", "30", "70", (10000, 7000), []),
        ("100", "20", "70", (10000, 7000), [ProblemCode.SUMS_DIFFER]),
        ("100", "", "120", (10000, 12000), [ProblemCode.OPEN_EXCEEDS_AMOUNT]),
        ("100", "", "-5", (10000, -500), [ProblemCode.OPEN_EXCEEDS_AMOUNT]),
        ("(100)", "", "(100)", (-10000, -10000), []),
        ("100", "", "-", (10000, 0), []),
        ("0.01", "", "0.01", (1, 1), []),
        ("99,999,999,999.99", "", "99,999,999,999.99", (9999999999999, 9999999999999), []),
    ],
)
def test_check_completes_amount_and_what_is_open(
    amount: str, paid: str, left: str, sums: tuple[int, int], odd: list[ProblemCode]
) -> None:
    result = item("恒达", "1", "", "2026-03-04", amount, paid, left)
    assert [(row.amount, row.open) for row in result.items] == [sums]
    assert [code for _, _, code in warned(result)] == odd


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (("", "1", "", "", "5", "", "5"), [("客户名称", Field.CUSTOMER_NAME, ProblemCode.REQUIRED)]),
        (("恒达", "", "", "", "5", "", "5"), [("发票号", Field.ITEM_NUMBER, ProblemCode.REQUIRED)]),
        (("恒达", "1.23E+19", "", "", "5", "", "5"), [("发票号", Field.ITEM_NUMBER, ProblemCode.DIGITS_LOST)]),
        (("恒达", "x" * 101, "", "", "5", "", "5"), [("发票号", Field.ITEM_NUMBER, ProblemCode.TOO_LONG)]),
        (("恒" * 301, "1", "", "", "5", "", "5"), [("客户名称", Field.CUSTOMER_NAME, ProblemCode.TOO_LONG)]),
        (("恒达", "1", "29/02/2025", "", "5", "", "5"), [("开票日期", Field.DOCUMENT_DATE, ProblemCode.NOT_A_DATE)]),
        (("恒达", "1", "", "03/04/2026", "5", "", "5"), [("到期日", Field.DUE_DATE, ProblemCode.AMBIGUOUS_DATE)]),
        (("恒达", "1", "", "", "5", "", "1.234"), [("未收金额", Field.OPEN_AMOUNT, ProblemCode.AMBIGUOUS_AMOUNT)]),
        (("恒达", "1", "", "", "5", "", "0.005"), [("未收金额", Field.OPEN_AMOUNT, ProblemCode.TOO_MANY_DECIMALS)]),
        (("恒达", "1", "", "", "abc", "", "5"), [("金额", Field.AMOUNT, ProblemCode.NOT_AN_AMOUNT)]),
        (("恒达", "1", "", "", "", "", ""), [("未收金额", Field.OPEN_AMOUNT, ProblemCode.REQUIRED)]),
        (("恒达", "1", "", "", "$5", "", "€5"), [("未收金额", Field.OPEN_AMOUNT, ProblemCode.MIXED_CURRENCIES)]),
        (
            ("", "1", "soon", "", "abc", "", "5"),
            [
                ("开票日期", Field.DOCUMENT_DATE, ProblemCode.NOT_A_DATE),
                ("金额", Field.AMOUNT, ProblemCode.NOT_AN_AMOUNT),
                ("客户名称", Field.CUSTOMER_NAME, ProblemCode.REQUIRED),
            ],
        ),
    ],
)
def test_check_tells_row_column_and_reason_and_keeps_nothing_of_the_row(
    cells: Row, problems: list[tuple[str, Field, ProblemCode]]
) -> None:
    result = item(*cells)
    assert told(result) == [(2, *problem) for problem in problems]
    assert (result.items, result.customers) == ([], [])


def test_check_keeps_what_is_good_beside_what_is_bad() -> None:
    result = checked(HEAD, ["恒达", "1", "", "", "x", "", ""], ["瑞丰", "2", "", "", "5", "", ""])
    assert [row.number for row in result.items] == ["2"]
    assert [customer.name for customer in result.customers] == ["瑞丰"]


@pytest.mark.parametrize("name", ["恒" * 300, "<b>Bold</b>", "A & B <Ltd>", "😀 Foods", 'Say "hi"'])
def test_check_takes_any_name(name: str) -> None:
    assert item(name, "1", "", "", "5", "", "5").customers[0].name == name


def test_check_takes_unseen_characters_out_of_names() -> None:
    assert item("evil\u202egpj\x07", "1", "", "", "5", "", "5").customers[0].name == "evilgpj"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["合计", "", "", "", "5", "", "5"], SkipReason.SUM),
        (["合 计：", "", "", "", "5", "", "5"], SkipReason.SUM),
        (["", "", "", "Total:", "5", "", "5"], SkipReason.SUM),
        (["恒达 汇总", "", "", "", "5", "", "5"], SkipReason.SUM),
        (["", "小计", "", "", "5", "", "5"], SkipReason.SUM),
        (HEAD, SkipReason.HEADING),
        (["制表人：张三", "", "审核：李四", "", "", "", ""], SkipReason.NOTE),
        (["第 1 页，共 3 页", "", "", "", "", "", ""], SkipReason.NOTE),
    ],
)
def test_check_passes_over_what_is_no_row_of_the_table(row: Row, reason: SkipReason) -> None:
    result = checked(HEAD, ["恒达", "1", "", "", "5", "", "5"], row, [], ["", "", ""])
    assert [(skipped.row, skipped.reason) for skipped in result.skipped] == [(3, reason)]
    assert (len(result.items), len(result.customers), result.problems) == (1, 1, [])


def test_a_customer_called_total_is_a_customer() -> None:
    assert item("Total", "1", "", "", "5", "", "5").customers[0].name == "Total"


def test_the_same_row_twice_is_one_item() -> None:
    row = ["恒达", "Inv 1", "", "2026-03-04", "5", "", "5"]
    result = checked(HEAD, row, ["恒达", "INV1", "", "2026-03-04", "5", "", "5"], row)
    assert [item.number for item in result.items] == ["Inv 1"]
    assert warned(result) == [(3, "发票号", ProblemCode.DUPLICATE_ROW), (4, "发票号", ProblemCode.DUPLICATE_ROW)]


def test_two_rows_that_contradict_each_other_are_both_refused() -> None:
    result = checked(HEAD, ["恒达", "1", "", "", "5", "", "5"], ["恒达", "1", "", "", "6", "", "6"])
    assert [(row, problem.values["row"]) for _, row, _, problem in result.problems] == [(2, 3), (3, 2)]
    assert {problem.code for _, _, _, problem in result.problems} == {ProblemCode.CONFLICTING_ROW}
    assert result.items == []


def test_one_number_in_two_currencies_is_two_items() -> None:
    head = ["客户", "发票号", "金额", "币种"]
    result = checked(head, ["恒达", "1", "5", "USD"], ["恒达", "1", "6", "人民币"], ["恒达", "2", "7", ""])
    assert [(item.currency, item.amount) for item in result.items] == [("USD", 500), ("CNY", 600), ("CNY", 700)]


def test_amounts_may_name_their_own_currency() -> None:
    head = ["Customer", "Invoice", "Open"]
    result = checked(head, ["A", "1", "US$ 5.00"], ["B", "2", "€ 7"], ["C", "3", "9"], ["D", "4", "XYZ 9"])
    assert [(item.currency, item.open) for item in result.items] == [("USD", 500), ("EUR", 700), ("CNY", 900)]
    assert told(result) == [(5, "Open", Field.OPEN_AMOUNT, ProblemCode.NOT_AN_AMOUNT)]
    assert [customer.currency for customer in result.customers] == ["USD", "EUR", "CNY"]


def test_an_unknown_currency_is_the_only_problem_of_its_row() -> None:
    result = checked(["Customer", "Invoice", "Open", "Currency"], ["A", "1", "5", "XYZ"])
    assert told(result) == [(2, "Currency", Field.CURRENCY, ProblemCode.UNKNOWN_CURRENCY)]


def test_units_and_currencies_of_headings_count() -> None:
    result = checked(["Customer", "Invoice", "Open (USD, thousand)"], ["A", "1", "1.5"])
    assert [(item.currency, item.open) for item in result.items] == [("USD", 150_000)]


@pytest.mark.parametrize(
    ("kind", "amount", "read", "sums"),
    [
        ("专用发票", "5", ReceivableKind.INVOICE, 500),
        ("Credit Note", "-5", ReceivableKind.CREDIT_NOTE, -500),
        ("红字发票", "5", ReceivableKind.CREDIT_NOTE, -500),
        ("质保金", "5", ReceivableKind.RETENTION, 500),
        ("Down payment", "5", ReceivableKind.DEPOSIT, 500),
        ("杂项", "5", ReceivableKind.OTHER, 500),
        ("", "-5", ReceivableKind.CREDIT_NOTE, -500),
        ("", "5", ReceivableKind.INVOICE, 500),
    ],
)
def test_check_reads_kinds(kind: str, amount: str, read: ReceivableKind, sums: int) -> None:
    (row,) = checked(["客户", "发票号", "单据类型", "金额"], ["恒达", "1", kind, amount]).items
    assert (row.kind, row.amount) == (read, sums)


def test_customers_are_one_by_code_and_else_by_name() -> None:
    head = ["客户编码", "客户名称", "发票号", "金额"]
    result = checked(
        head,
        ["C1", "恒达食品", "1", 5],
        ["c1", "", "2", 5],
        ["", "恒达 食品", "3", 5],
        ["", "瑞丰", "4", 5],
        ["C2", "瑞丰", "5", 5],
    )
    assert [(customer.code, customer.name) for customer in result.customers] == [("C1", "恒达食品"), ("C2", "瑞丰")]
    assert [item.customer for item in result.items] == [0, 0, 0, 1, 1]


def test_similar_names_are_two_customers_with_a_warning() -> None:
    result = checked(["客户", "发票号", "金额"], ["恒达食品", "1", 5], ["恒达食品有限公司", "2", 5])
    assert len(result.customers) == 2
    assert warned(result) == [(3, "客户", ProblemCode.SIMILAR_NAME)]


def test_a_code_with_two_names_is_a_problem() -> None:
    result = checked(["客户编码", "客户名称", "发票号", "金额"], ["C1", "恒达", "1", 5], ["C1", "瑞丰", "2", 5])
    assert told(result) == [(3, "客户名称", Field.CUSTOMER_NAME, ProblemCode.CONFLICTING_ROW)]


def test_a_code_alone_is_enough_when_the_book_knows_it() -> None:
    rows = (["客户编码", "发票号", "金额"], ["C1", "1", 5], ["C2", "2", 5])
    result = checked(*rows, known=frozenset({"c1"}))
    assert [customer.code for customer in result.customers] == ["C1"]
    assert told(result) == [(3, "客户编码", Field.CUSTOMER_CODE, ProblemCode.NOT_FOUND)]


def test_several_sheets_of_one_file_belong_together() -> None:
    sheets = [
        Sheet("open", [["客户编码", "发票号", "未收金额"], ["C1", "1", 5]]),
        Sheet("people", [["客户编码", "联系人", "电话"], ["C1", "王丽", 13800001234.0], ["C1", "王 丽", "x"]]),
        Sheet(
            "customers",
            [["客户编码", "客户名称", "地址", "账期"], ["C1", "恒达", "上海", "30天"], ["合计", "", "", ""]],
        ),
    ]
    result = check(sheets, propose(sheets, "CNY", TODAY))
    (customer,) = result.customers
    (contact,) = result.contacts
    assert (customer.name, customer.address, customer.credit_term_days) == ("恒达", "上海", 30)
    assert (contact.customer, contact.name, contact.phone) == (0, "王丽", "13800001234")
    assert [item.customer for item in result.items] == [0]
    assert [(sheet, row, problem.code) for sheet, row, _, problem in result.warnings] == [
        ("people", 3, ProblemCode.BAD_PHONE)
    ]


def test_a_phone_without_a_name_is_kept_as_a_contact() -> None:
    (contact,) = checked(["客户名称", "地址", "电话"], ["恒达", "上海", "021-5555"]).contacts
    assert (contact.name, contact.phone) == ("021-5555", "021-5555")


@pytest.mark.parametrize(
    ("cell", "days", "code"),
    [
        (30.0, 30, None),
        ("30天", 30, None),
        ("Net 45", 45, None),
        ("货到付款", 0, None),
        ("-", None, None),
        ("月结30天", None, ProblemCode.NOT_A_NUMBER),
        ("99999", None, ProblemCode.TOO_LARGE),
    ],
)
def test_credit_terms_are_read_only_when_they_are_plain(cell: Cell, days: int | None, code: ProblemCode | None) -> None:
    result = checked(["客户名称", "账期", "信用额度"], ["恒达", cell, "50,000"])
    assert (result.customers[0].credit_term_days, result.customers[0].credit_limit) == (days, 5_000_000)
    assert [problem.code for _, _, _, problem in result.warnings] == ([code] if code else [])


def test_a_due_date_that_is_missing_or_early_is_a_warning() -> None:
    result = checked(HEAD, ["恒达", "1", "", "-", 5, "", 5], ["恒达", "2", "2026-03-04", "2026-03-01", 5, "", 5])
    assert warned(result) == [(2, "到期日", ProblemCode.REQUIRED), (3, "到期日", ProblemCode.NOT_AFTER)]
    assert [item.due_date for item in result.items] == [None, date(2026, 3, 1)]


def test_texts_that_are_too_long_are_cut_with_a_warning() -> None:
    result = checked(["客户", "发票号", "金额", "项目", "备注"], ["恒达", "1", 5, "p" * 300, "n" * 3000])
    assert (len(result.items[0].project), len(result.items[0].note)) == (200, 2000)
    assert [column for _, column, _ in warned(result)] == ["项目", "备注"]


def test_the_order_of_dates_is_that_of_the_answer() -> None:
    sheets = [Sheet("Sheet1", [["Customer", "Invoice", "Due date", "Open"], ["A", "1", "03/04/2026", "5"]])]
    mapping = replace(propose(sheets, "CNY", TODAY), date_order=DateOrder.MDY)
    assert check(sheets, mapping).items[0].due_date == date(2026, 3, 4)


def test_short_rows_end_in_empty_cells() -> None:
    result = checked(["客户", "发票号", "金额", "备注"], ["恒达", "1", 5], ["瑞丰"])
    assert [item.note for item in result.items] == [""]


def test_preview_shows_the_first_rows_as_they_would_be_kept() -> None:
    result = checked(HEAD, *(["恒达", str(number), "", "", 5, "", 5] for number in range(9)))
    assert [(row.row, row.customer.name, row.item and row.item.number) for row in result.preview(2)] == [
        (2, "恒达", "0"),
        (3, "恒达", "1"),
    ]


def test_progress_is_told_for_long_files_and_may_give_the_work_up() -> None:
    rows: list[Row] = [HEAD, *(["恒达", str(number), "", "", 5, "", 5] for number in range(RUN + 1))]
    sheets = [Sheet("Sheet1", rows)]
    calls: list[tuple[int, int]] = []
    check(sheets, propose(sheets, "CNY", TODAY), progress=lambda done, total: calls.append((done, total)))
    assert calls == [(RUN, RUN + 1), (RUN + 1, RUN + 1)]

    def give_up(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(sheets, propose(sheets, "CNY", TODAY), progress=give_up)


def test_problem_values_name_the_other_row() -> None:
    result = checked(HEAD, ["恒达", "1", "", "", 5, "", 5], ["恒达", "1", "", "", 5, "", 5])
    assert result.warnings[-1].problem == Problem(Field.ITEM_NUMBER, ProblemCode.DUPLICATE_ROW, {"row": 2})
