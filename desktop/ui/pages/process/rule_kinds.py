"""The kinds of pay-day rules to choose from, and the fields of each."""

from collections.abc import Callable
from enum import Enum, auto

from desktop.domain.payrules import (
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
    Weekly,
    Window,
    Yearly,
)
from desktop.i18n import N_, _
from desktop.ui.pages.process.rule_parts import (
    MonthAndDayPart,
    MonthDaysPart,
    NthWorkingDayPart,
    RulePart,
    WeekdayPart,
    WeeklyPart,
    WindowPart,
)


class RuleKind(Enum):
    """What is known of the days on which a customer pays."""

    UNKNOWN = auto()
    MONTH_DAYS = auto()
    LAST_DAY = auto()
    LAST_WORKING_DAY = auto()
    NTH_WORKING_DAY = auto()
    NTH_WEEKDAY = auto()
    LAST_WEEKDAY = auto()
    WEEKLY = auto()
    FORTNIGHTLY = auto()
    WINDOW = auto()
    QUARTERLY = auto()
    YEARLY = auto()
    NO_FIXED_DAY = auto()


_NAMES = {
    RuleKind.UNKNOWN: N_("Not known yet"),
    RuleKind.MONTH_DAYS: N_("Fixed days of the month"),
    RuleKind.LAST_DAY: N_("Last day of the month"),
    RuleKind.LAST_WORKING_DAY: N_("Last working day of the month"),
    RuleKind.NTH_WORKING_DAY: N_("Counted working day of the month"),
    RuleKind.NTH_WEEKDAY: N_("Counted weekday of the month"),
    RuleKind.LAST_WEEKDAY: N_("Last weekday of the month"),
    RuleKind.WEEKLY: N_("Every week"),
    RuleKind.FORTNIGHTLY: N_("Every second week"),
    RuleKind.WINDOW: N_("Between two days of the month"),
    RuleKind.QUARTERLY: N_("Every quarter"),
    RuleKind.YEARLY: N_("Every year"),
    RuleKind.NO_FIXED_DAY: N_("No fixed day: when there is money"),
}

#: Kinds that need nothing more.
_WHOLE: dict[RuleKind, PayDayKind] = {
    RuleKind.LAST_DAY: LastDay(),
    RuleKind.LAST_WORKING_DAY: LastWorkingDay(),
    RuleKind.NO_FIXED_DAY: NoFixedDay(),
}

_PARTS: dict[RuleKind, Callable[[], RulePart]] = {
    RuleKind.MONTH_DAYS: MonthDaysPart,
    RuleKind.NTH_WORKING_DAY: NthWorkingDayPart,
    RuleKind.NTH_WEEKDAY: lambda: WeekdayPart(counted=True),
    RuleKind.LAST_WEEKDAY: lambda: WeekdayPart(counted=False),
    RuleKind.WEEKLY: lambda: WeeklyPart(fortnightly=False),
    RuleKind.FORTNIGHTLY: lambda: WeeklyPart(fortnightly=True),
    RuleKind.WINDOW: WindowPart,
    RuleKind.QUARTERLY: lambda: MonthAndDayPart(yearly=False),
    RuleKind.YEARLY: lambda: MonthAndDayPart(yearly=True),
}

_KINDS: dict[type[PayDayKind], RuleKind] = {
    MonthDays: RuleKind.MONTH_DAYS,
    LastDay: RuleKind.LAST_DAY,
    LastWorkingDay: RuleKind.LAST_WORKING_DAY,
    NthWorkingDay: RuleKind.NTH_WORKING_DAY,
    NthWeekday: RuleKind.NTH_WEEKDAY,
    LastWeekday: RuleKind.LAST_WEEKDAY,
    Weekly: RuleKind.WEEKLY,
    Window: RuleKind.WINDOW,
    Quarterly: RuleKind.QUARTERLY,
    Yearly: RuleKind.YEARLY,
    NoFixedDay: RuleKind.NO_FIXED_DAY,
}

#: A working day is never a day off; without a fixed day there is nothing to move.
_NEVER_MOVED = frozenset({RuleKind.LAST_WORKING_DAY, RuleKind.NTH_WORKING_DAY, RuleKind.NO_FIXED_DAY, RuleKind.UNKNOWN})
_NO_CUTOFF = frozenset({RuleKind.UNKNOWN, RuleKind.NO_FIXED_DAY})


def kind_names() -> list[tuple[RuleKind, str]]:
    """Give every kind with its name, the usual ones first."""
    return [(kind, _(_NAMES[kind])) for kind in RuleKind]


def kind_of(rule: PayRule | None) -> RuleKind:
    """Name the kind of a rule."""
    if rule is None:
        return RuleKind.UNKNOWN
    if isinstance(rule.pay_day, Weekly) and rule.pay_day.fortnights_from is not None:
        return RuleKind.FORTNIGHTLY
    return _KINDS[type(rule.pay_day)]


def whole_pay_day(kind: RuleKind) -> PayDayKind | None:
    """Give the pay day of a kind that needs no fields."""
    return _WHOLE.get(kind)


def make_part(kind: RuleKind) -> RulePart | None:
    """Make the fields of a kind; None where there are none."""
    make = _PARTS.get(kind)
    return make() if make else None


def can_move(kind: RuleKind) -> bool:
    """Tell whether a pay day of this kind can fall on a day off."""
    return kind not in _NEVER_MOVED


def has_cutoff(kind: RuleKind) -> bool:
    """Tell whether papers can come too late for a pay day of this kind."""
    return kind not in _NO_CUTOFF
