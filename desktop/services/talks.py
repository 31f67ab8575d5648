"""What a rep brings from one call about a visit, how a difference ends, and what is wrong with either by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.queries.visits import ReconciliationRow, VisitRow
from desktop.domain.checks import check_length, check_sum, check_time
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, ReconciliationStatus, TimeAnswer
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.visits import VisitStatus

#: Longest texts, in characters; the book's schema holds the same numbers.
NAME_LIMIT = 100
REASON_LIMIT = 1000
NOTE_LIMIT = 2000
#: How a difference ends by a decision of the rep.
SETTLED = frozenset({ReconciliationStatus.SOLVED, ReconciliationStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Talk:
    """What the rep brings from one call: two answers, with whom and how.

    `theirs` is the customer's figure in minor units of the visit's currency, given when the amount differs;
    `new_day` and `new_time` when the time has changed.
    """

    visit_id: int
    revision: int
    time: TimeAnswer
    amount: AmountAnswer
    channel: Channel = Channel.PHONE
    contact_id: int | None = None
    spoke_with: str = ""
    new_day: date | None = None
    new_time: str | None = None
    theirs: int | None = None
    cause: DifferenceReason = DifferenceReason.UNKNOWN
    reason: str = ""
    owner: str = ""
    note: str = ""


def talk_problems(talk: Talk, visit: VisitRow, today: date) -> Iterator[Problem]:
    """Check a talk against the visit as it stands; one that was begun before the visit changed does not count."""
    if visit.status != VisitStatus.PLANNED:
        yield Problem("", ProblemCode.SETTLED)
    if talk.revision != visit.revision:
        yield Problem("", ProblemCode.CHANGED_MEANWHILE)
    if talk.time is TimeAnswer.CHANGED:
        yield from _move_problems(talk, visit, today)
    if talk.amount is AmountAnswer.DIFFERS:
        yield from _difference_problems(talk, visit)
    for field, text, limit in (
        ("spoke_with", clean(talk.spoke_with, NAME_LIMIT + 1), NAME_LIMIT),
        ("owner", clean(talk.owner, NAME_LIMIT + 1), NAME_LIMIT),
        ("reason", clean(talk.reason, REASON_LIMIT + 1), REASON_LIMIT),
        ("note", clean_lines(talk.note, NOTE_LIMIT + 1), NOTE_LIMIT),
    ):
        yield from check_length(field, text, limit)


def _move_problems(talk: Talk, visit: VisitRow, today: date) -> Iterator[Problem]:
    yield from check_time("new_time", talk.new_time)
    if talk.new_day is None:
        yield Problem("new_day", ProblemCode.REQUIRED)
    elif talk.new_day < today:
        yield Problem("new_day", ProblemCode.IN_THE_PAST)
    elif (talk.new_day, talk.new_time) == (visit.day, visit.time):
        yield Problem("new_day", ProblemCode.NOT_CHANGED)


def _difference_problems(talk: Talk, visit: VisitRow) -> Iterator[Problem]:
    if visit.amount is None:
        yield Problem("amount", ProblemCode.NOT_ALLOWED)
    elif talk.theirs is None:
        yield Problem("theirs", ProblemCode.REQUIRED)
    elif talk.theirs == visit.amount:
        yield Problem("theirs", ProblemCode.NOT_CHANGED)
    yield from check_sum("theirs", talk.theirs, visit.currency)
    if talk.cause is DifferenceReason.UNKNOWN and not (clean(talk.reason, 1) or clean(talk.owner, 1)):
        # rule 5: a cause, or at least somebody who looks for it
        yield Problem("owner", ProblemCode.REQUIRED)


def settle_problems(
    row: ReconciliationRow | None, status: ReconciliationStatus, agreed: int, resolution: str
) -> Iterator[Problem]:
    """Check how a difference is to end: in words, with the amount that both now name."""
    if row is None:
        yield Problem("", ProblemCode.NOT_FOUND)
        return
    if row.status != ReconciliationStatus.OPEN or status not in SETTLED:
        yield Problem("", ProblemCode.SETTLED)
    # what a paper comes to may be below zero, where we owe; what a visit is to bring may not
    yield from check_sum("agreed", agreed if row.visit_id is not None else abs(agreed), row.currency)
    words = clean(resolution, NOTE_LIMIT + 1)
    if not words:
        yield Problem("resolution", ProblemCode.REQUIRED)
    yield from check_length("resolution", words, NOTE_LIMIT)
