"""What a second reminder and a final notice refer to: earlier letters about the same items, promises not kept."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.connection import Book
from db.queries import letters as queries
from db.queries.letters import NamingLetter
from desktop.domain.dunning import BrokenPromise, EarlierLetter, Level
from desktop.domain.letters import LetterItems
from desktop.domain.promises import PromiseState
from desktop.services.promise_reading import PromiseLine, judged

__all__ = ["Citable", "citable"]

_NOT_KEPT = frozenset({PromiseState.BROKEN, PromiseState.PARTLY_KEPT})


@dataclass(frozen=True, slots=True)
class Citable:
    """The letters that named items, by item, and the promises, by customer."""

    letters: Mapping[int, Sequence[NamingLetter]] = field(default_factory=dict)
    promises: Mapping[int, Sequence[PromiseLine]] = field(default_factory=dict)

    def earlier(self, items: LetterItems, made_on: date) -> tuple[EarlierLetter, ...]:
        """Give the letters up to a day that named items which are still asked for, the earliest first."""
        named = {letter for item in items.asked for letter in self.letters.get(item.id, ())}
        once = {letter.number: letter for letter in named if letter.made_on <= made_on}
        found = sorted(once.values(), key=lambda letter: (letter.made_on, letter.number))
        return tuple(EarlierLetter(letter.number, letter.made_on, Level(letter.level)) for letter in found)

    def broken(self, customer_id: int, currency: str, items: LetterItems) -> tuple[BrokenPromise, ...]:
        """Give the promises about items still asked for, or about no item by name, that were not kept at all.

        One whose money came late after all is settled and not brought up again.
        """
        asked = {item.id for item in items.asked}
        lines = [
            line
            for line in self.promises.get(customer_id, ())
            if line.promise.currency == currency and _is_broken(line) and _is_about(line, asked)
        ]
        return tuple(
            BrokenPromise(
                line.promise.made_on,
                line.promise.due_on,
                line.promise.amount,
                line.judgement.received + line.judgement.late,
            )
            for line in sorted(lines, key=lambda line: (line.promise.due_on, line.promise.id))
        )


def citable(book: Book, customer_ids: Sequence[int], today: date) -> Citable:
    """Read what letters to some customers may refer to."""
    letters: defaultdict[int, list[NamingLetter]] = defaultdict(list)
    for letter in queries.naming_letters(book, customer_ids):
        letters[letter.receivable_id].append(letter)
    return Citable(letters, judged(book, customer_ids, today))


def _is_broken(line: PromiseLine) -> bool:
    return line.state in _NOT_KEPT and line.judgement.paid_late_on is None


def _is_about(line: PromiseLine, asked: Collection[int]) -> bool:
    return not line.items or any(item.id in asked for item in line.items)
