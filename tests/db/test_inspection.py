"""Files that are no book, no whole book, or no book of this version: recognised, and left exactly as they are."""

import sqlite3

import pytest

from db import driver, inspection
from db.connection import create_book, open_book
from db.faults import CannotOpenBook, DamagedBook, EmptyBook, NewerBook, NotABook, WrongPassphrase
from db.files import journal_of
from db.upgrade import LATEST

PAGE = 4096
PASSPHRASE = "secret"


def snapshot(folder):
    """Everything that a write would change: names, bytes, times."""
    return {
        file.name: (file.stat().st_mtime_ns, file.read_bytes() if file.is_file() else None)
        for file in [folder, *folder.iterdir()]
    }


def set_version(path, version, key=""):
    with driver.connected(path, key) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def overwrite(path, offset, data):
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)


def empty(path):
    path.write_bytes(b"")


def text(path):
    path.write_text("客户名称,发票号\n" * 100)


def text_of_one_page(path):
    path.write_bytes(b"x" * PAGE)


def zeros(path):
    path.write_bytes(bytes(PAGE * 4))


def name_only(path):
    path.write_bytes(b"SQLite format 3\0")


def folder(path):
    path.mkdir()


def other_program(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.commit()
    connection.close()


def newer(path):
    create_book(path)
    set_version(path, LATEST + 1)


def cut_short(path):
    create_book(path)
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - PAGE // 2)


def page_of_zeros(path):
    create_book(path)
    overwrite(path, 3 * PAGE, bytes(PAGE))


def encrypted(path):
    create_book(path, passphrase="another")


def encrypted_newer(path):
    create_book(path, passphrase=PASSPHRASE)
    set_version(path, LATEST + 1, driver.key_of(path, PASSPHRASE))


def encrypted_page_of_zeros(path):
    create_book(path, passphrase=PASSPHRASE)
    overwrite(path, 3 * PAGE, bytes(PAGE))


def encrypted_cut_short(path):
    create_book(path, passphrase=PASSPHRASE)
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - PAGE // 2)


def encrypted_other_program(path):
    create_book(path, passphrase=PASSPHRASE)
    with driver.connected(path, driver.key_of(path, PASSPHRASE)) as connection:
        connection.execute("PRAGMA application_id = 1")


CASES = [
    (empty, "", EmptyBook),
    (text, "", NotABook),
    (text, PASSPHRASE, NotABook),
    (text_of_one_page, PASSPHRASE, WrongPassphrase),  # nobody can tell it from an encrypted file
    (zeros, "", NotABook),
    (name_only, "", DamagedBook),
    (folder, "", CannotOpenBook),
    (other_program, "", NotABook),
    (newer, "", NewerBook),
    (cut_short, "", DamagedBook),
    (page_of_zeros, "", DamagedBook),
    (encrypted, "", NotABook),
    (encrypted, PASSPHRASE, WrongPassphrase),
    (encrypted_newer, PASSPHRASE, NewerBook),
    (encrypted_page_of_zeros, PASSPHRASE, DamagedBook),
    (encrypted_cut_short, PASSPHRASE, DamagedBook),
    (encrypted_other_program, PASSPHRASE, NotABook),
]


@pytest.mark.parametrize(("make", "passphrase", "fault"), CASES)
def test_a_file_that_cannot_be_opened_is_named_and_left_alone(tmp_path, make, passphrase, fault):
    path = tmp_path / "rep.dunwell"
    make(path)
    before = snapshot(tmp_path)
    with pytest.raises(fault) as caught:
        open_book(path, passphrase=passphrase)
    assert type(caught.value) is fault
    assert caught.value.path == path
    assert snapshot(tmp_path) == before


def test_a_newer_book_tells_both_versions(tmp_path):
    newer(tmp_path / "rep.dunwell")
    with pytest.raises(NewerBook) as caught:
        open_book(tmp_path / "rep.dunwell")
    assert (caught.value.found, caught.value.known) == (LATEST + 1, LATEST)


@pytest.mark.parametrize(("make", "may_be"), [(encrypted, True), (text, False), (zeros, False)])
def test_a_foreign_file_is_told_from_one_that_may_be_encrypted(tmp_path, make, may_be):
    make(tmp_path / "rep.dunwell")
    with pytest.raises(NotABook) as caught:
        open_book(tmp_path / "rep.dunwell")
    assert caught.value.may_be_encrypted is may_be


def test_a_damaged_page_is_found_at_the_start_in_small_books_only(tmp_path):
    path = tmp_path / "rep.dunwell"
    create_book(path)
    assert inspection.inspect(path, known=LATEST).checked
    with driver.connected(path) as connection:  # the last page in use: behind it are those of tables that were rebuilt
        ((last,),) = connection.execute("SELECT max(rootpage) FROM sqlite_schema").fetchall()
    overwrite(path, (last - 1) * PAGE, bytes(PAGE))
    with pytest.raises(DamagedBook) as caught:
        inspection.inspect(path, known=LATEST)
    assert caught.value.findings
    assert not inspection.inspect(path, known=LATEST, limit=PAGE).checked


def test_looking_leaves_no_trace(path):
    open_book(path).close()
    before = snapshot(path.parent)
    inspection.inspect(path, known=LATEST)
    assert snapshot(path.parent) == before


def test_an_unreadable_file_cannot_be_opened(common_user):
    place, as_common_user = common_user
    path = place / "rep.dunwell"
    with as_common_user():
        create_book(path)
        path.chmod(0o200)
        with pytest.raises(CannotOpenBook):
            open_book(path)


def test_a_dangling_link_is_not_followed_into_nothing(tmp_path):
    link = tmp_path / "rep.dunwell"
    link.symlink_to(tmp_path / "unplugged" / "rep.dunwell")
    with pytest.raises(CannotOpenBook):
        open_book(link)


def test_a_longer_file_than_the_header_says_is_still_a_book(tmp_path):
    path = tmp_path / "rep.dunwell"
    create_book(path)
    with path.open("ab") as file:
        file.write(bytes(PAGE))
    assert inspection.inspect(path, known=LATEST).version == LATEST


def test_a_book_left_in_write_ahead_mode_is_opened(path):
    create_book(path)
    with driver.connected(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
    book = open_book(path)
    assert book.rows("PRAGMA journal_mode") == [("truncate",)]
    assert book.rows("SELECT * FROM setting") == [("a", "1")]
    book.close()


def test_an_empty_journal_means_nothing(path):
    create_book(path)
    journal_of(path).touch()
    assert inspection.inspect(path, known=LATEST).checked
