"""Reads of contracts, and of the items that name one."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class ContractRow(NamedTuple):
    """A contract as it was described; sums in minor units of `currency`, None where nobody has said."""

    id: int
    customer_id: int
    number: str
    number_key: str
    project: str
    product: str
    our_party: str
    currency: str
    amount: int | None
    delivered: int | None
    advance: str
    signed_on: date | None
    settle_by: date | None
    note: str
    pay_clause: str


class ContractSum(NamedTuple):
    """What the items that name a contract come to in one currency; `paid` is what came by payments or the office."""

    number: str
    project: str
    currency: str
    invoiced: int
    open: int
    paid: int


_CONTRACTS = (
    "SELECT id, customer_id, number, number_key, project, product, our_party, currency, amount, delivered, advance,"
    " signed_on, settle_by, note, pay_clause FROM contract"
)


def list_contracts(book: Book, customer_id: int) -> list[ContractRow]:
    """Give the contracts of a customer that were described, in the order of their numbers."""
    rows = book.rows(f"{_CONTRACTS} WHERE customer_id = ? ORDER BY number_key, id", [customer_id])
    return [record(ContractRow, row) for row in rows]


def get_contract(book: Book, customer_id: int, number_key: str) -> ContractRow | None:
    """Give one contract by the key of its number."""
    rows = book.rows(f"{_CONTRACTS} WHERE customer_id = ? AND number_key = ?", [customer_id, number_key])
    return record(ContractRow, rows[0]) if rows else None


def contract_sums(book: Book, customer_id: int) -> list[ContractSum]:
    """Sum up a customer's items by the contract they name, as it is written, and by currency."""
    rows = book.rows(
        "SELECT r.contract, max(r.project), r.currency, sum(r.amount), sum(r.open), coalesce(sum((SELECT sum(a.amount)"
        " FROM allocation a WHERE a.receivable_id = r.id AND a.kind IN ('payment', 'office', 'opening'))), 0)"
        " FROM receivable r WHERE r.customer_id = ? AND r.contract <> '' GROUP BY r.contract, r.currency"
        " ORDER BY r.contract, r.currency",
        [customer_id],
    )
    return [record(ContractSum, row) for row in rows]
