"""How amounts, dates and counts are written and read; our plain writing against Babel's."""

import time as clock
from datetime import date, time
from decimal import Decimal

import pytest
from babel.dates import format_date as babel_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from desktop import formats, i18n
from desktop.domain.money import CURRENCIES, LARGEST_MINOR, exponent
from desktop.domain.problems import ProblemCode

OURS = ("en", "zh_CN")
THURSDAY = date(2026, 11, 26)

minors = st.integers(-LARGEST_MINOR, LARGEST_MINOR)
currencies = st.sampled_from(CURRENCIES)
languages = st.sampled_from(OURS)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.fixture(autouse=True)
def _the_language_stays():
    before = i18n.language()
    yield
    i18n.set_language(before)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (12_850_000, "CNY", "128,500.00"),
        (1, "CNY", "0.01"),
        (-5, "CNY", "-0.05"),
        (0, "CNY", "0.00"),
        (1_234, "JPY", "1,234"),
        (1_234_500, "KWD", "1,234.500"),
        (LARGEST_MINOR, "CNY", "99,999,999,999.99"),
    ],
)
def test_format_amount(minor, currency, text):
    assert formats.format_amount(minor, currency) == text


@given(minors, currencies, languages)
def test_format_amount_is_babels(minor, currency, language):
    digits = exponent(currency)
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    expected = format_decimal(Decimal(minor).scaleb(-digits), pattern, locale=language)
    assert formats.format_amount(minor, currency, language) == expected


@pytest.mark.parametrize(
    ("minor", "currency", "english", "chinese"),
    [
        (12_850_000, "CNY", "¥128,500.00", "¥128,500.00"),
        (-12_850_000, "CNY", "-¥128,500.00", "-¥128,500.00"),
        (500, "USD", "$5.00", "US$5.00"),
        (500, "JPY", "JP¥500", "JP¥500"),
        (500, "CHF", "CHF\u00a05.00", "CHF\u00a05.00"),
    ],
)
def test_format_money(minor, currency, english, chinese):
    assert formats.format_money(minor, currency, "en") == english
    assert formats.format_money(minor, currency, "zh_CN") == chinese


#: Where we differ from Babel: one ¥ that is the yuan in both languages, and signs our fonts have not.
OWN_SIGNS = {"CNY", "JPY", "INR", "PHP"}


@given(minors, st.sampled_from(sorted(set(CURRENCIES) - OWN_SIGNS)), languages)
def test_format_money_is_babels(minor, currency, language):
    amount = Decimal(minor).scaleb(-exponent(currency))
    expected = format_currency(amount, currency, locale=language, currency_digits=False, format=_pattern(currency))
    assert formats.format_money(minor, currency, language).replace("\u00a0", "") == expected


def _pattern(currency):
    digits = exponent(currency)
    return "¤#,##0." + "0" * digits if digits else "¤#,##0"


@pytest.mark.parametrize("language", OURS)
def test_no_two_currencies_look_alike(language):
    signs = {formats.format_money(0, currency, language).rstrip("0.") for currency in CURRENCIES}
    assert len(signs) == len(CURRENCIES)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("128500", 12_850_000),
        ("128,500.00", 12_850_000),
        ("¥128,500.00", 12_850_000),
        ("￥128,500元", 12_850_000),
        ("１２８，５００．５", 12_850_050),
        ("128500。5", 12_850_050),
        ("CNY 12.5", 1_250),
        ("rmb12.5", 1_250),
        ("12.50 CNY", 1_250),
        (" 12 ", 1_200),
        ("5.", 500),
        (".5", 50),
        ("0.01", 1),
        ("007", 700),
        ("(200.00)", -20_000),
        ("（200.00）", -20_000),
        ("-5", -500),
        ("−5", -500),
        ("-¥5", -500),
        ("¥-5", -500),
        ("-0", 0),
        ("99,999,999,999.99", LARGEST_MINOR),
    ],
)
def test_parse_amount_typed(typed, minor):
    assert formats.parse_amount_typed(typed, "CNY") == minor


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", ProblemCode.NOT_AN_AMOUNT),
        ("¥", ProblemCode.NOT_AN_AMOUNT),
        (".", ProblemCode.NOT_AN_AMOUNT),
        ("-", ProblemCode.NOT_AN_AMOUNT),
        ("twelve", ProblemCode.NOT_AN_AMOUNT),
        ("1,5", ProblemCode.NOT_AN_AMOUNT),
        ("12,34", ProblemCode.NOT_AN_AMOUNT),
        ("1234,567", ProblemCode.NOT_AN_AMOUNT),
        ("0,123", ProblemCode.NOT_AN_AMOUNT),
        (",123", ProblemCode.NOT_AN_AMOUNT),
        ("1.234,50", ProblemCode.NOT_AN_AMOUNT),
        ("1.2.3", ProblemCode.NOT_AN_AMOUNT),
        ("1 234", ProblemCode.NOT_AN_AMOUNT),
        ("(5", ProblemCode.NOT_AN_AMOUNT),
        ("5)", ProblemCode.NOT_AN_AMOUNT),
        ("(-5)", ProblemCode.NOT_AN_AMOUNT),
        ("--5", ProblemCode.NOT_AN_AMOUNT),
        ("$5", ProblemCode.NOT_AN_AMOUNT),
        ("1e5", ProblemCode.NOT_AN_AMOUNT),
        ("5%", ProblemCode.NOT_AN_AMOUNT),
        ("٥", ProblemCode.NOT_AN_AMOUNT),
        ("9" * 5_000, ProblemCode.NOT_AN_AMOUNT),
        ("1.234", ProblemCode.TOO_MANY_DECIMALS),
        ("1.000", ProblemCode.TOO_MANY_DECIMALS),
        ("100,000,000,000", ProblemCode.TOO_LARGE),
    ],
)
def test_parse_amount_typed_refuses(typed, code):
    with pytest.raises(formats.AmountError) as refusal:
        formats.parse_amount_typed(typed, "CNY")
    assert refusal.value.code is code


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [("1.234", "KWD", 1_234), ("JP¥1,234", "JPY", 1_234), ("¥1,234", "JPY", 1_234), ("$5", "HKD", 500)],
)
def test_parse_amount_typed_knows_the_currency(typed, currency, minor):
    assert formats.parse_amount_typed(typed, currency) == minor


