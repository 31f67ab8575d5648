"""Known faults of the book and its surroundings: what happened, and the way out."""

from collections.abc import Callable
from typing import Any

from desktop.i18n import _

#: By the class name of the fault, so that words need not know the book: title and advice, made when shown.
_TEXTS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "NotABook": lambda fault: (
        _("This file is not a Dunwell book"),
        _("It may be encrypted: a book with a passphrase cannot be told from other files. Choose another file.")
        if getattr(fault, "may_be_encrypted", False)
        else _("It belongs to another program. Nothing in it was changed. Choose another file."),
    ),
    "EmptyBook": lambda _fault: (
        _("This file is empty"),
        _("A copy or a download may have been cut off. Restore a backup, or delete the file to start a new book."),
    ),
    "NewerBook": lambda fault: (
        _("This book was written by a newer Dunwell"),
        _("Its version is %(found)s; this program knows %(known)s. The book is safe: update the program.")
        % {"found": fault.found, "known": fault.known},
    ),
    "DamagedBook": lambda _fault: (
        _("This book is damaged"),
        _("Nothing was written to it. Keep the file as it is and restore the last backup."),
    ),
    "WrongPassphrase": lambda _fault: (_("The passphrase does not open this book"), _("Try again.")),
    "BookBusy": lambda _fault: (
        _("Another program is using the book"),
        _("Nothing was lost. Wait until it is done, then try again."),
    ),
    "DiskFull": lambda _fault: (
        _("There is no room left on the disk"),
        _("Nothing was saved and nothing was lost. Free some space, then try again."),
    ),
    "ReadOnlyBook": lambda _fault: (
        _("The book or its folder cannot be written to"),
        _("Change the permissions of the file or folder, or move the book to a folder of your own."),
    ),
    "CannotOpenBook": lambda _fault: (
        _("The file cannot be opened"),
        _("It is missing, is a folder, or may not be read. Check the path and the permissions."),
    ),
    "DiskFault": lambda _fault: (
        _("The disk or the network drive failed"),
        _("Nothing was saved. Check the drive and its cable, then try again; make a backup soon."),
    ),
    "AlteredPaper": lambda fault: (
        _("The paper %(number)s is not as it was printed") % {"number": fault.number},
        _("Something outside this program has changed the book. Restore a backup to get the paper back as it was."),
    ),
    "PaperNotWritten": lambda _fault: (
        _("The PDF cannot be written there"),
        _("The folder is read-only, or a PDF of this name is open in another program. Nothing was changed there."),
    ),
    "UpgradeFailed": lambda fault: (
        _("The book could not be brought up to this version"),
        _("It is as it was before. A copy was made first: %(backup)s") % {"backup": fault.backup or "—"},
    ),
}


def fault_text(fault: Exception) -> tuple[str, str]:
    """Give a title and an advice for a fault of the book, the file named at the end where it is known."""
    make = next((_TEXTS[kind.__name__] for kind in type(fault).__mro__ if kind.__name__ in _TEXTS), None)
    title, advice = make(fault) if make else (_("The book cannot be used at the moment"), _("Try again."))
    path = getattr(fault, "path", None)
    return title, f"{advice}\n{path}" if path else advice


def system_fault_text(error: OSError) -> tuple[str, str]:
    """Give a title and an advice for a file of the user's that cannot be read or written."""
    name = str(error.filename or "")
    return _("The file cannot be read or written"), "\n".join(filter(None, (error.strerror or "", name)))
