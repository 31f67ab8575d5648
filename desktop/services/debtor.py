"""The debtor card: what one thinks of a debtor, what the facts say, which signs there are (rules 21, 42, 78, 82)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db import models
from db.connection import Book
from db.queries import debtor as queries
from db.queries.customers import get_customer
from db.queries.debtor import DebtorRow, DebtRow, SignalRow
from desktop.domain.customers import Level, Tone
from desktop.domain.debtor import Approach, Exposure, Risk, approach, proposed_term, risks
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import PromiseRecord
from desktop.domain.rating import JUDGED_DAYS, Rating, rate
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm, days_overdue
from desktop.domain.signals import NOTE_LIMIT, SignalKind, SignalNature, SignalSource, nature, signal_problems
from desktop.domain.text import clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.good_facts import rating_facts
from desktop.services.promise_reading import PromiseLine, judged
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["DebtLine", "DebtorCard", "DebtorService", "SignalForm", "SignalLine"]


@dataclass(frozen=True, slots=True)
class SignalForm:
    """A signal as it is noted: of a day up to today, where it comes from, but not from whom (rule 21, D4)."""

    customer_id: int
    day: date
    kind: SignalKind
    source: SignalSource = SignalSource.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignalLine:
    """A signal and what it asks for."""

    signal: SignalRow
    nature: SignalNature


@dataclass(frozen=True, slots=True)
class DebtLine:
    """An overdue item with what was said of it, and the term class that its days overdue propose (rule 78)."""

    item: DebtRow
    days_overdue: int
    proposed: DebtTerm


@dataclass(frozen=True, slots=True)
class DebtorCard:
    """Everything about a debtor: what the rep thinks (levels, tone), what follows, and what the facts are.

    `items` are those overdue, the oldest first; `signals` are the latest first, withdrawn ones left out.
    """

    customer_id: int
    ability: Level
    willingness: Level
    tone: Tone
    approach: Approach
    rating: Rating
    promises: PromiseRecord
    signals: tuple[SignalLine, ...]
    items: tuple[DebtLine, ...]
    risks: tuple[Risk, ...]
    reconciled_on: date | None


class DebtorService:
    """Use cases around the debtor card."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def card(self, customer_id: int) -> DebtorCard | None:
        """Give the card of a customer; None when there is no such customer."""
        today = self._clock.today()
        with self._book.reading():
            row = queries.get_debtor(self._book, customer_id)
            if row is None:
                return None
            debts = queries.open_debts(self._book, customer_id)
            signals = queries.list_signals(self._book, customer_id)
            promises = judged(self._book, [customer_id], today).get(customer_id, ())
            ability, willingness = Level(row.ability), Level(row.willingness)
            return DebtorCard(
                customer_id,
                ability,
                willingness,
                Tone(row.tone),
                approach(ability, willingness),
                self._rating(customer_id, debts, promises, today),
                PromiseRecord.of(line.state for line in promises),
                tuple(SignalLine(signal, nature(SignalKind(signal.kind))) for signal in signals),
                tuple(_debt_lines(debts, today)),
                risks(self._exposure(customer_id, row, debts, signals), today),
                row.reconciled_on,
            )

    def rating(self, customer_id: int) -> Rating:
        """Rate a customer by the facts alone (rules 16 and 43)."""
        today = self._clock.today()
        with self._book.reading():
            promises = judged(self._book, [customer_id], today).get(customer_id, ())
            return self._rating(customer_id, queries.open_debts(self._book, customer_id), promises, today)

    def _rating(
        self, customer_id: int, debts: Iterable[DebtRow], promises: Iterable[PromiseLine], today: date
    ) -> Rating:
        since = today - timedelta(days=JUDGED_DAYS)
        paid = queries.paid_items(self._book, customer_id, since)
        return rate(rating_facts(debts, paid, promises, today))

    def _exposure(
        self, customer_id: int, row: DebtorRow, debts: Iterable[DebtRow], signals: Iterable[SignalRow]
    ) -> Exposure:
        return Exposure(
            [(SignalKind(signal.kind), signal.day) for signal in signals],
            queries.owed(self._book, customer_id, row.currency),
            row.credit_limit,
            min((debt.document_date for debt in debts if debt.document_date is not None), default=None),
            row.reconciled_on,
        )

    def analyse(
        self,
        item_ids: Sequence[int],
        cause: DebtCause | None,
        debt_nature: DebtNature | None,
        term_class: DebtTerm | None,
    ) -> Saved[tuple[int, ...]] | Refused:
        """Say why some items are not paid, what kind of debt they are and for how long (rule 78); None: not said."""
        with self._book.transaction():
            items = queries.get_debts(self._book, item_ids)
            if not items or len(items) != len(set(item_ids)):
                return Refused((Problem("item_ids", ProblemCode.NOT_FOUND),))
            said: dict[str, Any] = {"cause": cause, "nature": debt_nature, "term_class": term_class}
            ids = tuple(item.id for item in items)
            now = self._clock.now()
            models.Receivable.update(**said, updated_at=now).where(models.Receivable.id.in_(ids)).execute()
            customers = dict.fromkeys(item.customer_id for item in items)
            for customer in customers:
                numbers = [item.number for item in items if item.customer_id == customer]
                record(self._clock, customer, EventKind.ITEM_ANALYSED, numbers=numbers, **said)
        return Saved(ids, Changes(frozenset({Entity.RECEIVABLE}), frozenset(customers)))

    def set_manner(self, customer_id: int, ability: Level, willingness: Level, tone: Tone) -> Saved[int] | Refused:
        """Say what one thinks of a debtor, and in which tone it is written to (rules 82 and 83)."""
        said = {"ability": ability, "willingness": willingness, "tone": tone}
        with self._book.transaction():
            before = get_customer(self._book, customer_id)
            if before is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            changed = [name for name, value in said.items() if getattr(before, name) != value]
            if changed:
                self._update(customer_id, **said)
                record(self._clock, customer_id, EventKind.CUSTOMER_CHANGED, fields=changed)
        return Saved(customer_id, Changes.of(Entity.CUSTOMER, customer=customer_id))

    def reconciled(self, customer_id: int, day: date | None) -> Saved[int] | Refused:
        """Say up to which day, today at the latest, both books agree (rule 47); None takes it back."""
        today = self._clock.today()
        if day is not None and day > today:
            return Refused((Problem("day", ProblemCode.TOO_LATE, {"limit": today.isoformat()}),))
        with self._book.transaction():
            if not self._update(customer_id, reconciled_on=day):
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            record(self._clock, customer_id, EventKind.RECONCILED, day=day)
        return Saved(customer_id, Changes.of(Entity.CUSTOMER, customer=customer_id))

    def _update(self, customer_id: int, **values: object) -> bool:
        values["updated_at"] = self._clock.now()
        return bool(models.Customer.update(**values).where(models.Customer.id == customer_id).execute())

    def note_signal(self, form: SignalForm) -> Saved[int] | Refused:
        """Note a signal; one of no named kind needs a few words."""
        note = clean_lines(form.note, NOTE_LIMIT + 1)
        problems = tuple(signal_problems(form.kind, form.day, note, self._clock.today()))
        with self._book.transaction():
            if get_customer(self._book, form.customer_id) is None:
                problems = (*problems, Problem("customer_id", ProblemCode.NOT_FOUND))
            if problems:
                return Refused(problems)
            inserted = models.Signal.insert(
                customer_id=form.customer_id,
                day=form.day,
                kind=form.kind,
                note=note,
                source=form.source,
                recorded_at=self._clock.now(),
            )
            signal_id = int(inserted.execute())
            self._record_noted(signal_id)
        return Saved(signal_id, Changes.of(Entity.SIGNAL, customer=form.customer_id))

    def withdraw_signal(self, signal_id: int) -> Saved[int] | Refused:
        """Take a signal back that was noted by mistake."""
        return self._set_withdrawn(signal_id, self._clock.now())

    def restore_signal(self, signal_id: int) -> Saved[int] | Refused:
        """Let a signal that was taken back count again."""
        return self._set_withdrawn(signal_id, None)

    def signals(self, customer_id: int, *, withdrawn: bool = False) -> list[SignalLine]:
        """Give the signals of a customer, the latest first."""
        with self._book.reading():
            rows = queries.list_signals(self._book, customer_id, withdrawn=withdrawn)
            return [SignalLine(row, nature(SignalKind(row.kind))) for row in rows]

    def _set_withdrawn(self, signal_id: int, at: str | None) -> Saved[int] | Refused:
        with self._book.transaction():
            row = queries.get_signal(self._book, signal_id)
            if row is None or (row.withdrawn_at is None) == (at is None):
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            models.Signal.update(withdrawn_at=at).where(models.Signal.id == signal_id).execute()
            if at is None:
                self._record_noted(signal_id)
            else:
                told = {"signal": row.kind, "day": row.day}
                record(self._clock, row.customer_id, EventKind.SIGNAL_WITHDRAWN, signal_id, **told)
        return Saved(signal_id, Changes.of(Entity.SIGNAL, customer=row.customer_id))

    def _record_noted(self, signal_id: int) -> None:
        row = queries.get_signal(self._book, signal_id)
        if row is not None:
            told = {"signal": row.kind, "day": row.day, "note": row.note, "source": row.source}
            record(self._clock, row.customer_id, EventKind.SIGNAL_NOTED, signal_id, **told)


def _debt_lines(debts: Iterable[DebtRow], today: date) -> Iterable[DebtLine]:
    for debt in debts:
        days = days_overdue(debt.due_date, today)
        if days:
            yield DebtLine(debt, days, proposed_term(days))
