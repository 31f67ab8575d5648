"""Customers and the people there: find, add, change, archive."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from db import models
from db.connection import Book
from db.queries import customers as queries
from db.queries.customers import (
    ContactRecord,
    CustomerOrder,
    CustomerRecord,
    CustomerRow,
    EventRow,
    SimilarCustomer,
    Sum,
)
from desktop.domain.customers import (
    CONTACT_LIMITS,
    LIMITS,
    Contact,
    Customer,
    LetterLanguage,
    Level,
    Standing,
    Tone,
    contact_problems,
    customer_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines, name_key
from desktop.domain.timeline import EventGroup, EventKind, kinds_of
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.search_text import search_needle, search_text, sort_key
from desktop.services.timeline import record

__all__ = [
    "ContactRecord",
    "CustomerCard",
    "CustomerOrder",
    "CustomerRow",
    "CustomerService",
    "EventRow",
    "SimilarCustomer",
    "Sum",
]

Form = TypeVar("Form", Customer, Contact)

_LARGEST_ID = 2**63 - 1

#: Texts that may have more than one line.
_LONG = frozenset({"note", "address"})


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """The head of a customer's page; up to `reconciled_on` the books agree with the customer's (rule 47)."""

    id: int
    customer: Customer
    archived: bool
    sums: tuple[Sum, ...]
    next_visit: date | None
    reconciled_on: date | None


class CustomerService:
    """Use cases around one customer or a list of them."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(
        self,
        query: str = "",
        *,
        archived: bool = False,
        undescribed: bool = False,
        order: CustomerOrder = CustomerOrder.NAME,
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> list[CustomerRow]:
        """Give one page of the customers found by every word of `query` (name, code, pinyin, phone).

        With `undescribed` only those that owe money and of whom nobody has said how they pay.
        """
        with self._book.reading():
            return queries.list_customers(
                self._book,
                self._clock.today(),
                terms=search_needle(query).split(),
                archived=archived,
                undescribed=undescribed,
                order=order,
                descending=descending,
                offset=offset,
                limit=limit,
            )

    def count(self, query: str = "", *, archived: bool = False, undescribed: bool = False) -> int:
        """Count the customers that `page` would give in all."""
        terms = search_needle(query).split()
        with self._book.reading():
            return queries.count_customers(self._book, terms=terms, archived=archived, undescribed=undescribed)

    def totals(self, query: str = "", *, archived: bool = False, undescribed: bool = False) -> tuple[Sum, ...]:
        """Sum up what all the customers that `page` would give owe, a sum per currency."""
        terms = search_needle(query).split()
        with self._book.reading():
            return queries.found_sums(
                self._book, self._clock.today(), terms=terms, archived=archived, undescribed=undescribed
            )

    def get(self, customer_id: int) -> CustomerCard | None:
        """Give one customer with what it owes, None when there is no such customer."""
        with self._book.reading():
            found = queries.get_customer(self._book, customer_id)
            if found is None:
                return None
            return CustomerCard(
                found.id,
                _customer(found),
                found.archived_at is not None,
                queries.customer_sums(self._book, customer_id, self._clock.today()),
                queries.next_visit_day(self._book, customer_id),
                found.reconciled_on,
            )

    def find(self, text: str) -> list[int]:
        """Give the ids of customers named by id (`#12`), code or exact name, for the command line."""
        with self._book.reading():
            if text.startswith("#") and text[1:].isdecimal():
                number = min(int(text[1:]), _LARGEST_ID)
                return [number] if queries.get_customer(self._book, number) else []
            exact = queries.find_customer(self._book, text, name_key(text))
        return exact or [row.id for row in self.page(text, limit=10)]

    def similar(self, name: str, except_id: int | None = None) -> list[SimilarCustomer]:
        """Give customers of the same name but for spacing, punctuation and company suffix."""
        key = name_key(name)
        if not key:
            return []
        with self._book.reading():
            return queries.similar_customers(self._book, key, except_id)

    def save(self, customer: Customer, customer_id: int | None = None) -> Saved[int] | Refused:
        """Add a customer, or change the one with this id."""
        customer = _cleaned(customer, LIMITS)
        customer = replace(customer, country=customer.country.strip().upper())
        with self._book.transaction():
            problems = (*customer_problems(customer), *self._code_problems(customer, customer_id))
            if problems:
                return Refused(problems)
            now = self._clock.now()
            values = {**_columns(customer), "updated_at": now}
            if customer_id is None:
                keys = _keys(customer, ())
                customer_id = int(models.Customer.insert(**values, **keys, created_at=now).execute())
                record(self._clock, customer_id, EventKind.CUSTOMER_ADDED)
            else:
                before = queries.get_customer(self._book, customer_id)
                if before is None:
                    return Refused((Problem("", ProblemCode.NOT_FOUND),))
                models.Customer.update(**values).where(models.Customer.id == customer_id).execute()
                self._refresh_keys(customer_id)
                changed = [f.name for f in fields(Customer) if getattr(before, f.name) != getattr(customer, f.name)]
                if changed:
                    record(self._clock, customer_id, EventKind.CUSTOMER_CHANGED, fields=changed)
        return Saved(customer_id, Changes.of(Entity.CUSTOMER, customer=customer_id))

    def archive(self, customer_id: int) -> Saved[int] | Refused:
        """Take a customer out of the lists; everything about it stays in the book."""
        return self._set_archived(customer_id, self._clock.now(), EventKind.CUSTOMER_ARCHIVED)

    def restore(self, customer_id: int) -> Saved[int] | Refused:
        """Bring an archived customer back."""
        return self._set_archived(customer_id, None, EventKind.CUSTOMER_RESTORED)

    def _set_archived(self, customer_id: int, at: str | None, kind: EventKind) -> Saved[int] | Refused:
        with self._book.transaction():
            done = models.Customer.update(archived_at=at).where(models.Customer.id == customer_id).execute()
            if not done:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            record(self._clock, customer_id, kind)
        return Saved(customer_id, Changes.of(Entity.CUSTOMER, customer=customer_id))

    def contacts(self, customer_id: int, *, archived: bool = False) -> list[ContactRecord]:
        """Give the people at a customer with their part in the payment process."""
        with self._book.reading():
            return queries.list_contacts(self._book, customer_id, archived=archived)

    def save_contact(self, customer_id: int, contact: Contact, contact_id: int | None = None) -> Saved[int] | Refused:
        """Add a person to a customer, or change the one with this id."""
        contact = _cleaned(contact, CONTACT_LIMITS)
        problems = contact_problems(contact)
        if problems:
            return Refused(problems)
        with self._book.transaction():
            if queries.get_customer(self._book, customer_id) is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            values = {**asdict(contact), "updated_at": self._clock.now()}
            if contact_id is None:
                added = models.Contact.insert(**values, customer_id=customer_id, created_at=values["updated_at"])
                contact_id, kind = int(added.execute()), EventKind.CONTACT_ADDED
            else:
                kind = EventKind.CONTACT_CHANGED
                if not self._update_contact(customer_id, contact_id, values):
                    return Refused((Problem("", ProblemCode.NOT_FOUND),))
            self._refresh_keys(customer_id)
            record(self._clock, customer_id, kind, contact_id, name=contact.name)
        return Saved(contact_id, Changes.of(Entity.CONTACT, Entity.PROCESS, customer=customer_id))

    def archive_contact(self, customer_id: int, contact_id: int) -> Saved[int] | Refused:
        """Put a person away: no longer proposed, still named where they were."""
        return self._set_contact_archived(customer_id, contact_id, self._clock.now(), EventKind.CONTACT_ARCHIVED)

    def restore_contact(self, customer_id: int, contact_id: int) -> Saved[int] | Refused:
        """Bring an archived person back."""
        return self._set_contact_archived(customer_id, contact_id, None, EventKind.CONTACT_RESTORED)

    def _set_contact_archived(
        self, customer_id: int, contact_id: int, at: str | None, kind: EventKind
    ) -> Saved[int] | Refused:
        with self._book.transaction():
            if not self._update_contact(customer_id, contact_id, {"archived_at": at}):
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            people = queries.list_contacts(self._book, customer_id, archived=True)
            name = next(person.name for person in people if person.id == contact_id)
            self._refresh_keys(customer_id)
            record(self._clock, customer_id, kind, contact_id, name=name)
        return Saved(contact_id, Changes.of(Entity.CONTACT, customer=customer_id))

    def _update_contact(self, customer_id: int, contact_id: int, values: Mapping[str, object]) -> bool:
        """Write columns of a person at that customer; False when there is no such person there."""
        people = models.Contact
        found = (people.id == contact_id) & (people.customer == customer_id)
        return bool(people.update(**values).where(found).execute())

    def events(
        self, customer_id: int, *, groups: Collection[EventGroup] = (), offset: int = 0, limit: int = 100
    ) -> list[EventRow]:
        """Give one page of what happened with a customer, newest first; of some groups only, or without any of all."""
        kinds = kinds_of(groups) if groups else None
        with self._book.reading():
            return queries.list_events(self._book, customer_id, kinds=kinds, offset=offset, limit=limit)

    def _code_problems(self, customer: Customer, customer_id: int | None) -> tuple[Problem, ...]:
        owner = queries.code_owner(self._book, customer.code) if customer.code else None
        if owner is None or owner[0] == customer_id:
            return ()
        return (Problem("code", ProblemCode.TAKEN, {"name": owner[1]}),)

    def _refresh_keys(self, customer_id: int) -> None:
        """Bring what a customer is found and sorted by up to date with its names and people."""
        found = queries.get_customer(self._book, customer_id)
        if found is not None:
            keys = _keys(_customer(found), queries.list_contacts(self._book, customer_id))
            models.Customer.update(**keys).where(models.Customer.id == customer_id).execute()


