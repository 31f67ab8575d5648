"""Bringing older books up to date: a copy first, one step at a time, and never half a step."""

from contextlib import contextmanager

import pytest

from db import driver
from db.backup import verify
from db.connection import open_book
from db.copies import hash_file
from db.faults import DiskFull, NewerBook, UpgradeFailed
from db.inspection import inspect
from db.upgrade import STEPS, upgrade


def rebuild(execute):
    """Give customers another table, as SQLite wants it done where a constraint changes."""
    execute("CREATE TABLE client (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT")
    execute("INSERT INTO client SELECT id, upper(name) FROM customer")
    execute("DROP TABLE contact")
    execute("CREATE TABLE remark (client_id INTEGER NOT NULL REFERENCES client (id), text TEXT NOT NULL) STRICT")
    execute("INSERT INTO remark SELECT customer_id, number FROM receivable")


def add_column(execute):
    execute("ALTER TABLE setting ADD COLUMN changed_at TEXT")


def break_a_link(execute):
    execute("UPDATE setting SET value = 'lost'")
    execute("DELETE FROM customer")


def fail(execute):
    execute("UPDATE setting SET value = 'lost'")
    execute("SELECT * FROM nowhere")


@pytest.fixture
def program_before(monkeypatch):
    """Be the first version of the program for a while."""

    @contextmanager
    def first():
        with monkeypatch.context() as patch:
            patch.setattr("db.upgrade.STEPS", STEPS[:1])
            patch.setattr("db.upgrade.LATEST", 1)
            yield

    return first


@pytest.fixture
def first_version(path, add, program_before):
    """A book of version 1 with rows in it."""
    with program_before():
        book = open_book(path)
    add(book, "receivable", customer_id=add(book, "customer", name="acme"))
    add(book, "setting", key="kept", value="kept")
    book.close()
    return path


def bring_up(path, *more, stamp=""):
    steps = (STEPS[0], *more)
    upgrade(path, inspect(path, known=len(steps)), stamp, steps=steps)
    return inspect(path, known=len(steps)).version


def read(path, sql):
    """Read from a book of any version."""
    with driver.connected(path, mode="ro") as connection:
        return connection.execute(sql).fetchall()


def test_missing_steps_are_taken_in_order_with_the_rows_in_the_book(first_version):
    assert bring_up(first_version, rebuild, add_column) == 3
    assert read(first_version, "SELECT name FROM client") == [("ACME",)]
    assert read(first_version, "SELECT * FROM remark") == [(1, "A-1")]
    assert read(first_version, "SELECT * FROM setting") == [("kept", "kept", None)]


def test_a_copy_of_the_older_book_is_kept_beside_it(first_version):
    bring_up(first_version, rebuild, stamp="2026-11-21")
    copy = first_version.with_name("rep-2026-11-21-version-1.backup")
    assert verify(copy, known=1).hash_known
    assert read(copy, "SELECT name FROM customer") == [("acme",)]
    assert {file.name for file in first_version.parent.iterdir()} == {
        first_version.name, copy.name, hash_file(copy).name,
    }  # fmt: skip


def test_a_book_that_is_up_to_date_is_left_alone(first_version):
    before = first_version.read_bytes()
    assert bring_up(first_version) == 1
    assert first_version.read_bytes() == before
    assert [file.name for file in first_version.parent.iterdir()] == [first_version.name]


@pytest.mark.parametrize("step", [fail, break_a_link])
def test_a_step_that_fails_leaves_the_book_at_the_version_before(first_version, step):
    with pytest.raises(UpgradeFailed) as caught:
        bring_up(first_version, add_column, step)
    assert caught.value.version == 3
    assert verify(caught.value.backup, known=1).hash_known
    assert inspect(first_version, known=3).version == 2
    assert read(first_version, "SELECT * FROM setting") == [("kept", "kept", None)]
    assert read(first_version, "SELECT name FROM customer") == [("acme",)]


def test_a_failed_upgrade_can_be_tried_again(first_version):
    with pytest.raises(UpgradeFailed):
        bring_up(first_version, fail)
    assert bring_up(first_version, add_column) == 2


def test_an_encrypted_book_is_upgraded_and_its_copy_is_encrypted(path, program_before):
    with program_before():
        open_book(path, passphrase="secret").close()
    upgrade(path, inspect(path, known=2, passphrase="secret"), steps=(STEPS[0], add_column))
    assert inspect(path, known=2, passphrase="secret").version == 2
    assert verify(path.with_name("rep-version-1.backup"), known=1, passphrase="secret").hash_known


def test_no_copy_no_upgrade(small_disk, add, program_before):
    path = small_disk / "rep.dunwell"
    with program_before():
        book = open_book(path)
    add(book, "setting", key="kept", value="x" * 100)
    book.close()
    room = 1024 * 1024 - path.stat().st_size
    (small_disk / "filler").write_bytes(b"x" * (room - 8192))
    before = path.read_bytes()
    with pytest.raises(DiskFull):
        bring_up(path, add_column)
    assert path.read_bytes() == before
    assert {file.name for file in small_disk.iterdir()} == {path.name, "filler"}


def test_an_upgraded_book_is_refused_by_the_program_before(first_version, program_before):
    bring_up(first_version, add_column)
    with pytest.raises(NewerBook), program_before():
        open_book(first_version)


def test_opening_upgrades(first_version, monkeypatch):
    monkeypatch.setattr("db.upgrade.STEPS", (STEPS[0], add_column))
    monkeypatch.setattr("db.upgrade.LATEST", 2)
    open_book(first_version, stamp="2026-11-21").close()
    assert inspect(first_version, known=2).version == 2
