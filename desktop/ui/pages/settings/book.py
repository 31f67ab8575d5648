"""Settings, book: where it lies, its backups, and whether it is sound."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import paths
from desktop.app import BOOK_NAME, Services
from desktop.formats import format_datetime
from desktop.i18n import N_, _
from desktop.services.books import Backup, Findings
from desktop.services.results import Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.section import Section, scrolled_column
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.findings import finding_lines


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What is known of the file: its size in bytes, the moment of its last backup or '', whether it is the sample."""

    path: Path
    size: int
    last_backup: str
    is_sample: bool


def read_facts(services: Services) -> BookFacts:
    """Look at the book's file."""
    books = services.books
    return BookFacts(books.path, books.path.stat().st_size, books.last_backup(), services.settings.is_sample)


class BookSection(Section):
    """The book that is open."""

    summary = N_("Everything that Dunwell knows lies in one file")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._facts: BookFacts | None = None
        self.path = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.size_label = plain_label()
        self.backup_label = plain_label()
        self.findings = plain_label(wrap=True)
        self.findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.findings.hide()
        self._make_buttons()
        self._build()

    def _make_buttons(self) -> None:
        self.folder_button = push_button(_("Show the folder"), self._on_folder, icon="folder")
        self.open_button = push_button(_("Open another book..."), self._on_open, icon="book")
        self.back_up_button = push_button(_("Back up now"), self.back_up, icon="download", primary=True)
        self.back_up_to_button = push_button(_("Back up to..."), self._on_back_up_to)
        self.check_button = push_button(_("Check the book"), self._on_check)
        self.leave_button = push_button(_("Leave the sample"), self._on_leave, icon="sample")

    def _build(self) -> None:
        scroll, column = scrolled_column()
        column.addWidget(SectionHeading(_("This book")))
        column.addLayout(self._build_facts())
        column.addLayout(_row(self.folder_button, self.open_button, self.leave_button))
        column.addWidget(SectionHeading(_("Backup")))
        column.addWidget(
            plain_label(
                _("A backup is a whole, checked copy. Now and then put one on another drive or a USB stick."),
                role="muted",
                wrap=True,
            )
        )
        column.addLayout(_row(self.back_up_button, self.back_up_to_button))
        column.addWidget(SectionHeading(_("Check")))
        column.addWidget(
            plain_label(
                _("Reads the whole book and looks for damage and for sums that do not agree. Nothing is changed."),
                role="muted",
                wrap=True,
            )
        )
        column.addLayout(_row(self.check_button))
        column.addWidget(self.findings)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        facts = ((_("File"), self.path), (_("Size"), self.size_label), (_("Last backup"), self.backup_label))
        for row, (name, label) in enumerate(facts):
            grid.addWidget(plain_label(name, role="muted"), row, 0)
            grid.addWidget(label, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    # Reading

    def reload(self) -> None:
        """Look at the file again."""
        self.context.jobs.read(read_facts, self.context.services, then=self._show, owner=self)

    def _show(self, facts: BookFacts) -> None:
        self._facts = facts
        self.path.setText(str(facts.path))
        as_systems_do = QLocale.DataSizeFormat.DataSizeTraditionalFormat
        self.size_label.setText(QLocale().formattedDataSize(facts.size, 1, as_systems_do))
        moment = facts.last_backup
        today = self.context.clock.today()
        self.backup_label.setText(format_datetime(moment, today=today) if moment else _("none yet"))
        self.leave_button.setVisible(facts.is_sample)

    # Doing

    def back_up(self) -> None:
        """Copy the book into the program's own folder of backups."""
        self._back_up(None)

    def back_up_to(self, folder: str) -> None:
        """Copy the book into a folder of the user's choice."""
        self._back_up(Path(folder))

    def _back_up(self, folder: Path | None) -> None:
        for button in (self.back_up_button, self.back_up_to_button):
            button.setEnabled(False)
        books = self.context.services.books
        self.context.jobs.write(books.back_up, folder, then=self._on_backed_up, failed=self._on_failed, owner=self)

    def _on_backed_up(self, saved: Saved[Backup]) -> None:
        self._enable()
        self.done.emit(_("Backup made and checked: %(path)s") % {"path": saved.value.path}, None)

    def _on_failed(self, _error: Exception) -> None:
        self._enable()

    def _enable(self) -> None:
        for button in (self.back_up_button, self.back_up_to_button, self.check_button):
            button.setEnabled(True)

    def _on_back_up_to(self) -> None:
        dialog = QFileDialog(self, _("Back up to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()

    def _on_check(self) -> None:
        self.check_button.setEnabled(False)
        self._say(_("Reading the book..."), "")
        books = self.context.services.books
        self.context.jobs.read(books.check, then=self._on_checked, failed=self._on_check_failed, owner=self)

    def _on_checked(self, findings: Findings) -> None:
        self._enable()
        if findings.is_sound:
            self._say(_("The book is sound."), "good")
            return
        advice = _("The book is not sound. Keep the file as it is and go back to the last backup that is.")
        self._say("\n".join([advice, *finding_lines(findings)]), "error")

    def _on_check_failed(self, _error: Exception) -> None:
        self._enable()
        self.findings.hide()

    def _say(self, text: str, status: str) -> None:
        self.findings.setText(text)
        self.findings.setProperty("status", status)
        self.findings.style().unpolish(self.findings)
        self.findings.style().polish(self.findings)
        self.findings.show()

    def _on_folder(self) -> None:
        if self._facts is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._facts.path.parent)))

    def _on_open(self) -> None:
        folder = str(self._facts.path.parent) if self._facts else ""
        dialog = QFileDialog(self, _("Open a book"), folder, _("Books (*.book);;All files (*)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.context.program.choose_book(Path(name)))
        dialog.open()

    def _on_leave(self) -> None:
        """Go back to the book that was open before, or to the user's own."""
        last = self.context.program.preferences.book
        own = paths.data_folder() / BOOK_NAME
        self.context.program.choose_book(Path(last) if last and Path(last).exists() else own)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
