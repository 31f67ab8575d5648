"""What a rep fills in about a visit, before it and after it, and what is wrong with it by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.checks import check_length, check_range, check_sum, check_time
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import MOST_COPIES, STEP_NOTE_LIMIT, PaperWanted, PaymentProcess, StepKind
from desktop.domain.text import clean, clean_lines
from desktop.domain.visits import Outcome, Purpose
from desktop.services.promise_forms import PromiseForm

#: Longest texts, in characters; the book's schema holds the same numbers.
NOTE_LIMIT = 4000
NEXT_STEP_LIMIT = 500

#: Whom to see for which purpose, the first step that has somebody.
_SEEN_FOR = {
    Purpose.COLLECT: (StepKind.PAY, StepKind.APPROVE, StepKind.CHECK),
    Purpose.DELIVER_PAPERS: (StepKind.RECEIVE, StepKind.RECONCILE),
    Purpose.RECONCILE: (StepKind.RECONCILE, StepKind.CHECK),
    Purpose.APPROVE: (StepKind.APPROVE, StepKind.SIGN),
    Purpose.CARE: (),
}


@dataclass(frozen=True, slots=True)
class VisitForm:
    """A visit as a rep plans it; `time` HH:MM or None, `amount` in minor units of `currency`.

    Where items are named, the amount is theirs and need not be typed.
    """

    customer_id: int
    day: date
    time: str | None = None
    purpose: Purpose = Purpose.COLLECT
    amount: int | None = None
    currency: str = "CNY"
    note: str = ""
    items: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    papers: tuple[PaperWanted, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitResult:
    """What came of a visit; a next step with its date belongs to everything but a full payment (rule 8).

    `promise` is what was promised there: about the items of the visit unless it names others.
    """

    outcome: Outcome
    note: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    promise: PromiseForm | None = None


def form_problems(form: VisitForm, amount: int | None) -> Iterator[Problem]:
    """Check a form by itself, `amount` being what is typed or else what its items come to."""
    yield from check_time("time", form.time)
    if form.purpose is Purpose.COLLECT and amount is None:
        yield Problem("amount", ProblemCode.REQUIRED)
    yield from check_sum("amount", amount, form.currency)
    if form.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    yield from check_length("note", clean_lines(form.note, NOTE_LIMIT + 1), NOTE_LIMIT)
    for place, paper in enumerate(form.papers):
        yield from check_range(f"papers.{place}.copies", paper.copies, 1, MOST_COPIES)
        yield from check_length(f"papers.{place}.note", clean(paper.note, STEP_NOTE_LIMIT + 1), STEP_NOTE_LIMIT)


def day_problems(day: date, today: date) -> Iterator[Problem]:
    """Refuse a day that is past."""
    if day < today:
        yield Problem("day", ProblemCode.IN_THE_PAST)


def result_problems(result: VisitResult, today: date) -> Iterator[Problem]:
    """Check what came of a visit: without a full payment it does not end without a next step and its day (rule 8)."""
    yield from check_length("note", clean_lines(result.note, NOTE_LIMIT + 1), NOTE_LIMIT)
    next_step = clean(result.next_step, NEXT_STEP_LIMIT + 1)
    yield from check_length("next_step", next_step, NEXT_STEP_LIMIT)
    needed = result.outcome is not Outcome.PAID
    if not next_step and (needed or result.next_step_on is not None):
        yield Problem("next_step", ProblemCode.REQUIRED)
    if result.next_step_on is None and (needed or next_step):
        yield Problem("next_step_on", ProblemCode.REQUIRED)
    elif result.next_step_on is not None and result.next_step_on < today:
        yield Problem("next_step_on", ProblemCode.IN_THE_PAST)


def whom_to_see(process: PaymentProcess, purpose: Purpose) -> tuple[int, ...]:
    """Give the contact to see for a purpose, as far as the payment process knows one."""
    for kind in _SEEN_FOR[purpose]:
        step = process.first_step(kind)
        if step is not None and step.contact_id is not None:
            return (step.contact_id,)
    return ()
