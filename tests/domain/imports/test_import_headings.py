"""Headings are known in many wordings, below titles, with units; unclear ones only when their cells agree."""

import pytest

from desktop.domain.imports.cells import Row
from desktop.domain.imports.fields import Field
from desktop.domain.imports.headings import find_headings, heading_key, known_field, possible_fields, read_heading


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("客户名称", Field.CUSTOMER_NAME),
        ("*客户名称", Field.CUSTOMER_NAME),
        ("客户名称 Customer Name", Field.CUSTOMER_NAME),
        ("客户 (全称)", Field.CUSTOMER_NAME),
        ("购买方名称", Field.CUSTOMER_NAME),
        ("BILL-TO NAME", Field.CUSTOMER_NAME),
        ("Customer No.", Field.CUSTOMER_CODE),
        ("统一社会信用代码", Field.TAX_ID),
        ("账期（天）", Field.CREDIT_TERM_DAYS),
        ("发票号", Field.ITEM_NUMBER),
        ("发票号/Invoice No.", Field.ITEM_NUMBER),
        ("Invoice #", Field.ITEM_NUMBER),
        ("Inv. No", Field.ITEM_NUMBER),
        ("Document Number", Field.ITEM_NUMBER),
        ("到期日", Field.DUE_DATE),
        ("Due date", Field.DUE_DATE),
        ("ＤＵＥ　ＤＡＴＥ", Field.DUE_DATE),
        ("Fällig am", Field.DUE_DATE),
        ("金额(元)", Field.AMOUNT),
        ("未收金额\n(CNY)", Field.OPEN_AMOUNT),
        ("Open", Field.OPEN_AMOUNT),
        ("Balance Due", Field.OPEN_AMOUNT),
        ("USD Amount", Field.AMOUNT),
        ("人民币余额", Field.OPEN_AMOUNT),
        ("E-Mail", Field.MAIL),
    ],
)
def test_known_field_reads_usual_headings(text: str, field: Field) -> None:
    found = known_field(read_heading(text))
    assert found is not None
    assert found[0] is field


@pytest.mark.parametrize(
    ("text", "scale", "mark"),
    [
        ("金额", 1, ""),
        ("金额(元)", 1, "元"),
        ("应收金额（万元）", 10_000, "元"),
        ("金额：千元", 1000, "元"),
        ("Open amount [EUR]", 1, "EUR"),
        ("Amount in EUR", 1, "EUR"),
        ("Betrag (TEUR)", 1000, "EUR"),
        ("Outstanding ($000s)", 1000, "$"),
        ("Balance (USD, thousand)", 1000, "USD"),
        ("Amount (in thousands of EUR)", 1000, "EUR"),
        ("RMB 余额", 1, "RMB"),
    ],
)
def test_read_heading_finds_the_unit(text: str, scale: int, mark: str) -> None:
    heading = read_heading(text)
    assert (heading.scale, heading.mark) == (scale, mark)


@pytest.mark.parametrize(
    "text",
    [
        "税额",
        "不含税金额",
        "发票代码",
        "逾期天数",
        "序号",
        "业务员",
        "银行账号",
        "Days overdue",
        "Tax amount",
        "期初余额",
        "",
    ],
)
def test_headings_of_other_things_are_left_alone(text: str) -> None:
    heading = read_heading(text)
    assert known_field(heading) is None
    assert possible_fields(heading) == ()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("No.", (Field.ITEM_NUMBER, Field.CUSTOMER_CODE)),
        ("Due", (Field.DUE_DATE, Field.OPEN_AMOUNT)),
        ("截止今日未收回的货款", (Field.OPEN_AMOUNT,)),
        ("Tax invoice no", (Field.ITEM_NUMBER,)),
    ],
)
def test_possible_fields_of_unclear_headings(text: str, fields: tuple[Field, ...]) -> None:
    assert possible_fields(read_heading(text)) == fields


@pytest.mark.parametrize(
    ("rows", "first_row"),
    [
        ([["客户名称", "发票号"], ["恒达", "1"]], 1),
        ([["应收账款明细表"], [], ["单位：元", "", "2026-11-21"], ["客户名称", "发票号", "金额"], ["恒达", "1", 5]], 4),
        ([["客户", "", "应收", "", "已收"], ["名称", "编码", "金额", "日期", "金额"], ["恒达"]], 2),
        ([["甲乙"], ["a", "b", "c"], ["1"]], 2),
        ([["客户名称", "发票号", "到期日"], ["公司", "客户", "2026-01-01"]], 1),
    ],
)
def test_find_headings_below_titles(rows: list[Row], first_row: int) -> None:
    found = find_headings(rows)
    assert found is not None
    assert found.first_row == first_row


def test_find_headings_joins_a_group_with_its_columns() -> None:
    found = find_headings([["客户名称", "已收", "", "未收"], ["", "金额", "备注", ""], ["恒达", 1, "", 2]])
    assert found is not None
    fields = [known[0] if (known := known_field(heading)) else None for heading in found.headings]
    assert fields == [Field.CUSTOMER_NAME, Field.PAID, Field.NOTE, Field.OPEN_AMOUNT]


def test_find_headings_takes_the_unit_of_the_title() -> None:
    found = find_headings([["应收账款", "单位：人民币万元"], ["客户名称", "金额", "未收金额(元)"]])
    assert found is not None
    assert [(heading.scale, heading.mark) for heading in found.headings[1:]] == [(10_000, "元"), (1, "元")]


def test_find_headings_without_any_text_is_none() -> None:
    assert find_headings([[1.0, None], []]) is None


def test_heading_key_ignores_case_signs_and_empty_columns_at_the_end() -> None:
    assert heading_key(["Invoice No.", "金额(元)", ""]) == heading_key(["invoice  no", "金额（元）"])
    assert heading_key(["a", "b"]) != heading_key(["b", "a"])


def test_find_headings_takes_no_title_for_a_heading() -> None:
    found = find_headings([["客户对账"], ["币种：人民币"], ["哪天", "多少", "谁"], ["2026-11-03", "1", "恒达"]])
    assert found is not None
    assert found.first_row == 3
