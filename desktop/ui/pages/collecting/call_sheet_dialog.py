"""The call sheet as it is printed, and beside it the form in which the call is logged (rules 46 and 48)."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.contacts import ContactChannel
from desktop.domain.customers import LetterLanguage
from desktop.domain.filenames import file_name
from desktop.i18n import _, language
from desktop.ui import printing
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from desktop.ui.pages.collecting.read import ContactBeginning
from desktop.ui.paper_actions import ask_folder, offer_to_save
from desktop.ui.widgets.paper_view import PaperView
from desktop.wording.call_sheet import call_sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_GOOD_SIZE = QSize(1240, 820)
_KEEP_FREE = 32
_LEAST_SHEET = 480


class CallSheetDialog(ContactDialog):
    """Read at the left while one talks, write at the right; the sheet is not kept, the call is."""

    narrow: ClassVar[bool] = True

    def __init__(self, context: Context, beginning: ContactBeginning, parent: QWidget | None = None) -> None:
        super().__init__(context, beginning, ContactChannel.CALL, parent)
        self._customer_id = beginning.card.id
        self._name = _("Call sheet %(customer)s") % {"customer": beginning.card.customer.name}
        self.setWindowTitle(self._name)
        self.view = PaperView(context.jobs)
        self.view.set_name(self._name)
        self.view.setMinimumWidth(_LEAST_SHEET)
        self.print_button = _button(_("Print..."), self._on_print)
        self.save_sheet_button = _button(_("Save as PDF..."), self._on_save_sheet)
        self._build_sheet()
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_button.click)
        self.view.shown.connect(self._show_buttons)
        self._show_buttons()
        self.refresh()

    def _build_sheet(self) -> None:
        pane = QWidget()
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 16)
        rows.setSpacing(12)
        rows.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(8)
        for button in (self.print_button, self.save_sheet_button):
            foot.addWidget(button)
        foot.addStretch(1)
        rows.addLayout(foot)
        self.put_beside(pane)

    def refresh(self) -> None:
        """Set the sheet anew."""
        self.view.wait_for(self._customer_id)
        read = partial(_read, self._context.services, self._customer_id)
        self._context.jobs.latest(self, read, then=self._on_read, failed=self._on_not_read, owner=self)

    def sizeHint(self) -> QSize:
        """Take what sheet and form want beside each other, as far as the screen has it."""
        room = self.screen().availableSize() - QSize(_KEEP_FREE, _KEEP_FREE)
        return _GOOD_SIZE.expandedTo(super().sizeHint()).boundedTo(room)

    # Private

    def _on_read(self, pdf: bytes | None) -> None:
        if pdf is None:
            self.view.show_nothing(_("This customer is no longer in the book."))
        else:
            self.view.show_paper(pdf, self._customer_id)

    def _on_not_read(self, _error: Exception) -> None:
        self.view.show_nothing(_("The paper could not be set. Try again."))

    def _show_buttons(self) -> None:
        for button in (self.print_button, self.save_sheet_button):
            button.setEnabled(self.view.is_current)

    def _on_print(self) -> None:
        if not printing.has_printer():
            offer_to_save(self, self._on_save_sheet)
        else:
            printing.open_print_dialog(self, self.view.pdf, self._name, self._print_on)

    def _print_on(self, printer: "QPrinter") -> None:
        printer.setDocName(self._name)
        done = partial(say, self, _("Handed to the printer: %(paper)s") % {"paper": self._name})
        printing.print_paper(self, self._context.jobs, self.view.pdf, printer, done)

    def _on_save_sheet(self) -> None:
        ask_folder(self, self._context, self._save_to)

    def _save_to(self, folder: Path) -> None:
        self._context.program.remember(papers=str(folder))
        write = partial(_write, self.view.pdf, folder, self._name)
        self._context.jobs.read(write, then=self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        say(self, _("Saved: %(path)s") % {"path": path})


def _read(services: Services, customer_id: int) -> bytes | None:
    """Print the sheet in the language of the screen: it is the rep's own."""
    tongue = LetterLanguage.CHINESE if language() == LetterLanguage.CHINESE else LetterLanguage.ENGLISH
    sheet = services.call_sheets.get(customer_id, tongue)
    return services.call_sheets.pdf(call_sheet(sheet), tongue) if sheet else None


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


def _button(text: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: run())
    return button