def test_parse_amount_typed_takes_no_decimals_where_there_are_none():
    with pytest.raises(formats.AmountError, match="too_many_decimals"):
        formats.parse_amount_typed("1.5", "JPY")


@given(minors, currencies, languages)
def test_what_is_shown_can_be_typed(minor, currency, language):
    assert formats.parse_amount_typed(formats.format_money(minor, currency, language), currency) == minor
    assert formats.parse_amount_typed(formats.format_amount(minor, currency, language), currency) == minor


@given(st.text(alphabet="0123456789.,-()¥元 １。，", max_size=14), currencies)
def test_parse_amount_typed_answers_or_refuses(typed, currency):
    try:
        minor = formats.parse_amount_typed(typed, currency)
    except formats.AmountError:
        return
    assert abs(minor) <= LARGEST_MINOR


@pytest.mark.parametrize(
    ("language", "style", "text"),
    [
        ("en", "short", "26 Nov 2026"),
        ("en", "weekday", "Thu 26 Nov"),
        ("en", "long", "26 November 2026"),
        ("zh_CN", "short", "2026年11月26日"),
        ("zh_CN", "weekday", "11月26日 周四"),
        ("zh_CN", "long", "2026年11月26日"),
    ],
)
def test_format_date_by_itself(language, style, text):
    assert formats.format_date(THURSDAY, style, language=language) == text


@pytest.mark.parametrize(
    ("language", "style", "same_year", "other_year"),
    [
        ("en", "short", "26 Nov", "26 Nov 2026"),
        ("en", "weekday", "Thu 26 Nov", "Thu 26 Nov 2026"),
        ("en", "long", "26 November 2026", "26 November 2026"),
        ("zh_CN", "short", "11月26日", "2026年11月26日"),
        ("zh_CN", "weekday", "11月26日 周四", "2026年11月26日 周四"),
        ("zh_CN", "long", "2026年11月26日", "2026年11月26日"),
    ],
)
def test_format_date_leaves_out_this_year(language, style, same_year, other_year):
    assert formats.format_date(THURSDAY, style, today=date(2026, 1, 1), language=language) == same_year
    assert formats.format_date(THURSDAY, style, today=date(2027, 1, 1), language=language) == other_year


BABEL_PATTERNS = {
    ("en", "short"): "d MMM y",
    ("en", "weekday"): "EEE d MMM",
    ("en", "long"): "d MMMM y",
    ("zh_CN", "short"): "y年M月d日",
    ("zh_CN", "weekday"): "M月d日 EEE",
    ("zh_CN", "long"): "y年M月d日",
}


@given(days, st.sampled_from(sorted(BABEL_PATTERNS)))
def test_format_date_is_babels(day, kind):
    language, style = kind
    expected = babel_date(day, BABEL_PATTERNS[kind], locale=language)
    assert formats.format_date(day, style, language=language) == expected


def test_another_language_is_written_by_babel():
    assert formats.format_amount(-12_850_000, "EUR", "de") == "-128.500,00"
    assert formats.format_money(12_850_000, "EUR", "de") == "€128.500,00"
    assert formats.format_date(THURSDAY, "long", language="de") == "26. November 2026"
    assert formats.format_date(THURSDAY, "weekday", language="de") == "Do., 26. Nov."


@pytest.mark.parametrize(("at", "text"), [("14:00", "14:00"), ("09:05:30", "09:05"), (time(0, 0), "00:00")])
def test_format_time(at, text):
    assert formats.format_time(at) == text


@pytest.fixture
def in_shanghai(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.skipif(not hasattr(clock, "tzset"), reason="the zone of Windows cannot be set for one program")
@pytest.mark.usefixtures("in_shanghai")
@pytest.mark.parametrize("stored", ["2026-11-25T18:30:00Z", "2026-11-25 18:30:00", "2026-11-25T19:30:00+01:00"])
def test_format_datetime_is_local(stored):
    assert formats.format_datetime(stored, language="en") == "26 Nov 2026 02:30"
    assert formats.format_datetime(stored, today=THURSDAY, language="zh_CN") == "11月26日 02:30"


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (7, "7"), (1_234_567, "1,234,567"), (-1_234, "-1,234")])
def test_format_count(count, text):
    assert formats.format_count(count) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 days"), (1, "1 day"), (5, "5 days"), (1_095, "1,095 days")])
def test_format_days(count, text):
    assert formats.format_days(count, "en") == text


def test_the_language_of_the_screen_is_the_default():
    i18n.set_language("zh_CN")
    assert formats.format_date(THURSDAY, "weekday") == "11月26日 周四"
    assert formats.format_money(500, "USD") == "US$5.00"
