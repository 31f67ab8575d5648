"""The connections behind a book, which outlive the threads that borrow them.

A thread of Qt's pool is a new thread to Python each time it runs a job, so connections kept in thread-local storage
alone would be opened anew for each job.
"""

import contextlib
import threading
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db import driver


class Pool:
    """Opens a connection when none is idle; a connection serves one borrower at a time."""

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        #: What opens the file, for connections of their own (backup, check); '' for a plain book.
        self.key = key
        self._idle: list[Any] = []
        self._borrowed = 0
        self._closed = False
        self._returned = threading.Condition()

    def borrow(self) -> Any:  # noqa: ANN401 - the driver has no types
        """Give a connection, to be given back; RuntimeError once the book is closed."""
        with self._returned:
            if self._closed:
                raise RuntimeError("the book is closed")
            self._borrowed += 1
            if self._idle:
                return self._idle.pop()
        connection = None
        try:
            connection = driver.connect(self._path, self.key)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
        except BaseException:
            if connection is not None:
                connection.close()
            self.give_back(None)
            raise
        return connection

    def give_back(self, connection: Any) -> None:  # noqa: ANN401
        """Take a connection back; None stands for one that could not be opened."""
        with self._returned:
            self._borrowed -= 1
            if connection is not None:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)
            self._returned.notify_all()

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