def _keys(customer: Customer, contacts: Sequence[ContactRecord]) -> dict[str, str]:
    return {
        "name_key": name_key(customer.name),
        "sort_key": sort_key(customer.name),
        "search_text": search_text(
            customer.name,
            customer.name_en,
            customer.short_name,
            customer.code,
            customer.tax_id,
            [contact.name for contact in contacts],
            [contact.phone for contact in contacts],
        ),
    }


def _columns(customer: Customer) -> dict[str, object]:
    return {f.name: getattr(customer, f.name) for f in fields(customer)}


def _customer(found: CustomerRecord) -> Customer:
    values = {f.name: getattr(found, f.name) for f in fields(Customer)}
    return Customer(
        **{
            **values,
            "standing": Standing(found.standing),
            "ability": Level(found.ability),
            "willingness": Level(found.willingness),
            "tone": Tone(found.tone),
            "letter_language": LetterLanguage(found.letter_language),
        }
    )


def _cleaned(form: Form, limits: dict[str, int]) -> Form:
    """Take control and bidi characters out of every text; one character over the limit is kept, to be refused."""
    texts: dict[str, Any] = {
        name: (clean_lines if name in _LONG else clean)(getattr(form, name), limit + 1)
        for name, limit in limits.items()
    }
    return replace(form, **texts)
