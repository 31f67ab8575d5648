"""The known faults of a book and its surroundings, for those who may not know the book itself."""

from db.faults import (
    BookBusy,
    BookFault,
    CannotOpenBook,
    DamagedBook,
    DiskFault,
    DiskFull,
    EmptyBook,
    NewerBook,
    NotABook,
    ReadOnlyBook,
    UpgradeFailed,
    WrongPassphrase,
)

__all__ = [
    "BookBusy",
    "BookFault",
    "CannotOpenBook",
    "DamagedBook",
    "DiskFault",
    "DiskFull",
    "EmptyBook",
    "NewerBook",
    "NotABook",
    "ReadOnlyBook",
    "UpgradeFailed",
    "WrongPassphrase",
]
