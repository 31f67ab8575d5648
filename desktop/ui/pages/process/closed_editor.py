"""When the customer neither takes in papers nor pays."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.process import ClosedPeriod
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.closed_row import ClosedRow
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label


class ClosedEditor(QWidget):
    """A list of closed periods to add to, change and take out."""

    #: The periods are others now.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClosedRow] = []
        self.add_button = QPushButton(_("Add days"))
        self.add_button.setProperty("kind", "quiet")
        set_icon(self.add_button, "plus", role="muted")
        self.add_button.clicked.connect(self._on_add)
        self._none = plain_label(_("None beside the public holidays."), role="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SectionHeading(_("Days on which they are closed"), self.add_button))
        layout.addWidget(self._none)
        layout.addLayout(self._list)

    @property
    def rows(self) -> tuple[ClosedRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def closed(self) -> tuple[ClosedPeriod, ...]:
        """Give the periods that are whole, in the order of their first days."""
        periods = [period for row in self._rows if (period := row.period()) is not None]
        return tuple(sorted(periods, key=lambda period: (period.first, period.last)))

    def show_closed(self, closed: Sequence[ClosedPeriod]) -> None:
        """Show these periods and nothing else; where they are shown already, the rows stay as they were typed."""
        if tuple(closed) == self.closed() and not self.fault():
            return
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for period in closed:
            self._append().show_period(period)
        self._none.setVisible(not closed)

    def fault(self) -> str:
        """Say what is wrong with the first row that is not whole; empty when all are."""
        return next((fault for row in self._rows if (fault := row.fault())), "")

    def show_fault(self) -> None:
        """Say at each row what is wrong, and go to the first."""
        for row in reversed(self._rows):
            row.show_fault()

    def _append(self) -> ClosedRow:
        row = ClosedRow()
        row.edited.connect(self.edited)
        row.remove_wanted.connect(partial(self._on_remove, row))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _on_add(self) -> None:
        row = self._append()
        self._none.hide()
        row.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, row: ClosedRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._none.setVisible(not self._rows)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
