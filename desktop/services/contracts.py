"""Contracts: what a call sheet says of them, beside what their items come to (rule 46)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries import contracts as queries
from db.queries.contracts import ContractRow, ContractSum
from db.queries.customers import get_customer
from desktop.domain.checks import check_length, check_sum
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines, number_key
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["ContractForm", "ContractLine", "ContractRow", "ContractService", "ContractSum"]

#: Longest texts, in characters; the book's schema holds the same numbers.
LIMITS = {
    "number": 100,
    "project": 200,
    "product": 200,
    "our_party": 300,
    "advance": 300,
    "note": 2000,
    "pay_clause": 300,
}


@dataclass(frozen=True, slots=True)
class ContractForm:
    """A contract as a rep describes it; sums in minor units of `currency`, None where nobody knows.

    `our_party` is who of us signed it, `advance` the terms of a payment in advance, `settle_by` the day by which all of
    it is to be settled, `pay_clause` the clause that makes its sum payable.
    """

    customer_id: int
    number: str
    project: str = ""
    product: str = ""
    our_party: str = ""
    currency: str = "CNY"
    amount: int | None = None
    delivered: int | None = None
    advance: str = ""
    signed_on: date | None = None
    settle_by: date | None = None
    note: str = ""
    pay_clause: str = ""


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract that was described (`contract`), or one that only items name, and what these come to per currency."""

    number: str
    contract: ContractRow | None
    sums: tuple[ContractSum, ...]


class ContractService:
    """Use cases around contracts."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(self, customer_id: int) -> list[ContractLine]:
        """Give a customer's contracts, those too that only its items name, in the order of their numbers."""
        with self._book.reading():
            return list(
                _lines(queries.list_contracts(self._book, customer_id), queries.contract_sums(self._book, customer_id))
            )

    def get(self, customer_id: int, number: str) -> ContractLine | None:
        """Give one contract by its number, however it is written; None where neither the rep nor an item names it."""
        key = number_key(number)
        return next((line for line in self.page(customer_id) if number_key(line.number) == key), None)

    def save(self, form: ContractForm) -> Saved[int] | Refused:
        """Describe a contract, or describe the one of this number anew."""
        texts = {
            name: (clean_lines if name == "note" else clean)(getattr(form, name), limit + 1)
            for name, limit in LIMITS.items()
        }
        problems = tuple(_problems(form, texts))
        with self._book.transaction():
            if get_customer(self._book, form.customer_id) is None:
                problems = (*problems, Problem("customer_id", ProblemCode.NOT_FOUND))
            if problems:
                return Refused(problems)
            values: dict[str, object] = {
                **texts,
                "number_key": number_key(texts["number"]),
                "currency": form.currency,
                "amount": form.amount,
                "delivered": form.delivered,
                "signed_on": form.signed_on,
                "settle_by": form.settle_by,
                "updated_at": self._clock.now(),
            }
            contract_id = self._write(form.customer_id, values)
            record(self._clock, form.customer_id, EventKind.CONTRACT_CHANGED, contract_id, number=texts["number"])
        return Saved(contract_id, Changes.of(Entity.CONTRACT, customer=form.customer_id))

    def _write(self, customer_id: int, values: dict[str, object]) -> int:
        before = queries.get_contract(self._book, customer_id, str(values["number_key"]))
        if before is None:
            return int(models.Contract.insert(customer_id=customer_id, **values).execute())
        models.Contract.update(**values).where(models.Contract.id == before.id).execute()
        return before.id


def _problems(form: ContractForm, texts: dict[str, str]) -> Iterator[Problem]:
    if not texts["number"]:
        yield Problem("number", ProblemCode.REQUIRED)
    for name, limit in LIMITS.items():
        yield from check_length(name, texts[name], limit)
    if form.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
        return
    yield from check_sum("amount", form.amount, form.currency)
    yield from check_sum("delivered", form.delivered, form.currency)


def _lines(contracts: Iterable[ContractRow], sums: Iterable[ContractSum]) -> Iterator[ContractLine]:
    """Bring together what is written in different ways and is one number."""
    described = {contract.number_key: contract for contract in contracts}
    of_items: dict[str, list[ContractSum]] = {}
    for sum_ in sums:
        of_items.setdefault(number_key(sum_.number), []).append(sum_)
    for key in sorted({*described, *of_items}):
        contract, parts = described.get(key), tuple(of_items.get(key, ()))
        yield ContractLine(contract.number if contract else parts[0].number, contract, parts)
