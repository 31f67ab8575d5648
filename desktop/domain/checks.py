"""Checks that several forms share; each gives the problems of one field, none when it is well."""

import re
from collections.abc import Iterator

from desktop.domain.money import LARGEST_MINOR, exponent
from desktop.domain.problems import Problem, ProblemCode

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def check_length(field: str, text: str, limit: int) -> Iterator[Problem]:
    """Refuse a text of more than `limit` characters."""
    if len(text) > limit:
        yield Problem(field, ProblemCode.TOO_LONG, {"limit": limit})


def check_time(field: str, time: str | None) -> Iterator[Problem]:
    """Refuse what is not a time of the day as HH:MM, 00:00 to 23:59."""
    if time is not None and not _CLOCK.fullmatch(time):
        yield Problem(field, ProblemCode.NOT_A_TIME)


def check_range(field: str, number: int, least: int, most: int) -> Iterator[Problem]:
    """Refuse a number below `least` or above `most`."""
    if number < least:
        yield Problem(field, ProblemCode.TOO_SMALL, {"limit": least})
    elif number > most:
        yield Problem(field, ProblemCode.TOO_LARGE, {"limit": most})


def check_sum(field: str, minor: int | None, currency: str, most: int = LARGEST_MINOR) -> Iterator[Problem]:
    """Refuse a sum in minor units below zero or above `most`, which is all that a book can hold.

    The limit is told in whole units of the currency: 100, 99.50.
    """
    if minor is not None and minor < 0:
        yield Problem(field, ProblemCode.TOO_SMALL, {"limit": 0})
    elif minor is not None and minor > most:
        whole, part = divmod(most, 10 ** exponent(currency))
        limit = f"{whole}.{part:0{exponent(currency)}d}" if part else whole
        yield Problem(field, ProblemCode.TOO_LARGE, {"limit": limit})
