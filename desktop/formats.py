"""Amounts, dates, times and counts as the user reads and types them.

Our own two languages are written in plain Python, so that the first page needs no locale data; any other language
is left to Babel, and the tests hold the plain writing equal to Babel's. `language` is one of `i18n.LANGUAGES` and
defaults to the one that the screen speaks.
"""

import functools
import re
import unicodedata
from datetime import UTC, date, datetime, time
from typing import Literal

from desktop import i18n
from desktop.domain.money import LARGEST_MINOR, exponent
from desktop.domain.problems import Problem, ProblemCode

DateStyle = Literal["short", "long", "weekday"]

_NO_BREAK_SPACE = "\u00a0"

#: Signs that no two currencies share and our fonts have; a currency without one is written with its code.
_SIGNS = {
    "CNY": "¥", "JPY": "JP¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "AUD": "AU$", "CAD": "CA$",
    "TWD": "NT$", "NZD": "NZ$", "MXN": "MX$", "BRL": "R$", "KRW": "₩", "VND": "₫",
}  # fmt: skip
_ENGLISH_SIGNS = {**_SIGNS, "USD": "$", "AUD": "A$"}

#: What else people type beside an amount.
_TYPED_MARKS = {"CNY": {"RMB", "元", "人民币", "圆"}, "JPY": {"¥", "円"}}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"

_TYPED_LIMIT = 40
_TYPED_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<minus>-)?(?P<before>[^0-9.,()\-]*)(?P<inner_minus>-)?"
    r"(?P<whole>[0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]*))?"
    r"(?P<after>[^0-9.,()\-]*)(?P<close>\))?"
)


class AmountError(ValueError):
    """What was typed is no amount; `code` says why, and `limit` what would be allowed where there is a limit."""

    def __init__(self, code: ProblemCode, limit: str = "") -> None:
        super().__init__(code.value)
        self.code = code
        self.limit = limit

    def problem(self, field: str) -> Problem:
        """Give the same as a problem of a field."""
        return Problem(field, self.code, {"limit": self.limit})


def format_amount(minor: int, currency: str, language: str | None = None) -> str:
    """Write a sum in minor units without its currency: "128,500.00", "-0.05"."""
    digits = exponent(currency)
    whole, part = divmod(abs(minor), 10**digits)
    group, point = _separators(language or i18n.language())
    text = f"{whole:,}".replace(",", group)
    if digits:
        text = f"{text}{point}{part:0{digits}d}"
    return f"-{text}" if minor < 0 else text


def format_money(minor: int, currency: str, language: str | None = None) -> str:
    """Write a sum in minor units with its currency: "¥128,500.00", "-US$5.00", "CHF 12.50"."""
    language = language or i18n.language()
    signs = _ENGLISH_SIGNS if language == i18n.SOURCE else _SIGNS
    sign = signs.get(currency) or f"{currency}{_NO_BREAK_SPACE}"
    minus = "-" if minor < 0 else ""
    return f"{minus}{sign}{format_amount(abs(minor), currency, language)}"


def parse_amount_typed(text: str, currency: str) -> int:
    """Read an amount as people type it and return minor units; exact.

    Takes the currency's sign or code on either side, thousands commas, full-width characters, 。as the point, a minus
    or parentheses. Raises AmountError for anything else, above all for what could be read in two ways: "1,5" and
    "1.234,50", and "1.234" in a currency of two decimals.
    """
    typed = unicodedata.normalize("NFKC", text).replace("。", ".").replace("−", "-").strip()
    found = _TYPED_AMOUNT.fullmatch(typed) if len(typed) <= _TYPED_LIMIT else None
    if found is None or not (found["whole"] or found["part"]):
        raise AmountError(ProblemCode.NOT_AN_AMOUNT)
    signs = [found["open"], found["minus"], found["inner_minus"]]
    marks = {found["before"].strip().upper(), found["after"].strip().upper()}
    if sum(map(bool, signs)) > 1 or bool(found["open"]) != bool(found["close"]) or not marks <= _marks(currency):
        raise AmountError(ProblemCode.NOT_AN_AMOUNT)
    part, digits = found["part"] or "", exponent(currency)
    if len(part) > digits:
        raise AmountError(ProblemCode.TOO_MANY_DECIMALS, str(digits))
    minor = int(found["whole"].replace(",", "") + part.ljust(digits, "0") or "0")
    if minor > LARGEST_MINOR:
        raise AmountError(ProblemCode.TOO_LARGE, format_amount(LARGEST_MINOR, currency))
    return -minor if any(signs) else minor


