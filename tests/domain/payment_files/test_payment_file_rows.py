"""A statement is read row by row: what came in is kept, what went out and what is no row is passed over, and told."""

from datetime import date

import pytest

from desktop.domain.imports.cells import Sheet
from desktop.domain.imports.checked import SkipReason
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.headings import known_field, read_heading
from desktop.domain.imports.mapping import Mapping, missing, propose, questions
from desktop.domain.imports.payment_rows import CheckedPayments, check_payments
from desktop.domain.imports.payment_values import is_money_out, parse_means
from desktop.domain.imports.payment_words import PAYMENT_WORDS
from desktop.domain.imports.running_balance import told_by_balance
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans

TODAY = date(2026, 11, 21)
BANK = ["交易日期", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "摘要", "用途", "附言", "交易流水号"]


def recognised(*rows) -> tuple[list[Sheet], Mapping]:
    sheets = [Sheet("s", rows)]
    return sheets, told_by_balance(sheets, propose(sheets, "CNY", TODAY, PAYMENT_WORDS))


def checked(*rows) -> CheckedPayments:
    return check_payments(*recognised(*rows), TODAY)


def fields_of(mapping: Mapping) -> list[Field | None]:
    return [column.field for column in mapping.sheets[0].columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("收款日期", Field.RECEIVED_ON),
        ("入账日期", Field.RECEIVED_ON),
        ("Value Date", Field.RECEIVED_ON),
        ("贷方金额", Field.RECEIVED),
        ("收入金额(元)", Field.RECEIVED),
        ("Credit", Field.RECEIVED),
        ("借方金额", Field.PAID_OUT),
        ("Withdrawals", Field.PAID_OUT),
        ("借贷标志", Field.DIRECTION),
        ("对方户名", Field.PAYER),
        ("付款人名称", Field.PAYER),
        ("Remitter", Field.PAYER),
        ("用途", Field.PURPOSE),
        ("附言", Field.MESSAGE),
        ("摘要", Field.SUMMARY),
        ("备注", Field.NOTE),
        ("交易流水号", Field.FLOW_NUMBER),
        ("Transaction ID", Field.FLOW_NUMBER),
        ("币种", Field.CURRENCY),
        ("余额", Field.BALANCE),
        ("结算方式", Field.MEANS),
    ],
)
def test_headings_of_statements_are_known(heading, field):
    found = known_field(read_heading(heading), PAYMENT_WORDS)
    assert found is not None
    assert found[0] is field


def test_a_bank_statement_brings_what_came_in_and_tells_what_went_out():
    found = checked(
        ["某银行账户明细", "币种：人民币"],
        BANK,
        ["20261120", "", "128,500.00", "228500", "恒达食品有限公司", "6222", "转账", "货款", "INV-4711", "F1"],
        ["20261120", "500.00", "", "228000", "电力公司", "6222", "转账", "电费", "", "F2"],
        ["合计", "500.00", "128,500.00"],
    )
    (row,) = found.rows
    assert (row.row, row.received_on, row.amount, row.currency) == (3, date(2026, 11, 20), 12_850_000, "CNY")
    assert (row.payer, row.reference, row.words) == ("恒达食品有限公司", "F1", "货款 INV-4711 转账")
    assert [(row.row, row.reason) for row in found.skipped] == [(4, SkipReason.MONEY_OUT), (5, SkipReason.SUM)]
    assert found.problems == []


def test_the_other_account_number_is_never_taken():
    _sheets, mapping = recognised(BANK)
    assert fields_of(mapping)[5] is None


def test_a_list_of_cash_is_read_with_code_means_and_invoice():
    (row,) = checked(
        ["收款日期", "客户编码", "客户名称", "收款金额", "结算方式", "发票号", "币种"],
        [date(2026, 11, 3), "C-001", "恒达", 5000.0, "现金", "0912", "USD"],
        ["制表：张三"],
    ).rows
    assert (row.code, row.payer, row.means, row.numbers, row.currency) == (
        "C-001",
        "恒达",
        PayMeans.CASH,
        "0912",
        "USD",
    )


def test_one_column_of_amounts_takes_its_direction_from_the_sign_or_the_column_beside():
    by_sign = checked(["Date", "Description", "Amount"], ["2026-11-03", "a", "100"], ["2026-11-03", "b", "-100"])
    by_word = checked(
        ["交易日期", "借贷标志", "交易金额"],
        ["2026-11-03", "贷", "100"],
        ["2026-11-03", "借", "100"],
        ["2026-11-03", "？", "100"],
    )
    assert [row.row for row in by_sign.rows] == [row.row for row in by_word.rows] == [2]
    assert [row.reason for row in (*by_sign.skipped, *by_word.skipped)] == [SkipReason.MONEY_OUT] * 2
    assert [(row.row, row.problem.code) for row in by_word.problems] == [(4, ProblemCode.NOT_A_CHOICE)]


