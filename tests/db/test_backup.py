"""Backups: whole, verified, private, and never the last good one deleted."""

import hashlib
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db import driver
from db.backup import back_up, prune, verify
from db.connection import open_book
from db.copies import copy_book, hash_file
from db.faults import CannotOpenBook, DamagedBook, DiskFull, NotABook, ReadOnlyBook, WrongPassphrase
from db.upgrade import LATEST

STAMP = "2026-11-21-0830"


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def flip(path, offset=-100):
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


def test_a_backup_holds_what_the_book_holds(book, add, folder):
    add(book, "customer", name="恒达")
    backup = back_up(book, folder, STAMP)
    copy = open_book(backup.path)
    assert copy.rows("SELECT name FROM customer") == [("恒达",)]
    copy.close()


def test_a_backup_lies_beside_its_hash(book, folder):
    backup = back_up(book, folder, STAMP)
    assert names(folder) == ["rep-2026-11-21-0830.backup", "rep-2026-11-21-0830.backup.sha256"]
    digest = hashlib.sha256(backup.path.read_bytes()).hexdigest()
    assert hash_file(backup.path).read_text() == f"{digest}  {backup.path.name}\n"
    assert (backup.sha256, backup.size) == (digest, backup.path.stat().st_size)
    assert verify(backup.path) == backup


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folders private by other means")
def test_only_its_owner_may_read_a_backup(book, folder):
    before = os.umask(0o022)
    backup = back_up(book, folder, STAMP)
    os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, backup.path, hash_file(backup.path))]
    assert modes == [0o700, 0o600, 0o600]


def test_a_second_backup_in_the_same_minute_does_not_replace_the_first(book, add, folder):
    first = back_up(book, folder, STAMP)
    add(book, "customer")
    second = back_up(book, folder, STAMP)
    assert second.path.name == "rep-2026-11-21-0830-2.backup"
    assert verify(first.path) == first


def test_a_backup_is_made_while_others_write(book, add, folder):
    customer = add(book, "customer")

    def write(number):
        add(book, "receivable", customer_id=customer, number_key=str(number))

    with ThreadPoolExecutor(2) as threads:
        writes = [threads.submit(write, number) for number in range(30)]
        backups = [back_up(book, folder, STAMP) for _ in range(3)]
        for done in writes:
            done.result()
    for backup in backups:
        verify(backup.path)


def test_a_backup_of_an_encrypted_book_is_encrypted(path, add, folder):
    book = open_book(path, passphrase="secret")
    add(book, "customer")
    backup = back_up(book, folder, STAMP)
    book.close()
    assert b"hengda" not in backup.path.read_bytes()
    assert verify(backup.path, passphrase="secret") == backup
    with pytest.raises(WrongPassphrase):
        verify(backup.path, passphrase="wrong")
    with pytest.raises(NotABook):
        verify(backup.path)


def test_what_was_deleted_is_not_in_a_backup(book, add, folder):
    add(book, "setting", key="secret", value="Ms Wang's own number")
    with book.transaction():
        book.run("DELETE FROM setting")
    assert b"Ms Wang" not in back_up(book, folder, STAMP).path.read_bytes()


def test_a_full_disk_leaves_nothing_half_made(book, add, small_disk):
    with book.transaction():
        book.run_many("INSERT INTO setting VALUES (?, ?)", ((str(n), "x" * 1000) for n in range(1200)))
    with pytest.raises(DiskFull) as caught:
        back_up(book, small_disk, STAMP)
    assert caught.value.path == small_disk
    assert names(small_disk) == []
    add(book, "customer")


def test_a_read_only_folder_is_a_fault(common_user):
    folder, as_common_user = common_user
    with as_common_user():
        (folder / "closed").mkdir(mode=0o500)
        book = open_book(folder / "rep.dunwell")
        with pytest.raises(ReadOnlyBook) as caught:
            back_up(book, folder / "closed", STAMP)
        assert caught.value.path == folder / "closed"
        assert names(folder / "closed") == []
        book.close()


