"""What any page may do with a paper of the archive: print it, save it, open it with the system's viewer.

All of it works on the bytes that were printed; `parent` is the page or a widget on it.
"""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.filenames import file_name
from desktop.i18n import _
from desktop.services.archive import ArchiveService
from desktop.ui import printing, viewed_papers
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.widgets.ask import ask, tell

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_OWNER_ONLY = 0o600


def print_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Ask for a printer and print a paper; without a printer, offer to save it."""
    if printing.has_printer():
        then = partial(_ask_printer, parent, context)
        context.jobs.read(_read, context.services.archive, document_id, then=then, owner=parent)
    else:
        offer_to_save(parent, partial(save_document, parent, context, document_id))


def print_document_on(parent: QWidget, context: Context, document_id: int, printer: "QPrinter") -> None:
    """Print a paper on a printer that was asked for before the paper was made."""
    then = partial(_print, parent, context, printer)
    context.jobs.read(_read, context.services.archive, document_id, then=then, owner=parent)


def offer_to_save(parent: QWidget, save: Callable[[], object]) -> None:
    """Say that there is no printer, and what to do instead."""
    ask(
        parent,
        _("No printer is installed on this computer."),
        _("Save as PDF..."),
        save,
        detail=_("Save the paper as a PDF and print it where there is a printer: it is the same, byte for byte."),
        danger=False,
    )


def save_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Ask for a folder and write the paper into it."""
    ask_folder(parent, context, partial(save_document_to, parent, context, document_id))


def ask_folder(parent: QWidget, context: Context, then: Callable[[Path], object]) -> None:
    """Ask for the folder of a paper, beginning with the last one; nothing happens where none is chosen."""
    dialog = QFileDialog(parent, _("Save the paper in this folder"), context.program.preferences.papers)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def save_document_to(parent: QWidget, context: Context, document_id: int, folder: Path) -> None:
    """Write a paper into a folder, beside another file of its name."""
    context.program.remember(papers=str(folder))
    then = partial(_on_saved, parent)
    context.jobs.read(_save, context.services.archive, document_id, folder, then=then, owner=parent)


def open_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Show a copy of a paper in the system's viewer."""
    then = partial(_open_copy, parent)
    context.jobs.read(_copy, context.services.archive, document_id, then=then, owner=parent)


def _read(archive: ArchiveService, document_id: int) -> tuple[str, bytes]:
    return Path(archive.file_name(document_id)).stem, archive.pdf(document_id)


def _ask_printer(parent: QWidget, context: Context, paper: tuple[str, bytes]) -> None:
    name, pdf = paper
    printing.open_print_dialog(parent, pdf, name, lambda printer: _print(parent, context, printer, paper))


def _print(parent: QWidget, context: Context, printer: "QPrinter", paper: tuple[str, bytes]) -> None:
    name, pdf = paper
    printer.setDocName(name)
    done = partial(say, parent, _("Handed to the printer: %(paper)s") % {"paper": name})
    printing.print_paper(parent, context.jobs, pdf, printer, done)


def _save(archive: ArchiveService, document_id: int, folder: Path) -> Path:
    """Write a paper into a folder; another file of its name stays, and the paper's gets a number behind the name."""
    pdf = archive.pdf(document_id)
    name = archive.file_name(document_id)
    path, stem = folder / name, Path(name).stem
    for number in count(2):
        if not path.exists():
            break
        if path.is_file() and path.read_bytes() == pdf:
            return path
        path = folder / file_name(stem, f" ({number}).pdf")
    return archive.write(pdf, path)


def _on_saved(parent: QWidget, path: Path) -> None:
    say(parent, _("Saved: %(path)s") % {"path": path})


def _copy(archive: ArchiveService, document_id: int) -> Path:
    path = _save(archive, document_id, viewed_papers.folder())
    path.chmod(_OWNER_ONLY)
    return path


def _open_copy(parent: QWidget, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        detail = _("Save it as a PDF and open it where there is a program that shows PDF files.")
        tell(parent, _("This computer has no program that opens the paper."), detail=detail)
