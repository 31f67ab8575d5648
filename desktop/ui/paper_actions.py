"""What any page may do with a paper of the archive: print it, save it, open it with the system's viewer.

All of it works on the bytes that were printed; `parent` is the page or a widget on it.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import _
from desktop.services.archive import ArchiveService
from desktop.ui import printing, viewed_papers
from desktop.ui.context import Context
from desktop.ui.widgets.ask import ask, tell
from desktop.ui.widgets.page import Page

_OWNER_ONLY = 0o600


def print_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Print a paper; without a printer, offer to save it."""
    if not printing.has_printer():
        ask(
            parent,
            _("No printer is installed on this computer."),
            _("Save as PDF..."),
            partial(save_document, parent, context, document_id),
            detail=_("Save the paper as a PDF and print it where there is a printer: it is the same, byte for byte."),
            danger=False,
        )
        return
    then = partial(_print, parent, context)
    context.jobs.read(_read, context.services.archive, document_id, then=then, owner=parent)


def save_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Ask for a folder, beginning with the last one, and write the paper into it."""
    dialog = QFileDialog(parent, _("Save the paper in this folder"), context.program.preferences.papers)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: save_document_to(parent, context, document_id, Path(name)))
    dialog.open()


def save_document_to(parent: QWidget, context: Context, document_id: int, folder: Path) -> None:
    """Write a paper into a folder; asks before another file of its name is replaced."""
    context.program.remember(papers=str(folder))
    then = partial(_save_unless_other, parent, context, document_id, folder)
    context.jobs.read(_other_file, context.services.archive, document_id, folder, then=then, owner=parent)


def open_document(parent: QWidget, context: Context, document_id: int) -> None:
    """Show a copy of a paper in the system's viewer."""
    then = partial(_open_copy, parent)
    context.jobs.read(_copy, context.services.archive, document_id, then=then, owner=parent)


def _read(archive: ArchiveService, document_id: int) -> tuple[str, bytes]:
    return Path(archive.file_name(document_id)).stem, archive.pdf(document_id)


def _print(parent: QWidget, context: Context, paper: tuple[str, bytes]) -> None:
    name, pdf = paper
    done = partial(_say, parent, _("Handed to the printer: %(paper)s") % {"paper": name})
    printing.open_print_dialog(parent, context.jobs, pdf, name, done)


def _other_file(archive: ArchiveService, document_id: int, folder: Path) -> Path | None:
    """Find a file that stands where the paper is to go and is not that paper itself."""
    path = folder / archive.file_name(document_id)
    if not path.exists() or (path.is_file() and path.read_bytes() == archive.pdf(document_id)):
        return None
    return path


def _save_unless_other(parent: QWidget, context: Context, document_id: int, folder: Path, other: Path | None) -> None:
    save = partial(_save, parent, context, document_id, folder)
    if other is None:
        save()
        return
    ask(
        parent,
        _("Replace %(file)s?") % {"file": other.name},
        _("Replace"),
        save,
        detail=_("The folder has another file of this name. Cancel keeps it; choose another folder to keep both."),
    )


def _save(parent: QWidget, context: Context, document_id: int, folder: Path) -> None:
    then = partial(_on_saved, parent)
    context.jobs.read(context.services.archive.save_to, document_id, folder, then=then, owner=parent)


def _on_saved(parent: QWidget, path: Path) -> None:
    _say(parent, _("Saved: %(path)s") % {"path": path})


def _copy(archive: ArchiveService, document_id: int) -> Path:
    path = archive.save_to(document_id, viewed_papers.folder())
    path.chmod(_OWNER_ONLY)
    return path


def _open_copy(parent: QWidget, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        detail = _("Save it as a PDF and open it where there is a program that shows PDF files.")
        tell(parent, _("This computer has no program that opens the paper."), detail=detail)


def _say(widget: QWidget, text: str) -> None:
    """Have the page that a widget is on show a toast."""
    page: QWidget | None = widget
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    if page is not None:
        page.say_done(text)