def test_a_damaged_book_is_not_backed_up_as_a_good_one(book, add, folder):
    customer = add(book, "customer")
    with book.transaction():
        for number in range(100):
            add(book, "receivable", customer_id=customer, number_key=str(number), note="x" * 500)
    book.close()
    with book.path.open("rb+") as file:
        ((root,),) = roots(book.path)
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(DamagedBook) as caught:
        copy_book(book.path, "", folder / "rep.backup")
    assert caught.value.path == book.path
    assert names(folder) == []


def roots(path):
    with driver.connected(path, mode="ro") as connection:
        return connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'receivable'").fetchall()


@pytest.mark.parametrize("offset", [-100, 5000])
def test_a_flipped_bit_is_noticed(book, add, folder, offset):
    add(book, "customer", note="x" * 4000)
    backup = back_up(book, folder, STAMP)
    flip(backup.path, offset)
    with pytest.raises(DamagedBook):
        verify(backup.path)


def test_a_backup_without_its_hash_is_checked_by_sqlite_alone(book, folder):
    backup = back_up(book, folder, STAMP)
    hash_file(backup.path).unlink()
    assert not verify(backup.path).hash_known


def test_a_missing_backup_cannot_be_opened(folder):
    with pytest.raises(CannotOpenBook):
        verify(folder / "none.backup")


def make_many(book, folder, *days):
    first = back_up(book, folder, "2026-01-01")
    for day in days:
        copy = folder / f"rep-2026-01-{day:02}.backup"
        if copy != first.path:
            shutil.copy(first.path, copy)
            hash_file(copy).write_text(f"{first.sha256}  {copy.name}\n")


def test_the_oldest_backups_go_first(book, folder):
    make_many(book, folder, 1, 2, 3, 4, 5)
    deleted = prune(folder, 2)
    assert sorted(file.name for file in deleted) == [f"rep-2026-01-0{day}.backup" for day in (1, 2, 3)]
    assert names(folder) == [f"rep-2026-01-0{day}.backup{end}" for day in (4, 5) for end in ("", ".sha256")]


def test_the_last_good_backup_stays(book, folder):
    make_many(book, folder, 1, 2, 3, 4)
    flip(folder / "rep-2026-01-03.backup")
    hash_file(folder / "rep-2026-01-04.backup").unlink()
    prune(folder, 2)
    assert [name for name in names(folder) if not name.endswith(".sha256")] == [
        f"rep-2026-01-0{day}.backup" for day in (2, 3, 4)
    ]


def test_nothing_else_is_ever_deleted(book, folder):
    make_many(book, folder, 1, 2)
    others = [
        "rep-2025-01-01-version-1.backup",
        "rep-version-1-2026-01-01.dunwell",
        "rep.dunwell",
        "notes.txt",
        "sample-2026-01-01.backup",
    ]
    for name in others:
        (folder / name).touch()
    prune(folder, 1)
    assert set(others) <= set(names(folder))
    assert "rep-2026-01-01.backup" not in names(folder)


@pytest.mark.parametrize("keep", [0, -1])
def test_at_least_one_backup_is_kept(folder, keep):
    with pytest.raises(ValueError, match="at least one"):
        prune(folder, keep)


def test_there_is_nothing_to_prune_where_nothing_was_backed_up(tmp_path):
    assert prune(tmp_path, 1) == []


def test_the_copy_is_a_fresh_file_of_the_same_version(book, folder):
    backup = back_up(book, folder, STAMP)
    with driver.connected(backup.path, mode="ro") as connection:
        assert connection.execute("PRAGMA user_version").fetchall() == [(LATEST,)]
        assert connection.execute("PRAGMA freelist_count").fetchall() == [(0,)]
    assert Path(f"{backup.path}-journal").exists() is False


@pytest.mark.parametrize("stamp", ["", "21.11.2026", "today", "2026-11-21/08", "2026-11-21 08:30"])
def test_a_stamp_that_does_not_sort_is_refused(book, folder, stamp):
    with pytest.raises(ValueError, match="sorts"):
        back_up(book, folder, stamp)
    assert not folder.exists()
