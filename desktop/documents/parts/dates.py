"""Days, sums and rates as papers write them, by language and habit."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.formats import format_amount

_NO_BREAK_SPACE = "\u00a0"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MINUS = "\N{MINUS SIGN}"
#: A millionth is so many decimal places below a hundredth.
_PER_CENT = 4
#: Signs in front of a figure; a currency without one is written with its code, which no other one shares.
_SIGNS = {
    LetterLanguage.CHINESE: {"CNY": "¥"},
    LetterLanguage.ENGLISH: {"CNY": f"RMB{_NO_BREAK_SPACE}", "GBP": "£", "EUR": "€"},
}


def long_date(day: date, language: LetterLanguage, habit: EnglishHabit = EnglishHabit.UK) -> str:
    """Write a day in a text: 2026年1月5日, 5 January 2026, January 5, 2026."""
    if language is LetterLanguage.CHINESE:
        return f"{day.year}年{day.month}月{day.day}日"
    month = _MONTHS[day.month - 1]
    if habit is EnglishHabit.US:
        return f"{month}{_NO_BREAK_SPACE}{day.day}, {day.year}"
    return f"{day.day}{_NO_BREAK_SPACE}{month} {day.year}"


def short_date(day: date | None, language: LetterLanguage, habit: EnglishHabit = EnglishHabit.UK) -> str:
    """Write a day in a table: 2026-01-05, 5 Jan 2026, Jan 5, 2026; a dash where there is none."""
    if day is None:
        return "—"
    if language is LetterLanguage.CHINESE:
        return day.isoformat()
    month = _MONTHS[day.month - 1][:3]
    written = f"{month} {day.day}, {day.year}" if habit is EnglishHabit.US else f"{day.day} {month} {day.year}"
    return written.replace(" ", _NO_BREAK_SPACE)


def figure(minor: int, currency: str) -> str:
    """Write a sum of minor units in a table, without its currency: 12,345.00, −0.05."""
    written = format_amount(abs(minor), currency, "en")
    return f"{_MINUS}{written}" if minor < 0 else written


def money(minor: int, currency: str, language: LetterLanguage) -> str:
    """Write a sum of minor units with its currency: ¥12,345.00, RMB 12,345.00, USD 12,345.00."""
    sign = _SIGNS[language].get(currency) or f"{currency}{_NO_BREAK_SPACE}"
    return f"{_MINUS if minor < 0 else ''}{sign}{figure(abs(minor), currency)}"


def per_cent(ppm: int) -> str:
    """Write a rate in millionths: 48000 -> 4.8%."""
    return f"{_plain(ppm, _PER_CENT)}%"


def per_cents(rates: Iterable[int]) -> dict[int, str]:
    """Write rates in millionths that stand below each other, all with as many decimals: 3.900%, 3.835%."""
    exact = {ppm: Decimal(ppm).scaleb(-_PER_CENT) for ppm in rates}
    decimals = max((len(_plain(ppm, _PER_CENT).partition(".")[2]) for ppm in exact), default=0)
    return {ppm: f"{rate:.{decimals}f}%" for ppm, rate in exact.items()}


def times(hundredths: int) -> str:
    """Write a factor in hundredths: 130 -> 1.3."""
    return _plain(hundredths, 2)


def _plain(number: int, places: int) -> str:
    return f"{Decimal(number).scaleb(-places).normalize():f}"
