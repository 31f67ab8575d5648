"""Reads of what was prepared for visits."""

from db.connection import Book


def visit_answers(book: Book, visit_id: int) -> list[tuple[str, str]]:
    """Give what may be said on a visit and what to answer, in the order in which it was prepared."""
    return book.rows("SELECT problem, answer FROM visit_answer WHERE visit_id = ? ORDER BY position", [visit_id])


def last_answered_visit(book: Book, customer_id: int, except_id: int) -> int | None:
    """Give the latest other visit to a customer for which answers were prepared."""
    rows = book.rows(
        "SELECT v.id FROM visit v WHERE v.customer_id = ? AND v.id <> ?"
        " AND EXISTS (SELECT 1 FROM visit_answer a WHERE a.visit_id = v.id) ORDER BY v.day DESC, v.id DESC LIMIT 1",
        [customer_id, except_id],
    )
    return rows[0][0] if rows else None
