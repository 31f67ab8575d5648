"""Writing papers into the archive: one or a thousand, at the driver's full speed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from db.bulk import add_rows, next_id
from db.connection import Book
from db.queries.documents import last_serial
from desktop.documents.data import Heading, Made, PaperItem
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.papers import paper_number
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.timeline import event_data

__all__ = ["NewDocument", "add_papers"]

#: So many papers with all their bytes are in the memory at once.
_BATCH = 50

_DOCUMENT = (
    "id", "customer_id", "kind", "level", "number", "year", "serial", "made_on", "as_of", "language", "currency",
    "total", "unapplied", "interest", "pay_by", "plan_id", "payment_id", "run_id", "choices", "pages", "pdf", "sha256",
    "made_by", "made_at",
)  # fmt: skip
_ITEM = (
    "document_id", "position", "receivable_id", "number", "document_date", "due_date", "amount", "open", "disputed",
    "days_overdue",
)  # fmt: skip
_EVENT = ("customer_id", "at", "kind", "entity_id", "data")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A paper that has just been made; `items` are its rows by the id of the receivable.

    `choices` are plain values that JSON can hold. `level` is that of a reminder, and of nothing else. `total` is what
    the paper comes to, None for the sum of its rows; `unapplied` was taken off in it and `interest` added. `payment_id`
    is what a receipt is for, `run_id` the print run that the paper was made in.
    """

    kind: DocumentKind
    customer_id: int
    language: LetterLanguage
    heading: Heading
    items: tuple[tuple[int, PaperItem], ...]
    made: Made
    choices: Mapping[str, object] = field(default_factory=dict)
    pay_by: date | None = None
    plan_id: int | None = None
    level: Level | None = None
    total: int | None = None
    unapplied: int = 0
    interest: int = 0
    payment_id: int | None = None
    run_id: int | None = None

    @property
    def comes_to(self) -> int:
        """What the paper comes to in the end."""
        return sum(item.open for _id, item in self.items) if self.total is None else self.total


def add_papers(book: Book, clock: Clock, papers: Iterable[NewDocument]) -> list[int]:
    """Keep papers in their order, with a line each in the timelines; gives their ids.

    It is done inside the transaction in which their numbers were asked for; ValueError where one has not the number
    that is next. The papers are asked for a few at a time.
    """
    ids: list[int] = []
    serials = _Serials(book)
    waiting = iter(papers)
    while batch := list(islice(waiting, _BATCH)):
        now, first = clock.now(), next_id(book, "document")
        numbered = list(enumerate(batch, start=first))
        add_rows(book, "document", _DOCUMENT, (_document_row(id_, new, serials.of(new), now) for id_, new in numbered))
        add_rows(book, "document_item", _ITEM, (row for id_, new in numbered for row in _item_rows(id_, new)))
        add_rows(book, "event", _EVENT, (_event_row(id_, new, now) for id_, new in numbered))
        ids += [id_ for id_, _new in numbered]
    return ids


class _Serials:
    """Counts the numbers of each series on, from the last one in the book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._last: dict[tuple[DocumentKind, int], int] = {}

    def of(self, new: NewDocument) -> int:
        """Give the serial of a paper, the next one of its series, once it is seen that this is its number."""
        series = (new.kind, new.heading.made_on.year)
        last = self._last[series] if series in self._last else last_serial(self._book, *series)
        if new.heading.number != paper_number(*series, last + 1):
            raise ValueError(f"{new.heading.number} is not the next number")
        self._last[series] = last + 1
        return last + 1


def _document_row(document_id: int, new: NewDocument, serial: int, now: str) -> Sequence[object]:
    head, made = new.heading, new.made
    return (
        document_id,
        new.customer_id,
        new.kind.value,
        new.level,
        head.number,
        head.made_on.year,
        serial,
        head.made_on.isoformat(),
        head.as_of.isoformat(),
        new.language.value,
        head.currency,
        new.comes_to,
        new.unapplied,
        new.interest,
        new.pay_by and new.pay_by.isoformat(),
        new.plan_id,
        new.payment_id,
        new.run_id,
        json.dumps(new.choices, ensure_ascii=False),
        made.pages,
        made.pdf,
        hashlib.sha256(made.pdf).hexdigest(),
        head.company.handler,
        now,
    )


def _item_rows(document_id: int, new: NewDocument) -> Iterator[Sequence[object]]:
    for position, (receivable_id, item) in enumerate(new.items):
        yield (
            document_id,
            position,
            receivable_id,
            item.number,
            item.document_date and item.document_date.isoformat(),
            item.due_date and item.due_date.isoformat(),
            item.amount,
            item.open,
            item.disputed,
            item.days_overdue or 0,
        )


def _event_row(document_id: int, new: NewDocument, now: str) -> Sequence[object]:
    data = event_data(
        document=new.kind.value,
        number=new.heading.number,
        level=new.level,
        total=new.comes_to,
        currency=new.heading.currency,
        pay_by=new.pay_by,
    )
    return new.customer_id, now, EventKind.DOCUMENT_MADE.value, document_id, data
