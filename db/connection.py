"""The book: the one file that holds everything, and the only place where it is opened."""

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import driver, inspection, upgrade
from db.faults import DamagedBook, translated, translated_files
from db.files import half_made, make_private_folder, publish
from db.pool import Pool

if TYPE_CHECKING:
    from db.orm import BorrowingDatabase

#: How long `Book.close` waits for work that other threads have in hand.
CLOSE_WAIT_SECONDS = 5.0

Params = Sequence[object] | Mapping[str, object]


class Book:
    """An open book, used by several threads at once: many read, one writes at a time.

    Every method raises the faults of `db.faults`. SQL is passed on as it is; values go into `params`.
    """

    def __init__(self, path: Path, pool: Pool, *, checked: bool) -> None:
        self.path = path
        #: What opens the file, for connections of their own (backup, check); '' for a plain book.
        self.key = pool.key
        self._pool = pool
        self._here = _Here()
        self._orm: BorrowingDatabase | None = None
        self._making_orm = threading.Lock()
        #: False while a file that was too large to be checked for damage when it was opened has not been since.
        self.checked = checked

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Lend this thread a connection; nested uses share it. Each statement sees what is committed by then."""
        with self._translated():
            if self._here.connection is not None:
                yield
                return
            connection = self._here.connection = self._pool.borrow()
            try:
                yield
            finally:
                self._here.connection = None
                self._pool.give_back(connection)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing: BEGIN IMMEDIATE, then commit, or roll back when the block raises.

        A transaction inside another one is part of it: a savepoint, rolled back alone when the inner block raises, and
        on the disk only when the outer one commits.
        """
        with self.reading():
            orm = self._models()
            opened = orm.connection_context() if orm.is_closed() else contextlib.nullcontext()
            with opened, orm.atomic("IMMEDIATE"):
                yield

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Read all rows at once, so that no open read holds up a commit."""
        with self.reading():
            rows: list[tuple[Any, ...]] = self._here.connection.execute(sql, params).fetchall()
            return rows

    def state(self) -> tuple[int, int]:
        """Give what is another one than before, within one `reading`, once anybody has written anything."""
        with self.reading():
            ((version,),) = self._here.connection.execute("PRAGMA data_version").fetchall()
            return int(version), int(self._here.connection.total_changes)

    def run(self, sql: str, params: Params = ()) -> int:
        """Write inside a transaction; return the number of rows changed."""
        return int(self._write(sql, params).rowcount)

    def insert(self, sql: str, params: Params = ()) -> int:
        """Add one row inside a transaction; return its id."""
        return int(self._write(sql, params).lastrowid)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row inside a transaction, at the driver's full speed; return the rows changed."""
        self._require_transaction()
        with self._translated():
            return int(self._here.connection.executemany(sql, rows).rowcount)

    def close(self) -> None:
        """Close the connections of all threads, once their work in hand is done; the book cannot be used again."""
        if self._here.connection is not None:
            raise RuntimeError("a thread cannot close the book while it is reading or writing")
        self._pool.close_all(CLOSE_WAIT_SECONDS)

    def _write(self, sql: str, params: Params) -> Any:  # noqa: ANN401 - the driver has no types
        self._require_transaction()
        with self._translated():
            return self._here.connection.execute(sql, params)

    def _translated(self) -> contextlib.AbstractContextManager[None]:
        return translated(self.path, no_database=DamagedBook)  # it was a book when it was opened

    def _require_transaction(self) -> None:
        if self._here.connection is None or not self._here.connection.in_transaction:
            raise RuntimeError("writing needs a transaction")

    def _models(self) -> "BorrowingDatabase":
        """Give what the models write to, bound to this book."""
        with self._making_orm:
            if self._orm is None:
                from db.orm import BorrowingDatabase

                self._orm = BorrowingDatabase(self.path, lambda: self._here.connection)
            self._orm.bind_models()
        return self._orm


class _Here(threading.local):
    """What each thread has for itself: the connection it has borrowed."""

    connection: Any = None


def open_book(
    path: Path,
    *,
    passphrase: str = "",
    create: bool = True,
    stamp: str = "",
    check_limit: int = inspection.QUICK_CHECK_LIMIT,
) -> Book:
    """Open the book at `path`, made new when nothing is there (and `create`), upgraded when it is older.

    A passphrase encrypts a new book; a plain one ignores it. `stamp` (say, today's date) goes into the name of the
    backup that is made before an upgrade. A file of more than `check_limit` bytes is not checked for damage here (see
    `Book.checked`). Files that are no book of ours raise a fault and are not touched.
    """
    with translated_files(path):
        is_missing = not path.exists()
    if create and is_missing:
        create_book(path, passphrase=passphrase)
    found = inspection.inspect(path, known=upgrade.LATEST, passphrase=passphrase, limit=check_limit)
    inspection.require_writable(path)
    upgrade.upgrade(path, found, stamp, steps=upgrade.STEPS)
    return Book(path, Pool(path, found.key), checked=found.checked)


def create_book(path: Path, *, passphrase: str = "") -> None:
    """Make a new book under a temporary name, then give it its own; keep a book that somebody made meanwhile."""
    with translated_files(path.parent), translated(path):
        make_private_folder(path.parent)
        with half_made(path.parent) as temporary:
            key = driver.raw_key(passphrase, os.urandom(driver.SALT_BYTES))
            with driver.connected(temporary, key) as connection:
                connection.execute(f"PRAGMA application_id = {inspection.APPLICATION_ID}")
                upgrade.migrate(connection, upgrade.STEPS)
            with contextlib.suppress(FileExistsError):
                publish(temporary, path)
