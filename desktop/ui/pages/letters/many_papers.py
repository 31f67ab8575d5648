"""What can be done with several papers of the archive at once: one PDF of all, single files, printing.

`parent` is the page or a widget on it. Each shows how far it is and can be given up; the papers stay as they are.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.filenames import file_name
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui import paper_actions, printing
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.jobs import Progress
from desktop.ui.widgets.progress import run_with_progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.services.print_runs import PrintRunService


def suggested_name(context: Context) -> str:
    """Name the file of several papers by the day."""
    return file_name(_("Letters %(day)s") % {"day": context.clock.today().isoformat()}, ".pdf")


def save(parent: QWidget, context: Context, document_ids: Sequence[int]) -> None:
    """Ask for a file and join the papers into it, in their order."""
    folder = Path(context.program.preferences.papers or Path.home())
    dialog = QFileDialog(parent, _("Save the papers as one PDF"), str(folder / suggested_name(context)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_("PDF (*.pdf)")])
    dialog.setDefaultSuffix("pdf")
    dialog.fileSelected.connect(lambda name: save_to(parent, context, document_ids, Path(name)))
    dialog.open()


def save_to(parent: QWidget, context: Context, document_ids: Sequence[int], path: Path) -> None:
    """Join the papers into a file."""
    context.program.remember(papers=str(path.parent))
    run_with_progress(
        context.jobs.read,
        parent,
        _("Joining the papers"),
        partial(join, context.services.print_runs, document_ids, path),
        then=lambda _path: say(parent, _("Saved: %(path)s") % {"path": path}),
    )


def save_files(parent: QWidget, context: Context, document_ids: Sequence[int]) -> None:
    """Ask for a folder and write each paper into it under its own name."""
    paper_actions.ask_folder(parent, context, partial(save_files_to, parent, context, document_ids))


def save_files_to(parent: QWidget, context: Context, document_ids: Sequence[int], folder: Path) -> None:
    """Write each paper into a folder."""
    context.program.remember(papers=str(folder))

    def told(files: Sequence[Path]) -> None:
        text = ngettext("%(count)s file saved in %(folder)s", "%(count)s files saved in %(folder)s", len(files))
        say(parent, text % {"count": format_count(len(files)), "folder": folder})

    run_with_progress(
        context.jobs.read,
        parent,
        _("Saving the papers"),
        partial(write_files, context.services.print_runs, document_ids, folder),
        then=told,
    )


def print_again(parent: QWidget, context: Context, document_ids: Sequence[int]) -> None:
    """Print the papers in one go; without a printer, offer to save them."""
    if not printing.has_printer():
        paper_actions.offer_to_save(parent, partial(save, parent, context, document_ids))
        return
    run_with_progress(
        context.jobs.read,
        parent,
        _("Joining the papers"),
        partial(joined, context.services.print_runs, document_ids),
        then=partial(_ask_printer, parent, context),
    )


def _ask_printer(parent: QWidget, context: Context, pdf: bytes) -> None:
    name = Path(suggested_name(context)).stem
    printing.open_print_dialog(parent, pdf, name, lambda printer: _print(parent, context, printer, pdf))


def _print(parent: QWidget, context: Context, printer: "QPrinter", pdf: bytes) -> None:
    done = partial(say, parent, _("Handed to the printer: %(paper)s") % {"paper": printer.docName()})
    printing.print_paper(parent, context.jobs, pdf, printer, done)


def join(runs: "PrintRunService", document_ids: Sequence[int], path: Path, *, progress: Progress) -> Path | None:
    """Join papers into a file; in a worker, whose `progress` raises once it is given up."""
    return runs.save_one_pdf(document_ids, path, progress=progress)


def write_files(
    runs: "PrintRunService", document_ids: Sequence[int], folder: Path, *, progress: Progress
) -> list[Path]:
    """Write papers into a folder; in a worker, whose `progress` raises once it is given up."""
    return runs.save_files(document_ids, folder, progress=progress)


def joined(runs: "PrintRunService", document_ids: Sequence[int], *, progress: Progress) -> bytes:
    """Join papers for the printer; in a worker, whose `progress` raises once it is given up."""
    return runs.one_pdf(document_ids, progress=progress) or b""
