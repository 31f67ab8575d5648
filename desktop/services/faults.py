"""The known faults of a book and its surroundings, for those who may not know the book itself."""

from db.faults import (
    AlteredPaper,
    BookBusy,
    BookFault,
    CannotOpenBook,
    DamagedBook,
    DiskFault,
    DiskFull,
    EmptyBook,
    NewerBook,
    NotABook,
    PaperNotWritten,
    ReadOnlyBook,
    UpgradeFailed,
    WrongPassphrase,
)

__all__ = [
    "AlteredPaper",
    "BookBusy",
    "BookFault",
    "CannotOpenBook",
    "DamagedBook",
    "DiskFault",
    "DiskFull",
    "EmptyBook",
    "NewerBook",
    "NotABook",
    "PaperNotWritten",
    "ReadOnlyBook",
    "UpgradeFailed",
    "WrongPassphrase",
]
