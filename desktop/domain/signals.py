"""Signals that speak for or against being paid, dated, with where they come from but never from whom (rule 21, D4)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from desktop.domain.checks import check_length
from desktop.domain.problems import Problem, ProblemCode


class SignalKind(StrEnum):
    """What was seen or heard."""

    BOSS_IS_IN = "boss_is_in"
    STAFF_LEAVING = "staff_leaving"
    WAGES_LATE = "wages_late"
    MONEY_CAME_IN = "money_came_in"
    LARGE_ORDER = "large_order"
    NEW_BUSINESS = "new_business"
    PAYS_OTHERS = "pays_others"
    HANDLER_LEFT = "handler_left"  # rule 42: have the balance confirmed anew
    PRICE_FALL = "price_fall"
    GOODS_OUTDATED = "goods_outdated"
    OTHER_CREDITORS = "other_creditors"
    CLOSING_DOWN = "closing_down"
    OTHER_GOOD = "other_good"
    OTHER_BAD = "other_bad"


class SignalSource(StrEnum):
    """Where a signal comes from; there is no place for a person's name."""

    CUSTOMER = "customer"  # the customer told us
    SEEN_THERE = "seen_there"
    PUBLIC = "public"
    COLLEAGUE = "colleague"
    OTHER = "other"


class SignalNature(StrEnum):
    """What a signal asks for."""

    GOOD = "good"
    BAD = "bad"  # the risk rises
    GO_NOW = "go_now"  # money, or whoever decides about it, is there


_GOOD = frozenset({SignalKind.LARGE_ORDER, SignalKind.NEW_BUSINESS, SignalKind.PAYS_OTHERS, SignalKind.OTHER_GOOD})
#: The boss who was said to be away can be met; money that has come in will not stay.
_GO_NOW = frozenset({SignalKind.BOSS_IS_IN, SignalKind.MONEY_CAME_IN})
#: Kinds that say nothing without a few words.
_IN_WORDS = frozenset({SignalKind.OTHER_GOOD, SignalKind.OTHER_BAD})

NOTE_LIMIT = 1000


def nature(kind: SignalKind) -> SignalNature:
    """Tell whether a signal is good, bad, or a reason to go at once (rule 21)."""
    if kind in _GO_NOW:
        return SignalNature.GO_NOW
    return SignalNature.GOOD if kind in _GOOD else SignalNature.BAD


def signal_problems(kind: SignalKind, day: date, note: str, today: date) -> Iterator[Problem]:
    """Refuse a signal of a day to come, and one of no named kind that says nothing in words."""
    if day > today:
        yield Problem("day", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    if kind in _IN_WORDS and not note:
        yield Problem("note", ProblemCode.REQUIRED)
    yield from check_length("note", note, NOTE_LIMIT)
