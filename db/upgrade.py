"""Bringing a book to this program's version, one numbered step at a time.

Each step is one transaction that includes the version number and a check of the foreign keys; a step that fails or is
cut off leaves the book at the version before it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from db import driver
from db.faults import BookFault, UpgradeFailed, translated
from db.inspection import Inspection, quick_check
from db.migrations import m0001, m0002, m0003, m0004

Step = Callable[[Callable[[str], object]], None]

#: Step n brings a book from version n - 1 to version n; steps are only ever added.
STEPS: tuple[Step, ...] = (m0001.apply, m0002.apply, m0003.apply, m0004.apply)
LATEST = len(STEPS)


def migrate(connection: Any, steps: Sequence[Step]) -> None:  # noqa: ANN401 - the driver has no types
    """Apply the steps that are missing, on a bare connection in autocommit mode."""
    connection.execute("PRAGMA foreign_keys = 0")  # a step that rebuilds a table drops the old one; checked below
    for version in range(_version(connection) + 1, len(steps) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version - 1:  # else another program has done it meanwhile
                _apply(connection, steps[version - 1], version)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def upgrade(path: Path, found: Inspection, stamp: str = "", *, steps: Sequence[Step]) -> None:
    """Bring an existing book up to the newest step, after a verified backup beside it, which is kept.

    The backup is named after the version it holds: `<book>[-<stamp>]-version-1.backup`. Raises UpgradeFailed when a
    step cannot digest what is in the book; faults of the disk as everywhere.
    """
    if found.version >= len(steps):
        return
    from db.copies import SUFFIX, copy_book  # not for a book of today's version

    name = "-".join(filter(None, (path.stem, stamp, "version", str(found.version))))
    copy = copy_book(path, found.key, path.with_name(name + SUFFIX))
    with driver.connected(path, found.key) as connection:
        try:
            with translated(path):
                migrate(connection, steps)
        except BookFault:
            raise
        except Exception as error:
            raise UpgradeFailed(path, _version(connection) + 1, copy.path) from error


def _version(connection: Any) -> int:  # noqa: ANN401
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    return int(version)


def _apply(connection: Any, step: Step, version: int) -> None:  # noqa: ANN401
    step(connection.execute)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"step {version} leaves {len(broken)} rows that point nowhere")
    if findings := quick_check(connection):
        raise ValueError(f"step {version} leaves a damaged book: {findings}")
    connection.execute(f"PRAGMA user_version = {version}")
