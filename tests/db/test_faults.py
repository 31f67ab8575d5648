"""What errors of SQLite and of the disk mean."""

import errno
from pathlib import Path

import peewee
import pytest
from sqlcipher3 import dbapi2

from db import faults
from db.faults import fault_of, translated, translated_files

PATH = Path("rep.dunwell")


def driver_error(name, kind=dbapi2.OperationalError):
    error = kind("in SQLite's words")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("SQLITE_FULL", faults.DiskFull),
        ("SQLITE_IOERR", faults.DiskFault),
        ("SQLITE_IOERR_WRITE", faults.DiskFault),
        ("SQLITE_READONLY", faults.ReadOnlyBook),
        ("SQLITE_READONLY_DIRECTORY", faults.ReadOnlyBook),
        ("SQLITE_PERM", faults.ReadOnlyBook),
        ("SQLITE_BUSY", faults.BookBusy),
        ("SQLITE_BUSY_SNAPSHOT", faults.BookBusy),
        ("SQLITE_LOCKED", faults.BookBusy),
        ("SQLITE_CORRUPT", faults.DamagedBook),
        ("SQLITE_CORRUPT_INDEX", faults.DamagedBook),
        ("SQLITE_NOTADB", faults.NotABook),
        ("SQLITE_CANTOPEN", faults.CannotOpenBook),
        ("SQLITE_CANTOPEN_ISDIR", faults.CannotOpenBook),
    ],
)
def test_each_known_error_has_its_fault(name, fault):
    with pytest.raises(fault) as caught, translated(PATH):
        raise driver_error(name)
    assert caught.value.path == PATH


@pytest.mark.parametrize(
    "error",
    [
        driver_error("SQLITE_ERROR"),
        driver_error("SQLITE_CONSTRAINT_UNIQUE", dbapi2.IntegrityError),
        driver_error("SQLITE_MISUSE", dbapi2.ProgrammingError),
        peewee.InterfaceError("not open"),
        ValueError("another matter"),
    ],
)
def test_errors_of_programming_and_constraints_pass(error):
    with pytest.raises(type(error)) as caught, translated(PATH):
        raise error
    assert caught.value is error


def wrapped(error):
    try:
        with peewee.__exception_wrapper__:
            raise error
    except peewee.PeeweeException as raised:
        return raised


def test_a_fault_is_found_under_peewee_s_own_error():
    assert isinstance(fault_of(wrapped(driver_error("SQLITE_BUSY")), PATH), faults.BookBusy)


def test_a_broken_constraint_does_not_bring_back_an_older_fault():
    error = driver_error("SQLITE_CONSTRAINT", dbapi2.IntegrityError)
    error.__context__ = driver_error("SQLITE_BUSY")
    assert fault_of(error, PATH) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, faults.DiskFull),
        (errno.EACCES, faults.ReadOnlyBook),
        (errno.EROFS, faults.ReadOnlyBook),
        (errno.EIO, faults.DiskFault),
        (errno.ENOENT, faults.CannotOpenBook),
        (errno.EISDIR, faults.CannotOpenBook),
    ],
)
def test_errors_of_our_own_work_on_files_have_the_same_faults(number, fault):
    with pytest.raises(fault) as caught, translated_files(PATH):
        raise OSError(number, "in the system's words")
    assert caught.value.path == PATH


def test_every_fault_can_be_told_without_texts():
    for kind in (faults.NewerBook(PATH, 3, 2), faults.UpgradeFailed(PATH, 2, None), faults.DamagedBook(PATH, ("x",))):
        assert kind.path == PATH
