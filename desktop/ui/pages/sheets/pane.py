"""A working sheet as it is printed, and below it the ways to take it along."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.filenames import file_name
from desktop.i18n import _
from desktop.ui import printing
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.paper_actions import ask_folder, offer_to_save
from desktop.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LEAST_WIDTH = 480

#: Sets the sheet in a thread; None where what it is about is gone.
Read = Callable[[], bytes | None]


class SheetPane(QWidget):
    """Shows one sheet; `name` is that of the file and of the job of the printer."""

    def __init__(self, context: Context, name: str, read: Read, gone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._name = name
        self._read = read
        self._gone = gone
        self.view = PaperView(context.jobs)
        self.view.set_name(name)
        self.view.setMinimumWidth(_LEAST_WIDTH)
        self.print_button = sheet_button(_("Print..."), self._on_print)
        self.save_button = sheet_button(_("Save as PDF..."), self._on_save)
        self._foot = QHBoxLayout()
        self._build()
        self.view.shown.connect(self._show_buttons)
        self._show_buttons()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 16)
        rows.setSpacing(12)
        rows.addWidget(self.view, 1)
        self._foot.setContentsMargins(24, 0, 24, 0)
        self._foot.setSpacing(8)
        for button in (self.print_button, self.save_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        rows.addLayout(self._foot)
        QShortcut(
            QKeySequence.StandardKey.Print,
            self,
            self.print_button.click,
            context=Qt.ShortcutContext.WindowShortcut,
        )

    def add_button(self, button: QPushButton, *, at_end: bool = False) -> None:
        """Put another way to take the sheet along beside the others, or what closes the window at the end."""
        self._foot.insertWidget(-1 if at_end else self._foot.indexOf(self.save_button) + 1, button)

    def set_sheet(self, name: str, read: Read) -> None:
        """Show another sheet."""
        self._name, self._read = name, read
        self.view.set_name(name)
        self.refresh()

    def refresh(self) -> None:
        """Set the sheet anew."""
        self.view.wait_for(self._name)
        self._context.jobs.latest(
            self, self._read, then=partial(self._on_read, self._name), failed=self._on_not_read, owner=self
        )

    # Private

    def _on_read(self, name: str, pdf: bytes | None) -> None:
        if pdf is None:
            self.view.show_nothing(self._gone)
        else:
            self.view.show_paper(pdf, name)

    def _on_not_read(self, _error: Exception) -> None:
        self.view.show_nothing(_("The paper could not be set. Try again."))

    def _show_buttons(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.view.is_current)

    def _on_print(self) -> None:
        if not printing.has_printer():
            offer_to_save(self, self._on_save)
        else:
            printing.open_print_dialog(self, self.view.pdf, self._name, self._print_on)

    def _print_on(self, printer: "QPrinter") -> None:
        printer.setDocName(self._name)
        done = partial(say, self, _("Handed to the printer: %(paper)s") % {"paper": self._name})
        printing.print_paper(self, self._context.jobs, self.view.pdf, printer, done)

    def _on_save(self) -> None:
        ask_folder(self, self._context, self._save_to)

    def _save_to(self, folder: Path) -> None:
        self._context.program.remember(papers=str(folder))
        write = partial(_write, self.view.pdf, folder, self._name)
        self._context.jobs.read(write, then=self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        say(self, _("Saved: %(path)s") % {"path": path})


def sheet_button(text: str, run: Callable[[], object]) -> QPushButton:
    """Make a button of the foot; none of them is what Enter means."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: run())
    return button


def _write(pdf: bytes, folder: Path, name: str) -> Path:
    """Write the sheet into a folder, beside others of its name."""
    for number in count(1):
        path = folder / file_name(name, f" ({number}).pdf" if number > 1 else ".pdf")
        try:
            with path.open("xb") as file:
                file.write(pdf)
        except FileExistsError:
            continue
        break
    return path
