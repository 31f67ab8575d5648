"""Open items as letters see them, with what was promised of each and what a plan covers; and who could get a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import letters as queries
from db.queries.letters import LastLetter, OpenItemRow
from db.queries.plans import items_in_plans
from desktop.domain.letters import LeftOut, OpenItem, letter_items
from desktop.domain.receivables import Lateness, days_overdue, lateness
from desktop.services.promise_reading import promised_until

__all__ = ["FoundItem", "LetterCandidate", "candidates", "find_items"]

#: Why an overdue item is left out of a letter by itself; the others are not overdue, or a rep's choice.
_WHY_NOT = frozenset({LeftOut.DISPUTED, LeftOut.IN_PLAN, LeftOut.PROMISED, LeftOut.HANDED_OVER})


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An open item as the rules see it, and its row."""

    item: OpenItem
    row: OpenItemRow


@dataclass(frozen=True, slots=True)
class LetterCandidate:
    """A customer with something overdue in one currency, and what a reminder would ask for; sums in minor units.

    `items` are the rows of the letter, `left_out` the overdue items that are not in it, `lateness` is that of the worst
    item. Where there is no letter `total` is 0, and `reason` that of the oldest item left out, or None where credit
    notes cover all that is due. `last_number` is '' before the first reminder.
    """

    customer_id: int
    name: str
    currency: str
    total: int
    items: int
    lateness: Lateness
    left_out: int
    reason: LeftOut | None
    last_number: str
    last_on: date | None

    @property
    def days_overdue(self) -> int:
        """The days that the worst item is overdue."""
        return self.lateness.overdue


def find_items(
    book: Book, customer_ids: Sequence[int], today: date, *, only_overdue: bool = False
) -> dict[tuple[int, str], list[FoundItem]]:
    """Read the open items of some customers, by customer and currency; of `only_overdue` ones credit notes are part."""
    promised = promised_until(book, customer_ids, today)
    only = customer_ids[0] if len(customer_ids) == 1 else None
    planned = {item for item, _plan in items_in_plans(book, only)}
    found: dict[tuple[int, str], list[FoundItem]] = {}
    for row in queries.open_items(book, customer_ids, today if only_overdue else None):
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


def candidates(book: Book, today: date, customer_id: int | None, limit: int) -> list[LetterCandidate]:
    """List who could get a reminder, the most urgent first; see `LetterService.candidates`."""
    overdue = queries.overdue_customers(book, today, customer_id, limit)
    ids = list({customer for customer, _name, _currency in overdue})
    found = find_items(book, ids, today, only_overdue=True)
    last = queries.last_letters(book, ids)
    listed = (_candidate(row, found.get((row[0], row[2]), ()), last.get((row[0], row[2])), today) for row in overdue)
    return sorted(filter(None, listed), key=_urgency)


def _candidate(
    row: tuple[int, str, str], found: Sequence[FoundItem], last: LastLetter | None, today: date
) -> LetterCandidate | None:
    """Decide one line; None where a file that came in between two reads has settled everything."""
    customer_id, name, currency = row
    terms = {each.item.id: each.row.term for each in found}
    items = letter_items([each.item for each in found], today)
    left_out = [(item, why) for item, why in items.left_out if why in _WHY_NOT and _is_overdue(item, today)]
    is_asked = items.total > 0
    due = [item for item in items.asked if item.open > 0]
    late = [lateness(item.due_date, terms[item.id], today) for item in due or [item for item, _why in left_out]]
    if not late:
        return None
    return LetterCandidate(
        customer_id,
        name,
        currency,
        total=items.total if is_asked else 0,
        items=len(items.asked) if is_asked else 0,
        lateness=max(late, key=lambda each: (each.urgent, each.overdue)),
        left_out=len(left_out),
        reason=left_out[0][1] if not due else None,
        last_number=last.number if last else "",
        last_on=last.made_on if last else None,
    )


def _is_overdue(item: OpenItem, today: date) -> bool:
    return item.open > 0 and bool(days_overdue(item.due_date, today))


def _urgency(candidate: LetterCandidate) -> tuple[bool, bool, int, str]:
    """Order by whether there is something to ask for, then by the rule of lateness (rule 55), then the older debt."""
    return not candidate.total, not candidate.lateness.urgent, -candidate.lateness.overdue, candidate.name
