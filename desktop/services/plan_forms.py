"""What a rep fills in about an instalment plan, what follows from it, and what is wrong with it by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from desktop.domain.calendars import WorkCalendar
from desktop.domain.checks import check_length, check_sum
from desktop.domain.clauses import NAME_LIMIT, Clauses, clause_problems
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import (
    Every,
    Instalment,
    Terms,
    schedule,
    schedule_problems,
    shifted,
    terms_problems,
    with_interest,
)
from desktop.domain.plans import PlanQuestion
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines

#: Longest texts, in characters; the book's schema holds the same numbers.
CONTRACT_LIMIT = 200
REASON_LIMIT = 1000
NOTE_LIMIT = 4000
REFERENCE_LIMIT = 200
PAYMENT_NOTE_LIMIT = 1000

#: Of terms whose rows were edited by hand only these are looked at: the rows themselves say the rest.
_STILL_ASKED = frozenset({"debt", "interest", "rate_ppm", "interest_from"})

#: The last of the most instalments, a quarter apart, is so many years away from today.
_MOST_YEARS = 40

_ENTERED_LATE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PlanForm:
    """An instalment plan as a rep enters it.

    The debt follows from `items` (ids of receivables), whatever debt and currency `terms` name. `instalments` are rows
    edited by hand, None while they follow from the terms; of edited rows `nominal_on` and `principal` count, position 0
    is the down payment, and pay dates, interest and positions are worked out anew. `analysis` is noted on the overdue
    items; what it leaves out must be noted there already (rule 78). `plan_id` is the version that is changed or
    revised, None for a new plan; with `updated_at` the form is refused once somebody else has changed it.
    """

    customer_id: int
    currency: str
    items: tuple[int, ...]
    terms: Terms
    instalments: tuple[Instalment, ...] | None = None
    contract: str = ""
    reason: str = ""
    note: str = ""
    clauses: Clauses = field(default_factory=Clauses)
    analysis: DebtAnalysis = field(default_factory=DebtAnalysis)
    plan_id: int | None = None
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item that a plan is or may be about; sums in minor units, a credit note's negative.

    `asked` is what the plan takes of it: what is open without what is disputed, for a dispute is settled first.
    `days_overdue` is None for a credit note. `plan_id` is another plan that the item is in already.
    """

    id: int
    customer_id: int
    number: str
    contract: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int
    asked: int
    days_overdue: int | None
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a form comes to; sums in minor units.

    `difference` is the debt less all principals: nothing is saved while it is not zero. `left_out` are the chosen items
    of which a disputed part is not planned. `questions` are those that nobody has answered for this plan yet (rule 38).
    Problems name their fields: `items`, `terms.<field of Terms>`, `instalments`, `instalments.2.principal` (counted
    from 0 in the order given; also `.nominal_on`, `.pay_on`, `.interest`), `clauses.<field of Clauses>`,
    `analysis.<field of DebtAnalysis>`, `contract`, `reason`, `note`, `customer_id`, `currency`, and '' for the whole
    form.
    """

    debt: int
    instalments: tuple[Instalment, ...]
    difference: int
    problems: tuple[Problem, ...]
    questions: tuple[PlanQuestion, ...]
    items: tuple[PlanItem, ...] = ()
    left_out: tuple[PlanItem, ...] = ()

    @property
    def interest(self) -> int:
        """The interest of all instalments."""
        return sum(row.interest for row in self.instalments)

    @property
    def total(self) -> int:
        """All that is to be paid, interest included."""
        return sum(row.total for row in self.instalments)


@dataclass(frozen=True, slots=True)
class PlanBeginning:
    """A form filled in as far as the book knows, and what there is to choose from.

    `items` are the customer's open items of the form's currency that are in no other live plan, oldest due first;
    `taken` those that are. `pay_days` are the days on which the customer usually pays next, none when not known;
    `working_days` the next ones from tomorrow on. `currencies` are those in which the customer owes anything.
    """

    form: PlanForm
    customer: str
    currencies: tuple[str, ...]
    items: tuple[PlanItem, ...]
    taken: tuple[PlanItem, ...]
    pay_days: tuple[date, ...]
    working_days: tuple[date, ...]


def cleaned(form: PlanForm, debt: int) -> PlanForm:
    """Take out of a form what nobody can see, and let its terms and edited rows say what its items come to."""
    named = ("guarantor", "arbitrator", "law_named")
    names: dict[str, Any] = {name: clean(getattr(form.clauses, name), NAME_LIMIT + 1) for name in named}
    form = replace(
        form,
        items=tuple(dict.fromkeys(form.items)),
        terms=replace(form.terms, debt=debt, currency=form.currency),
        contract=clean(form.contract, CONTRACT_LIMIT + 1),
        reason=clean_lines(form.reason, REASON_LIMIT + 1),
        note=clean_lines(form.note, NOTE_LIMIT + 1),
        clauses=replace(form.clauses, **names),
    )
    if form.instalments is None:
        return form
    rows = _renumbered(form.instalments)
    return replace(form, instalments=rows, terms=_terms_of(form.terms, rows))


def rows_of(form: PlanForm, today: date, calendar: WorkCalendar) -> tuple[Instalment, ...]:
    """Work out the rows of a cleaned form; none from terms that stand against it."""
    if form.instalments is not None:
        moved = (
            row if _is_far(row, today) else replace(row, pay_on=shifted(row.nominal_on, form.terms.shift, calendar))
            for row in form.instalments
        )
        return with_interest(form.terms, moved)
    return () if terms_problems(form.terms, today) else schedule(form.terms, calendar)


def form_problems(form: PlanForm, rows: Sequence[Instalment], today: date) -> Iterator[Problem]:
    """Check a cleaned form and its rows by themselves."""
    debt = form.terms.debt
    for problem in terms_problems(form.terms, today):
        if problem.field == "debt" and problem.code is ProblemCode.TOO_SMALL:
            yield Problem("items", ProblemCode.NOTHING_TO_ASK if form.items else ProblemCode.REQUIRED)
        elif problem.field == "debt":
            yield replace(problem, field="items")
        elif form.instalments is None or problem.field in _STILL_ASKED:
            yield replace(problem, field=f"terms.{problem.field}")
    if form.instalments is not None or rows:
        yield from schedule_problems(debt, rows, today, form.currency)
    for place, row in enumerate(rows):
        if _is_far(row, today):
            yield Problem(f"instalments.{place}.nominal_on", ProblemCode.TOO_FAR_AWAY, {"limit": _MOST_YEARS})
    for problem in clause_problems(form.clauses):
        yield replace(problem, field=f"clauses.{problem.field}")
    yield from check_length("contract", form.contract, CONTRACT_LIMIT)
    yield from check_length("reason", form.reason, REASON_LIMIT)
    yield from check_length("note", form.note, NOTE_LIMIT)


def item_problems(customer_id: int, currency: str, ids: Iterable[int], items: Iterable[PlanItem]) -> Iterator[Problem]:
    """Check chosen items, `items` being those of `ids` that the book has: the customer's, one currency, in no plan."""
    found = {item.id: item for item in items}
    if not set(ids) <= set(found) or any(item.customer_id != customer_id for item in found.values()):
        yield Problem("items", ProblemCode.NOT_FOUND)
    if any(item.currency != currency for item in found.values()):
        yield Problem("items", ProblemCode.MIXED_CURRENCIES)
    for item in found.values():
        if item.plan_id is not None:
            yield Problem("items", ProblemCode.TAKEN, {"name": item.number})


