"""Where a visit stands: the rules of confirmation and readiness put to a row of the book."""

from datetime import date
from typing import NamedTuple, Protocol

from db.queries.visits import VisitRow
from desktop.domain.confirmation import (
    AmountAnswer,
    Confirmation,
    ConfirmationState,
    Readiness,
    ReconciliationStatus,
    TimeAnswer,
    readiness,
    status,
)
from desktop.domain.process import PaperKind
from desktop.domain.visits import Purpose, VisitStatus, asks_amount


class VisitLine(NamedTuple):
    """A visit, ready or not and why."""

    visit: VisitRow
    confirmation: Confirmation
    readiness: Readiness


class AskedVisit(Protocol):
    """What confirming a visit leans on."""

    @property
    def day(self) -> date:
        """The day of the visit."""

    @property
    def purpose(self) -> str:
        """What it is made for."""

    @property
    def amount(self) -> int | None:
        """What is to be collected, in minor units."""

    @property
    def status(self) -> str:
        """Whether it is planned, done or cancelled."""

    @property
    def planned_on(self) -> date:
        """The day on which it was planned or last moved."""

    @property
    def confirm_from(self) -> date:
        """The day to call."""

    @property
    def time_answer(self) -> str | None:
        """What was answered about the time."""

    @property
    def amount_answer(self) -> str | None:
        """What was answered about the amount."""


def state_of(visit: AskedVisit) -> ConfirmationState:
    """Give the answers that count for the visit's present date."""
    return ConfirmationState(
        TimeAnswer(visit.time_answer) if visit.time_answer else None,
        AmountAnswer(visit.amount_answer) if visit.amount_answer else None,
    )


def amount_asked(visit: AskedVisit) -> bool:
    """Say whether there is an amount to confirm; a visit without one is confirmed by its time alone."""
    return visit.amount is not None and asks_amount(Purpose(visit.purpose))


def confirmation_of(visit: AskedVisit, today: date) -> Confirmation:
    """Say whether the visit's confirmation is due, late or done."""
    return status(
        visit.day,
        visit.confirm_from,
        visit.planned_on,
        state_of(visit),
        today,
        visit_open=visit.status == VisitStatus.PLANNED,
        amount_asked=amount_asked(visit),
    )


def readiness_of(visit: VisitRow) -> Readiness:
    """Say whether the visit is ready, and what is missing."""
    state = state_of(visit)
    settled: ReconciliationStatus | None = None
    if visit.differs is not None:
        settled = ReconciliationStatus.OPEN
    elif state.amount is AmountAnswer.DIFFERS:
        settled = ReconciliationStatus.SOLVED
    return readiness(state, settled, [PaperKind(kind) for kind in visit.missing], amount_asked=amount_asked(visit))
