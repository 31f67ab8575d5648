"""The driver: how a file is opened by SQLite (SQLCipher), and the pool of connections behind a book."""

import contextlib
import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

#: How long a statement waits for another connection's lock.
BUSY_TIMEOUT_MS = 5000
#: The salt is the beginning of an encrypted file.
SALT_BYTES = 16

_PRAGMAS = (
    ("busy_timeout", BUSY_TIMEOUT_MS),
    ("synchronous", "EXTRA"),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
)


def uri(path: Path, mode: str) -> str:
    """Name a file for SQLite; mode `ro` never writes, `rw` never creates (a missing file stays missing)."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name))}?mode={mode}"


def raw_key(passphrase: str, salt: bytes) -> str:
    """Derive the key as SQLCipher 4 does, once for all connections (it takes a tenth of a second); '' stays ''."""
    if not passphrase:
        return ""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, 256_000, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def key_of(path: Path, passphrase: str) -> str:
    """Derive the key of an existing file, whose salt is its first bytes."""
    if not passphrase:
        return ""
    with path.open("rb") as file:
        return raw_key(passphrase, file.read(SALT_BYTES))


def connect(path: Path, key: str = "", *, mode: str = "rw") -> Any:  # noqa: ANN401 - the driver has no types
    """Open a bare connection in autocommit mode for maintenance: inspection, upgrade, backup."""
    connection = dbapi2.connect(uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        if key:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key}"')
        for name, value in _PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def connected(path: Path, key: str = "", *, mode: str = "rw") -> Iterator[Any]:
    """Open a bare connection for the length of a block."""
    connection = connect(path, key, mode=mode)
    try:
        yield connection
    finally:
        connection.close()


class PooledDatabase(SqlCipherDatabase):  # type: ignore[misc] # playhouse has no types
    """A peewee database whose connections outlive the threads that borrow them.

    A thread of Qt's pool is a new thread to Python each time it runs a job, so connections kept in thread-local
    storage alone would be opened anew for each job.
    """

    def __init__(self, path: Path, key: str) -> None:
        self._file = path
        #: What opens the file, for connections of their own (backup, check); '' for a plain book.
        self.key = key
        self._idle: list[Any] = []
        self._borrowed = 0
        self._closed = False
        self._returned = threading.Condition()
        super().__init__(str(path), autoconnect=False, lock_type="IMMEDIATE")

    def _connect(self) -> Any:  # noqa: ANN401
        with self._returned:
            if self._closed:
                raise RuntimeError("the book is closed")
            self._borrowed += 1
            if self._idle:
                return self._idle.pop()
        connection = None
        try:
            connection = connect(self._file, self.key)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            self._add_conn_hooks(connection)
        except BaseException:
            if connection is not None:
                connection.close()
            self._give_back(None)
            raise
        return connection

    def _close(self, conn: Any) -> None:  # noqa: ANN401
        self._give_back(conn)

    def _give_back(self, connection: Any) -> None:  # noqa: ANN401
        with self._returned:
            self._borrowed -= 1
            if connection is not None:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)
            self._returned.notify_all()

    def rollback(self) -> None:
        """Roll back, unless SQLite has already done so by itself (disk full)."""
        if self.connection().in_transaction:
            super().rollback()

    def close_all(self, wait_seconds: float) -> None:
        """Close every connection; those in use are waited for, and closed later when they take longer."""
        with self._returned:
            self._closed = True
            self._returned.wait_for(lambda: not self._borrowed, wait_seconds)
            if self._idle:
                with contextlib.suppress(dbapi2.Error):  # SQLite removes its empty journal: one file is left
                    self._idle[-1].execute("PRAGMA journal_mode = DELETE")
            while self._idle:
                self._idle.pop().close()
