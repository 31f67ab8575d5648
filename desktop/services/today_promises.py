"""Promises as the list of a day needs them: those that run, and those that nobody has answered since they broke."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from db.connection import Book
from db.queries import agenda as queries
from desktop.domain.agenda_facts import PromiseFact


class Promised(NamedTuple):
    """Promises by customer, the last contact with each of these, and the items that open promises answer for."""

    promises: dict[int, list[PromiseFact]]
    contacts: dict[int, date]
    items: frozenset[int]


_NOTHING = Promised({}, {}, frozenset())


def read_promised(book: Book, today: date) -> Promised:
    """Read the promises of the customers that may have one running, or one that broke and was not answered.

    Only where money has come since is anything judged: the others are open until their time is over, then broken.
    """
    customers = queries.customers_with_promises(book, today)
    if not customers:
        return _NOTHING
    promises: defaultdict[int, list[PromiseFact]] = defaultdict(list)
    unpaid = queries.unpaid_promises(book, customers, today)
    for row in unpaid:
        is_open = row.last_on >= today
        promises[row.customer_id].append(PromiseFact(*row[1:], is_open=is_open, failed=not is_open))
    items = queries.promised_items(book, [row.id for row in unpaid if row.last_on >= today])
    for customer, fact, theirs in _judged(book, set(customers).difference(promises), today):
        promises[customer].append(fact)
        if fact.is_open:
            items |= theirs
    contacts = {customer: date.fromisoformat(day) for customer, day in queries.last_contacts(book, customers).items()}
    return Promised(promises, contacts, frozenset(items))


def _judged(book: Book, customers: Collection[int], today: date) -> Iterator[tuple[int, PromiseFact, set[int]]]:
    """Give the promises of some customers as the money judges them, each with its items."""
    if not customers:
        return
    from desktop.domain.promises import PromiseState  # only where there is something to judge
    from desktop.services.promise_reading import judged

    failures = {PromiseState.BROKEN, PromiseState.PARTLY_KEPT}
    for customer, lines in judged(book, customers, today).items():
        for line in lines:
            row = line.promise
            if row.cancelled_on is not None:
                continue
            fact = PromiseFact(
                id=row.id,
                amount=row.amount,
                currency=row.currency,
                made_on=row.made_on,
                due_on=row.due_on,
                last_on=row.due_on + timedelta(days=row.tolerance_days),
                is_open=line.state is PromiseState.OPEN,
                failed=line.state in failures,
                received=line.judgement.received,
                late=line.judgement.late,
            )
            yield customer, fact, {item.id for item in line.items}
