"""Filling a visit in from what the book knows: day, people, items, amount and papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.customers import ContactRecord, get_customer, list_contacts
from db.queries.processes import get_process
from db.queries.receivables import ReceivableRow, list_receivables
from desktop.domain.calendars import WorkCalendar
from desktop.domain.proposals import Proposal, propose_visit
from desktop.domain.receivables import sum_due
from desktop.domain.visits import Purpose
from desktop.services.process_records import read_process
from desktop.services.visit_forms import VisitForm, whom_to_see

#: More open items than any customer has.
_MOST_ITEMS = 10_000


@dataclass(frozen=True, slots=True)
class VisitProposal:
    """A form filled in as far as the book knows, and why that day; the customer's people and open items to choose."""

    form: VisitForm
    proposal: Proposal
    contacts: tuple[ContactRecord, ...]
    items: tuple[ReceivableRow, ...]


def fill_in_visit(
    book: Book, calendar: WorkCalendar, today: date, customer_id: int, purpose: Purpose
) -> VisitProposal | None:
    """Fill in a visit from the customer's process and open items; None when there is no such customer."""
    with book.reading():
        customer = get_customer(book, customer_id)
        if customer is None:
            return None
        found = get_process(book, customer_id)
        contacts = list_contacts(book, customer_id)
        open_items = list_receivables(book, customer_id, limit=_MOST_ITEMS)
    items = [row for row in open_items if row.currency == customer.currency]
    process = read_process(found)
    proposal = propose_visit(process if found else None, purpose, calendar, today)
    chosen = [row for row in items if row.due_date is None or row.due_date <= proposal.day]
    collects = purpose is Purpose.COLLECT and bool(chosen)
    form = VisitForm(
        customer_id=customer_id,
        day=proposal.day,
        purpose=purpose,
        amount=due_of(chosen) if collects else None,
        currency=customer.currency,
        items=tuple(row.id for row in chosen) if collects else (),
        people=whom_to_see(process, purpose),
        papers=process.papers if purpose in {Purpose.COLLECT, Purpose.DELIVER_PAPERS} else (),
    )
    return VisitProposal(form, proposal, tuple(contacts), tuple(items))


def due_of(items: Iterable[ReceivableRow]) -> int:
    """Sum what is to be asked for of items of one currency, in minor units."""
    return sum_due((row.open, row.disputed) for row in items)
