"""The five-day confirmation: time and amount are asked before each visit, as two answers (rules 3, 4 and 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.process import PaperKind

if TYPE_CHECKING:
    from desktop.domain.calendars import WorkCalendar

#: How many calendar days before the visit time and amount are confirmed (rule 3).
CONFIRM_DAYS = 5


class TimeAnswer(StrEnum):
    """What the customer said of the time."""

    AGREED = "agreed"
    CHANGED = "changed"
    NO_REPLY = "no_reply"


class AmountAnswer(StrEnum):
    """What the customer said of the amount."""

    AGREED = "agreed"
    DIFFERS = "differs"
    NO_REPLY = "no_reply"


class Channel(StrEnum):
    """How we asked."""

    PHONE = "phone"
    MESSAGE = "message"
    MAIL = "mail"
    IN_PERSON = "in_person"


class Part(StrEnum):
    """The two things to be confirmed."""

    TIME = "time"
    AMOUNT = "amount"


class Phase(StrEnum):
    """Where a confirmation stands today."""

    NOT_YET = "not_yet"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    CLOSED = "closed"  # the visit is done or cancelled


@dataclass(frozen=True, slots=True)
class Answer:
    """What one talk brought; None where the question was not put."""

    time: TimeAnswer | None = None
    amount: AmountAnswer | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationState:
    """What we know since the visit got its present date; None: not asked yet."""

    time: TimeAnswer | None = None
    amount: AmountAnswer | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Where the confirmation of one visit stands.

    `due` is the day on which to call, `late_days` how many days ago that was (0 unless late), `days_to_visit` how many
    are left (negative once the visit day is past). `short_notice`: the visit was made after its day for confirming.
    """

    phase: Phase
    due: date
    late_days: int
    days_to_visit: int
    short_notice: bool
    missing: frozenset[Part]


def confirm_from(visit_day: date, calendar: "WorkCalendar") -> date:
    """Give the day to confirm: five calendar days before, on a working day, moved earlier if need be (rule 3)."""
    return calendar.on_or_before(visit_day - timedelta(days=CONFIRM_DAYS))


def fold(answers: Iterable[Answer]) -> ConfirmationState:
    """Reduce the answers since the last rescheduling, oldest first, to what holds: the latest real one of each part.

    A call that nobody picked up never undoes what was agreed before.
    """
    time: TimeAnswer | None = None
    amount: AmountAnswer | None = None
    for answer in answers:
        if answer.time is not None and (time is None or answer.time is not TimeAnswer.NO_REPLY):
            time = answer.time
        if answer.amount is not None and (amount is None or answer.amount is not AmountAnswer.NO_REPLY):
            amount = answer.amount
    return ConfirmationState(time, amount)


def missing_parts(state: ConfirmationState, *, amount_asked: bool = True) -> frozenset[Part]:
    """Tell what is still to be confirmed; an amount that differs is an answer: the reconciliation takes over (rule 5).

    A changed time is none: the visit has to be rescheduled, and the new time agreed.
    """
    missing = set()
    if state.time is not TimeAnswer.AGREED:
        missing.add(Part.TIME)
    if amount_asked and state.amount not in {AmountAnswer.AGREED, AmountAnswer.DIFFERS}:
        missing.add(Part.AMOUNT)
    return frozenset(missing)


def status(
    visit_day: date,
    confirm_from: date,
    planned_on: date,
    state: ConfirmationState,
    today: date,
    *,
    visit_open: bool,
    amount_asked: bool = True,
) -> Confirmation:
    """Tell where the confirmation of a visit stands on `today` (rules 3 and 4).

    `planned_on` is the local day on which the visit was made or last rescheduled. A visit made at shorter notice is due
    on that day. A `planned_on` after `today` comes from a clock that was set back; it postpones nothing. What is not
    done stays due until it is or the visit is closed, past the visit day too. `amount_asked` is False for a visit at
    which no money is expected.
    """
    missing = missing_parts(state, amount_asked=amount_asked)
    short_notice = confirm_from < planned_on <= today
    due = planned_on if short_notice else confirm_from
    phase = _phase(due, today, is_done=not missing, visit_open=visit_open)
    return Confirmation(
        phase=phase,
        due=due,
        late_days=(today - due).days if phase is Phase.LATE else 0,
        days_to_visit=(visit_day - today).days,
        short_notice=short_notice,
        missing=missing,
    )


