"""Limitation clocks: how long a claim on each item lasts, what moved it, and what was noted for it by hand."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from db import models
from db.connection import Book
from db.queries import limitation as queries
from db.queries.customers import get_customer
from desktop.domain.calendars import is_known_country
from desktop.domain.checks import check_length
from desktop.domain.limitation import Clock, ClockEventKind, CountryPeriod, most_pressing, period_problems
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock as DayClock
from desktop.services.limitation_reading import PERIODS, read_clocks, read_periods, read_warned
from desktop.services.payment_forms import day_problems
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting
from desktop.services.timeline import record

__all__ = ["Clock", "ClockEventForm", "CountryPeriod", "LimitationService"]

NOTE_LIMIT = 1000
KEPT_LIMIT = 200

_NOT_FOUND = Refused((Problem("", ProblemCode.NOT_FOUND),))
#: What counts only where it can be shown.
_TO_BE_SHOWN = frozenset({ClockEventKind.DEMAND, ClockEventKind.ACKNOWLEDGEMENT})


@dataclass(frozen=True, slots=True)
class ClockEventForm:
    """What moves a clock and stands nowhere else in the book; without an item it is of all items of the customer.

    `kept_where` says where that is kept which shows it: a demand and an acknowledgement need that.
    """

    customer_id: int
    kind: ClockEventKind
    day: date
    receivable_id: int | None = None
    note: str = ""
    kept_where: str = ""


class LimitationService:
    """Use cases around limitation clocks; the figures are reminders, a lawyer says what they are worth."""

    def __init__(self, book: Book, clock: DayClock) -> None:
        self._book = book
        self._clock = clock

    def periods(self) -> tuple[CountryPeriod, ...]:
        """Give how long claims last by country; of a country that is not among them no clock is kept."""
        with self._book.reading():
            return read_periods(self._book)

    def save_periods(self, periods: Sequence[CountryPeriod]) -> Saved[tuple[CountryPeriod, ...]] | Refused:
        """Keep how long claims last by country; problems are named by place: `0.country`, `0.years`."""
        kept = tuple(replace(each, country=each.country.strip().upper()) for each in periods)
        problems = (*period_problems(kept), *_country_problems(kept))
        if problems:
            return Refused(problems)
        value = json.dumps([asdict(each) for each in kept])
        with self._book.transaction():
            keep_setting(PERIODS, value)
        return Saved(kept, Changes.of(Entity.SETTING, Entity.CLOCK))

    def clock(self, receivable_id: int) -> Clock | None:
        """Give the clock of one item, None where there is no such item."""
        with self._book.reading():
            rows = queries.clock_items(self._book, [receivable_id])
            return next(read_clocks(self._book, rows, read_periods(self._book), self._clock.today()), None)

    def of_customer(self, customer_id: int) -> tuple[Clock, ...]:
        """Give the clocks of a customer's open items, the most pressing first, those without a clock last."""
        with self._book.reading():
            rows = queries.items_of_customer(self._book, customer_id)
            clocks = read_clocks(self._book, rows, read_periods(self._book), self._clock.today())
            return tuple(sorted(clocks, key=most_pressing))

    def warnings(self, until: date | None = None) -> tuple[Clock, ...]:
        """Give the clocks of all customers that end by a day, those too that have ended, the most pressing first.

        None is 180 days from today. Archived customers are left out.
        """
        with self._book.reading():
            return tuple(read_warned(self._book, self._clock.today(), until))

    def add_event(self, form: ClockEventForm) -> Saved[int] | Refused:
        """Note what moves the clock of an item, or of all of a customer's, and give the id of the note."""
        form = replace(
            form, note=clean_lines(form.note, NOTE_LIMIT + 1), kept_where=clean(form.kept_where, KEPT_LIMIT + 1)
        )
        with self._book.transaction():
            if get_customer(self._book, form.customer_id) is None:
                return _NOT_FOUND
            item = self._item(form)
            problems = tuple(_problems(form, item, self._clock.today()))
            if problems:
                return Refused(problems)
            values = {**asdict(form), "kind": form.kind.value, "recorded_at": self._clock.now()}
            values["customer"], values["receivable"] = values.pop("customer_id"), values.pop("receivable_id")
            event_id = int(models.ClockEvent.insert(**values).execute())
            record(
                self._clock,
                form.customer_id,
                EventKind.CLOCK_EVENT_ADDED,
                event_id,
                event=form.kind.value,
                day=form.day,
                number=item.number if item else None,
                note=form.note,
            )
        return Saved(event_id, Changes.of(Entity.CLOCK, customer=form.customer_id))

    def withdraw_event(self, event_id: int) -> Saved[int] | Refused:
        """Take a note back; it stays in the timeline. One that was taken back already is refused."""
        return self._set_withdrawn(event_id, self._clock.now(), EventKind.CLOCK_EVENT_WITHDRAWN)

    def restore_event(self, event_id: int) -> Saved[int] | Refused:
        """Let a note that was taken back count again; one that was not is refused."""
        return self._set_withdrawn(event_id, None, EventKind.CLOCK_EVENT_ADDED)

    def _set_withdrawn(self, event_id: int, withdrawn_at: str | None, told: EventKind) -> Saved[int] | Refused:
        with self._book.transaction():
            event = queries.get_event(self._book, event_id)
            if event is None:
                return _NOT_FOUND
            if event.withdrawn == (withdrawn_at is not None):
                return Refused((Problem("", ProblemCode.SETTLED),))
            events = models.ClockEvent
            events.update(withdrawn_at=withdrawn_at).where(events.id == event_id).execute()
            record(
                self._clock,
                event.customer_id,
                told,
                event_id,
                event=event.kind,
                day=event.day,
                number=event.number or None,
                note="",
            )
        return Saved(event_id, Changes.of(Entity.CLOCK, customer=event.customer_id))

    def _item(self, form: ClockEventForm) -> queries.ClockItemRow | None:
        ids = [] if form.receivable_id is None else [form.receivable_id]
        found = queries.clock_items(self._book, ids)
        return next((row for row in found if row.customer_id == form.customer_id), None)


def _problems(form: ClockEventForm, item: queries.ClockItemRow | None, today: date) -> Iterator[Problem]:
    if form.receivable_id is not None and item is None:
        yield Problem("receivable_id", ProblemCode.NOT_FOUND)
    yield from day_problems("day", form.day, None, today)
    if form.kind in _TO_BE_SHOWN and not form.kept_where:
        yield Problem("kept_where", ProblemCode.REQUIRED)
    if form.kind is ClockEventKind.OTHER and not form.note:
        yield Problem("note", ProblemCode.REQUIRED)
    yield from check_length("note", form.note, NOTE_LIMIT)
    yield from check_length("kept_where", form.kept_where, KEPT_LIMIT)


def _country_problems(periods: Sequence[CountryPeriod]) -> Iterator[Problem]:
    for place, period in enumerate(periods):
        if not is_known_country(period.country):
            yield Problem(f"{place}.country", ProblemCode.NOT_A_CHOICE)
