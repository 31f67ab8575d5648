"""What to make of a debtor: ability against willingness, what endangers the debt, whether it is a long matter."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.customers import Level
from desktop.domain.receivables import HAND_OVER_DAYS, DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind

#: A signal that is older, in days, endangers nothing any more.
SIGNAL_DAYS = 180
#: Credit that has lasted longer, in days, has cost more than it earned (rule 41).
OLD_DEBT_DAYS = 365


class Approach(StrEnum):
    """How to deal with a debtor: the four cells of ability x willingness, or find out first (rule 82)."""

    FIND_OUT = "find_out"
    REMIND = "remind"  # able and willing
    HELP = "help"  # willing, not able
    PRESS = "press"  # able, not willing
    SECURE = "secure"  # neither


_APPROACHES = {
    (True, True): Approach.REMIND,
    (False, True): Approach.HELP,
    (True, False): Approach.PRESS,
    (False, False): Approach.SECURE,
}


class Risk(StrEnum):
    """What endangers a debt (rules 41, 42 and 79)."""

    CLOSING_DOWN = "closing_down"
    OTHER_CREDITORS = "other_creditors"
    CASH_TROUBLE = "cash_trouble"
    MANAGEMENT_TROUBLE = "management_trouble"
    PRICE_FALL = "price_fall"
    GOODS_OUTDATED = "goods_outdated"
    CONFIRM_BALANCE = "confirm_balance"  # whoever knew the balance has left, and it was not confirmed since
    OVER_LIMIT = "over_limit"
    OLD_DEBT = "old_debt"


_OF_SIGNAL = {
    SignalKind.CLOSING_DOWN: Risk.CLOSING_DOWN,
    SignalKind.OTHER_CREDITORS: Risk.OTHER_CREDITORS,
    SignalKind.WAGES_LATE: Risk.CASH_TROUBLE,
    SignalKind.STAFF_LEAVING: Risk.MANAGEMENT_TROUBLE,
    SignalKind.PRICE_FALL: Risk.PRICE_FALL,
    SignalKind.GOODS_OUTDATED: Risk.GOODS_OUTDATED,
}


@dataclass(frozen=True, slots=True)
class Exposure:
    """What risks are read from: dated signals, and what is owed in the customer's currency, in minor units.

    `oldest` is the first day of the oldest open item, `reconciled_on` the day up to which both books agree.
    """

    signals: Collection[tuple[SignalKind, date]] = ()
    owed: int = 0
    limit: int | None = None
    oldest: date | None = None
    reconciled_on: date | None = None


@dataclass(frozen=True, slots=True)
class DebtAnalysis:
    """Why a debt is not paid, what kind of debt it is and whether it is a long matter (rule 78); None: not said."""

    cause: DebtCause | None = None
    nature: DebtNature | None = None
    term_class: DebtTerm | None = None


def approach(ability: Level, willingness: Level) -> Approach:
    """Give the cell of the 2x2; only a low level is one: most debtors have the money and delay (rules 57 and 82)."""
    if Level.UNKNOWN in (ability, willingness):
        return Approach.FIND_OUT
    return _APPROACHES[ability is not Level.LOW, willingness is not Level.LOW]


def proposed_term(days_overdue: int) -> DebtTerm:
    """Propose whether a debt is a short or a long matter: long once its hand-over is proposed (rules 56 and 78)."""
    return DebtTerm.SHORT if days_overdue <= HAND_OVER_DAYS else DebtTerm.LONG


def risks(exposure: Exposure, today: date) -> tuple[Risk, ...]:
    """Give what endangers the debt, each once, in the order of `Risk`."""
    found = {*_signal_risks(exposure, today), *_debt_risks(exposure, today)}
    return tuple(risk for risk in Risk if risk in found)


def _signal_risks(exposure: Exposure, today: date) -> Iterator[Risk]:
    since = today - timedelta(days=SIGNAL_DAYS)
    yield from (_OF_SIGNAL[kind] for kind, day in exposure.signals if kind in _OF_SIGNAL and day >= since)
    left = max((day for kind, day in exposure.signals if kind is SignalKind.HANDLER_LEFT), default=None)
    if left is not None and (exposure.reconciled_on is None or exposure.reconciled_on < left):
        yield Risk.CONFIRM_BALANCE


def _debt_risks(exposure: Exposure, today: date) -> Iterator[Risk]:
    if exposure.limit is not None and exposure.owed > exposure.limit:
        yield Risk.OVER_LIMIT
    if exposure.oldest is not None and (today - exposure.oldest).days > OLD_DEBT_DAYS:
        yield Risk.OLD_DEBT
