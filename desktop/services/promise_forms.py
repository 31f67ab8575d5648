"""What a rep fills in about a promise to pay, what follows from it, and what is wrong with it by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.checks import check_length, check_range, check_sum
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import MOST_TOLERANCE_DAYS, PromiseQuestion
from desktop.domain.text import clean, clean_lines

#: Longest texts, in characters; the book's schema holds the same numbers.
NAME_LIMIT = 100
NOTE_LIMIT = 1000
REASON_LIMIT = 500

_MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class PromiseForm:
    """A promise as a rep records it: `amount` in minor units by `due_on`, made today.

    Without `items` (ids of receivables) it is about those that are due first and no open promise is about, until they
    cover the amount. `tolerance_days` from 0 to 30 after the day still count as kept.
    """

    customer_id: int
    currency: str
    amount: int
    due_on: date
    items: tuple[int, ...] = ()
    tolerance_days: int = 0
    contact_id: int | None = None
    by_whom: str = ""
    visit_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PromiseWorkedOut:
    """What a form comes to: the items it is about, what is `owed` of them in minor units, what stands against it.

    `questions` have to be answered with yes before it is recorded.
    """

    items: tuple[int, ...]
    owed: int
    problems: tuple[Problem, ...]
    questions: tuple[PromiseQuestion, ...]


def form_problems(form: PromiseForm, today: date) -> Iterator[Problem]:
    """Check a form by itself; a day before today is refused, today is not."""
    if form.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    elif form.amount == 0:
        yield Problem("amount", ProblemCode.REQUIRED)
    else:
        yield from check_sum("amount", form.amount, form.currency)
    if form.due_on < today:
        yield Problem("due_on", ProblemCode.IN_THE_PAST)
    elif form.due_on.year > today.year + _MOST_YEARS:
        yield Problem("due_on", ProblemCode.TOO_FAR_AWAY, {"limit": _MOST_YEARS})
    yield from check_range("tolerance_days", form.tolerance_days, 0, MOST_TOLERANCE_DAYS)
    yield from check_length("by_whom", clean(form.by_whom, NAME_LIMIT + 1), NAME_LIMIT)
    yield from check_length("note", clean_lines(form.note, NOTE_LIMIT + 1), NOTE_LIMIT)
