"""The list of the day: why a customer is on it, by how many points, and in which group (rules 3, 55 to 57)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.confirmation import Confirmation, Readiness
from desktop.domain.process import PaperKind, Question


class Group(StrEnum):
    """The groups of the day in the order in which they are shown."""

    CONFIRM = "confirm"
    VISITS = "visits"
    PROMISES = "promises"
    INSTALMENTS = "instalments"
    URGENT = "urgent"
    HAND_OVER = "hand_over"
    LIMITATION = "limitation"
    PAPERS = "papers"
    LETTERS = "letters"
    RECONCILE = "reconcile"
    NEXT_STEPS = "next_steps"
    NO_NEXT_STEP = "no_next_step"
    QUESTIONS = "questions"


class ReasonCode(StrEnum):
    """Why a customer is on the list of the day."""

    CONFIRM_VISIT = "confirm_visit"
    VISIT_TODAY = "visit_today"
    VISIT_SOON = "visit_soon"
    VISIT_NOT_RECORDED = "visit_not_recorded"
    PROMISE_BROKEN = "promise_broken"
    PROMISE_DUE = "promise_due"
    BILL_MATURED = "bill_matured"
    INSTALMENT_LATE = "instalment_late"
    INSTALMENT_DUE = "instalment_due"
    URGENT = "urgent"
    HAND_OVER = "hand_over"
    LIMITATION = "limitation"
    LETTER_DAY_PASSED = "letter_day_passed"
    PAPERS = "papers"
    LETTER_RECEIVED = "letter_received"
    DIFFERENCE = "difference"
    DISPUTE = "dispute"
    STEP_DUE = "step_due"
    NO_NEXT_STEP = "no_next_step"
    NO_DUE_DATE = "no_due_date"
    QUESTIONS = "questions"


class MarkKind(StrEnum):
    """What the rep makes of a customer's line."""

    PIN = "pin"
    SNOOZE = "snooze"
    DONE = "done"


class Action(StrEnum):
    """The one thing to do about a reason."""

    CONFIRM = "confirm"
    OPEN_VISIT = "open_visit"
    RECORD_VISIT = "record_visit"
    CALL = "call"
    MARK_STEP = "mark_step"
    RECORD_PAYMENT = "record_payment"
    CLEAR_BILL = "clear_bill"
    HAND_OVER = "hand_over"
    HAND_IN_PAPERS = "hand_in_papers"
    SETTLE = "settle"
    ASK = "ask"
    PLAN_STEP = "plan_step"
    DEMAND = "demand"
    ASK_ARRIVAL = "ask_arrival"


class Weight(NamedTuple):
    """Where a reason stands, and its points before anything is added."""

    points: int
    group: Group
    action: Action


#: Strongest first; of two reasons with the same points the one further up decides the group.
WEIGHTS: dict[ReasonCode, Weight] = {
    ReasonCode.CONFIRM_VISIT: Weight(100, Group.CONFIRM, Action.CONFIRM),
    ReasonCode.VISIT_TODAY: Weight(95, Group.VISITS, Action.OPEN_VISIT),
    ReasonCode.VISIT_NOT_RECORDED: Weight(90, Group.VISITS, Action.RECORD_VISIT),
    ReasonCode.STEP_DUE: Weight(85, Group.NEXT_STEPS, Action.MARK_STEP),
    ReasonCode.PROMISE_BROKEN: Weight(80, Group.PROMISES, Action.CALL),
    ReasonCode.INSTALMENT_LATE: Weight(75, Group.INSTALMENTS, Action.CALL),
    # what was announced is done before anything else is proposed to be handed over (rule 59)
    ReasonCode.LETTER_DAY_PASSED: Weight(73, Group.HAND_OVER, Action.HAND_OVER),
    # above what URGENT can come to, or a debt of a usual term would never be proposed for it (rule 56)
    ReasonCode.HAND_OVER: Weight(71, Group.HAND_OVER, Action.HAND_OVER),
    ReasonCode.PROMISE_DUE: Weight(70, Group.PROMISES, Action.RECORD_PAYMENT),
    ReasonCode.BILL_MATURED: Weight(68, Group.PROMISES, Action.CLEAR_BILL),
    ReasonCode.INSTALMENT_DUE: Weight(65, Group.INSTALMENTS, Action.RECORD_PAYMENT),
    ReasonCode.PAPERS: Weight(55, Group.PAPERS, Action.HAND_IN_PAPERS),
    ReasonCode.URGENT: Weight(50, Group.URGENT, Action.CALL),
    ReasonCode.VISIT_SOON: Weight(48, Group.VISITS, Action.OPEN_VISIT),
    # below an urgent debt: that call asks for the money, and for the letter in passing (rule 58)
    ReasonCode.LETTER_RECEIVED: Weight(47, Group.LETTERS, Action.ASK_ARRIVAL),
    # gains points as the last day comes nearer
    ReasonCode.LIMITATION: Weight(46, Group.LIMITATION, Action.DEMAND),
    ReasonCode.DIFFERENCE: Weight(45, Group.RECONCILE, Action.SETTLE),
    ReasonCode.DISPUTE: Weight(40, Group.RECONCILE, Action.SETTLE),
    ReasonCode.NO_NEXT_STEP: Weight(30, Group.NO_NEXT_STEP, Action.PLAN_STEP),
    ReasonCode.NO_DUE_DATE: Weight(20, Group.QUESTIONS, Action.ASK),
    ReasonCode.QUESTIONS: Weight(10, Group.QUESTIONS, Action.ASK),
}


