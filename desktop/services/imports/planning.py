"""What bringing a checked file in would do to the book: nothing is written here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from db.connection import Book
from db.queries import imports as queries
from db.queries.imports import KnownContact, KnownCustomer, KnownItem
from desktop.domain.imports.checked import Checked, ContactRow, CustomerRow, ItemRow, RowProblem
from desktop.domain.ledger import office_says
from desktop.domain.text import fold
from desktop.services.imports.matching import Matches

#: What a file may fill in where the book knows nothing; what is there stays, for the rep knows better.
_CUSTOMER_FILLED = (
    "code", "name_en", "short_name", "tax_id", "address", "region", "credit_term_days", "credit_limit", "note",
)  # fmt: skip
_CONTACT_FILLED = ("position", "phone", "mail")
_EMPTY = ("", None)
#: What changes of an item without anybody having to look at it.
_QUIET = frozenset({"booked", "by_hand"})


class Filled(NamedTuple):
    """A customer or a person of the book and what the file adds, by column."""

    id: int
    name: str
    values: dict[str, object]


class ChangedItem(NamedTuple):
    """An item of the book and what becomes of it; `values` are the columns that change, days as text.

    What will be `open` is among them to be told; the ledger sees to it, by `posted` being taken off.
    """

    before: KnownItem
    row: ItemRow
    values: dict[str, object]
    posted: int

    @property
    def open(self) -> int:
        """What will be open, in minor units."""
        return cast("int", self.values.get("open", self.before.open))


class GoneItem(NamedTuple):
    """An open item of the book that the file no longer has; `open` in minor units, `booked` what it was told to be."""

    id: int
    customer: str
    number: str
    currency: str
    open: int
    #: Whether the file has other items of this customer.
    customer_in_file: bool
    booked: int | None
    first_day: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be written. `customer_ids` are the known ids by place in `checked.customers`; `new_places` are new.

    `gone` is what the file no longer has, closed only when the user says so; it is empty when `gone_unclear`, because
    the numbers of refused rows cannot be read. `similar` are customers taken for one of the book whose name differs in
    its legal form only; `problems` are customers that the book has twice: nothing is brought in for those.

    `confirmed` are unchanged items, part of `unchanged`, of which the file says now what our book knew before it;
    `settled` are items that our book knew to be settled and the file no longer has.
    """

    checked: Checked
    customer_ids: Sequence[int | None]
    new_places: Sequence[int] = ()
    filled_customers: Sequence[Filled] = ()
    new_contacts: Sequence[ContactRow] = ()
    filled_contacts: Sequence[Filled] = ()
    new_items: Sequence[ItemRow] = ()
    changed_items: Sequence[ChangedItem] = ()
    confirmed: Sequence[ChangedItem] = ()
    unchanged: int = 0
    gone: Sequence[GoneItem] = ()
    settled: Sequence[GoneItem] = ()
    gone_unclear: bool = False
    similar: Sequence[RowProblem] = ()
    problems: Sequence[RowProblem] = ()

    @property
    def new_customers(self) -> list[CustomerRow]:
        """The customers that the book does not have yet."""
        return [self.checked.customers[place] for place in self.new_places]

    @property
    def refused_rows(self) -> int:
        """How many rows bring nothing because something is wrong with them."""
        return len({(problem.sheet, problem.row) for problem in (*self.checked.problems, *self.problems)})

    @property
    def changes_nothing(self) -> bool:
        """Whether the book already has all of it (items that are gone are another question)."""
        return not (
            self.new_places
            or self.filled_customers
            or self.new_contacts
            or self.filled_contacts
            or self.new_items
            or self.changed_items
            or self.confirmed
        )


@cache
def stored_day(day: date | None) -> str | None:
    """Write a day as the book keeps it; a file has few of them, many times."""
    return None if day is None else day.isoformat()


def make_plan(book: Book, checked: Checked) -> ImportPlan:
    """Compare a checked file with the book, inside the caller's `reading` or `transaction`."""
    known = queries.known_customers(book)
    matches = Matches(known, checked.customers)
    ids, unclear = matches.ids, matches.unclear
    named = {customer_id for customer_id in ids if customer_id is not None}
    by_id = {customer.id: customer for customer in known}
    contacts = [row for row in checked.contacts if row.customer not in unclear]
    rows = [row for row in checked.items if row.customer not in unclear] if unclear else checked.items
    new_contacts, filled_contacts = _match_contacts(queries.known_contacts(book, named), contacts, ids)
    items = _Items(queries.known_items(book, named), rows, ids)
    gone_unclear = "" in checked.refused_keys or bool(unclear)
    gone = list(_gone(book, items.seen, checked, by_id, named)) if rows and not gone_unclear else []
    return ImportPlan(
        checked=checked,
        customer_ids=ids,
        new_places=[place for place, known_id in enumerate(ids) if known_id is None and place not in unclear],
        filled_customers=list(_fill_customers(by_id, checked.customers, ids)),
        new_contacts=new_contacts,
        filled_contacts=filled_contacts,
        new_items=items.new,
        changed_items=items.changed,
        confirmed=items.confirmed,
        unchanged=items.unchanged,
        gone=[item for item in gone if item.open],
        settled=[item for item in gone if not item.open],
        gone_unclear=gone_unclear,
        similar=matches.similar,
        problems=matches.problems,
    )


