"""The files that were brought in, each to be taken back as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.formats import format_datetime
from desktop.i18n import N_, _
from desktop.services.imports.service import ImportRun
from desktop.ui.icons import set_icon
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.imports.words import written_text
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.table_view import TableView

COLUMNS: tuple[Column[ImportRun], ...] = (
    Column(N_("When"), lambda run: run.at, format_datetime, width=180),
    Column(N_("File"), lambda run: run.file_name, width=240),
    Column(N_("What came in"), lambda run: run.summary, written_text, width=280, stretch=True),
    Column(
        N_("State"),
        lambda run: bool(run.undone),
        lambda undone: _("undone") if undone else _("in the book"),
        width=120,
        chip=lambda run: "neutral" if run.undone else "good",
    ),
)


class History(QWidget):
    """The latest first; Enter asks to undo the current one."""

    #: The `ImportRun` to be taken back.
    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TableView(TableModel(COLUMNS, key=lambda run: run.id))
        self.table.setAccessibleName(_("Files brought in"))
        self.table.set_empty(_("Files that you bring in are listed here, and can be undone as a whole."))
        self.undo_button = QPushButton(_("Undo this import..."))
        set_icon(self.undo_button, "undo")
        heading = SectionHeading(_("Brought in before"), self.undo_button)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.table.row_activated.connect(self._on_wanted)
        self.table.row_selected.connect(lambda _run: self._update_button())
        self.undo_button.clicked.connect(lambda _checked=False: self._on_wanted(self.table.current_row()))
        self._update_button()

    def show_runs(self, runs: Sequence[ImportRun]) -> None:
        """Show what was brought in."""
        self.table.table.set_rows(runs)
        self._update_button()

    def _update_button(self) -> None:
        run: ImportRun | None = self.table.current_row()
        self.undo_button.setEnabled(run is not None and not run.undone)

    def _on_wanted(self, run: ImportRun | None) -> None:
        if run is not None and not run.undone:
            self.undo_wanted.emit(run)
