"""The credit note with which a dispute ends in the customer's favour, and taking it back."""

from collections.abc import Iterator

from db import models
from db.connection import Book
from db.queries import disputes as queries
from db.queries.disputes import CreditUse, DisputeRow
from db.queries.receivables import get_receivables
from desktop.domain.disputes import REOPENED, credit_number
from desktop.domain.ledger import AllocationKind
from desktop.domain.receivables import ReceivableKind
from desktop.domain.text import number_key
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.posting import Posting, post
from desktop.services.timeline import record


def free_number(book: Book, dispute: DisputeRow) -> str:
    """Propose a number for the credit note that no item of the customer has: CN-<item>, CN-<item>-2..."""
    taken, n = queries.numbers_taken(book, dispute.customer_id, dispute.currency), 1
    while number_key(credit_number(dispute.number, n)) in taken:
        n += 1
    return credit_number(dispute.number, n)


def is_taken(book: Book, dispute: DisputeRow, number: str) -> bool:
    """Tell whether an item of the customer has the number already."""
    return number_key(number) in queries.numbers_taken(book, dispute.customer_id, dispute.currency)


def add_credit(book: Book, clock: Clock, dispute: DisputeRow, number: str) -> int:
    """Add a credit note over the disputed part and put it to its item; give its id.

    What is not open of the item any more stays open on the note: the customer has it to their credit.
    """
    (item,) = get_receivables(book, [dispute.item_id])
    today, now = clock.today(), clock.now()
    inserted = models.Receivable.insert(
        customer_id=item.customer_id,
        number=number,
        number_key=number_key(number),
        kind=ReceivableKind.CREDIT_NOTE,
        contract=item.contract,
        project=item.project,
        document_date=today,
        currency=item.currency,
        amount=-dispute.amount,
        open=-dispute.amount,
        by_hand=True,
        created_at=now,
        updated_at=now,
    )
    note = int(inserted.execute())
    part = min(dispute.amount, max(item.open, 0))
    if part:
        day = max(today, item.document_date or today)
        kind = AllocationKind.CREDIT
        post(book, now, (Posting(of, kind, sum_, day, credit_id=note) for of, sum_ in ((item.id, part), (note, -part))))
    told = {"number": number, "amount": dispute.amount, "currency": item.currency, "items": [item.number]}
    record(clock, item.customer_id, EventKind.CREDIT_APPLIED, note, **told)
    return note


def can_take_back(book: Book, dispute: DisputeRow, note: int) -> bool:
    """Tell whether the credit note is still as it was made: put to this item alone, and changed by nobody."""
    (row,) = get_receivables(book, [note])
    uses = queries.uses_of_credit(book, note)
    return row.amount == -dispute.amount and {use.receivable_id for use in uses} <= {note, dispute.item_id}


def take_credit_back(book: Book, clock: Clock, dispute: DisputeRow, note: int) -> None:
    """Take the credit note off the item again, and close the note, which stays as a paper that was made.

    The days in between stay as they were.
    """
    post(book, clock.now(), _taken_back(clock, queries.uses_of_credit(book, note), dispute, note))
    told = {"number": dispute.credit_number, "amount": dispute.amount, "currency": dispute.currency}
    record(clock, dispute.customer_id, EventKind.CREDIT_TAKEN_BACK, note, **told, reason=REOPENED)


def _taken_back(clock: Clock, uses: list[CreditUse], dispute: DisputeRow, note: int) -> Iterator[Posting]:
    today = clock.today()
    for use in uses:
        day = max(today, use.day)
        yield Posting(use.receivable_id, AllocationKind.CREDIT, -use.amount, day, credit_id=note, reverses_id=use.id)
    last = max((use.day for use in uses), default=today)
    yield Posting(note, AllocationKind.WRITE_OFF, -dispute.amount, max(today, last), reason=REOPENED)
