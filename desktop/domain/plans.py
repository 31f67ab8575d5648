"""An instalment plan on its way: the moves from draft to done, what has been paid of it, and what to ask about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.instalments import Instalment
from desktop.domain.months import day_in_month, month_number

#: A plan that runs longer is asked about once (rule 38).
LONGEST_MONTHS = 6

#: A first payment later than this is asked about once (rule 38).
LATEST_FIRST_DAYS = 30

#: From so many payments on, a sale counts as one by instalments.
_FEWEST_FOR_ONE_FIFTH = 3


class PlanState(StrEnum):
    """Where a plan stands; running, late and completed are worked out from what was paid, the others are kept."""

    DRAFT = "draft"
    PROPOSED = "proposed"  # by the customer (rule 29)
    COUNTERED = "countered"  # by us
    AGREED = "agreed"
    SIGNED = "signed"
    RUNNING = "running"
    LATE = "late"
    BROKEN = "broken"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"  # a newer version took its place


class Move(StrEnum):
    """What can be done with a plan."""

    PROPOSE = "propose"  # the customer's form came back
    COUNTER = "counter"
    AGREE = "agree"
    SIGN = "sign"
    BREAK = "break"
    RESUME = "resume"  # a broken plan is let run on
    CANCEL = "cancel"
    SUPERSEDE = "supersede"
    REOPEN = "reopen"  # a cancelled plan is a draft again


class PlanQuestion(StrEnum):
    """What is asked once about a plan before it is agreed to, and forbidden by nobody (rule 38)."""

    TOO_LONG = "too_long"  # the last payment is more than six months away
    FIRST_TOO_LATE = "first_too_late"  # the first payment is more than 30 days away


class SoftThought(StrEnum):
    """What one tells oneself before giving in; to be noticed, not forbidden (rule 9)."""

    NO_CREDIT_NO_ORDER = "no_credit_no_order"
    LET_THEM_OWE_ONCE = "let_them_owe_once"
    LOOKS_HONEST = "looks_honest"


class LateHint(StrEnum):
    """What a plan that is late calls for; whether to act on it is the rep's decision, or their lawyer's."""

    PAST_GRACE = "past_grace"  # it may be called broken
    ONE_FIFTH = "one_fifth"  # a fifth of it is overdue: of a sale by instalments all may fall due


STORED = frozenset(PlanState) - {PlanState.RUNNING, PlanState.LATE, PlanState.COMPLETED}

_EDITABLE = frozenset({PlanState.DRAFT, PlanState.PROPOSED, PlanState.COUNTERED, PlanState.AGREED})

#: A signed plan is not cancelled: it is paid, broken, or replaced by a new version.
_MOVES: dict[PlanState, tuple[Move, ...]] = {
    PlanState.DRAFT: (Move.PROPOSE, Move.AGREE, Move.CANCEL),
    PlanState.PROPOSED: (Move.AGREE, Move.COUNTER, Move.CANCEL),
    PlanState.COUNTERED: (Move.AGREE, Move.PROPOSE, Move.CANCEL),
    PlanState.AGREED: (Move.SIGN, Move.PROPOSE, Move.COUNTER, Move.CANCEL),
    PlanState.SIGNED: (Move.SUPERSEDE,),
    PlanState.RUNNING: (Move.SUPERSEDE,),
    PlanState.LATE: (Move.SUPERSEDE, Move.BREAK),
    PlanState.BROKEN: (Move.RESUME, Move.SUPERSEDE),
    PlanState.COMPLETED: (),
    PlanState.CANCELLED: (Move.REOPEN,),
    PlanState.SUPERSEDED: (),
}

_LEADS_TO: dict[Move, PlanState] = {
    Move.PROPOSE: PlanState.PROPOSED,
    Move.COUNTER: PlanState.COUNTERED,
    Move.AGREE: PlanState.AGREED,
    Move.SIGN: PlanState.SIGNED,
    Move.BREAK: PlanState.BROKEN,
    Move.RESUME: PlanState.SIGNED,
    Move.CANCEL: PlanState.CANCELLED,
    Move.SUPERSEDE: PlanState.SUPERSEDED,
    Move.REOPEN: PlanState.DRAFT,
}


@dataclass(frozen=True, slots=True)
class PlanPayment:
    """Money that came in for a plan, in minor units, above zero; one that was taken back is left out."""

    paid_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class InstalmentStanding:
    """What is paid of one instalment.

    `settled_on` is the day of the payment that settled it. `days_late` counts from the pay date and is 0 once it is
    settled; `past_grace`: open and later than the grace allows.
    """

    instalment: Instalment
    paid: int
    settled_on: date | None = None
    days_late: int = 0
    past_grace: bool = False

    @property
    def open(self) -> int:
        """What is still to be paid of it, interest included."""
        return self.instalment.total - self.paid


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is paid of a plan as of one day, in minor units, interest included.

    `over` is what came in beyond the whole plan and is not applied to it. `next_due` is the oldest instalment with
    anything open, late or not; None when all is paid.
    """

    instalments: tuple[InstalmentStanding, ...]
    paid: int
    open: int
    over: int
    overdue: int
    next_due: InstalmentStanding | None


