"""Files that appear whole or not at all, and that only their owner may read."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; an existing one is left as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextlib.contextmanager
def half_made(folder: Path) -> Iterator[Path]:
    """Give an empty new file (0600) in `folder`; what is left of it on leaving is removed, SQLite's files too."""
    path = folder / f".{os.urandom(8).hex()}.part"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        for leftover in (path, *leftovers_of(path)):
            leftover.unlink(missing_ok=True)


def publish(temporary: Path, path: Path) -> None:
    """Give a finished file its name, on the disk for good; FileExistsError when the name is taken."""
    _sync(temporary)
    try:
        os.link(temporary, path)  # unlike a rename, it cannot replace what another program has just made
    except FileExistsError:
        raise
    except OSError:  # no hard links on this disk (FAT)
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    else:
        temporary.unlink()
    _sync_folder(path.parent)


def replace(temporary: Path, path: Path) -> None:
    """Put a finished file in the place of another, on the disk for good."""
    _sync(temporary)
    temporary.replace(path)
    _sync_folder(path.parent)


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring a folder's new and changed names to the disk; Windows cannot and need not."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(path: Path) -> Path:
    """Return `path`, or the first of `name-2.suffix`, `name-3.suffix` ... that is not taken."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


def journal_of(path: Path) -> Path:
    """Return the name of SQLite's rollback journal beside a database file."""
    return path.with_name(path.name + "-journal")


def leftovers_of(path: Path) -> tuple[Path, Path]:
    """Return the names of the files that a crash may leave beside a database, and that belong to it."""
    return journal_of(path), path.with_name(path.name + "-wal")
