"""Amounts as files write them, to minor units and back never through a float.

A sum of money is digits with at most one decimal sign; which sign that is, a column says as a whole. "1,234" is a
thousand unless the column writes decimal commas; "1.234" may be either, and is asked about unless other rows decide.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from math import isfinite

from desktop.domain.imports.cells import Cell
from desktop.domain.imports.currencies import currencies_of, resolve
from desktop.domain.money import LARGEST_MINOR, exponent
from desktop.domain.problems import Problem, ProblemCode


class DecimalStyle(StrEnum):
    """Which sign comes before the decimals of an amount."""

    POINT = "point"  # 1,234.50
    COMMA = "comma"  # 1.234,50


class _Reads(Enum):
    """What the signs between the digits of one amount can mean."""

    WHOLE = "digits alone"
    POINT = "only the point can be the decimal sign"
    COMMA = "only the comma can be the decimal sign"
    COMMA_GROUP = "1,234: a thousand, unless decimals have commas"
    POINT_GROUP = "1.234: either"
    WRONG = "no amount"


# What most cells look like; everything else takes the long way.
_COMMON = {
    style: re.compile(
        rf"(-?)([^\d\s.,()+\-']{{0,3}}) ?(\d{{1,14}}|\d{{1,3}}(?:{group}\d{{3}}){{1,3}})(?:{point}(\d\d?))? ?"
        r"([^\d\s.,()+\-']{0,3})"
    ).fullmatch
    for style, group, point in ((None, ",", r"\."), (DecimalStyle.POINT, ",", r"\."), (DecimalStyle.COMMA, r"\.", ","))
}
_CLEAR = {
    _Reads.POINT: re.compile(r"\D*\d[\d,]*\.\d\d?\D*"),
    _Reads.COMMA: re.compile(r"\D*\d[\d.]*,\d\d?\D*"),
    _Reads.WHOLE: re.compile(r"[^.,]*"),
}
_SHAPE = re.compile(
    r"(?P<open>\()?(?P<minus>[-+△▲])?(?P<before>[^\d.,()+\-'\s][^\d,()+\-']*)??(?P<inner>[-+])?(?P<open2>\()?"
    r"(?P<number>\d(?:[\d.,' ]*\d)?|[.,]\d+)(?P<dashes>[.,:]-{1,2})?(?P<behind>-)?"
    r"(?P<unit>百万|千万|[万萬亿億千]|K(?![A-ZČ]))?(?P<after>[^\d.,()+\-'\s][^\d,()+\-']*)?(?P<last>-)?(?P<close>\))?(?P<close2>\))?"
)
_NOTHING_DUE = re.compile(r"[¥￥$€£]?\s*[-–—−－]{1,2}\s*[¥￥$€£元]?")
_GROUPS = {sign: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+") for sign in ",. '"}
_INDIAN_GROUPS = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")
_MINUSES = str.maketrans(dict.fromkeys("−–—‒﹣", "-") | {"’": "'", "‘": "'", "`": "'", "٫": ".", "٬": ",", "。": "."})
_UNITS = {"千": 1000, "K": 1000, "万": 10_000, "萬": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8}
_CREDIT = frozenset({"CR", "贷"})
_DEBIT = frozenset({"DR", "借"})
_LONGEST = 60
#: From so many written digits on, the last ones are what binary arithmetic left behind.
_NOISY_DIGITS = 15
#: What is left of a minor unit and taken for such noise.
_NOISE = 10_000


def parse_amount(
    cell: Cell | Decimal, currency: str, style: DecimalStyle | None = None, scale: int = 1
) -> int | Problem:
    """Read one amount and return minor units of `currency`; exact, nothing is rounded but the noise of a spreadsheet.

    `style` is None while a column has not decided; `scale` is the unit of the column (10,000 for 万元). A mark of
    another currency, more decimals than the currency has and sums above LARGEST_MINOR are problems. A dash alone is
    how accounts write zero; an empty cell is not (REQUIRED).
    """
    if isinstance(cell, str):
        common = _parse_common(cell, currency, style) if scale == 1 else None
        return _parse_text(cell, currency, style, scale) if common is None else common
    if isinstance(cell, float | int | Decimal) and not isinstance(cell, bool):
        common = _parse_common(str(cell), currency, None) if scale == 1 else None
        return _parse_number(cell, currency, scale) if common is None else common
    return Problem("", ProblemCode.REQUIRED if cell is None else ProblemCode.NOT_AN_AMOUNT)


def decimal_styles(cells: Iterable[Cell]) -> frozenset[DecimalStyle]:
    """Give the styles the texts of a column leave open: one when they decide or nothing depends on it, else both."""
    seen = Counter(_evidence(cell) for cell in cells if isinstance(cell, str))
    point, comma = seen[_Reads.POINT], seen[_Reads.COMMA]
    undecided = _Reads.POINT_GROUP in seen or (_Reads.COMMA_GROUP in seen and bool(comma))
    if undecided and bool(point) == bool(comma):
        return frozenset(DecimalStyle)
    return frozenset({DecimalStyle.COMMA if comma > point else DecimalStyle.POINT})


def _evidence(text: str) -> _Reads:
    """Say what one cell tells of its column, most cells by a glance at their end."""
    for reads, clear in _CLEAR.items():
        if clear.fullmatch(text):
            return reads
    shape = _shape(text)
    return _reads(_number(shape)) if shape else _Reads.WRONG


def currency_in(cell: Cell, default: str) -> str | None:
    """Give the currency that an amount names beside its digits, or None; $ means `default` if that is a dollar."""
    if not isinstance(cell, str) or not (shape := _shape(cell)):
        return None
    marks = (mark for mark in (shape["before"], _mark_after(shape["after"])) if mark)
    return next((found for mark in marks if (found := resolve(mark, default))), None)


def _shape(text: str) -> re.Match[str] | None:
    return _SHAPE.fullmatch(_normal(text)) if len(text) <= _LONGEST else None


def _normal(text: str) -> str:
    """Make signs and digits of every script one, without white space but between two digits."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MINUSES)
        text = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", text.strip().removeprefix("'").upper())


