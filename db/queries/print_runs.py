"""Reads of print runs."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class RunRow(NamedTuple):
    """Papers that were made together: how many, how many of them were voided since, and the sheets they have in all.

    `kinds` are those of the papers, each once.
    """

    id: int
    made_on: date
    made_at: str
    note: str
    papers: int
    voided: int
    pages: int
    kinds: tuple[str, ...]


def list_runs(book: Book, *, offset: int = 0, limit: int = 100) -> list[RunRow]:
    """Give one page of runs, the latest first."""
    rows = book.rows(
        "SELECT r.id, r.made_on, r.made_at, r.note, count(*), count(d.voided_at), sum(d.pages),"
        " group_concat(DISTINCT d.kind)"
        " FROM (SELECT * FROM print_run ORDER BY id DESC LIMIT ? OFFSET ?) r JOIN document d ON d.run_id = r.id"
        " GROUP BY r.id ORDER BY r.id DESC",
        [limit, offset],
    )
    return [record(RunRow, (*row, tuple(sorted(kinds.split(","))))) for *row, kinds in rows]


def count_runs(book: Book) -> int:
    """Count the runs that `list_runs` would give in all."""
    return int(book.rows("SELECT count(*) FROM print_run")[0][0])
