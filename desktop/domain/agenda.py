"""The list of the day: why a customer is on it, by how many points, and in which group (rules 3, 55 to 57)."""

from enum import StrEnum


class Group(StrEnum):
    """The groups of the day in the order in which they are shown."""

    CONFIRM = "confirm"
    VISITS = "visits"
    PROMISES = "promises"
    INSTALMENTS = "instalments"
    URGENT = "urgent"
    HAND_OVER = "hand_over"
    PAPERS = "papers"
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
    PAPERS = "papers"
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