def test_the_firms_own_journal_is_told_from_a_statement_by_its_balance():
    head = ["日期", "凭证号", "摘要", "借方", "贷方", "余额"]
    journal = [
        ["2026-11-01", "", "期初余额", "", "", "1000"],
        ["2026-11-02", "记-1", "收恒达货款", "500", "", "1500"],
        ["2026-11-03", "记-2", "付电费", "", "200", "1300"],
        ["2026-11-03", "记-3", "收瑞丰", "700", "", "2000"],
        ["2026-11-20", "", "本月合计", "1200", "200", "2000"],
    ]
    for rows in (journal, [journal[0], *reversed(journal[1:4])]):
        assert sorted(row.amount for row in checked(head, *rows).rows) == [50_000, 70_000]
    statement = [["2026-11-02", "1", "a", "", "500", "1500"], ["2026-11-03", "2", "b", "200", "", "1300"]]
    assert [row.amount for row in checked(head, *statement).rows] == [50_000]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["2026-12-03", "100", ""], ProblemCode.TOO_LATE),
        (["2026-13-45", "100", ""], ProblemCode.NOT_A_DATE),
        (["", "100", ""], ProblemCode.REQUIRED),
        (["2026-11-03", "=1+2", ""], ProblemCode.NOT_AN_AMOUNT),
        (["2026-11-03", "1.2.3", ""], ProblemCode.NOT_AN_AMOUNT),
        (["2026-11-03", "1,100.005", ""], ProblemCode.TOO_MANY_DECIMALS),
        (["2026-11-03", "", ""], ProblemCode.REQUIRED),
        (["2026-11-03", "100", "银行承兑汇票"], ProblemCode.REQUIRED),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(cells, code):
    day, amount, means = cells
    found = checked(["收款日期", "收款金额", "结算方式", "付款人", "用途"], [day, amount, means, "恒达", "货款"])
    assert (list(found.rows), [row.problem.code for row in found.problems]) == ([], [code])


def test_nothing_came_in_where_the_sum_is_zero_or_there_is_none():
    found = checked(
        ["日期", "收入金额", "付款人", "摘要"],
        ["2026-11-03", "0.00", "银行"],
        ["2026-11-03", "", "", "期初"],
        ["2026-11-03", "-5", "恒达"],
    )
    assert [row.reason for row in found.skipped] == [SkipReason.NO_MONEY, SkipReason.NO_MONEY, SkipReason.MONEY_OUT]


def test_the_same_flow_number_twice_is_refused_and_twins_without_one_are_marked():
    head = ["日期", "收入金额", "付款人", "流水号"]
    found = checked(
        head,
        ["2026-11-03", "100", "恒达", "F1"],
        ["2026-11-03", "100", "恒达", "F1"],
        ["2026-11-03", "100", "恒达", "F2"],
        ["2026-11-03", "100", "瑞丰", ""],
        ["2026-11-03", "100", "瑞丰", ""],
    )
    assert [(row.row, row.same_as) for row in found.rows] == [(2, 0), (4, 0), (5, 0), (6, 5)]
    assert [(row.row, row.problem.code) for row in found.problems] == [(3, ProblemCode.DUPLICATE_ROW)]


def test_a_flow_number_that_lost_its_end_is_left_out_and_told():
    found = checked(["日期", "收入金额", "流水号"], ["2026-11-03", "100", "1.23E+17"])
    assert [row.reference for row in found.rows] == [""]
    assert [row.problem.code for row in found.warnings] == [ProblemCode.DIGITS_LOST]


def test_amounts_that_name_a_currency_are_in_it():
    found = checked(["日期", "收入金额"], ["2026-11-03", "US$ 1,000.00"], ["2026-11-03", "2000"])
    assert [(row.currency, row.amount) for row in found.rows] == [("USD", 100_000), ("CNY", 200_000)]


def test_what_is_open_about_dates_is_asked_as_for_items():
    sheets, mapping = recognised(["Date", "Amount"], ["03/04/2026", "1"])
    asked = questions(sheets, mapping, TODAY)
    assert asked.date_orders == {DateOrder.DMY, DateOrder.MDY}


def test_a_file_of_other_columns_lacks_day_and_amount():
    _sheets, mapping = recognised(["备注", "币种"], ["a", "CNY"])
    assert [problem.field for problem in missing(mapping.sheets[0])] == [Field.RECEIVED_ON, Field.RECEIVED]


@pytest.mark.parametrize(
    ("cell", "out"),
    [
        ("贷", False),
        ("借", True),
        ("CR", False),
        ("D", True),
        ("收入", False),
        ("往账", True),
        ("+", False),
        ("-", True),
    ],
)
def test_is_money_out_reads_in_and_out(cell, out):
    assert is_money_out(cell) is out


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("", PayMeans.TRANSFER),
        ("电汇", PayMeans.TRANSFER),
        ("银行承兑汇票", PayMeans.BANK_BILL),
        ("商业承兑汇票", PayMeans.COMMERCIAL_BILL),
        ("现金", PayMeans.CASH),
        ("Cheque", PayMeans.CHEQUE),
        ("Bank transfer", PayMeans.TRANSFER),
        ("三角债抵账", PayMeans.SET_OFF),
        ("别的", PayMeans.OTHER),
    ],
)
def test_parse_means(cell, means):
    assert parse_means(cell) is means
