"""Making, opening, reading, writing and closing a book."""

import contextlib
import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import peewee
import pytest

from db.backup import back_up
from db.connection import open_book
from db.faults import BookBusy, CannotOpenBook, DiskFull, NotABook, ReadOnlyBook, WrongPassphrase
from db.models import Customer, Setting


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def _usual_umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folders private by other means")
@pytest.mark.usefixtures("_usual_umask")
def test_only_its_owner_may_read_a_new_book(path):
    open_book(path).close()
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_a_new_book_is_one_file(path):
    open_book(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_closed_book_is_one_file_again(path, add):
    book = open_book(path)
    add(book, "customer")
    book.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_missing_book_is_not_made_when_that_is_not_wanted(path):
    with pytest.raises(CannotOpenBook):
        open_book(path, create=False)
    assert not path.parent.exists()


def test_an_existing_book_is_opened_as_it_was(path, add):
    first = open_book(path)
    add(first, "customer", name="Smith & Sons <Ltd>")
    first.close()
    second = open_book(path)
    assert second.rows("SELECT name FROM customer") == [("Smith & Sons <Ltd>",)]
    second.close()


@pytest.mark.parametrize(
    "name", ["with space.dunwell", "100%.dunwell", "what?.dunwell", "#1.dunwell", "登门.dunwell", "\udcff.dunwell"]
)
@pytest.mark.skipif(os.name == "nt", reason="Windows forbids some of these names")
def test_a_book_may_have_any_file_name(tmp_path, name):
    open_book(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_a_folder_may_have_a_name_that_is_no_text(tmp_path, add):
    book = open_book(tmp_path / "\udcff" / "rep.dunwell")
    add(book, "customer")
    back_up(book, book.path.parent, "2026-11-21")
    book.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_keeps_the_book_safe(book, pragma, value):
    def ask():
        return book.rows(f"PRAGMA {pragma}")

    with book.reading(), ThreadPoolExecutor(1) as other:  # two connections at once
        assert book.rows(f"PRAGMA {pragma}") == other.submit(ask).result() == [(value,)]


def test_an_encrypted_book_opens_with_its_passphrase_only(path):
    book = open_book(path, passphrase='O\'Neil "登门"')
    with book.transaction():
        Setting.insert(key="a", value="b").execute()
    book.close()
    assert not path.read_bytes().startswith(b"SQLite")
    again = open_book(path, passphrase='O\'Neil "登门"')
    assert again.rows("SELECT * FROM setting") == [("a", "b")]
    again.close()
    with pytest.raises(WrongPassphrase):
        open_book(path, passphrase="o'neil")
    with pytest.raises(NotABook) as caught:
        open_book(path)
    assert caught.value.may_be_encrypted


def test_a_plain_book_does_not_ask_for_a_passphrase(path):
    open_book(path).close()
    open_book(path, passphrase="not needed").close()


class RegretError(Exception):
    """Raised by a block that does not want what it has written."""


def write_and_regret(book, *keys):
    with book.transaction():
        for key in keys:
            with book.transaction():
                book.run("INSERT INTO setting VALUES (?, '')", (key,))
        raise RegretError


def test_a_transaction_is_all_or_nothing(book):
    with pytest.raises(RegretError):
        write_and_regret(book, "a", "b")
    assert book.rows("SELECT * FROM setting") == []


def test_an_inner_transaction_that_fails_leaves_the_outer_one_whole(book):
    with book.transaction():
        book.run("INSERT INTO setting VALUES ('outer', '')")
        with pytest.raises(RegretError):
            write_and_regret(book, "inner")
    assert book.rows("SELECT key FROM setting") == [("outer",)]


@pytest.mark.parametrize(
    "write",
    [
        lambda book: book.run("DELETE FROM setting"),
        lambda book: book.insert("INSERT INTO setting VALUES ('a', 'b')"),
        lambda book: book.run_many("INSERT INTO setting VALUES (?, ?)", [("a", "b")]),
    ],
)
def test_writing_needs_a_transaction(book, write):
    with pytest.raises(RuntimeError, match="transaction"):
        write(book)
    with book.reading(), pytest.raises(RuntimeError, match="transaction"):
        write(book)
    assert book.rows("SELECT * FROM setting") == []


def test_writes_tell_how_many_rows_and_which(book, add):
    with book.transaction():
        assert book.run_many("INSERT INTO setting VALUES (?, ?)", ((str(n), "x") for n in range(5))) == 5
        assert book.run("UPDATE setting SET value = ? WHERE key < ?", ("y", "3")) == 3
        run = book.insert(
            "INSERT INTO import_run (at, file_name, sha256, summary) VALUES ('', '', '', :all)", {"all": "{}"}
        )
    assert book.rows("SELECT id FROM import_run") == [(run,)]


def test_models_speak_to_the_book_that_was_opened(book, add):
    with book.transaction():
        assert Customer.get_by_id(add(book, "customer", name="恒达")).name == "恒达"


def test_a_broken_constraint_is_no_fault_of_the_book(book):
    with pytest.raises(peewee.IntegrityError), book.transaction():
        Setting.insert(key="a", value=None).execute()


def test_a_row_that_points_nowhere_is_refused(book, add):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        add(book, "visit", customer_id=17)


def test_a_full_disk_rolls_back_and_the_book_goes_on(book, add):
    add(book, "customer", name="before")
    with book.reading():
        (pages,) = book.rows("PRAGMA page_count")[0]
        book.rows(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(DiskFull), book.transaction(), book.transaction(), book.transaction():
        book.run_many("INSERT INTO setting VALUES (?, ?)", ((str(n), "x" * 3000) for n in range(100)))
    add(book, "customer", name="after")
    assert book.rows("SELECT name FROM customer") == [("before",), ("after",)]
    assert book.rows("SELECT count(*) FROM setting") == [(0,)]


def test_a_disk_without_room_for_a_new_book_is_left_empty(small_disk):
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1012 * 1024)
    with pytest.raises(DiskFull):
        open_book(small_disk / "rep.dunwell")
    assert list(small_disk.iterdir()) == [filler]


@pytest.mark.parametrize("read_only", ["file", "folder"])
def test_a_book_that_may_not_be_written_says_which_part(common_user, read_only):
    folder, as_common_user = common_user
    path = folder / "rep.dunwell"
    with as_common_user():
        open_book(path).close()
        place = path if read_only == "file" else folder
        place.chmod(place.stat().st_mode & 0o555)
        with pytest.raises(ReadOnlyBook) as caught:
            open_book(path)
    assert caught.value.path == place


def test_no_book_is_made_in_a_folder_that_may_not_be_written(common_user):
    folder, as_common_user = common_user
    folder.chmod(0o500)
    with as_common_user(), pytest.raises(ReadOnlyBook) as caught:
        open_book(folder / "rep.dunwell")
    assert caught.value.path == folder


def test_a_folder_that_becomes_read_only_later_is_a_fault_too(common_user):
    folder, as_common_user = common_user
    with as_common_user():
        book = open_book(folder / "rep.dunwell")
        folder.chmod(0o500)
        with pytest.raises(ReadOnlyBook), book.transaction():
            book.run("INSERT INTO setting VALUES ('a', '1')")
        folder.chmod(0o700)
        book.close()


def test_a_book_that_vanishes_is_not_made_anew(path):
    book = open_book(path)
    path.unlink()
    with pytest.raises(CannotOpenBook):
        book.rows("SELECT * FROM setting")
    assert not path.exists()
    book.close()


def test_a_closed_book_answers_nobody(book):
    book.close()
    with pytest.raises(RuntimeError, match="closed"):
        book.rows("SELECT 1")


def test_closing_waits_for_work_in_hand(book):
    started, finish = threading.Event(), threading.Event()

    def work():
        with book.transaction():
            book.run("INSERT INTO setting VALUES ('a', '1')")
            started.set()
            finish.wait(10)

    with ThreadPoolExecutor(2) as threads:
        worker = threads.submit(work)
        started.wait(10)
        closer = threads.submit(book.close)
        finish.set()
        worker.result()
        closer.result()
    again = open_book(book.path)
    assert again.rows("SELECT * FROM setting") == [("a", "1")]
    again.close()


def test_a_thread_cannot_close_the_book_it_is_reading(book):
    with book.reading(), pytest.raises(RuntimeError, match="reading"):
        book.close()


def test_two_books_made_at_once_are_one(path):
    with ThreadPoolExecutor(4) as threads:
        books = list(threads.map(open_book, [path] * 4))
    with books[0].transaction():
        books[0].run("INSERT INTO setting VALUES ('a', '1')")
    assert [book.rows("SELECT count(*) FROM setting") for book in books] == [[(1,)]] * 4
    for book in books:
        book.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_writer_waits_and_then_says_that_the_book_is_busy(book):
    other = open_book(book.path)
    with book.transaction(), other.reading():
        other.rows("PRAGMA busy_timeout = 20")
        with pytest.raises(BookBusy), other.transaction():
            pass
    other.close()


@pytest.mark.parametrize("writer", ["itself", "another thread", "another program"])
def test_a_book_is_in_another_state_once_anybody_has_written(book, path, add, writer):
    other = open_book(path)
    with book.reading():
        before = book.state()
        book.rows("SELECT * FROM customer")
        assert book.state() == before
        if writer == "itself":
            add(book, "customer")
        elif writer == "another thread":
            with ThreadPoolExecutor(1) as threads:
                threads.submit(add, book, "customer").result()
        else:
            add(other, "customer")
        assert book.state() != before
    other.close()


def test_what_was_rolled_back_leaves_nothing_to_overlook(book, add):
    with book.reading():
        before = book.state()
        with contextlib.suppress(RegretError), book.transaction():
            add(book, "customer")
            raise RegretError
        after = book.state()
        assert book.rows("SELECT count(*) FROM customer") == [(0,)]
        add(book, "customer")
        assert book.state() not in {before, after}
