"""The beginning: choose a file; what was booked from the last one; and the files before it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.formats import format_datetime
from desktop.i18n import N_, _
from desktop.services.payment_files.service import BookedFile
from desktop.ui.icons import IconLabel, set_icon
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.imports.drop_zone import DropZone
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.table_view import TableView
from desktop.wording.payment_files import booked_line, left_line

_COLUMNS: tuple[Column[BookedFile], ...] = (
    Column(N_("When"), lambda file: file.at, format_datetime, width=180),
    Column(N_("File"), lambda file: file.file_name, width=260),
    Column(N_("What came in"), lambda file: file, booked_line, width=280, stretch=True),
    Column(
        N_("State"),
        lambda file: bool(file.undone),
        lambda undone: _("undone") if undone else _("in the book"),
        width=120,
        chip=lambda file: "neutral" if file.undone else "good",
    ),
)


class PaymentFileStart(QWidget):
    """The latest file first; Enter asks to undo the current one."""

    #: The `BookedFile` to be taken back.
    undo_wanted = Signal(object)
    #: What was booked is to be seen.
    payments_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._booked: BookedFile | None = None
        self.drop_zone = DropZone(
            _("Drop a bank statement or a list of receipts here: an Excel workbook or a CSV file"),
            _("Each payment that came in is proposed with its customer and its items; nothing is booked yet."),
        )
        self.result = QFrame()
        self.result.setProperty("role", "card")
        self.result_text = plain_label(role="strong", wrap=True)
        self._left = plain_label(role="muted", wrap=True)
        self.undo_button = QPushButton(_("Undo"))
        self.payments_button = QPushButton(_("Show the payments"))
        self.table = TableView(TableModel(_COLUMNS, key=lambda file: file.id))
        self.table.setAccessibleName(_("Files of payments"))
        self.table.set_empty(_("Files of payments that you bring in are listed here, and can be undone as a whole."))
        self.undo_file_button = QPushButton(_("Undo this file..."))
        self._build()
        self._connect()
        self.hide_result()
        self._update_button()
        self.setFocusProxy(self.drop_zone.button)

    def _build(self) -> None:
        set_icon(self.undo_button, "undo")
        set_icon(self.undo_file_button, "undo")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.result_text)
        words.addWidget(self._left)
        inner = QHBoxLayout(self.result)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(12)
        inner.addWidget(IconLabel("check", "good"))
        inner.addLayout(words, 1)
        inner.addWidget(self.undo_button)
        inner.addWidget(self.payments_button)
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.setSpacing(12)
        top.addWidget(self.result)
        top.addWidget(self.drop_zone)
        top.addWidget(SectionHeading(_("Brought in before"), self.undo_file_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.undo_button.clicked.connect(lambda _checked=False: self._want(self._booked))
        self.payments_button.clicked.connect(self.payments_wanted)
        self.table.row_activated.connect(self._want)
        self.table.row_selected.connect(lambda _file: self._update_button())
        self.undo_file_button.clicked.connect(lambda _checked=False: self._want(self.table.current_row()))

    def show_result(self, booked: BookedFile) -> None:
        """Say what was booked, and how many rows were not."""
        self._booked = booked
        words = {"file": booked.file_name, "what": booked_line(booked)}
        self.result_text.setText(_("Booked from %(file)s: %(what)s") % words)
        left = left_line(booked)
        self._left.setText(left)
        self._left.setVisible(bool(left))
        self.result.show()

    def hide_result(self) -> None:
        """Take it away."""
        self._booked = None
        self.result.hide()

    def show_files(self, files: Sequence[BookedFile]) -> None:
        """Show what was brought in."""
        self.table.table.set_rows(files)
        self._update_button()

    def _update_button(self) -> None:
        file: BookedFile | None = self.table.current_row()
        self.undo_file_button.setEnabled(file is not None and not file.undone)

    def _want(self, file: BookedFile | None) -> None:
        if file is not None and not file.undone:
            self.undo_wanted.emit(file)
