"""How papers went out, and how far each of them got (rules 24 and 58)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db import models
from db.connection import Book
from db.queries import deliveries as queries
from db.queries.deliveries import AwaitedRow, DeliveryRow, ProofRow, ReplyRow
from db.queries.documents import DocumentRow, get_document
from desktop.domain.agenda_points import LETTER_DAYS
from desktop.domain.deliveries import (
    DELIVERY_LIMITS,
    DeliveryChannel,
    PaperStatus,
    ReplyKind,
    Way,
    day_problems,
    paper_status,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.dunning import read_rules
from desktop.services.paper_ways import cleaned, find_paper, tell, text_problems
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["AwaitedRow", "DeliveryCard", "DeliveryForm", "DeliveryRow", "DeliveryService", "ProofRow", "ReplyRow"]


@dataclass(frozen=True, slots=True)
class DeliveryForm:
    """How some papers went out together, a whole print run by post for one; `tracking` is the number to follow it by.

    `sent_by` is who brought or posted it, `sent_to` the person or the address.
    """

    document_ids: tuple[int, ...]
    channel: DeliveryChannel
    sent_on: date
    sent_by: str = ""
    sent_to: str = ""
    tracking: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """All that is known of the way of one paper, the latest first; what was withdrawn is among it, marked."""

    deliveries: tuple[DeliveryRow, ...]
    proofs: tuple[ProofRow, ...]
    replies: tuple[ReplyRow, ...]


class DeliveryService:
    """Use cases around papers on their way."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def send(self, form: DeliveryForm) -> Saved[tuple[int, ...]] | Refused:
        """Record how some papers went out, all or none; gives the ids of the deliveries, in the papers' order.

        A problem with a paper is one of `document_ids` and names it where it can.
        """
        texts = cleaned(form, DELIVERY_LIMITS)
        with self._book.transaction():
            found = [find_paper(self._book, each, "document_ids") for each in dict.fromkeys(form.document_ids)]
            papers = [each for each in found if not isinstance(each, Problem)]
            problems = [each for each in found if isinstance(each, Problem)]
            problems += self._problems(form, papers, texts)
            if problems:
                return Refused(tuple(problems))
            ids = tuple(self._add(form, paper, texts) for paper in papers)
        return Saved(ids, _changes(papers))

    def _problems(self, form: DeliveryForm, papers: Sequence[DocumentRow], texts: dict[str, str]) -> Iterator[Problem]:
        if not form.document_ids:
            yield Problem("document_ids", ProblemCode.REQUIRED)
        latest = max((paper.made_on for paper in papers), default=form.sent_on)
        yield from day_problems("sent_on", form.sent_on, latest, self._clock.today())
        yield from text_problems(texts, DELIVERY_LIMITS)

    def _add(self, form: DeliveryForm, paper: DocumentRow, texts: dict[str, Any]) -> int:
        row = models.Delivery.insert(
            document=paper.id,
            channel=form.channel.value,
            sent_on=form.sent_on,
            recorded_at=self._clock.now(),
            **texts,
        )
        delivery_id = int(row.execute())
        self._tell_sent(paper, form.channel, form.sent_on, texts["sent_to"], texts["tracking"])
        return delivery_id

    def withdraw(self, *delivery_ids: int) -> Saved[tuple[int, ...]] | Refused:
        """Take back what was recorded by mistake, all or nothing."""
        return self._set_withdrawn(delivery_ids, self._clock.now())

    def restore(self, *delivery_ids: int) -> Saved[tuple[int, ...]] | Refused:
        """Let deliveries that were taken back count again, all or nothing."""
        return self._set_withdrawn(delivery_ids, None)

    def _set_withdrawn(self, ids: tuple[int, ...], at: str | None) -> Saved[tuple[int, ...]] | Refused:
        with self._book.transaction():
            rows = queries.get_deliveries(self._book, ids)
            if len(rows) != len(set(ids)) or any((row.withdrawn_at is None) == (at is None) for row in rows):
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            models.Delivery.update(withdrawn_at=at).where(models.Delivery.id.in_(ids)).execute()
            papers = [self._told(row, back=at is not None) for row in rows]
        return Saved(ids, _changes(papers))

    def _told(self, row: DeliveryRow, *, back: bool) -> DocumentRow:
        paper = get_document(self._book, row.document_id)
        if paper is None:
            raise LookupError(row.document_id)
        channel = DeliveryChannel(row.channel)
        if back:
            tell(self._clock, paper, EventKind.DOCUMENT_SENT_WITHDRAWN, row.sent_on, channel=channel.value)
        else:
            self._tell_sent(paper, channel, row.sent_on, row.sent_to, row.tracking)
        return paper

    def _tell_sent(self, paper: DocumentRow, channel: DeliveryChannel, day: date, to: str, tracking: str) -> None:
        told = {"channel": channel.value, "to": to, "tracking": tracking}
        tell(self._clock, paper, EventKind.DOCUMENT_SENT, day, **told)

    def status(self, document_ids: Collection[int]) -> dict[int, PaperStatus]:
        """Tell of each of some papers how far it got; an id that no paper has is left out."""
        with self._book.reading():
            rows, ask_after = queries.ways(self._book, document_ids), read_rules(self._book).ask_after
        return {row.document_id: paper_status(_way(row), ask_after) for row in rows}

    def card(self, document_id: int) -> DeliveryCard:
        """Give all that is known of the way of one paper; of one that is not there, nothing."""
        with self._book.reading():
            return DeliveryCard(
                tuple(queries.deliveries(self._book, document_id)),
                tuple(queries.proofs(self._book, document_id)),
                tuple(queries.replies(self._book, document_id)),
            )

    def awaiting(self, today: date | None = None) -> list[AwaitedRow]:
        """Give the papers of which to ask whether they arrived, on the clock's day or another (rule 58)."""
        with self._book.reading():
            return [row for row, _asks_on in read_awaiting(self._book, today or self._clock.today())]


def read_awaiting(book: Book, today: date) -> list[tuple[AwaitedRow, date]]:
    """Give the papers of which to ask today whether they arrived, and since when one asks."""
    ask_after = timedelta(days=read_rules(book).ask_after)
    rows = queries.awaiting(book, today - timedelta(days=LETTER_DAYS), today - ask_after)
    return [(row, row.sent_on + ask_after) for row in rows]


def _way(row: queries.WayRow) -> Way:
    return Way(
        row.matters,
        row.sent_on,
        None if row.channel is None else DeliveryChannel(row.channel),
        row.handed_on,
        row.shown_on,
        row.proved,
        row.said_on,
        None if row.replied is None else ReplyKind(row.replied),
        row.replied_on,
    )


def _changes(papers: Sequence[DocumentRow]) -> Changes:
    return Changes(frozenset({Entity.DELIVERY}), frozenset(paper.customer_id for paper in papers))
