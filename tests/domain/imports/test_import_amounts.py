"""Amounts in the styles files use, exact to the last minor unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.imports.amounts import DecimalStyle, currency_in, decimal_styles, parse_amount
from desktop.domain.money import LARGEST_MINOR, exponent
from desktop.domain.problems import Problem, ProblemCode

POINT, COMMA = DecimalStyle.POINT, DecimalStyle.COMMA


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1234.50", 123450),
        ("¥1,234.50", 123450),
        ("￥1，234.50", 123450),
        ("¥ 1,234.50", 123450),
        ("RMB 1,234.50", 123450),
        ("人民币1,234.50元整", 123450),
        ("1234.5元", 123450),
        ("１２３４．５０", 123450),
        ("1.234,50", 123450),
        ("1 234,50", 123450),
        ("1\u202f234,50", 123450),
        ("1'234.50", 123450),
        ("12,34,567.00", 123456700),
        ("1.2万", 1200000),
        ("1.2345万元", 1234500),
        ("0.5亿", 5_000_000_000),
        ("(200.00)", -20000),
        ("（200.00）", -20000),
        ("(¥200)", -20000),
        ("¥(200)", -20000),
        ("-200", -20000),
        ("−200", -20000),
        ("-¥200", -20000),
        ("¥-200", -20000),
        ("200-", -20000),
        ("200.00 CR", -20000),
        ("200.00 Dr", 20000),
        ("'-200", -20000),
        ("+200", 20000),
        ("1.234,-", 123400),
        ("-", 0),
        ("¥ -", 0),
        ("0.01", 1),
        (".5", 50),
        ("1,234", 123400),
        ("1234.500", 123450),
        ("99,999,999,999.99", LARGEST_MINOR),
        ("-99999999999.99", -LARGEST_MINOR),
        ("1234.4999999999998", 123450),
        (1234.5, 123450),
        (1234.4999999, 123450),
        (0.1 + 0.2, 30),
        (1e-12, 0),
        (99999999999.99, LARGEST_MINOR),
        (1001, 100100),
        (Decimal("-1.50"), -150),
    ],
)
def test_parse_amount_reads_what_people_write(cell: str | float | Decimal, minor: int) -> None:
    assert parse_amount(cell, "CNY") == minor


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (None, ProblemCode.REQUIRED),
        ("  ", ProblemCode.REQUIRED),
        ("1.234", ProblemCode.AMBIGUOUS_AMOUNT),
        ("12.345", ProblemCode.AMBIGUOUS_AMOUNT),
        ("0.005", ProblemCode.TOO_MANY_DECIMALS),
        ("1234.567", ProblemCode.TOO_MANY_DECIMALS),
        ("1.0000001万", ProblemCode.TOO_MANY_DECIMALS),
        (33.3333333, ProblemCode.TOO_MANY_DECIMALS),
        ("USD 20", ProblemCode.MIXED_CURRENCIES),
        ("$20", ProblemCode.MIXED_CURRENCIES),
        ("100,000,000,000.00", ProblemCode.TOO_LARGE),
        (1e22, ProblemCode.TOO_LARGE),
        ("1.5E+05", ProblemCode.NOT_AN_AMOUNT),
        ("abc", ProblemCode.NOT_AN_AMOUNT),
        ("12 pcs", ProblemCode.NOT_AN_AMOUNT),
        ("1.2.3", ProblemCode.NOT_AN_AMOUNT),
        ("12 34", ProblemCode.NOT_AN_AMOUNT),
        ("(5", ProblemCode.NOT_AN_AMOUNT),
        ("(-5)", ProblemCode.NOT_AN_AMOUNT),
        ("--5", ProblemCode.NOT_AN_AMOUNT),
        ("2026-03-04", ProblemCode.NOT_AN_AMOUNT),
        ("#N/A", ProblemCode.NOT_AN_AMOUNT),
        ("=1+1", ProblemCode.NOT_AN_AMOUNT),
        ("9" * 40_000, ProblemCode.NOT_AN_AMOUNT),
        (float("nan"), ProblemCode.NOT_AN_AMOUNT),
        (True, ProblemCode.NOT_AN_AMOUNT),
    ],
)
def test_parse_amount_says_why_not(cell: str | float | None, code: ProblemCode) -> None:
    found = parse_amount(cell, "CNY")
    assert isinstance(found, Problem)
    assert found.code is code


@pytest.mark.parametrize(
    ("cell", "style", "minor"),
    [
        ("1.234", COMMA, 123400),
        ("1,23", COMMA, 123),
        ("-1.234.567,8", COMMA, -123456780),
        ("1.234,50 €", COMMA, 123450),
        ("1,234.50", COMMA, 123450),
        ("1.234,50", POINT, 123450),
    ],
)
def test_parse_amount_follows_the_style_of_its_column(cell: str, style: DecimalStyle, minor: int) -> None:
    assert parse_amount(cell, "EUR", style) == minor


@pytest.mark.parametrize(("cell", "style"), [("1.50", COMMA), ("1,50", POINT), ("1234,567", POINT)])
def test_parse_amount_takes_a_lone_sign_of_the_other_style_for_a_slip(cell: str, style: DecimalStyle) -> None:
    assert parse_amount(cell, "EUR", style) == Problem("", ProblemCode.NOT_AN_AMOUNT)


@pytest.mark.parametrize(
    ("cell", "currency", "minor"),
    [("1,234", "JPY", 1234), ("1234.00", "JPY", 1234), ("1.2345", "KWD", None), ("1.5", "KWD", 1500), ("¥5", "JPY", 5)],
)
def test_parse_amount_knows_the_decimals_of_a_currency(cell: str, currency: str, minor: int | None) -> None:
    found = parse_amount(cell, currency, POINT)
    assert found == minor if minor is not None else isinstance(found, Problem)


@pytest.mark.parametrize(
    ("cell", "minor"), [("1.2", 1200000), (1.2345, 1234500), ("-0.0001", -100), ("1,234.5", 1_234_500_000)]
)
def test_parse_amount_applies_the_unit_of_a_column(cell: str | float, minor: int) -> None:
    assert parse_amount(cell, "CNY", POINT, 10_000) == minor


@pytest.mark.parametrize(
    ("column", "styles"),
    [
        (["1,234", "2,000"], {POINT}),
        (["1.234"], {POINT, COMMA}),
        (["1.234", "7.50"], {POINT}),
        (["1.234", "7,50"], {COMMA}),
        (["1.234", "1.234.567"], {COMMA}),
        (["1.234", "0.125"], {POINT}),
        (["1,234", "7,50"], {COMMA}),
        (["1.234", "1,234"], {POINT, COMMA}),
        (["1.234", "7,50", "7.50"], {POINT, COMMA}),
        (["12", 1234.567, "x", None], {POINT}),
        ([], {POINT}),
    ],
)
def test_decimal_styles_are_decided_by_the_whole_column(column: list[str], styles: set[DecimalStyle]) -> None:
    assert decimal_styles(column) == styles


@pytest.mark.parametrize(
    ("cell", "currency"),
    [("US$ 20", "USD"), ("$20", "HKD"), ("20 €", "EUR"), ("RMB20", "CNY"), ("20", None), ("20 CR", None), (20.0, None)],
)
def test_currency_in_is_what_stands_beside_the_digits(cell: str | float, currency: str | None) -> None:
    assert currency_in(cell, "HKD") == currency


@given(
    st.integers(-LARGEST_MINOR, LARGEST_MINOR),
    st.sampled_from(["CNY", "JPY", "KWD"]),
    st.sampled_from([(",", ".", POINT), (".", ",", COMMA), (" ", ",", COMMA), ("'", ".", POINT), ("", ".", POINT)]),
    st.sampled_from(["{}", "CUR {}", "{} CUR", "CUR{}"]),
    st.sampled_from(["-{}", "({})", "{}-"]),
)
def test_parse_amount_reads_back_what_was_written(
    minor: int, currency: str, signs: tuple[str, str, DecimalStyle], mark: str, negative: str
) -> None:
    group, point, style = signs
    places = exponent(currency)
    whole, part = divmod(abs(minor), 10**places)
    text = f"{whole:,}".replace(",", group) + (f"{point}{part:0{places}d}" if places else "")
    text = mark.format(text).replace("CUR", currency)
    assert parse_amount(negative.format(text) if minor < 0 else text, currency, style) == minor


@given(st.integers(-LARGEST_MINOR, LARGEST_MINOR))
def test_parse_amount_reads_back_the_floats_of_a_workbook(minor: int) -> None:
    assert parse_amount(float(Decimal(minor) / 100), "CNY") == minor


@given(st.text(max_size=40))
def test_parse_amount_takes_any_text(text: str) -> None:
    assert isinstance(parse_amount(text, "CNY"), int | Problem)
    decimal_styles([text])
