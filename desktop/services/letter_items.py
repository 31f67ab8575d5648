"""What letters are decided from: open items as they see them, earlier letters, money that is applied to nothing yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries import escalations as escalation_queries
from db.queries import letters as queries
from db.queries.letters import LastLetter, OpenItemRow
from db.queries.plans import items_in_plans
from desktop.domain.dunning import Issued, Level
from desktop.domain.letter_decisions import LetterFacts
from desktop.domain.letters import OpenItem
from desktop.services.promise_reading import promised_until

__all__ = ["Found", "FoundItem", "LastLetter", "find"]

Key = tuple[int, str]  # a customer and a currency


class FoundItem(NamedTuple):
    """An open item as the rules see it, and its row."""

    item: OpenItem
    row: OpenItemRow


@dataclass(frozen=True, slots=True)
class Found:
    """What the book holds of some customers, by customer and currency; `issued` is by the id of an item."""

    items: Mapping[Key, Sequence[FoundItem]]
    issued: Mapping[int, Issued]
    last: Mapping[Key, LastLetter]
    unapplied: Mapping[Key, int]
    escalated: frozenset[Key]

    def facts(self, key: Key) -> LetterFacts:
        """Put together what one letter is decided from."""
        last = self.last.get(key)
        return LetterFacts(
            tuple(each.item for each in self.items.get(key, ())),
            self.issued,
            last.made_on if last else None,
            self.unapplied.get(key, 0),
            key in self.escalated,
        )


def find(book: Book, customer_ids: Sequence[int], today: date, *, due_before: date | None = None) -> Found:
    """Read all that letters to some customers go by, in a dozen statements however many there are.

    Of what is `due_before` a day credit notes are part.
    """
    levels = queries.issued_levels(book, customer_ids)
    return Found(
        _items(book, customer_ids, today, due_before),
        {item: Issued(Level(level), date.fromisoformat(day)) for item, level, day in levels},
        queries.last_letters(book, customer_ids),
        queries.unapplied_money(book, customer_ids),
        frozenset(escalation_queries.escalations(book, customer_ids)),
    )


def _items(
    book: Book, customer_ids: Sequence[int], today: date, due_before: date | None
) -> Mapping[Key, Sequence[FoundItem]]:
    promised = promised_until(book, customer_ids, today)
    only = customer_ids[0] if len(customer_ids) == 1 else None
    planned = {item for item, _plan in items_in_plans(book, only)}
    found: dict[Key, list[FoundItem]] = {}
    for row in queries.open_items(book, customer_ids, due_before):
        item = OpenItem(
            row.id,
            row.number,
            row.document_date,
            row.due_date,
            row.currency,
            row.amount,
            row.open,
            row.disputed,
            promised.get(row.id),
            row.id in planned,
            row.handed_over,
        )
        found.setdefault((row.customer_id, row.currency), []).append(FoundItem(item, row))
    return found
