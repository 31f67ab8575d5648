"""Writing an import plan: one transaction, all or nothing, with a record of every row for taking it back."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TypeAlias, TypeVar

from db import bulk, models
from db.bulk import RowChange
from db.connection import Book
from db.queries.customers import get_customer, list_contacts
from desktop.domain.customers import Customer, LetterLanguage
from desktop.domain.imports.checked import ContactRow, CustomerRow, ItemRow
from desktop.domain.ledger import AllocationKind
from desktop.domain.text import name_key
from desktop.services.imports.planning import ChangedItem, Filled, GoneItem, ImportPlan, stored_day
from desktop.services.posting import Posting, post
from desktop.services.search_text import search_text, sort_key

#: Called with rows done and rows in all; raises when the user has given up, which rolls everything back.
Progress: TypeAlias = Callable[[int, int], None]

#: From so many rows on progress is told, and as often.
STEP = 2000

T = TypeVar("T")

_CUSTOMER = (
    "id", "name", "name_en", "short_name", "code", "tax_id", "address", "region", "credit_term_days", "credit_limit",
    "currency", "standing", "ability", "willingness", "tone", "letter_language", "note", "name_key", "sort_key",
    "search_text", "created_at", "updated_at",
)  # fmt: skip
_CONTACT = ("id", "customer_id", "name", "position", "phone", "mail", "source", "source_on", "created_at", "updated_at")
_ITEM = (
    "id", "customer_id", "number", "number_key", "kind", "contract", "project", "document_date", "due_date",
    "currency", "amount", "open", "booked", "note", "closed_at", "created_at", "updated_at",
)  # fmt: skip
_SOURCE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """How many rows of each kind an import wrote; `run_id` is None when there was nothing to write."""

    run_id: int | None
    new_customers: int = 0
    filled_customers: int = 0
    new_contacts: int = 0
    filled_contacts: int = 0
    new_items: int = 0
    changed_items: int = 0
    unchanged_items: int = 0
    closed_items: int = 0
    refused_rows: int = 0


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of which file a plan was made and when it is written: `now` in UTC, `today` here."""

    file_name: str
    sha256: str
    now: str
    today: date


def write_plan(
    book: Book, plan: ImportPlan, occasion: Occasion, *, close_gone: bool = False, progress: Progress | None = None
) -> ImportSummary:
    """Write a plan inside the transaction it was made in; a plan that changes nothing leaves no trace."""
    gone = plan.gone if close_gone else ()
    settled = plan.settled if close_gone else ()
    summary = ImportSummary(
        run_id=None,
        new_customers=len(plan.new_customers),
        filled_customers=len(plan.filled_customers),
        new_contacts=len(plan.new_contacts),
        filled_contacts=len(plan.filled_contacts),
        new_items=len(plan.new_items),
        changed_items=len(plan.changed_items),
        unchanged_items=plan.unchanged,
        closed_items=len(gone),
        refused_rows=plan.refused_rows,
    )
    if plan.changes_nothing and not gone and not settled:
        return summary
    run = models.ImportRun.insert(
        at=occasion.now,
        file_name=occasion.file_name,
        sha256=occasion.sha256,
        summary=json.dumps(asdict(summary)),
    )
    run_id = int(run.execute())
    _Writer(book, plan, run_id, occasion, progress).write([*gone, *settled])
    return replace(summary, run_id=run_id)


def take_back(book: Book, run_id: int, now: str) -> None:
    """Undo a run inside the caller's transaction; nothing of it may have been changed since."""
    touched = bulk.customers_with_changed_names(book, run_id)
    bulk.undo_run(book, run_id, now)
    _refresh_search(book, touched)


def _refresh_search(book: Book, customer_ids: Iterable[int]) -> None:
    """Write anew what customers are found by, after their names or people have changed."""
    for customer_id in customer_ids:
        customer = get_customer(book, customer_id)
        if customer is None:
            continue
        people = list_contacts(book, customer_id)
        found_by = search_text(
            customer.name, customer.name_en, customer.short_name, customer.code, customer.tax_id,
            [person.name for person in people], [person.phone for person in people],
        )  # fmt: skip
        book.run("UPDATE customer SET search_text = ? WHERE id = ?", [found_by, customer_id])


