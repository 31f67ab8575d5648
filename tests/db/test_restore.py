"""Restoring: the backup takes the place of the book, and the book that was there is kept."""

import errno
import os

import pytest

from db.backup import back_up
from db.connection import open_book
from db.faults import BookBusy, DamagedBook, DiskFull, NewerBook, WrongPassphrase
from db.files import journal_of
from db.restore import restore
from db.upgrade import LATEST

STAMP = "2026-11-21-0830"


@pytest.fixture
def backup(path, add, tmp_path):
    """A backup with one customer; the book itself has two by now, and is closed."""
    book = open_book(path)
    add(book, "customer", name="in both")
    made = back_up(book, tmp_path / "backups", STAMP)
    add(book, "customer", name="later")
    book.close()
    return made.path


def customers(path, passphrase=""):
    book = open_book(path, passphrase=passphrase, create=False)
    rows = book.rows("SELECT name FROM customer ORDER BY id")
    book.close()
    return [name for (name,) in rows]


def bring_back(backup, path, passphrase=""):
    return restore(backup, path, stamp=STAMP, passphrase=passphrase)


def test_the_backup_takes_the_place_of_the_book_which_is_kept(backup, path):
    aside = bring_back(backup, path)
    assert customers(path) == ["in both"]
    assert aside.name == "rep-replaced-2026-11-21-0830.dunwell"
    assert customers(aside) == ["in both", "later"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_book_that_is_gone_is_brought_back(backup, path):
    path.unlink()
    path.parent.rmdir()
    assert bring_back(backup, path) is None
    assert customers(path) == ["in both"]


@pytest.mark.parametrize("rest", [b"", b"not a book", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_book_is_replaced_and_its_remains_are_kept(backup, path, rest):
    path.write_bytes(rest)
    aside = bring_back(backup, path)
    assert customers(path) == ["in both"]
    assert aside.read_bytes() == rest


def test_a_journal_of_a_crash_does_not_reach_into_the_restored_book(backup, path):
    remains = b"not a book any more"
    path.write_bytes(remains)
    journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    aside = bring_back(backup, path)
    assert customers(path) == ["in both"]
    assert aside.read_bytes() == remains


def test_a_second_restore_keeps_both_old_books(backup, path):
    first, second = bring_back(backup, path), bring_back(backup, path)
    assert (customers(first), customers(second)) == (["in both", "later"], ["in both"])


def test_a_bad_backup_touches_nothing(backup, path):
    data = bytearray(backup.read_bytes())
    data[-100] ^= 1
    backup.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(DamagedBook):
        bring_back(backup, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_backup_of_a_newer_program_is_refused(backup, path):
    with pytest.raises(NewerBook):
        restore(backup, path, known=LATEST - 1, stamp=STAMP)
    assert customers(path) == ["in both", "later"]


def test_a_book_in_use_is_not_replaced(backup, path):
    book = open_book(path)
    with book.transaction(), pytest.raises(BookBusy):
        bring_back(backup, path)
    book.close()
    assert customers(path) == ["in both", "later"]


def test_a_disk_without_room_keeps_the_old_book(backup, small_disk):
    path = small_disk / "rep.dunwell"
    open_book(path).close()
    (small_disk / "filler").write_bytes(b"x" * (1024 * 1024 - path.stat().st_size - 8192))
    with pytest.raises(DiskFull):
        bring_back(backup, path)
    assert customers(path) == []
    assert {file.name for file in small_disk.iterdir()} == {path.name, "filler"}


def test_an_encrypted_backup_is_restored_with_its_passphrase(path, add, tmp_path):
    book = open_book(path, passphrase="secret")
    add(book, "customer", name="known to few")
    backup = back_up(book, tmp_path, STAMP).path
    book.close()
    with pytest.raises(WrongPassphrase):
        bring_back(backup, path, "wrong")
    bring_back(backup, path, "secret")
    assert customers(path, "secret") == ["known to few"]


def test_a_disk_without_hard_links_will_do(backup, path, monkeypatch):
    def no_links(*_):
        raise PermissionError(errno.EPERM, "as FAT says it")

    monkeypatch.setattr(os, "link", no_links)
    aside = bring_back(backup, path)
    assert (customers(path), customers(aside)) == (["in both"], ["in both", "later"])
    open_book(path.with_name("new.dunwell")).close()
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, aside.name, "new.dunwell"])
