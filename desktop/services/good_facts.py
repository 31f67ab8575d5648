"""What customers are rated and thanked by: how late items are and were paid, which promises were kept."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from db.connection import Book
from db.queries import debtor as queries
from db.queries.debtor import DebtRow, PaidRow
from desktop.domain.promises import PromiseState
from desktop.domain.rating import JUDGED_DAYS, Facts, rate
from desktop.domain.receivables import asked_for, days_overdue, lateness
from desktop.domain.thanks import GoodFacts
from desktop.services.promise_reading import PromiseLine, judged


def rating_facts(
    debts: Iterable[DebtRow], paid: Iterable[PaidRow], promises: Iterable[PromiseLine], today: date
) -> Facts:
    """Put together what a customer is rated by; `paid` are the items of the days that are judged."""
    states = _states(promises, today)
    return Facts(
        [lateness(debt.due_date, debt.term, today) for debt in debts if asked_for(debt.open, debt.disputed)],
        [days_overdue(each.due_date, each.paid_on) for each in paid],
        kept=states.count(PromiseState.KEPT),
        broken=states.count(PromiseState.BROKEN),
    )


def good_facts(book: Book, customer_ids: Collection[int], today: date) -> dict[int, GoodFacts]:
    """Read what some customers could be thanked for; a promise that was kept in part was not kept."""
    promises = judged(book, customer_ids, today)
    return {customer: _good_facts(book, customer, promises.get(customer, ()), today) for customer in customer_ids}


def _good_facts(book: Book, customer_id: int, promises: Collection[PromiseLine], today: date) -> GoodFacts:
    debts = queries.open_debts(book, customer_id)
    paid = queries.paid_items(book, customer_id, today - timedelta(days=JUDGED_DAYS))
    facts = rating_facts(debts, paid, promises, today)
    return GoodFacts(
        today,
        items=len(paid),
        on_time=facts.days_beyond_term.count(0),
        since=min((each.paid_on for each in paid), default=None),
        kept=facts.kept,
        broken=facts.broken + _states(promises, today).count(PromiseState.PARTLY_KEPT),
        overdue=sum(each.overdue > 0 for each in facts.open_items),
        grade=rate(facts).grade,
    )


def _states(promises: Iterable[PromiseLine], today: date) -> list[PromiseState]:
    since = today - timedelta(days=JUDGED_DAYS)
    return [line.state for line in promises if line.promise.due_on >= since]
