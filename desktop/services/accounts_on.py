"""The account of a customer on any day, and what moved it: read for papers that say it."""

from datetime import date, timedelta

from db.connection import Book
from db.queries import statements as queries
from db.queries.ledger import unapplied_on
from desktop.domain.statements import Account, Movements, StatementItem

__all__ = ["account_on", "movements"]

_DAY = timedelta(days=1)


def account_on(book: Book, customer_id: int, currency: str, day: date) -> Account:
    """Give what was open at the end of a day, today or a past one, and what had been received and put to nothing."""
    items = (StatementItem(*row) for row in queries.account_items(book, customer_id, currency, day))
    unapplied = {each: amount for _id, each, amount in unapplied_on(book, day, customer_id=customer_id)}
    return Account(day, tuple(items), unapplied.get(currency, 0))


def movements(book: Book, customer_id: int, currency: str, first: date, last: date) -> Movements:
    """Give what moved an account from one day to another, both included."""
    before = max(first, date.min + _DAY) - _DAY  # nothing is owed on the first day of all
    opening = account_on(book, customer_id, currency, before).balance
    moved = queries.moved(book, customer_id, currency, first, last)
    return Movements(
        first,
        last,
        opening,
        invoices=moved.invoiced,
        credit_notes=moved.credits,
        receipts=moved.received + moved.settled,
        refunds=moved.refunded,
        interest=moved.interest,
        write_offs=moved.written_off,
    )
