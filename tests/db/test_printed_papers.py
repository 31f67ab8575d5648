"""Papers in the book: brought by the second step, kept exactly as they were printed, and found when they are not."""

import pytest

from db import driver
from db.check import SumCode, SumFinding, check
from db.connection import open_book
from db.upgrade import STEPS

#: The last program that knew no papers.
BEFORE_PAPERS = 1


@pytest.fixture
def paper(book, add):
    """A printed paper with one row."""
    customer = add(book, "customer")
    document = add(book, "document", customer_id=customer)
    add(book, "document_item", document_id=document, receivable_id=add(book, "receivable", customer_id=customer))
    return document


def test_the_second_step_keeps_all_rows_of_the_first_version(path, add, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr("db.upgrade.STEPS", STEPS[:BEFORE_PAPERS])
        before.setattr("db.upgrade.LATEST", BEFORE_PAPERS)
        book = open_book(path)
        customer = add(book, "customer", name="恒达", code="C-1")
        add(book, "receivable", customer_id=customer, number="A-1")
        add(book, "visit", customer_id=customer)
        add(book, "setting", key="kept", value="kept")
        kept = {
            table: ", ".join(name for (name,) in book.rows("SELECT name FROM pragma_table_info(?)", [table]))
            for table in ("customer", "receivable", "visit", "setting")
        }
        old = {table: book.rows(f"SELECT {columns} FROM {table}") for table, columns in kept.items()}
        book.close()
    book = open_book(path)
    for table, columns in kept.items():
        assert book.rows(f"SELECT {columns} FROM {table}") == old[table]
    assert check(book).is_sound
    add(book, "document", customer_id=customer)
    assert book.rows("SELECT number FROM document") == [("CK-2026-0001",)]
    book.close()


@pytest.mark.parametrize("table", ["document", "document_item"])
def test_a_printed_paper_is_never_changed(book, paper, table):
    columns = [name for (name,) in book.rows("SELECT name FROM pragma_table_info(?)", [table])]
    kept = [name for name in columns if name not in {"voided_at", "void_reason"}]
    for column in kept:
        with pytest.raises(Exception, match="a printed paper stays as it is"), book.transaction():
            book.run(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", ["document", "document_item"])
def test_a_printed_paper_is_never_removed(book, paper, table):
    with pytest.raises(Exception, match="a printed paper stays"), book.transaction():
        book.run(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["receivable", "customer"])
def test_what_a_paper_is_about_is_never_removed(book, paper, table):
    with pytest.raises(Exception, match="FOREIGN KEY"), book.transaction():
        book.run(f"DELETE FROM {table}")


def test_a_paper_is_voided_once_and_for_all(book, paper):
    with book.transaction():
        book.run("UPDATE document SET voided_at = '2026-11-21T10:00:00+00:00', void_reason = 'wrong sum'")
    with pytest.raises(Exception, match="a voided paper stays void"), book.transaction():
        book.run("UPDATE document SET voided_at = NULL, void_reason = ''")


def test_a_paper_is_not_voided_without_a_reason(book, paper):
    with pytest.raises(Exception, match="CHECK"), book.transaction():
        book.run("UPDATE document SET voided_at = '2026-11-21T10:00:00+00:00'")


def test_a_number_is_given_once(book, add, paper):
    with pytest.raises(Exception, match="UNIQUE"):
        add(book, "document", customer_id=1, number="CK-2026-01")


def test_printed_papers_are_sound(book, add, paper):
    add(book, "document", customer_id=1, number="CK-2026-0002", serial=2)
    add(book, "document", customer_id=1, number="CK-2027-0001", year=2027)
    add(book, "document", customer_id=1, number="FQ-2026-0001", kind="agreement", level=None)
    assert check(book).is_sound


def test_a_number_that_was_left_out_is_found(book, add, paper):
    third = add(book, "document", customer_id=1, number="CK-2026-0003", serial=3)
    assert check(book).sums == [SumFinding(SumCode.NUMBER_LEFT_OUT, "document", third, "CK-2026-0003")]


def test_a_paper_that_was_altered_behind_our_back_is_found(book, paper):
    with driver.connected(book.path) as connection:
        connection.execute("DROP TRIGGER document_stays")
        connection.execute("UPDATE document SET pdf = x'2550'")
    assert check(book).sums == [SumFinding(SumCode.PAPER_ALTERED, "document", paper, "CK-2026-0001")]
