"""What the rep made of a line: pinned, put off, done for now; and where that leaves it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop.domain.agenda import MarkKind, Reason, ReasonCode

#: Proposing to hand over comes back after so many days.
HAND_OVER_REST = 14

#: What is done by doing it: these are recorded where they belong.
DONE_ELSEWHERE = frozenset({
    ReasonCode.CONFIRM_VISIT, ReasonCode.VISIT_TODAY, ReasonCode.VISIT_NOT_RECORDED, ReasonCode.STEP_DUE,
})  # fmt: skip
#: What comes back, put off or done, when it has become more pressing: its points by waiting are news.
_GROWS = frozenset({ReasonCode.PROMISE_BROKEN, ReasonCode.LIMITATION})
#: What is shown whether or not its line was put off.
_NEVER_HIDDEN = frozenset({ReasonCode.CONFIRM_VISIT, ReasonCode.VISIT_TODAY})


#: What is put aside for a reason: what we propose or have announced is meant (rule 59).
NEEDS_REASON = frozenset({ReasonCode.HAND_OVER, ReasonCode.LETTER_DAY_PASSED})
#: What is proposed again after `HAND_OVER_REST` days.
_RESTING = NEEDS_REASON | {ReasonCode.LIMITATION}


class Mark(NamedTuple):
    """A mark that was not taken back.

    `until_on` is the last day it counts, None for a pin. `points` are those of the strongest reason when it was set.
    """

    id: int
    kind: MarkKind
    code: ReasonCode | None
    points: int
    set_on: date
    until_on: date | None
    reason: str = ""

    def counts(self, today: date) -> bool:
        """Tell whether it still counts; one that a clock set back has put into the future does as well."""
        return self.until_on is None or today <= self.until_on


class Shown(NamedTuple):
    """What is left of a line: its reasons, its pin, and the snooze that hides it."""

    reasons: Sequence[Reason]
    pin: Mark | None = None
    snooze: Mark | None = None


def shown(reasons: Sequence[Reason], marks: Collection[Mark], today: date) -> Shown:
    """Take off what is done for now, and say whether the rest is put off.

    A line that was put off comes back at once when something weightier than its strongest reason was then appears, when
    a visit is to be confirmed and on the day of a visit.
    """
    if not marks:
        return Shown(reasons)
    pin = snooze = None
    done: dict[ReasonCode | None, int] = {}
    for mark in marks:
        if not mark.counts(today):
            continue
        if mark.kind is MarkKind.PIN:
            pin = mark
        elif mark.kind is MarkKind.SNOOZE:
            snooze = mark
        elif mark.code is not ReasonCode.PROMISE_BROKEN:
            done[mark.code] = max(mark.points, done.get(mark.code, 0))
    left = [reason for reason in reasons if not _is_done(reason, done)]
    if snooze is not None and any(_wakes(reason, snooze) for reason in left):
        snooze = None
    return Shown(left, pin, snooze)


def _is_done(reason: Reason, done: Mapping[ReasonCode | None, int]) -> bool:
    return reason.code in done and (reason.code not in _GROWS or reason.points <= done[reason.code])


def _wakes(reason: Reason, snooze: Mark) -> bool:
    """Tell whether a reason is news; the points that a reason gains by waiting are none."""
    by_itself = reason.points if reason.code in _GROWS else reason.base
    return reason.code in _NEVER_HIDDEN or by_itself > snooze.points


def promise_done_on(marks: Iterable[Mark]) -> date | None:
    """Give the latest day on which the rep was done with broken promises: those that break later are news."""
    days = [mark.set_on for mark in marks if mark.kind is MarkKind.DONE and mark.code is ReasonCode.PROMISE_BROKEN]
    return max(days, default=None)


def done_until(code: ReasonCode, papers_by: date | None, today: date) -> date:
    """Give the last day on which a reason that was done stays away where nobody says otherwise.

    PAPERS stay away until their last day has passed, HAND_OVER, LETTER_DAY_PASSED and LIMITATION for 14 days,
    everything else until tomorrow.
    """
    if code in _RESTING:
        return today + timedelta(days=HAND_OVER_REST)
    if code is ReasonCode.PAPERS and papers_by is not None:
        return max(papers_by, today)
    return today
