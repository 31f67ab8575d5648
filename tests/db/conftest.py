"""Real books in real files."""

import hashlib

import pytest

from db.connection import open_book


@pytest.fixture
def path(tmp_path):
    """Where a book may be made; nothing is there yet."""
    return tmp_path / "folder" / "rep.dunwell"


@pytest.fixture
def book(path):
    opened = open_book(path)
    yield opened
    opened.close()


@pytest.fixture
def add():
    """Add a row with only the columns that matter; the rest is filled with what the table asks for."""
    return add_row


NOW = "2026-11-21T09:00:00+00:00"
_FILLING = {
    "customer": {
        "name": "恒达", "currency": "CNY", "standing": "normal", "ability": "unknown", "willingness": "unknown",
        "tone": "neutral", "letter_language": "zh_CN", "name_key": "恒达", "sort_key": "hengda", "search_text": "恒达",
        "created_at": NOW, "updated_at": NOW,
    },
    "receivable": {
        "number": "A-1", "number_key": "a1", "kind": "invoice", "currency": "CNY", "amount": 100, "open": 100,
        "created_at": NOW, "updated_at": NOW,
    },
    "visit": {
        "day": "2026-11-26", "purpose": "collect", "currency": "CNY", "status": "planned", "planned_on": "2026-11-01",
        "confirm_from": "2026-11-20", "created_at": NOW, "updated_at": NOW,
    },
    "confirmation": {
        "revision": 1, "at": NOW, "answered_on": "2026-11-21", "channel": "phone", "time_answer": "agreed",
        "amount_answer": "agreed",
    },
    "reconciliation": {
        "currency": "CNY", "ours": 100, "theirs": 90, "reason": "unknown", "status": "open", "opened_on": "2026-11-21",
    },
    "plan": {
        "state": "signed", "currency": "CNY", "debt": 100, "down_payment": 0, "every": "month", "shift": "following",
        "interest": "none", "remainder": "last", "as_of": "2026-11-21", "created_at": NOW, "updated_at": NOW,
    },
    "document": {
        "kind": "reminder", "level": 1, "number": "CK-2026-0001", "year": 2026, "serial": 1, "made_on": "2026-11-21",
        "as_of": "2026-11-21", "language": "zh_CN", "currency": "CNY", "total": 100, "pages": 1, "pdf": b"%PDF",
        "sha256": hashlib.sha256(b"%PDF").hexdigest(), "made_at": NOW,
    },
    "document_item": {"position": 0, "number": "A-1", "amount": 100, "open": 100, "days_overdue": 12},
    "import_run": {"at": NOW, "file_name": "open.csv", "sha256": "00", "summary": "{}"},
    "import_change": {"entity": "customer", "entity_id": 1, "after": "{}"},
}  # fmt: skip


def add_row(book, table, **columns):
    columns = _FILLING.get(table, {}) | columns
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    with book.transaction():
        return book.insert(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values()))
