"""The one-line text of a pay-day rule, as the book keeps it and as an expert may type it; grammar in `payrules`."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop.domain.months import LAST_MONTH_DAY
from desktop.domain.payrules import (
    MOST_MONTHS,
    MOST_WORKING_DAYS,
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayDayKind,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)

_T = TypeVar("_T")

_WORD = re.compile(r"[^\s,]+")
_DAYS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_MONTHS_BEFORE = re.compile(r"-([0-9]{1,2})M")
_MONTHS_LATER = re.compile(r"\+([0-9]{1,2})M")


class PayRuleFault(StrEnum):
    """Why a text is not a pay-day rule."""

    EMPTY = "empty"
    UNKNOWN_WORD = "unknown_word"
    MISSING = "missing"  # the text ends where something must follow
    BAD_NUMBER = "bad_number"  # not a number of that form, or out of its range
    BAD_WEEKDAY = "bad_weekday"
    BAD_DATE = "bad_date"
    LEFT_OVER = "left_over"  # a whole rule, and then more


class PayRuleError(ValueError):
    """A text that is not a pay-day rule: what is wrong, and at which character, from 0."""

    def __init__(self, fault: PayRuleFault, position: int) -> None:
        super().__init__(f"{fault} at {position}")
        self.fault = fault
        self.position = position


def parse_rule(text: str) -> PayRule:
    """Read a rule, in letters of either case; PayRuleError says what is wrong and where."""
    words = _Words(text)
    if not words.peek():
        raise PayRuleError(PayRuleFault.EMPTY, 0)
    pay_day = words.choice(_PAY_DAYS)(words)
    shift = words.choice(_SHIFTS) if words.skip("SHIFT") else Shift.NEXT
    cutoff = _cutoff(words) if words.skip("CUTOFF") else None
    if words.peek():
        raise words.error(PayRuleFault.LEFT_OVER)
    return PayRule(pay_day, shift, cutoff)


def format_rule(rule: PayRule) -> str:
    """Write a rule as its canonical text, which `parse_rule` reads back as the same rule."""
    shift = "" if rule.shift is Shift.NEXT else f" SHIFT {rule.shift.name}"
    return _format_pay_day(rule.pay_day) + shift + (_format_cutoff(rule.cutoff) if rule.cutoff else "")


class _Words:
    """The words of a rule, read from left to right; a comma parts words as a space does."""

    def __init__(self, text: str) -> None:
        self._words = [(match.group().upper(), match.start()) for match in _WORD.finditer(text)]
        self._end = len(text)
        self._at = 0

    def peek(self) -> str:
        """Look at the word to be read now; an empty text at the end."""
        return self._words[self._at][0] if self._at < len(self._words) else ""

    def error(self, fault: PayRuleFault) -> PayRuleError:
        if not self.peek():
            return PayRuleError(PayRuleFault.MISSING, self._end)
        return PayRuleError(fault, self._words[self._at][1])

    def skip(self, word: str) -> bool:
        """Step over `word` if it comes next."""
        found = self.peek() == word
        self._at += found
        return found

    def choice(self, choices: Mapping[str, _T], fault: PayRuleFault = PayRuleFault.UNKNOWN_WORD) -> _T:
        """Read one of the words that `choices` knows, as what it stands for."""
        if self.peek() not in choices:
            raise self.error(fault)
        chosen = choices[self.peek()]
        self._at += 1
        return chosen

    def number(self, most: int, pattern: re.Pattern[str] = re.compile("([0-9]{1,2})"), *, least: int = 1) -> int:
        """Read a number from `least` to `most`."""
        return self.numbers(most, pattern, least=least)[0]

    def numbers(self, most: int, pattern: re.Pattern[str], *, least: int = 1) -> tuple[int, ...]:
        """Read a word of several numbers, each from `least` to `most`."""
        match = pattern.fullmatch(self.peek())
        found = tuple(int(group) for group in match.groups()) if match else ()
        if not found or not all(least <= number <= most for number in found):
            raise self.error(PayRuleFault.BAD_NUMBER)
        self._at += 1
        return found

    def weekday(self) -> Weekday:
        return self.choice(Weekday.__members__, PayRuleFault.BAD_WEEKDAY)

    def day(self) -> date:
        """Read a date, YYYY-MM-DD."""
        try:
            found = date.fromisoformat(self.peek())
        except ValueError:
            raise self.error(PayRuleFault.BAD_DATE) from None
        self._at += 1
        return found


def _month_days(words: _Words) -> MonthDays:
    days = {words.number(LAST_MONTH_DAY)}
    while words.peek().isdigit():
        days.add(words.number(LAST_MONTH_DAY))
    return MonthDays(tuple(sorted(days)))


def _weekly(words: _Words) -> Weekly:
    weekdays = {words.weekday()}
    while words.peek() in Weekday.__members__:
        weekdays.add(words.weekday())
    if not words.skip("/2"):
        return Weekly(tuple(sorted(weekdays)))
    words.choice({"FROM": None})
    return Weekly(tuple(sorted(weekdays)), words.day())


def _cutoff(words: _Words) -> Cutoff:
    day = words.number(LAST_MONTH_DAY)
    before = words.number(MOST_MONTHS, _MONTHS_BEFORE, least=0) if words.peek().startswith("-") else 0
    wait = words.number(MOST_MONTHS, _MONTHS_LATER, least=0) if words.skip("ELSE") else 0
    return Cutoff(day, before, wait)


_SHIFTS: Mapping[str, Shift] = Shift.__members__
_PAY_DAYS: Mapping[str, Callable[[_Words], PayDayKind]] = {
    "MDAY": _month_days,
    "LASTDAY": lambda _: LastDay(),
    "LASTWD": lambda _: LastWorkingDay(),
    "WD": lambda words: NthWorkingDay(words.number(MOST_WORKING_DAYS)),
    "NTH": lambda words: NthWeekday(words.number(5), words.weekday()),
    "LASTWEEKDAY": lambda words: LastWeekday(words.weekday()),
    "WEEKLY": _weekly,
    "WINDOW": lambda words: Window(*words.numbers(LAST_MONTH_DAY, _DAYS)),
    "QUARTER": lambda words: Quarterly(words.number(3), words.number(LAST_MONTH_DAY)),
    "YEAR": lambda words: Yearly(words.number(12), words.number(LAST_MONTH_DAY)),
    "NONE": lambda _: NoFixedDay(),
}


def _format_pay_day(pay_day: PayDayKind) -> str:  # noqa: C901, PLR0911 (one case a kind)
    match pay_day:
        case MonthDays(days):
            return "MDAY " + ",".join(str(day) for day in days)
        case LastDay():
            return "LASTDAY"
        case LastWorkingDay():
            return "LASTWD"
        case NthWorkingDay(n):
            return f"WD {n}"
        case NthWeekday(n, weekday):
            return f"NTH {n} {weekday.name}"
        case LastWeekday(weekday):
            return f"LASTWEEKDAY {weekday.name}"
        case Weekly(weekdays, start):
            every = "WEEKLY " + ",".join(weekday.name for weekday in weekdays)
            return every if start is None else f"{every} /2 FROM {start.isoformat()}"
        case Window(first, last):
            return f"WINDOW {first}-{last}"
        case Quarterly(month, day):
            return f"QUARTER {month} {day}"
        case Yearly(month, day):
            return f"YEAR {month} {day}"
        case NoFixedDay():
            return "NONE"


def _format_cutoff(cutoff: Cutoff) -> str:
    before = f" -{cutoff.months_before}M" if cutoff.months_before else ""
    wait = f" ELSE +{cutoff.wait_months}M" if cutoff.wait_months else ""
    return f" CUTOFF {cutoff.day}{before}{wait}"
