"""Why the debt of a plan is not paid, what kind of debt it is and for how long: noted before a plan (rule 78)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from datetime import date

from db import models
from db.connection import Book
from db.queries.debtor import DebtRow, get_debts
from desktop.domain.debtor import DebtAnalysis, proposed_term
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm, days_overdue
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.timeline import record

_FIELDS = tuple(each.name for each in fields(DebtAnalysis))


def overdue_debts(book: Book, ids: Iterable[int], today: date) -> tuple[DebtRow, ...]:
    """Give those of some items that are overdue."""
    return tuple(debt for debt in get_debts(book, list(ids)) if debt.open > 0 and days_overdue(debt.due_date, today))


def noted(debts: Iterable[DebtRow]) -> DebtAnalysis:
    """Give what is noted on items as far as they agree; what some lack does not count."""
    said: dict[str, set[str]] = {name: set() for name in _FIELDS}
    for debt in debts:
        for name, values in said.items():
            values |= {value for value in (getattr(debt, name),) if value is not None}
    cause, nature, term_class = (values.pop() if len(values) == 1 else None for values in said.values())
    return DebtAnalysis(
        None if cause is None else DebtCause(cause),
        None if nature is None else DebtNature(nature),
        None if term_class is None else DebtTerm(term_class),
    )


def proposed(debts: Sequence[DebtRow], today: date) -> DebtAnalysis:
    """Give what is noted on overdue items, and by their days past due whether they are a long matter."""
    analysis = noted(debts)
    if not debts or any(debt.term_class for debt in debts):
        return analysis
    return replace(analysis, term_class=proposed_term(max(days_overdue(debt.due_date, today) for debt in debts)))


def analysis_problems(analysis: DebtAnalysis, debts: Iterable[DebtRow]) -> Iterator[Problem]:
    """Ask for what would not be known of overdue items when the plan is saved (rule 78)."""
    debts = tuple(debts)
    for name in _FIELDS:
        if getattr(analysis, name) is None and any(getattr(debt, name) is None for debt in debts):
            yield Problem(f"analysis.{name}", ProblemCode.REQUIRED)


def note_analysis(clock: Clock, customer_id: int, analysis: DebtAnalysis, debts: Iterable[DebtRow]) -> None:
    """Note it on the items that do not say so yet."""
    said = {name: value.value for name, value in asdict(analysis).items() if value is not None}
    changed = [debt for debt in debts if any(getattr(debt, name) != value for name, value in said.items())]
    if not changed:
        return
    row, ids = models.Receivable, [debt.id for debt in changed]
    row.update(**said, updated_at=clock.now()).where(row.id.in_(ids)).execute()
    record(clock, customer_id, EventKind.ITEM_ANALYSED, numbers=[debt.number for debt in changed], **said)