def payment_problems(
    paid_on: date, amount: int, currency: str, *, first: date, today: date, reference: str = "", note: str = ""
) -> Iterator[Problem]:
    """Check money that came in under a plan: on a day from `first` to today, both included, and above zero."""
    if paid_on < first:
        yield Problem("paid_on", ProblemCode.NOT_AFTER, {"other": (first - timedelta(days=1)).isoformat()})
    elif paid_on > today:
        yield Problem("paid_on", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    if amount < 1:
        yield Problem("amount", ProblemCode.REQUIRED)
    yield from check_sum("amount", max(amount, 0), currency)
    yield from check_length("reference", reference, REFERENCE_LIMIT)
    yield from check_length("note", note, PAYMENT_NOTE_LIMIT)


def signing_problems(day: date | None, today: date) -> Iterator[Problem]:
    """Check the day of signing: today, or up to a year ago, for what was signed may be entered late."""
    if day is None:
        yield Problem("day", ProblemCode.REQUIRED)
    elif day > today:
        yield Problem("day", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    elif day <= today - _ENTERED_LATE:
        yield Problem("day", ProblemCode.NOT_AFTER, {"other": (today - _ENTERED_LATE).isoformat()})


def _renumbered(rows: Sequence[Instalment]) -> tuple[Instalment, ...]:
    """Count edited rows anew: a first one at position 0 stays the down payment."""
    start = 0 if rows and rows[0].position == 0 else 1
    return tuple(replace(row, position=place) for place, row in enumerate(rows, start))


def _is_far(row: Instalment, today: date) -> bool:
    return abs(row.nominal_on.year - today.year) > _MOST_YEARS


def _terms_of(terms: Terms, rows: Sequence[Instalment]) -> Terms:
    """Let terms say what edited rows say, so that what is kept of both agrees."""
    down = next((row for row in rows if row.position == 0), None)
    parts = [row for row in rows if row.position]
    return replace(
        terms,
        down_payment=max(down.principal, 0) if down else 0,
        down_payment_on=down.nominal_on if down else None,
        parts=len(parts) or None,
        part_amount=None,
        first_on=parts[0].nominal_on if parts else None,
        own_dates=tuple(row.nominal_on for row in parts) if terms.every is Every.OWN else (),
    )