def moves(state: PlanState) -> tuple[Move, ...]:
    """List what can sensibly be done with a plan in this state (as `state_on` gives it), the usual move first."""
    return _MOVES[state]


def after(state: PlanState, move: Move) -> PlanState:
    """Give the state to keep after a move; one that is not sensible in this state raises ValueError."""
    if move not in moves(state):
        raise ValueError(f"a {state} plan has no move {move}")
    return _LEADS_TO[move]


def editable(state: PlanState) -> bool:
    """Tell whether the rows may still be changed; from signing on only a new version can."""
    return state in _EDITABLE


def settle(
    instalments: Iterable[Instalment], payments: Iterable[PlanPayment], today: date, grace_days: int = 0
) -> Settlement:
    """Apply payments up to `today`, that day included, to the oldest instalment first; early ones reach the next.

    The standings come in the order of the pay dates. An instalment is late from the day after its pay date on, and past
    grace from `grace_days` later on.
    """
    received = sorted((each for each in payments if each.paid_on <= today), key=lambda each: each.paid_on)
    rows = sorted(instalments, key=lambda row: (row.pay_on, row.position))
    standings = tuple(_late(each, today, grace_days) for each in _applied(rows, received))
    still_open = [each for each in standings if each.open]
    paid = sum(each.paid for each in standings)
    return Settlement(
        instalments=standings,
        paid=paid,
        open=sum(each.open for each in still_open),
        over=sum(each.amount for each in received) - paid,
        overdue=sum(each.open for each in still_open if each.days_late),
        next_due=still_open[0] if still_open else None,
    )


def state_on(stored: PlanState, settlement: Settlement, today: date) -> PlanState:
    """Give the state that a kept state amounts to on the day of the settlement.

    A signed plan runs from its first pay date or payment on, is late while an instalment is open past its pay date, and
    is completed when all is paid; a broken plan stays broken until then.
    """
    if stored not in {PlanState.SIGNED, PlanState.BROKEN} or not settlement.instalments:
        return stored
    if not settlement.open:
        return PlanState.COMPLETED
    if stored is PlanState.BROKEN:
        return stored
    if settlement.overdue:
        return PlanState.LATE
    begun = settlement.paid or settlement.instalments[0].instalment.pay_on <= today
    return PlanState.RUNNING if begun else PlanState.SIGNED


def plan_questions(instalments: Sequence[Instalment], today: date) -> tuple[PlanQuestion, ...]:
    """List what to ask once about a plan before it is agreed to (rules 38 and 40); the down payment is a payment."""
    if not instalments:
        return ()
    questions = []
    if max(row.pay_on for row in instalments) > day_in_month(month_number(today) + LONGEST_MONTHS, today.day):
        questions.append(PlanQuestion.TOO_LONG)
    if min(row.pay_on for row in instalments) > today + timedelta(days=LATEST_FIRST_DAYS):
        questions.append(PlanQuestion.FIRST_TOO_LATE)
    return tuple(questions)


def late_hints(settlement: Settlement) -> tuple[LateHint, ...]:
    """List what the lateness of a plan calls for.

    ONE_FIFTH: of three or more payments, the down payment among them, a fifth of the whole sum or more is overdue. The
    plan's sum stands for the price of the sale; whether the debt is such a sale is a lawyer's question.
    """
    hints = []
    if any(each.past_grace for each in settlement.instalments):
        hints.append(LateHint.PAST_GRACE)
    whole = settlement.paid + settlement.open
    if len(settlement.instalments) >= _FEWEST_FOR_ONE_FIFTH and 0 < whole <= 5 * settlement.overdue:
        hints.append(LateHint.ONE_FIFTH)
    return tuple(hints)


def _applied(rows: Iterable[Instalment], received: Iterable[PlanPayment]) -> Iterable[InstalmentStanding]:
    """Let the payments fill the rows in their order; both are in the order of their days."""
    waiting = iter(received)
    left, paid_on = 0, date.min
    for row in rows:
        missing = row.total
        while missing:
            if not left:
                payment = next(waiting, None)
                if payment is None:
                    break
                left, paid_on = payment.amount, payment.paid_on
            used = min(left, missing)
            left, missing = left - used, missing - used
        yield InstalmentStanding(row, row.total - missing, None if missing else paid_on)


def _late(standing: InstalmentStanding, today: date, grace_days: int) -> InstalmentStanding:
    if not standing.open:
        return standing
    days = max((today - standing.instalment.pay_on).days, 0)
    return replace(standing, days_late=days, past_grace=days > grace_days)