def _parse_common(text: str, currency: str, style: DecimalStyle | None) -> int | None:
    """Read the shapes that make up nearly every file; None for all others, wrong or right."""
    found = _COMMON[style](text)
    if found is None:
        return None
    minus, before, whole, part, after = found.groups()
    places = exponent(currency)
    if (before and not _names(before, currency)) or (after and not _names(after, currency)):
        return None
    if part is None:
        digits = whole + "0" * places
    elif len(part) == places:
        digits = whole + part
    elif len(part) < places:
        digits = whole + part.ljust(places, "0")
    else:
        return None
    if len(whole) > 3 and not whole.isdecimal():  # noqa: PLR2004 (no groups in less)
        digits = digits.replace("." if style is DecimalStyle.COMMA else ",", "")
    minor = int(digits)
    if minor > LARGEST_MINOR:
        return None
    return -minor if minus else minor


@cache
def _names(mark: str, currency: str) -> bool:
    return currency in currencies_of(mark)


def _parse_text(text: str, currency: str, style: DecimalStyle | None, scale: int) -> int | Problem:
    shape = _shape(text)
    if shape is None:
        if _NOTHING_DUE.fullmatch(text.strip()):
            return 0
        return Problem("", ProblemCode.NOT_AN_AMOUNT if text.strip() else ProblemCode.REQUIRED)
    after = _mark_after(shape["after"])
    side = after if after in _CREDIT or after in _DEBIT else ""
    for mark in (shape["before"], "" if side else after):
        named = currencies_of(mark) if mark else (currency,)
        if currency not in named:
            return Problem("", ProblemCode.MIXED_CURRENCIES if named else ProblemCode.NOT_AN_AMOUNT)
    negative = _negative(shape, side)
    if negative is None:
        return Problem("", ProblemCode.NOT_AN_AMOUNT)
    unit = _UNITS.get(shape["unit"] or "", 1)
    digits = _plain(_number(shape), DecimalStyle.POINT if unit > 1 and style is None else style)
    if isinstance(digits, Problem):
        return digits
    noisy = len(digits.lstrip("0.")) > _NOISY_DIGITS
    return _minor(f"-{digits}" if negative else digits, currency, scale * unit, noisy=noisy)


def _parse_number(cell: float | Decimal, currency: str, scale: int) -> int | Problem:
    if not isfinite(cell):
        return Problem("", ProblemCode.NOT_AN_AMOUNT)
    number = Decimal(f"{cell:.15g}") if isinstance(cell, float) else Decimal(cell)
    return _minor(format(number, "f"), currency, scale, noisy=isinstance(cell, float))


