"""Step 4: letters of several kinds and levels, what shows that they arrived, and differences that a reply brought."""

import hashlib

import pytest

from db.check import check
from db.connection import open_book
from db.upgrade import STEPS

#: The last program that knew one reminder, and no other letters.
BEFORE = 3
TABLES = (
    "customer", "receivable", "document", "document_item", "paper_text", "visit", "confirmation", "reconciliation",
    "contact_log",
)  # fmt: skip
NOW = "2026-11-21T09:00:00+00:00"
PAPER = (
    "INSERT INTO document (customer_id, kind, number, year, serial, made_on, as_of, language, currency, total, pages,"
    " pdf, sha256, made_at, voided_at, void_reason) VALUES (?, ?, ?, 2026, ?, '2026-11-21', '2026-11-21', 'en', 'CNY',"
    " 100, 1, x'25504446', ?, ?, ?, ?)"
)


@pytest.fixture
def older(path, add, monkeypatch):
    """A book of the program before; gives the columns and the rows that its tables held."""
    with monkeypatch.context() as before:
        before.setattr("db.upgrade.STEPS", STEPS[:BEFORE])
        before.setattr("db.upgrade.LATEST", BEFORE)
        book = open_book(path)
        customer = add(book, "customer")
        item = add(book, "receivable", customer_id=customer)
        with book.transaction():
            digest = hashlib.sha256(b"%PDF").hexdigest()
            letter = book.insert(PAPER, [customer, "reminder", "CK-2026-0001", 1, digest, NOW, None, ""])
            book.insert(PAPER, [customer, "reminder", "CK-2026-0002", 2, digest, NOW, NOW, "wrong sum"])
            book.insert(PAPER, [customer, "agreement", "FQ-2026-0001", 1, digest, NOW, None, ""])
            book.run(
                "INSERT INTO contact_log (customer_id, day, channel, document_id, result, no_next_step, recorded_at)"
                " VALUES (?, '2026-11-21', 'letter', ?, 'informed', 'paid', ?)",
                [customer, letter, NOW],
            )
        add(book, "document_item", document_id=letter, receivable_id=item)
        add(book, "paper_text", key="reminder.closing", language="en", text="Kind regards", updated_at=NOW)
        answers = {"time_answer": "agreed", "amount_answer": "agreed", "confirmed": 1}
        visit = add(book, "visit", customer_id=customer, **answers)
        talk = add(book, "confirmation", visit_id=visit)
        add(book, "reconciliation", customer_id=customer, visit_id=visit, confirmation_id=talk)
        names = {table: _columns(book, table) for table in TABLES}
        rows = {table: _rows(book, table, names[table]) for table in TABLES}
        book.close()
    return names, rows


@pytest.fixture
def upgraded(path, older):
    book = open_book(path)
    yield book
    book.close()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_of_the_older_book_is_lost_or_changed(older, upgraded, table):
    names, rows = older
    assert rows[table]
    assert _rows(upgraded, table, names[table]) == rows[table]


def test_reminders_of_the_older_book_are_first_ones(upgraded):
    levels = upgraded.rows("SELECT kind, level FROM document ORDER BY id")
    assert levels == [("reminder", 1), ("reminder", 1), ("agreement", None)]


def test_an_own_text_of_the_older_book_is_its_first_version(upgraded):
    versions = upgraded.rows("SELECT language, key, text, saved_at FROM paper_text_version")
    assert versions == [("en", "reminder.closing", "Kind regards", NOW)]


def test_an_upgraded_book_is_sound(upgraded):
    assert check(upgraded).is_sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET total = 1",
        "UPDATE document SET level = 2",
        "DELETE FROM document",
        "DELETE FROM document_item",
        "UPDATE document SET voided_at = NULL, void_reason = '' WHERE id = 2",
    ],
)
def test_papers_are_guarded_as_before(upgraded, statement):
    with pytest.raises(Exception, match=r"stays|void"), upgraded.transaction():
        upgraded.run(statement)


@pytest.mark.parametrize(("kind", "level"), [("reminder", None), ("statement", 1), ("reminder", 4)])
def test_a_level_is_that_of_a_reminder(book, add, kind, level):
    customer = add(book, "customer")
    with pytest.raises(Exception, match="CHECK"):
        add(book, "document", customer_id=customer, kind=kind, level=level)


@pytest.fixture
def letter(book, add):
    return add(book, "document", customer_id=add(book, "customer"))


PROOF = {"kind": "signed_slip", "arrived_on": "2026-11-24", "recorded_at": NOW}


def test_a_proof_is_withdrawn_but_neither_changed_nor_removed(book, add, letter):
    proof = add(book, "proof", document_id=letter, **PROOF)
    for statement in (
        "UPDATE proof SET arrived_on = '2026-11-01'",
        "UPDATE proof SET file = x'00'",
        "DELETE FROM proof",
    ):
        with pytest.raises(Exception, match="a proof stays"), book.transaction():
            book.run(statement)
    with book.transaction():
        book.run("UPDATE proof SET withdrawn_at = ? WHERE id = ?", [NOW, proof])


def test_the_file_of_a_proof_has_a_type_and_a_digest(book, add, letter):
    with pytest.raises(Exception, match="CHECK"):
        add(book, "proof", document_id=letter, **PROOF, file=b"%PDF")


@pytest.mark.parametrize(
    "reply",
    [
        {"kind": "differs"},
        {"kind": "agrees", "theirs": 1},
        {"kind": "will_pay", "amount": 1},
        {"kind": "will_pay", "pay_on": "2026-12-01"},
    ],
)
def test_a_reply_has_what_its_kind_needs(book, add, letter, reply):
    with pytest.raises(Exception, match="CHECK"):
        add(book, "reply", document_id=letter, replied_on="2026-11-24", recorded_at=NOW, **reply)


def test_a_difference_comes_from_a_visit_or_from_a_paper(book, add, letter):
    add(book, "reconciliation", customer_id=1, document_id=letter)
    with pytest.raises(Exception, match="CHECK"):
        add(book, "reconciliation", customer_id=1)


def _columns(book, table):
    return ", ".join(name for (name,) in book.rows("SELECT name FROM pragma_table_info(?)", [table]))


def _rows(book, table, columns):
    return book.rows(f"SELECT {columns} FROM {table}")
