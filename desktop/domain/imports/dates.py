"""Dates as files write them; the order of day and month is decided once for a whole file."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.domain.imports.cells import Cell
from desktop.domain.problems import Problem, ProblemCode


class DateOrder(StrEnum):
    """How a file writes dates that do not say it themselves, such as 03/04/2026 or 26/03/04."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"  # years of two digits first


_MONTHS = (
    ("january", "jan", "januar", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari", "janeiro", "styczeń"),
    ("february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "februari", "fevereiro", "fev"),
    ("march", "mar", "märz", "mär", "mrz", "mars", "marzo", "maart", "mrt", "março"),
    ("april", "apr", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mai", "mayo", "maggio", "mag", "mei", "maio", "maj"),
    ("june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"),
    ("august", "aug", "août", "agosto", "ago", "augustus"),
    ("september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"),
    ("november", "nov", "novembre", "noviembre", "novembro"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4}|\d\d(?=年))\s?[-/.年\s]\s?(\d{1,2})\s?[-/.月\s]\s?(\d{1,2})\s?[日号]?")
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)")
_NAME = r"([^\W\d_]{3,12})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_DAY_NAME_YEAR = re.compile(rf"{_DAY}[-/,\s]*(?:(?:de|of)\s)?{_NAME}(?:\sde)?[-/,\s]*(\d{{4}}|\d\d)")
_NAME_DAY_YEAR = re.compile(rf"{_NAME}[-/,\s]*{_DAY}[-/,\s]+(\d{{4}}|\d\d)")
_YEAR_NAME_DAY = re.compile(rf"(\d{{4}})[-/,\s]*{_NAME}[-/,\s]*{_DAY}")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")

_CLOCK = re.compile(r"(?:(?<=\d)T|\s*(?:上午|下午|[AP]M)|\s)\s*\d{1,2}:\d\d.*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"[(\s]*(?:星期|周|週)[一二三四五六日天]\)?|\(?\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,)]*",
    re.IGNORECASE,
)

_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets from March 1900 on
_YEARS = range(1970, 2200)
_FIRST_DAY = (date(_YEARS[0], 1, 1) - _EPOCH).days
_LAST_DAY = (date(_YEARS[-1], 12, 31) - _EPOCH).days
_LARGEST_COMPACT = 21991231
_LONGEST = 60
#: Two-digit years up to here are of this century, as in C's %y.
_LAST_YEAR_OF_2000S = 68
#: A two-digit year is taken for one only this near to today.
_NEAR_YEARS = 15


def parse_date(cell: Cell, order: DateOrder | None = None) -> date | Problem:
    """Read one date; `order` is that of the file for dates that need one.

    Without an order, a date that can be two days is a problem (AMBIGUOUS_DATE); with points (04.03.2026) the day comes
    first. Takes dates and times of a workbook (the time is dropped), day numbers of a spreadsheet, year-month-day in
    any usual punctuation, 20260304, 2026年3月4日, and months by name. Years from 1970 to 2199, both included. An empty
    cell is REQUIRED.
    """
    if isinstance(cell, str):
        iso = _ISO.fullmatch(cell)
        return _day(*iso.groups()) or _wrong() if iso else _parse_text(cell, order)
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return day if day.year in _YEARS else _wrong()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _parse_number(cell)
    return Problem("", ProblemCode.REQUIRED) if cell is None else _wrong()


def date_orders(cells: Iterable[Cell], today: date) -> frozenset[DateOrder]:
    """Give the orders between which the dates of a file leave a choice: none when no date needs one, one when decided.

    Orders that a single readable date rules out are no choice. `today` tells years of two digits from days.
    """
    texts = {cell for cell in cells if isinstance(cell, str)}
    dated = [(text, days) for text in texts if (days := _orders(_plain(text)))]
    doubtful = [text for text, days in dated if len(set(days.values())) > 1]
    if not doubtful:
        return frozenset()
    near = [_near(days, today) for _, days in dated]
    every = frozenset(order for days in near for order in days)
    fitting = every.intersection(*near) or every
    if all("." in text for text in doubtful) and DateOrder.DMY in fitting:
        return frozenset({DateOrder.DMY})
    return fitting


def _wrong() -> Problem:
    return Problem("", ProblemCode.NOT_A_DATE)


def _parse_text(text: str, order: DateOrder | None) -> date | Problem:
    plain = _plain(text)
    if _SERIAL.fullmatch(plain):
        return _parse_number(float(plain))
    explicit = _parse_explicit(plain)
    if explicit:
        return explicit
    if not text.strip():
        return Problem("", ProblemCode.REQUIRED)
    return _choose(_orders(plain), order, dotted="." in plain)


def _choose(days: dict[DateOrder, date], order: DateOrder | None, *, dotted: bool) -> date | Problem:
    """Take the day of the file's order; without one, the day that all orders give or that points promise."""
    if order in days:
        return days[order]
    if order and (order is not DateOrder.YMD or DateOrder.YMD in days):
        return _wrong()
    if dotted and DateOrder.DMY in days:
        return days[DateOrder.DMY]
    distinct = set(days.values())
    if len(distinct) > 1:
        return Problem("", ProblemCode.AMBIGUOUS_DATE)
    return distinct.pop() if distinct else _wrong()


def _plain(text: str) -> str:
    """Strip a text of the time of day and the weekday."""
    if len(text) > _LONGEST:
        return ""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _WEEKDAY.sub(" ", _CLOCK.sub("", normal.strip().removeprefix("'"))).strip(" ,")


def _parse_explicit(plain: str) -> date | None:
    """Read the forms that say themselves which part is the day."""
    if found := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _day(*found.groups())
    if found := _DAY_NAME_YEAR.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _NAME_DAY_YEAR.fullmatch(plain):
        month, day, year = found.groups()
    elif found := _YEAR_NAME_DAY.fullmatch(plain):
        year, month, day = found.groups()
    else:
        return None
    number = _MONTH_OF.get(unicodedata.normalize("NFC", month).casefold())
    return _day(year, str(number), day) if number else None


def _orders(plain: str) -> dict[DateOrder, date]:
    """Read a date of three numbers whose year is not first with four digits, in every order that gives a real day."""
    found = _YEAR_LAST.fullmatch(plain)
    if not found:
        return {}
    first, _, second, last = found.groups()
    days = {DateOrder.DMY: _day(last, second, first), DateOrder.MDY: _day(last, first, second)}
    if len(first) == len(last) == 2:  # noqa: PLR2004 (both written with two digits)
        days[DateOrder.YMD] = _day(first, second, last)
    return {order: day for order, day in days.items() if day}


def _near(days: dict[DateOrder, date], today: date) -> dict[DateOrder, date]:
    near = {order: day for order, day in days.items() if abs(day.year - today.year) <= _NEAR_YEARS}
    return near or days


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004
        number += 2000 if number <= _LAST_YEAR_OF_2000S else 1900
    try:
        return date(number, int(month), int(day)) if number in _YEARS else None
    except ValueError:
        return None


def _parse_number(number: float) -> date | Problem:
    """Read a day number of a spreadsheet, or 20260304 as a number."""
    if not _FIRST_DAY <= number <= _LARGEST_COMPACT:
        return _wrong()
    compact = _COMPACT.fullmatch(str(int(number)))
    if compact:
        return _day(*compact.groups()) or _wrong()
    return _EPOCH + timedelta(days=int(number)) if number < _LAST_DAY + 1 else _wrong()
