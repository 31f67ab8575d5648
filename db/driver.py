"""The driver: how a file is opened by SQLite (SQLCipher)."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

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
    import hashlib  # not for a plain book

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
