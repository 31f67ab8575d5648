"""Finding anything by a few letters: customers, people, invoices, papers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from db.connection import Book
from db.queries.customers import like_pattern
from db.queries.records import marks, record


class Hit(NamedTuple):
    """Something that was found and the customer it belongs to.

    `kind` is customer, contact, receivable or document, which is a paper as it was printed.
    """

    kind: str
    id: int
    customer_id: int
    title: str
    detail: str


def find_anything(book: Book, terms: Sequence[str], number_key: str, limit: int = 8) -> list[Hit]:
    """Give a few customers that hold every term, people by name and items by the start of their number.

    Papers come last, the latest first: those of the customers found, and those by a part of their number.
    """
    where = " AND ".join("search_text LIKE ? ESCAPE '\\'" for _ in terms)
    found = book.rows(
        f"SELECT 'customer', id, id, name, code FROM customer WHERE archived_at IS NULL AND {where}"  # noqa: S608
        " ORDER BY sort_key, id LIMIT ?",
        [*(like_pattern(term) for term in terms), limit],
    )
    ids = [row[1] for row in found]
    if ids:
        found += book.rows(
            "SELECT 'contact', p.id, p.customer_id, p.name, c.name FROM contact p JOIN customer c"  # noqa: S608
            f" ON c.id = p.customer_id WHERE p.archived_at IS NULL AND p.customer_id IN ({marks(len(ids))})"
            " AND lower(p.name) LIKE ? ESCAPE '\\' ORDER BY p.name LIMIT ?",
            [*ids, like_pattern(terms[0]), limit],
        )
    if number_key:
        # a range on the key, so that its index serves; U+10FFFF sorts after anything a number may hold
        found += book.rows(
            "SELECT 'receivable', r.id, r.customer_id, r.number, c.name FROM receivable r JOIN customer c"
            " ON c.id = r.customer_id WHERE r.number_key >= ? AND r.number_key < ? ORDER BY r.number_key LIMIT ?",
            [number_key, number_key + "\U0010ffff", limit],
        )
    found += _papers(book, terms, ids, limit)
    return [record(Hit, row) for row in found]


def _papers(book: Book, terms: Sequence[str], customer_ids: Sequence[int], limit: int) -> list[tuple[Any, ...]]:
    """Find papers; their numbers alone are read through, from the index on them, and without their dashes."""
    return book.rows(
        "SELECT 'document', d.id, d.customer_id, d.number, c.name FROM document d JOIN customer c"  # noqa: S608
        f" ON c.id = d.customer_id WHERE d.customer_id IN ({marks(len(customer_ids))})"
        " OR d.id IN (SELECT id FROM document WHERE lower(replace(number, '-', '')) LIKE ? ESCAPE '\\')"
        " ORDER BY d.made_on DESC, d.id DESC LIMIT ?",
        [*customer_ids, like_pattern("".join(terms)), limit],
    )