def format_date(
    day: date, style: DateStyle = "short", *, today: date | None = None, language: str | None = None
) -> str:
    """Write a day: short "26 Nov 2026", weekday "Thu 26 Nov", long "26 November 2026".

    The year is left out of short and weekday when it is that of `today`; without `today`, short has it and weekday,
    which is for days near by, has not. Long always has it.
    """
    if style == "long":
        with_year = True
    elif today is None:
        with_year = style == "short"
    else:
        with_year = day.year != today.year
    language = language or i18n.language()
    if language == i18n.SOURCE:
        return _english_date(day, style, with_year=with_year)
    if language == "zh_CN":
        return _chinese_date(day, style, with_year=with_year)
    return _other_date(day, style, with_year=with_year, language=language)


def format_time(at: time | str) -> str:
    """Write a time of day, given as such or as ISO text, on the 24-hour clock: "14:00"."""
    return (time.fromisoformat(at) if isinstance(at, str) else at).strftime("%H:%M")


def format_datetime(moment: str, *, today: date | None = None, language: str | None = None) -> str:
    """Write a stored moment (ISO text, UTC unless it names another zone) in local time: "26 Nov 2026 14:00"."""
    stored = datetime.fromisoformat(moment)
    local = (stored if stored.tzinfo else stored.replace(tzinfo=UTC)).astimezone()
    return f"{format_date(local.date(), today=today, language=language)} {format_time(local.time())}"


def format_count(count: int, language: str | None = None) -> str:
    """Write a whole number: "1,234"."""
    group, _point = _separators(language or i18n.language())
    return f"{count:,}".replace(",", group)


def format_days(days: int, language: str | None = None) -> str:
    """Write a number of days: "1 day", "5 days"."""
    texts = i18n.translation(language or i18n.language())
    return texts.ngettext("%(count)s day", "%(count)s days", abs(days)) % {"count": format_count(days, language)}


@functools.cache
def _separators(language: str) -> tuple[str, str]:
    """Return what separates thousands and what decimals."""
    if language in {i18n.SOURCE, "zh_CN"}:
        return ",", "."
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_group_symbol(language), get_decimal_symbol(language)


@functools.cache
def _marks(currency: str) -> frozenset[str]:
    """Return what may stand before or after a typed amount, in capitals; "$" is any dollar."""
    signs = {_SIGNS.get(currency, ""), _ENGLISH_SIGNS.get(currency, "")}
    dollar = {"$"} if any(sign.endswith("$") for sign in signs) else set()
    return frozenset({"", currency} | signs | dollar | _TYPED_MARKS.get(currency, set()))


def _english_date(day: date, style: DateStyle, *, with_year: bool) -> str:
    month = _MONTHS[day.month - 1]
    text = f"{day.day} {month if style == 'long' else month[:3]}"
    if with_year:
        text = f"{text} {day.year}"
    return f"{_WEEKDAYS[day.weekday()][:3]} {text}" if style == "weekday" else text


def _chinese_date(day: date, style: DateStyle, *, with_year: bool) -> str:
    text = f"{day.year}年{day.month}月{day.day}日" if with_year else f"{day.month}月{day.day}日"
    return f"{text} 周{_CHINESE_WEEKDAYS[day.weekday()]}" if style == "weekday" else text


def _other_date(day: date, style: DateStyle, *, with_year: bool, language: str) -> str:
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    if style == "long":
        return babel_date(day, "long", locale=language)
    skeleton = ("y" if with_year else "") + ("MMMEd" if style == "weekday" else "MMMd")
    return format_skeleton(skeleton, day, locale=language)
