"""A mapping is proposed from headings and cells; the user changes it, and it is remembered."""

from datetime import date

from desktop.domain.imports.amounts import DecimalStyle
from desktop.domain.imports.cells import Row, Sheet
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import (
    Mapping,
    SheetKind,
    advisable,
    assign,
    decide,
    missing,
    propose,
    questions,
)
from desktop.domain.imports.memory import keys, recall, remember
from desktop.domain.problems import Problem, ProblemCode

TODAY = date(2026, 11, 21)


def proposed(*rows: Row, name: str = "Sheet1") -> Mapping:
    return propose([Sheet(name, rows)], "CNY", TODAY)


def fields(mapping: Mapping) -> list[Field | None]:
    return [column.field for column in mapping.sheets[0].columns]


def test_propose_prefers_the_better_of_two_headings() -> None:
    mapping = proposed(["客户", "发票号", "金额", "税额", "价税合计"], ["恒达", "1", 100, 13, 113])
    assert fields(mapping) == [Field.CUSTOMER_NAME, Field.ITEM_NUMBER, None, None, Field.AMOUNT]


def test_propose_takes_no_running_number_for_a_document() -> None:
    mapping = proposed(["No.", "Customer", "Reference", "Amount"], ["1", "A", "R7", 5], ["2", "B", "R9", 5])
    assert fields(mapping) == [None, Field.CUSTOMER_NAME, Field.ITEM_NUMBER, Field.AMOUNT]


def test_propose_lets_cells_decide_what_due_means() -> None:
    dates = proposed(["Customer", "Invoice", "Due"], ["A", "1", "2026-03-04"])
    amounts = proposed(["Customer", "Invoice", "Due"], ["A", "1", "1,234.50"])
    assert (fields(dates)[2], fields(amounts)[2]) == (Field.DUE_DATE, Field.OPEN_AMOUNT)


def test_propose_takes_numbers_under_customer_for_codes_when_names_stand_beside_them() -> None:
    rows = ["1001 ", "Müller", "7", 5], ["1002", "Jäger", "8", 5]
    assert fields(proposed(["Debitor", "Name 1", "Belegnr", "Betrag in HW"], *rows)) == [
        Field.CUSTOMER_CODE,
        Field.CUSTOMER_NAME,
        Field.ITEM_NUMBER,
        Field.AMOUNT,
    ]
    assert fields(proposed(["Customer", "Invoice", "Amount"], ["1001", "7", 5]))[0] is Field.CUSTOMER_NAME


def test_propose_takes_the_contact_of_an_invoice_for_its_customer() -> None:
    assert fields(proposed(["Contact", "Invoice Number", "Due"], ["A", "1", 5]))[0] is Field.CUSTOMER_NAME


def test_propose_takes_no_running_balance_for_what_is_open() -> None:
    mapping = proposed(["日期", "凭证号", "客户", "借方", "贷方", "余额"], ["2026-03-04", "1", "恒达", 5, "", 5])
    assert Field.OPEN_AMOUNT not in mapping.sheets[0].fields


def test_propose_reads_headings_of_two_words_for_one_thing() -> None:
    mapping = proposed(
        ["Number", "Partner Display Name", "Invoice/Bill Date", "Untaxed Amount", "Total Signed", "Amount Due Signed"],
        ["INV/1", "A", "2026-03-04", "1", "2", "2"],
    )
    assert fields(mapping) == [
        Field.ITEM_NUMBER, Field.CUSTOMER_NAME, Field.DOCUMENT_DATE, None, Field.AMOUNT, Field.OPEN_AMOUNT,
    ]  # fmt: skip


def test_propose_guesses_no_date_column_from_cells_that_are_none() -> None:
    assert fields(proposed(["Customer", "Invoice", "开票日子"], ["A", "1", "abc"]))[2] is None


def test_propose_knows_the_kind_of_each_sheet_and_orders_them() -> None:
    sheets = [
        Sheet("open", [["客户编码", "发票号", "未收金额"], ["C1", "1", 5]]),
        Sheet("people", [["客户编码", "联系人", "电话"], ["C1", "王丽", "138"]]),
        Sheet("customers", [["客户编码", "客户名称", "地址"], ["C1", "恒达", "上海"]]),
        Sheet("chart", [["a picture"]]),
    ]
    used = propose(sheets, "CNY", TODAY).used
    assert [(sheet.sheet, sheet.kind) for sheet in used] == [
        ("customers", SheetKind.CUSTOMERS),
        ("people", SheetKind.CONTACTS),
        ("open", SheetKind.ITEMS),
    ]


