"""Papers are found by indexes: a firm keeps tens of thousands of them, and each is as large as its PDF."""

from datetime import date

import pytest

from db.queries import agenda, deliveries
from db.queries.documents import Filter, count_documents, list_documents

DAY = date(2026, 11, 21)


@pytest.fixture
def plan(book, monkeypatch):
    """Give how SQLite finds what a read asks for."""

    def told(read, *args, **more):
        found = []
        rows = book.rows

        def explained(sql, params=()):
            found.extend(line for *_, line in rows(f"EXPLAIN QUERY PLAN {sql}", params))
            return rows(sql, params)

        with monkeypatch.context() as patched:
            patched.setattr(book, "rows", explained)
            read(book, *args, **more)
        return found

    return told


@pytest.mark.parametrize(
    ("read", "args", "index"),
    [
        (agenda.reminded, (DAY,), "document_asks"),
        (agenda.notices_passed, (DAY,), "document_final"),
        (agenda.letters_sent, (DAY,), "delivery_sent"),
        (deliveries.awaiting, (DAY, DAY), "delivery_sent"),
        (list_documents, (Filter(kinds=("reminder",)),), "document_kind"),
        (list_documents, (Filter(is_sent=False),), "document_made"),
        (list_documents, (Filter(is_proved=False),), "document_made"),
        (list_documents, (Filter(since=DAY, until=DAY),), "document_made"),
        (list_documents, (Filter(run_id=1),), "document_run"),
        (count_documents, (Filter(since=DAY),), "document_made"),
    ],
)
def test_what_is_asked_often_begins_with_an_index(plan, read, args, index):
    assert index in plan(read, *args)[0].split()


def test_the_ways_of_papers_are_read_by_their_numbers(plan):
    assert not [line for line in plan(deliveries.ways, [1, 2]) if line.startswith("SCAN") and "json_each" not in line]
