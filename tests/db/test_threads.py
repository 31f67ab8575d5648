"""Several threads in one book: many read, one writes at a time, and nobody waits for ever."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from db.connection import open_book


@pytest.fixture
def purse(book):
    """Two sums that are 100 together, whatever moves between them."""
    with book.transaction():
        book.run_many("INSERT INTO setting VALUES (?, ?)", [("left", "100"), ("right", "0")])
    return book


def move_one(book):
    with book.transaction():
        ((left,),) = book.rows("SELECT value FROM setting WHERE key = 'left'")
        book.run("UPDATE setting SET value = value - 1 WHERE key = 'left'")
        book.run("UPDATE setting SET value = ? WHERE key = 'right'", [str(101 - int(left))])


def total(book):
    return book.rows("SELECT sum(value) FROM setting")[0][0]


def test_readers_see_whole_transactions_only(purse):
    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(move_one, purse) for _ in range(40)]
        readers = [threads.submit(total, purse) for _ in range(200)]
        assert {reader.result() for reader in readers} == {100}
        for writer in writers:
            writer.result()
    assert purse.rows("SELECT key, value FROM setting") == [("left", "60"), ("right", "40")]


def test_two_programs_share_a_book(purse):
    other = open_book(purse.path)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(move_one, [purse, other] * 20))
    assert total(other) == 100
    assert other.rows("SELECT value FROM setting WHERE key = 'left'") == [("60",)]
    other.close()


def test_a_read_that_has_been_fetched_holds_up_no_commit(purse):
    with purse.reading():
        purse.rows("PRAGMA busy_timeout = 0")
        assert purse.rows("SELECT * FROM setting LIMIT 1")
        with ThreadPoolExecutor(1) as other:
            other.submit(move_one, purse).result()
        assert total(purse) == 100


def test_connections_outlive_the_threads_that_borrow_them(book):
    seen = set()

    def read():
        with book.reading():
            seen.add(book._here.connection)

    for _ in range(20):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert len(seen) == 1