class _Writer:
    """Writes the parts of one plan in their order."""

    def __init__(
        self, book: Book, plan: ImportPlan, run_id: int, occasion: Occasion, progress: Progress | None
    ) -> None:
        self._book = book
        self._plan = plan
        self._run = run_id
        self._occasion = occasion
        self._now = occasion.now
        self._progress = progress
        self._done = 0
        self._total = len(plan.new_customers) + len(plan.new_contacts) + len(plan.new_items) + len(plan.changed_items)

    def write(self, gone: Sequence[GoneItem]) -> None:
        """Write new customers, then what belongs to them, then what changes."""
        plan = self._plan
        ids = self._add_customers()
        self._add_contacts(ids)
        self._add_items(ids)
        self._change("customer", map(_filled, plan.filled_customers))
        self._change("contact", map(_filled, plan.filled_contacts))
        changed = [*plan.changed_items, *plan.confirmed]
        self._change("receivable", (_changed(item) for item in self._told(changed)))
        self._change("receivable", map(_closed, gone))
        self._post([*map(_news, changed), *((item.id, item.open, item.first_day) for item in gone)])
        known = {customer_id for customer_id in plan.customer_ids if customer_id is not None}
        touched = {ids[row.customer] for row in plan.new_contacts} & known
        touched.update(filled.id for filled in plan.filled_customers)
        touched.update(bulk.customers_with_changed_names(self._book, self._run) if plan.filled_contacts else ())
        _refresh_search(self._book, sorted(touched))

    def _add_customers(self) -> list[int]:
        """Add the new customers; give the id of every customer by its place in the file (0 where there is none)."""
        people: dict[int, list[ContactRow]] = {}
        for contact in self._plan.new_contacts:
            people.setdefault(contact.customer, []).append(contact)
        checked, places = self._plan.checked.customers, self._plan.new_places
        first = bulk.next_id(self._book, "customer")
        ids = [known or 0 for known in self._plan.customer_ids]
        for n, place in enumerate(places):
            ids[place] = first + n
        rows = (self._customer(ids[place], checked[place], people.get(place, ())) for place in self._told(places))
        bulk.add_rows(self._book, "customer", _CUSTOMER, rows)
        bulk.record_added(self._book, self._run, "customer", first)
        return ids

    def _customer(self, customer_id: int, row: CustomerRow, people: Sequence[ContactRow]) -> tuple[object, ...]:
        fresh = Customer(row.name)
        found_by = search_text(
            row.name, row.name_en, row.short_name, row.code, row.tax_id,
            [person.name for person in people], [person.phone for person in people],
        )  # fmt: skip
        return (
            customer_id, row.name, row.name_en, row.short_name, row.code, row.tax_id, row.address, row.region,
            row.credit_term_days, row.credit_limit, row.currency, fresh.standing.value, fresh.ability.value,
            fresh.willingness.value, fresh.tone.value, _letter_language(row.name).value, row.note, name_key(row.name),
            sort_key(row.name), found_by, self._now, self._now,
        )  # fmt: skip

    def _add_contacts(self, ids: Sequence[int]) -> None:
        first = bulk.next_id(self._book, "contact")
        source = (self._occasion.file_name[:_SOURCE_LIMIT], self._occasion.today.isoformat(), self._now, self._now)
        rows = (
            (first + n, ids[row.customer], row.name, row.position, row.phone, row.mail, *source)
            for n, row in enumerate(self._told(self._plan.new_contacts))
        )
        bulk.add_rows(self._book, "contact", _CONTACT, rows)
        bulk.record_added(self._book, self._run, "contact", first)

    def _add_items(self, ids: Sequence[int]) -> None:
        first = bulk.next_id(self._book, "receivable")
        # in the order of the indexes, which are then filled from one end to the other
        items = sorted(self._plan.new_items, key=lambda row: (ids[row.customer], row.key))
        rows = (self._item(first + n, ids[row.customer], row) for n, row in enumerate(self._told(items)))
        bulk.add_rows(self._book, "receivable", _ITEM, rows)
        bulk.record_added(self._book, self._run, "receivable", first)

    def _item(self, item_id: int, customer_id: int, row: ItemRow) -> tuple[object, ...]:
        return (
            item_id, customer_id, row.number, row.key, row.kind.value, row.contract, row.project,
            stored_day(row.document_date), stored_day(row.due_date), row.currency, row.amount, row.open, row.open,
            row.note, None if row.open else self._now, self._now, self._now,
        )  # fmt: skip

    def _change(self, entity: str, changes: Iterable[RowChange]) -> None:
        rows = list(changes)
        bulk.record_changed(self._book, self._run, entity, rows)
        bulk.change_rows(self._book, entity, rows, self._now)

    def _post(self, news: Iterable[tuple[int, int, str]]) -> None:
        """Let the ledger take off what is news, from today on or from the first day of the item if that is later."""
        today = self._occasion.today
        post(
            self._book,
            self._now,
            (
                Posting(id_, AllocationKind.OFFICE, posted, max(today, date.fromisoformat(first)), run_id=self._run)
                for id_, posted, first in news
                if posted
            ),
        )

    def _told(self, rows: Iterable[T]) -> Iterator[T]:
        """Pass rows on, telling now and then how far it is."""
        for row in rows:
            if self._progress is not None and self._total >= STEP and self._done % STEP == 0:
                self._progress(self._done, self._total)
            self._done += 1
            yield row


def _changed(item: ChangedItem) -> RowChange:
    return RowChange(item.before.id, {name: getattr(item.before, name) for name in item.values}, item.values)


def _news(item: ChangedItem) -> tuple[int, int, str]:
    first = item.values.get("document_date", item.before.first_day)
    return item.before.id, item.posted, str(first)


def _closed(item: GoneItem) -> RowChange:
    """Close what is no longer open by the finance office's books; how it was settled is not known."""
    return RowChange(item.id, {"open": item.open, "booked": item.booked}, {"open": 0, "booked": 0})


def _filled(filled: Filled) -> RowChange:
    """Fill what was empty; texts are empty as '', numbers as None."""
    empty = {name: "" if isinstance(value, str) else None for name, value in filled.values.items()}
    return RowChange(filled.id, empty, filled.values)


def _letter_language(name: str) -> LetterLanguage:
    is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in name)
    return LetterLanguage.CHINESE if is_chinese else LetterLanguage.ENGLISH