def _fill_customers(
    known: dict[int, KnownCustomer], rows: Sequence[CustomerRow], ids: Sequence[int | None]
) -> Iterator[Filled]:
    for row, customer_id in zip(rows, ids, strict=True):
        if customer_id is None:
            continue
        customer = known[customer_id]
        values = _missing(customer, row, _CUSTOMER_FILLED)
        if customer.currency != row.currency:
            values.pop("credit_limit", None)
        if values:
            yield Filled(customer_id, customer.name, values)


def _match_contacts(
    known: Sequence[KnownContact], rows: Sequence[ContactRow], ids: Sequence[int | None]
) -> tuple[list[ContactRow], list[Filled]]:
    by_name = {(contact.customer_id, _fold(contact.name)): contact for contact in reversed(known)}
    new: list[ContactRow] = []
    filled: list[Filled] = []
    for row in rows:
        customer_id = ids[row.customer]
        match = by_name.get((customer_id, _fold(row.name))) if customer_id is not None else None
        if match is None:
            new.append(row)
        elif values := _missing(match, row, _CONTACT_FILLED):
            filled.append(Filled(match.id, match.name, values))
    return new, filled


def _missing(
    known: KnownCustomer | KnownContact, row: CustomerRow | ContactRow, names: Iterable[str]
) -> dict[str, object]:
    return {
        name: told for name in names if (told := getattr(row, name)) not in _EMPTY and getattr(known, name) in _EMPTY
    }


class _Items:
    """Sorts the items of the file into new, changed and unchanged; `seen` are the ids of the book's it names."""

    def __init__(self, known: Sequence[KnownItem], rows: Sequence[ItemRow], ids: Sequence[int | None]) -> None:
        self.new: list[ItemRow] = []
        self.changed: list[ChangedItem] = []
        self.confirmed: list[ChangedItem] = []
        self.unchanged = 0
        self.seen: set[int] = set()
        by_key = {(item.customer_id, item.key, item.currency): item for item in known}
        for row in rows:
            match = by_key.get((ids[row.customer] or 0, row.key, row.currency))
            if match is None:
                self.new.append(row)
                continue
            self.seen.add(match.id)
            change = _item_changes(match, row)
            if change.values.keys() - _QUIET:
                self.changed.append(change)
                continue
            self.unchanged += 1
            if change.values:
                self.confirmed.append(change)


def _item_changes(known: KnownItem, row: ItemRow) -> ChangedItem:
    """Give what the file says otherwise: sums always count, other facts where it says anything.

    A note of the book stays, for it may be the rep's own. A file that tells a single sum tells what is open.
    """
    facts = (
        ("contract", row.contract, known.contract),
        ("project", row.project, known.project),
        ("document_date", stored_day(row.document_date), known.document_date),
        ("due_date", stored_day(row.due_date), known.due_date),
    )
    values: dict[str, object] = {name: told for name, told, kept in facts if told and told != kept}
    more = row.amount - known.amount if row.amount_told or abs(row.amount) > abs(known.amount) else 0
    if more:
        values["amount"] = row.amount
    booked = known.amount if known.booked is None else known.booked
    word = office_says(known.open + more, booked + more, row.open)
    if word.open != known.open:
        values["open"] = word.open
    if word.booked != known.booked:
        values["booked"] = word.booked
    if known.by_hand:
        values["by_hand"] = 0
    if row.kind_told and row.kind != known.kind:
        values["kind"] = row.kind.value
    if row.note and not known.note:
        values["note"] = row.note
    return ChangedItem(known, row, values, word.posted)


def _gone(
    book: Book, seen: set[int], checked: Checked, customers: dict[int, KnownCustomer], named: set[int]
) -> Iterator[GoneItem]:
    for item in queries.items_to_miss(book, seen):
        if item.key not in checked.refused_keys:
            customer = customers[item.customer_id]
            yield GoneItem(
                item.id, customer.name, item.number, item.currency, item.open, item.customer_id in named, item.booked,
                item.first_day,
            )  # fmt: skip


def _fold(name: str) -> str:
    return fold(name) or name