def _phase(due: date, today: date, *, is_done: bool, visit_open: bool) -> Phase:
    if not visit_open:
        return Phase.CLOSED
    if is_done:
        return Phase.DONE
    if today < due:
        return Phase.NOT_YET
    return Phase.DUE if today == due else Phase.LATE


@dataclass(frozen=True, slots=True)
class Effect:
    """What recording a talk does; days are those after it.

    `confirmed`: nothing is left to ask. `moved_to`: the new day, asked about again on `ask_on`. `difference`: ours
    minus theirs, in minor units, to be reconciled before going. `still_due`: part of it stays on the list.
    """

    confirmed: bool
    moved_to: date | None
    moved_time: str | None
    ask_on: date | None
    difference: int | None
    still_due: bool


class DifferenceReason(StrEnum):
    """Why the customer's figure is not ours (rule 5)."""

    OUR_ERROR = "our_error"
    THEIR_ERROR = "their_error"
    TIMING = "timing"  # paid or delivered, and not booked yet on one side
    GOODS_DISPUTED = "goods_disputed"
    UNKNOWN = "unknown"


class ReconciliationStatus(StrEnum):
    """How far the search for the cause has come."""

    OPEN = "open"
    SOLVED = "solved"  # both sides now say the same
    ACCEPTED = "accepted"  # the difference stays; we go all the same
    WITHDRAWN = "withdrawn"  # the answer that opened it was entered by mistake


class NotReadyCode(StrEnum):
    """Why a visit should not be made yet."""

    TIME_NOT_CONFIRMED = "time_not_confirmed"
    AMOUNT_NOT_CONFIRMED = "amount_not_confirmed"
    AMOUNT_DIFFERS = "amount_differs"
    PAPER_MISSING = "paper_missing"  # paper


@dataclass(frozen=True, slots=True)
class NotReady:
    """One reason why a visit is not ready, with the paper where it is one."""

    code: NotReadyCode
    paper: PaperKind | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a visit can be made as it stands, and what keeps it from that."""

    reasons: tuple[NotReady, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing keeps us from going."""
        return not self.reasons


def difference(ours_minor: int, theirs_minor: int) -> int:
    """Give by how much our figure exceeds theirs, in minor units; negative when they owe more by their own books."""
    return ours_minor - theirs_minor


def readiness(
    state: ConfirmationState,
    reconciliation: ReconciliationStatus | None,
    papers_missing: Iterable[PaperKind],
    *,
    amount_asked: bool = True,
) -> Readiness:
    """Tell whether a visit is ready: time and amount confirmed, differences settled, papers packed (rules 3 to 5).

    `reconciliation` is that of this visit, None when there is none; `papers_missing` are those not ticked yet.
    """
    reasons = []
    missing = missing_parts(state, amount_asked=amount_asked)
    if Part.TIME in missing:
        reasons.append(NotReady(NotReadyCode.TIME_NOT_CONFIRMED))
    if Part.AMOUNT in missing:
        reasons.append(NotReady(NotReadyCode.AMOUNT_NOT_CONFIRMED))
    if _is_unsettled(state, reconciliation):
        reasons.append(NotReady(NotReadyCode.AMOUNT_DIFFERS))
    reasons += [NotReady(NotReadyCode.PAPER_MISSING, paper) for paper in papers_missing]
    return Readiness(tuple(reasons))


def _is_unsettled(state: ConfirmationState, reconciliation: ReconciliationStatus | None) -> bool:
    if reconciliation is ReconciliationStatus.OPEN:
        return True
    is_settled = reconciliation in {ReconciliationStatus.SOLVED, ReconciliationStatus.ACCEPTED}
    return state.amount is AmountAnswer.DIFFERS and not is_settled
