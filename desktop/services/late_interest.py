"""Late interest as an option of papers: the choice that is usual here, published rates, and what it comes to."""

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

from db import models
from db.connection import Book
from db.queries import late_interest as queries
from db.queries.late_interest import RateRow
from db.queries.settings import get_setting
from desktop.domain.checks import check_length
from desktop.domain.interest_reckoning import late_interest
from desktop.domain.lateinterest import (
    InterestBasis,
    InterestChoice,
    InterestItem,
    InterestLine,
    InterestWarning,
    RateBasis,
    ReferenceRate,
    choice_problems,
    interest_warnings,
    rate_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting

__all__ = ["LateInterestService", "RateForm", "RateRow"]

SOURCE_LIMIT = 200

#: Settings: the choice that papers begin with, as JSON, and whether they reserve the rights of the contract ("0", "1").
CHOICE = "interest_choice"
RESERVE_RIGHTS = "reserve_rights"

_NOT_FOUND = Refused((Problem("", ProblemCode.NOT_FOUND),))


@dataclass(frozen=True, slots=True)
class RateForm:
    """A published rate as the user enters it; in millionths a year, `source` says where it was published."""

    basis: RateBasis
    valid_from: date
    rate_ppm: int
    source: str = ""


class LateInterestService:
    """Use cases around late interest."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def default(self) -> InterestChoice:
        """Give the choice that papers begin with: none, until somebody has chosen one."""
        with self._book.reading():
            kept = get_setting(self._book, CHOICE)
        try:
            values = json.loads(kept or "{}")
            choice = InterestChoice(**{**values, "basis": InterestBasis(values.get("basis", InterestBasis.NONE))})
            return InterestChoice() if choice_problems(choice) else choice
        except (AttributeError, TypeError, ValueError):
            return InterestChoice()

    def save_default(self, choice: InterestChoice) -> Saved[InterestChoice] | Refused:
        """Keep the choice that papers begin with."""
        problems = choice_problems(choice)
        if problems:
            return Refused(problems)
        self._keep(CHOICE, json.dumps(asdict(choice)))
        return Saved(choice, Changes.of(Entity.SETTING))

    def reserves_rights(self) -> bool:
        """Say whether statements and plans reserve the rights under the contract unless somebody takes that out."""
        with self._book.reading():
            return get_setting(self._book, RESERVE_RIGHTS) != "0"

    def save_reserves_rights(self, reserves: bool) -> Saved[bool]:  # noqa: FBT001 (it is the value)
        """Keep whether statements and plans reserve the rights under the contract."""
        self._keep(RESERVE_RIGHTS, "1" if reserves else "0")
        return Saved(reserves, Changes.of(Entity.SETTING))

    def rates(self) -> list[RateRow]:
        """Give the published rates that were entered, by what they are, the latest first."""
        with self._book.reading():
            return queries.rates(self._book)

    def save_rate(self, form: RateForm, rate_id: int | None = None) -> Saved[int] | Refused:
        """Enter a published rate, or correct one; there is one a day of each."""
        form = replace(form, source=clean(form.source, SOURCE_LIMIT + 1))
        with self._book.transaction():
            known = {row.id: row for row in queries.rates(self._book)}
            if rate_id is not None and rate_id not in known:
                return _NOT_FOUND
            problems = tuple(_rate_problems(form, [row for row in known.values() if row.id != rate_id]))
            if problems:
                return Refused(problems)
            values = {**asdict(form), "basis": form.basis.value, "recorded_at": self._clock.now()}
            rows = models.ReferenceRate
            if rate_id is None:
                rate_id = int(rows.insert(**values).execute())
            else:
                rows.update(**values).where(rows.id == rate_id).execute()
        return Saved(rate_id, Changes.of(Entity.SETTING))

    def remove_rate(self, rate_id: int) -> Saved[int] | Refused:
        """Take a published rate out; papers that were made with it stay as they are."""
        rows = models.ReferenceRate
        with self._book.transaction():
            if not rows.delete().where(rows.id == rate_id).execute():
                return _NOT_FOUND
        return Saved(rate_id, Changes.of(Entity.SETTING))

    def line(
        self, item_ids: Collection[int], choice: InterestChoice, on: date | None = None
    ) -> InterestLine | Refused | None:
        """Reckon the late interest of items of one currency up to the end of a day, today for None.

        None where none was chosen or nothing is late. Refused where the choice cannot be, and with NO_RATE where a
        published rate is missing. What is in dispute on that day is left out. Items of more than one currency raise
        ValueError.
        """
        problems = choice_problems(choice)
        if problems:
            return Refused(problems)
        if choice.basis is InterestBasis.NONE:
            return None
        on = on or self._clock.today()
        with self._book.reading():
            found = late_interest(_items(self._book, item_ids, on), on, choice, self._known())
        return Refused(found) if isinstance(found, tuple) else found

    def warnings(self, choice: InterestChoice, on: date | None = None) -> tuple[InterestWarning, ...]:
        """Give what somebody should know of a choice before it is printed."""
        with self._book.reading():
            return interest_warnings(choice, on or self._clock.today(), self._known())

    def _known(self) -> list[ReferenceRate]:
        return [ReferenceRate(RateBasis(row.basis), row.valid_from, row.rate_ppm) for row in queries.rates(self._book)]

    def _keep(self, key: str, value: str) -> None:
        with self._book.transaction():
            keep_setting(key, value)


def _items(book: Book, item_ids: Collection[int], on: date) -> Iterator[InterestItem]:
    """Give the items that were late on a day, each with what was open at the end of its due date and what came then."""
    rows = queries.late_items(book, item_ids, on)
    late = queries.taken_late(book, item_ids)
    for row in rows:
        taken = tuple(late.get(row.id, ()))
        open_then = row.open + sum(amount for _, amount in taken) - row.disputed
        yield InterestItem(row.id, row.number, row.currency, row.due_date, open_then, taken)


def _rate_problems(form: RateForm, others: Collection[RateRow]) -> Iterator[Problem]:
    yield from rate_problems(ReferenceRate(form.basis, form.valid_from, form.rate_ppm))
    if any(row.basis == form.basis and row.valid_from == form.valid_from for row in others):
        yield Problem("valid_from", ProblemCode.TAKEN, {"name": form.valid_from.isoformat()})
    yield from check_length("source", form.source, SOURCE_LIMIT)
