"""How papers went out, and how far each of them got (rules 24 and 58)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.deliveries import AwaitedRow, DeliveryRow, ProofRow, ReplyRow
from desktop.domain.deliveries import DeliveryChannel, PaperStatus
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved

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
        """Record how some papers went out, all or none; gives the ids of the deliveries, in the papers' order."""
        raise NotImplementedError

    def withdraw(self, *delivery_ids: int) -> Saved[tuple[int, ...]] | Refused:
        """Take back what was recorded by mistake, all or nothing."""
        raise NotImplementedError

    def restore(self, *delivery_ids: int) -> Saved[tuple[int, ...]] | Refused:
        """Let deliveries that were taken back count again, all or nothing."""
        raise NotImplementedError

    def status(self, document_ids: Collection[int]) -> dict[int, PaperStatus]:
        """Tell of each of some papers how far it got."""
        raise NotImplementedError

    def card(self, document_id: int) -> DeliveryCard:
        """Give all that is known of the way of one paper."""
        raise NotImplementedError

    def awaiting(self, today: date | None = None) -> list[AwaitedRow]:
        """Give the papers of which to ask whether they arrived, on the clock's day or another (rule 58)."""
        raise NotImplementedError