def _mark_after(after: str | None) -> str:
    return (after or "").strip().removesuffix("整").removesuffix("正").strip()


def _negative(shape: re.Match[str], side: str) -> bool | None:
    """Say whether the amount is below zero; None when its signs do not go together."""
    opened, closed = bool(shape["open"]) + bool(shape["open2"]), bool(shape["close"]) + bool(shape["close2"])
    signs = [sign for sign in (shape["minus"], shape["inner"], shape["behind"], shape["last"], side) if sign]
    if opened != closed or opened + len(signs) > 1:
        return None
    return opened == 1 or any(sign != "+" and sign not in _DEBIT for sign in signs)


def _number(shape: re.Match[str]) -> str:
    """Give the digits and their signs; the sign before a dash (1.234,-) is the decimal sign."""
    dashes = shape["dashes"] or ":"
    return shape["number"] if dashes.startswith(":") else f"{shape['number']}{dashes[0]}00"


def _reads(number: str) -> _Reads:
    """Say what the signs between the digits of one amount can mean, taken by itself."""
    points, commas = number.count("."), number.count(",")
    if not points and not commas:
        return _Reads.WHOLE if number.isdigit() or _grouped(number) else _Reads.WRONG
    if points and commas:
        sign = max(".", ",", key=number.rfind)
        whole, _, part = number.rpartition(sign)
        fits = part.isdigit() and sign not in whole and _grouped(whole)
        return (_Reads.POINT if sign == "." else _Reads.COMMA) if fits else _Reads.WRONG
    sign = "." if points else ","
    if points + commas > 1:
        return (_Reads.COMMA if points else _Reads.POINT) if _grouped(number) else _Reads.WRONG
    whole, _, part = number.partition(sign)
    if not part.isdigit() or not (not whole or whole.isdigit() or _grouped(whole)):
        return _Reads.WRONG
    if _GROUPS[sign].fullmatch(number):
        return _Reads.POINT_GROUP if points else _Reads.COMMA_GROUP
    return _Reads.POINT if points else _Reads.COMMA


def _grouped(number: str) -> bool:
    """Say whether digits stand in groups of three with one sign between them, or in Indian groups."""
    return any(groups.fullmatch(number) for groups in (*_GROUPS.values(), _INDIAN_GROUPS))


def _plain(number: str, style: DecimalStyle | None) -> str | Problem:
    """Give the digits of an amount with a point before the decimals, or say why they are none.

    What only one sign can explain is read so whatever the column does, but for a single sign before one or two
    digits or more than three, which in a column of the other style is more likely a slip.
    """
    reads = _reads(number)
    if reads is _Reads.POINT_GROUP and style is None:
        return Problem("", ProblemCode.AMBIGUOUS_AMOUNT)
    lone = sum(number.count(sign) for sign in ",. '") == 1
    slip = (reads is _Reads.POINT and style is DecimalStyle.COMMA) or (
        reads is _Reads.COMMA and style is DecimalStyle.POINT
    )
    if reads is _Reads.WRONG or (lone and slip):
        return Problem("", ProblemCode.NOT_AN_AMOUNT)
    comma = reads is _Reads.COMMA or (reads in {_Reads.COMMA_GROUP, _Reads.POINT_GROUP} and style is DecimalStyle.COMMA)
    drop, point = (". '", ",") if comma else (", '", ".")
    return number.translate(str.maketrans("", "", drop)).replace(point, ".")


def _minor(digits: str, currency: str, scale: int, *, noisy: bool) -> int | Problem:
    """Turn plain digits into minor units of the currency by whole numbers alone."""
    whole, _, part = digits.removeprefix("-").partition(".")
    places = exponent(currency)
    unit = int(10 ** len(part))
    minor, rest = divmod(int(whole + part + "0" * places) * scale, unit)
    if rest and noisy and min(rest, unit - rest) * _NOISE <= unit:
        minor, rest = minor + (rest * 2 > unit), 0
    if rest:
        return Problem("", ProblemCode.TOO_MANY_DECIMALS, {"limit": places})
    if minor > LARGEST_MINOR:
        return Problem("", ProblemCode.TOO_LARGE, {"limit": LARGEST_MINOR // int(10**places)})
    return -minor if digits.startswith("-") else minor