def test_propose_leaves_a_summary_beside_a_complete_sheet_out() -> None:
    sheets = [
        Sheet("summary", [["客户名称", "应收余额"], ["恒达", 5]]),
        Sheet("open", [["客户名称", "发票号", "未收金额"], ["恒达", "1", 5]]),
    ]
    assert [sheet.sheet for sheet in propose(sheets, "CNY", TODAY).used] == ["open"]


def test_propose_sets_what_the_file_decides_and_leaves_the_rest_open() -> None:
    head = ["Customer", "Invoice", "Due date", "Open"]
    decided = proposed(head, ["A", "1", "03/04/2026", "1.234"], ["A", "2", "31/12/2026", "1.234,50"])
    unclear = proposed(head, ["A", "1", "03/04/2026", "1.234"])
    assert (decided.date_order, decided.decimal_style) == (DateOrder.DMY, DecimalStyle.COMMA)
    assert (unclear.date_order, unclear.decimal_style) == (None, None)


def test_questions_show_a_cell_that_has_two_readings() -> None:
    rows = [
        ["Customer", "Invoice", "Due date", "Open"],
        ["A", "1", "03/04/2026", "1.234"],
        ["B", "2", "05/05/2026", "7"],
    ]
    asked = questions([Sheet("Sheet1", rows)], proposed(*rows), TODAY)
    assert (asked.date_orders, asked.date_example) == ({DateOrder.DMY, DateOrder.MDY}, "03/04/2026")
    assert (asked.decimal_styles, asked.amount_example) == (set(DecimalStyle), "1.234")


def test_decide_keeps_an_answer_only_while_it_is_a_choice() -> None:
    rows = [["Customer", "Invoice", "Due date", "Open"], ["A", "1", "03/04/26", "1"]]
    mapping = proposed(*rows)
    asked = questions([Sheet("Sheet1", rows)], mapping, TODAY)
    answered = Mapping(mapping.sheets, "CNY", DateOrder.MDY)
    stale = Mapping(mapping.sheets, "CNY", DateOrder.YMD)
    assert decide(answered, asked).date_order is DateOrder.MDY
    assert decide(stale, asked).date_order is None


def test_missing_names_what_items_need() -> None:
    (sheet,) = proposed(["到期日", "金额"], ["2026-03-04", 5]).sheets
    assert missing(sheet) == (
        Problem(Field.CUSTOMER_NAME, ProblemCode.REQUIRED),
        Problem(Field.ITEM_NUMBER, ProblemCode.REQUIRED),
    )
    assert advisable(sheet) == ()


def test_advisable_misses_a_due_date() -> None:
    (sheet,) = proposed(["客户", "发票号", "金额"], ["A", "1", 5]).sheets
    assert missing(sheet) == ()
    assert advisable(sheet) == (Problem(Field.DUE_DATE, ProblemCode.REQUIRED),)


def test_assign_gives_a_field_to_one_column_only() -> None:
    (sheet,) = proposed(["客户", "发票号", "金额", "foo"], ["A", "1", 5, 6]).sheets
    changed = assign(sheet, 3, Field.AMOUNT)
    assert [column.field for column in changed.columns][2:] == [None, Field.AMOUNT]


def test_recall_wins_over_the_proposal_even_with_a_column_of_reasons() -> None:
    first = proposed(["客户", "发票号", "foo", "Due date"], ["A", "1", 5, "03/04/2026"])
    changed = Mapping((assign(first.sheets[0], 2, Field.OPEN_AMOUNT),), "EUR", DateOrder.MDY)
    kept = remember(changed)
    again = proposed(["客户", "发票号", "foo", "Due date", "Reason"], ["A", "1", 5, "03/04/2026", "bad"])
    recalled = recall(again, kept)
    assert any(key in kept for key in keys(again.sheets[0]))
    assert fields(recalled) == [*fields(changed), None]
    assert (recalled.currency, recalled.date_order) == ("EUR", DateOrder.MDY)


def test_recall_passes_over_what_makes_no_sense() -> None:
    mapping = proposed(["客户", "发票号", "金额"], ["A", "1", 5])
    key = mapping.sheets[0].key
    assert recall(mapping, {key: {"fields": ["nonsense"], "scales": [], "currency": "XXX"}}) == mapping