#: What is due on a day.
_WITH_DAY = frozenset({
    ReasonCode.VISIT_NOT_RECORDED, ReasonCode.STEP_DUE, ReasonCode.PROMISE_BROKEN, ReasonCode.PROMISE_DUE,
    ReasonCode.INSTALMENT_LATE, ReasonCode.BILL_MATURED, ReasonCode.LETTER_DAY_PASSED, ReasonCode.LETTER_RECEIVED,
})  # fmt: skip

_PLACES = {code: place for place, code in enumerate(WEIGHTS)}


class Reason(NamedTuple):
    """One reason why a customer is on the list; a customer has each code at most once.

    `base + added` are its points. `total` is how many such things there are; ids, day and sums are those of the one
    that weighs most. `amount` is in minor units of `currency`.
    """

    code: ReasonCode
    base: int
    added: int = 0
    #: The visit, the day promised, the pay day of an instalment, the maturity, the last day to hand papers in, the day
    #: of a step, the due date of an item, the day a dispute was opened, the last day of a claim, the
    #: last day that a final notice named, the day from which one asks whether a letter arrived.
    day: date | None = None
    time: str | None = None
    #: Calendar days late; of URGENT and HAND_OVER days overdue; of DISPUTE and DIFFERENCE days since it was opened; of
    #: LIMITATION below zero as long as days are left.
    late: int = 0
    total: int = 1
    amount: int | None = None
    currency: str = ""
    #: Of PROMISE_BROKEN: what has come of it, in time or late.
    received: int = 0
    #: Of URGENT: the credit term in days.
    term: int = 0
    #: Of PAPERS: the pay day they are for, and the one they wait for when they come too late.
    pay_day: date | None = None
    else_day: date | None = None
    #: What they want to see, where the line is shown.
    papers: tuple[PaperKind, ...] = ()
    #: Of LETTER_RECEIVED: when it went out, and how, the text of a `DeliveryChannel`.
    sent_on: date | None = None
    channel: str = ""
    #: Of STEP_DUE the step; of DISPUTE its owner, '' for nobody; of LIMITATION the number of the item; of letters
    #: theirs.
    text: str = ""
    visit_id: int | None = None
    promise_id: int | None = None
    plan_id: int | None = None
    payment_id: int | None = None
    #: Of STEP_DUE: the contact log's line that the step was agreed in, None where it was a visit (`visit_id`).
    log_id: int | None = None
    dispute_id: int | None = None
    reconciliation_id: int | None = None
    document_id: int | None = None
    item_ids: tuple[int, ...] = ()
    #: Of visits.
    confirmation: Confirmation | None = None
    readiness: Readiness | None = None
    #: Of CONFIRM_VISIT: whether date or amount changed since the visit was planned.
    moved: bool = False
    #: Of QUESTIONS: what is not known of the payment process, and whether anybody has described it.
    questions: tuple[Question, ...] = ()
    described: bool = True

    @property
    def points(self) -> int:
        """What it weighs."""
        return self.base + self.added

    @property
    def group(self) -> Group:
        """The group that it would put its customer into."""
        return WEIGHTS[self.code].group

    @property
    def action(self) -> Action:
        """The one thing to do about it."""
        return WEIGHTS[self.code].action


def why(reasons: Iterable[Reason]) -> tuple[tuple[Reason, int], ...]:
    """Give the sum that ranks a line: each reason with its points, strongest first."""
    return tuple((reason, reason.points) for reason in strongest_first(reasons))


def standing(points: Iterable[tuple[ReasonCode, int]]) -> tuple[Group, int]:
    """Give the group of the strongest of some codes, and the sum of their points."""
    each = list(points)
    strongest = min(each, key=lambda pair: (-pair[1], _PLACES[pair[0]]))
    return WEIGHTS[strongest[0]].group, sum(points for _, points in each)


def strongest_first(reasons: Iterable[Reason]) -> list[Reason]:
    """Order reasons by points, then as they stand in `WEIGHTS`."""
    return sorted(reasons, key=_strength)


def _strength(reason: Reason) -> tuple[int, int]:
    return -reason.points, _PLACES[reason.code]


def fell_due_on(reason: Reason) -> date | None:
    """Give the day on which what a reason speaks of was due; None where it has no such day."""
    if reason.code is ReasonCode.CONFIRM_VISIT:
        return reason.confirmation.due if reason.confirmation else None
    return reason.day if reason.code in _WITH_DAY else None
