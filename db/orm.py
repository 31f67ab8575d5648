"""peewee, on the connection that a thread has borrowed; loaded with the first write, for a first window only reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import models


class BorrowingDatabase(SqlCipherDatabase):  # type: ignore[misc] # playhouse has no types
    """What the models write to: opens and closes nothing itself."""

    def __init__(self, path: Path, borrowed: Callable[[], Any]) -> None:
        """Take `borrowed`, which gives the connection that the calling thread has."""
        self._borrowed = borrowed
        super().__init__(str(path), autoconnect=False, lock_type="IMMEDIATE")

    def bind_models(self) -> None:
        """Let the models write to this book."""
        if models.Setting._meta.database is not self:  # noqa: SLF001 (peewee's public name for it)
            self.bind(models.ALL_MODELS)

    def _connect(self) -> Any:  # noqa: ANN401 - the driver has no types
        connection = self._borrowed()
        self._add_conn_hooks(connection)
        return connection

    def _close(self, conn: Any) -> None:  # noqa: ANN401
        """Leave the connection to whoever has borrowed it."""

    def rollback(self) -> None:
        """Roll back, unless SQLite has already done so by itself (disk full)."""
        if self.connection().in_transaction:
            super().rollback()
