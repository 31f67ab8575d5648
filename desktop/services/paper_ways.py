"""What recording the way of a paper has in common: the paper it is about, and what its timeline is told."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from db.connection import Book
from db.queries.deliveries import replacement
from db.queries.documents import DocumentRow, get_document
from desktop.domain.checks import check_length
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.timeline import record


def find_paper(book: Book, document_id: int, field: str) -> DocumentRow | Problem:
    """Give a paper that counts, or why nothing can be recorded about it: `field` is what named it.

    Of a voided paper the problem says which one took its place.
    """
    row = get_document(book, document_id)
    if row is None:
        return Problem(field, ProblemCode.NOT_FOUND)
    if row.voided_at is None:
        return row
    newer = replacement(book, document_id)
    if newer:
        return Problem(field, ProblemCode.PAPER_REPLACED, {"number": row.number, "name": newer})
    return Problem(field, ProblemCode.PAPER_VOIDED, {"number": row.number})


def tell(clock: Clock, paper: DocumentRow, kind: EventKind, day: date, **data: object) -> None:
    """Add to the timeline what happened to a paper on a day."""
    told = {"document": paper.kind, "level": paper.level, "number": paper.number, "day": day}
    record(clock, paper.customer_id, kind, paper.id, **told, **data)


def cleaned(form: object, limits: Mapping[str, int]) -> dict[str, Any]:
    """Give the texts of a form without what nobody can see; one character over the limit is kept, to be refused."""
    return {
        name: (clean_lines if name == "note" else clean)(getattr(form, name), limit + 1)
        for name, limit in limits.items()
    }


def text_problems(texts: Mapping[str, str], limits: Mapping[str, int]) -> Iterator[Problem]:
    """Refuse cleaned texts that are too long."""
    for name, limit in limits.items():
        yield from check_length(name, texts[name], limit)
