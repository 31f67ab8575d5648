"""Visits: what for, and how they end."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a visit is made for; its first line says so (rule 10)."""

    COLLECT = "collect"
    DELIVER_PAPERS = "deliver_papers"
    RECONCILE = "reconcile"
    APPROVE = "approve"  # to see whoever approves
    CARE = "care"


class VisitStatus(StrEnum):
    """Whether a visit is still to be made."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What a visit brought."""

    PAID = "paid"
    PART_PAID = "part_paid"
    PROMISED = "promised"
    NOTHING = "nothing"
    NOT_MET = "not_met"
    PAPERS_HANDED_OVER = "papers_handed_over"
    RECONCILED = "reconciled"
    OTHER = "other"


def can_change(status: VisitStatus) -> bool:
    """Tell whether a visit may still be rescheduled, cancelled or done; what is over stays as it was."""
    return status is VisitStatus.PLANNED


def asks_amount(purpose: Purpose) -> bool:
    """Tell whether an amount is to be confirmed before such a visit (rule 4)."""
    return purpose in {Purpose.COLLECT, Purpose.RECONCILE}
