"""Who could get a letter, which one, and why nobody else does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.connection import Book
from db.queries import letters as queries
from desktop.domain.dunning import Ladder, Level, NextStep
from desktop.domain.letter_decisions import decide
from desktop.domain.letters import LeftOut, OpenItem
from desktop.domain.receivables import Lateness, days_overdue, lateness
from desktop.services.letter_items import Found, Key, find

__all__ = ["LetterCandidate", "candidates"]

#: Why an overdue item is left out of a letter by itself; the others are not overdue, or a rep's choice.
_WHY_NOT = frozenset({LeftOut.DISPUTED, LeftOut.IN_PLAN, LeftOut.PROMISED, LeftOut.HANDED_OVER})


@dataclass(frozen=True, slots=True)
class LetterCandidate:
    """A customer with something overdue in one currency, or due soon, and the letter for it; sums in minor units.

    `items` are the rows of the letter, `left_out` the overdue items that are not in it, `lateness` is that of the worst
    item. `total` is what it asks for, `unapplied` money taken off; where nothing can be asked for it is 0, and `reason`
    that of the oldest item left out, or None where credit notes or money not applied cover all that is due.
    `last_number` is '' before the first reminder. `level` is the letter proposed now, None for none: `step` says why.
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
    step: NextStep
    unapplied: int = 0
    escalated: bool = False

    @property
    def level(self) -> Level | None:
        """The letter that is proposed now."""
        return self.step.level

    @property
    def selectable(self) -> bool:
        """Whether a letter is proposed now."""
        return self.step.level is not None

    @property
    def days_overdue(self) -> int:
        """The days that the worst item is overdue."""
        return self.lateness.overdue


def candidates(book: Book, ladder: Ladder, *, customer_id: int | None, limit: int) -> list[LetterCandidate]:
    """List who could get a reminder, the most urgent first; see `LetterService.candidates`."""
    rules, today, window = ladder
    overdue = queries.overdue_customers(book, today, customer_id, limit)
    listed = [*_listed(book, overdue, ladder, due_before=today)]
    if rules.upcoming and len(overdue) < limit:
        rows = queries.upcoming_customers(
            book, today, window.first, window.last, customer_id=customer_id, limit=limit - len(overdue)
        )
        upcoming = _listed(book, rows, ladder, due_before=window.last + timedelta(days=1))
        listed += (each for each in upcoming if each.selectable)
    return sorted(listed, key=_urgency)


def _listed(
    book: Book, rows: Sequence[tuple[int, str, str]], ladder: Ladder, *, due_before: date
) -> Iterator[LetterCandidate]:
    found = find(book, list({row[0] for row in rows}), ladder.today, due_before=due_before)
    for customer_id, name, currency in rows:
        candidate = _candidate((customer_id, currency), name, found, ladder)
        if candidate is not None:
            yield candidate


def _candidate(key: Key, name: str, found: Found, ladder: Ladder) -> LetterCandidate | None:
    """Decide one line; None where a file that came in between two reads has settled everything."""
    facts, last, today = found.facts(key), found.last.get(key), ladder.today
    decision = decide(facts, ladder)
    items = decision.items
    terms = {each.item.id: each.row.term for each in found.items.get(key, ())}
    left_out = [(item, why) for item, why in items.left_out if why in _WHY_NOT and _is_overdue(item, today)]
    total = items.total
    is_asked = total > 0
    due = [item for item in items.asked if item.open > 0]
    late = [lateness(item.due_date, terms[item.id], today) for item in due or [item for item, _why in left_out]]
    if not late:
        return None
    return LetterCandidate(
        key[0],
        name,
        key[1],
        total=total if is_asked else 0,
        items=len(items.asked) if is_asked else 0,
        lateness=max(late, key=lambda each: (each.urgent, each.overdue)),
        left_out=len(left_out),
        reason=left_out[0][1] if not due else None,
        last_number=last.number if last else "",
        last_on=last.made_on if last else None,
        step=decision.step,
        unapplied=items.unapplied,
        escalated=facts.escalated,
    )


def _is_overdue(item: OpenItem, today: date) -> bool:
    return item.open > 0 and bool(days_overdue(item.due_date, today))


def _urgency(candidate: LetterCandidate) -> tuple[bool, bool, bool, int, str]:
    """Order by whether a letter is proposed, could be, then by lateness (rule 55), then the older debt."""
    late = candidate.lateness
    return not candidate.selectable, not candidate.total, not late.urgent, -late.overdue, candidate.name
