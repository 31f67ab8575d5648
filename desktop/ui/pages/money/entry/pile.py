"""The payments of this pile: what was booked one after the other, added up, each with its way back."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.formats import format_count, format_money
from desktop.i18n import N_, _, ngettext
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.collecting.sums import added_text
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.table_view import TableView

_WIDTH = 368
_STATE = 2


@dataclass(frozen=True, slots=True)
class Booked:
    """One payment of the pile, in minor units; one that was taken back stays in sight."""

    payment_id: int
    customer: str
    currency: str
    amount: int
    taken_back: bool = False


class Pile(QWidget):
    """The last one on top; Enter takes one back."""

    #: The payment to be taken back.
    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._booked: list[Booked] = []
        self.total = plain_label(role="section", wrap=True)
        self.count = plain_label(role="muted")
        self.table: TableModel[Booked] = TableModel(_columns(), key=lambda booked: booked.payment_id, parent=self)
        self.view = TableView(self.table)
        self.undo_button = QPushButton(_("Take it back"))
        self.new_button = QPushButton(_("New pile"))
        self._build()
        self.view.row_activated.connect(self._on_undo)
        self.view.row_selected.connect(lambda _row: self._show_buttons())
        self.undo_button.clicked.connect(lambda _checked=False: self._on_undo(self.view.current_row()))
        self.new_button.clicked.connect(lambda _checked=False: self._begin_anew())
        self._show()

    def _build(self) -> None:
        self.setFixedWidth(_WIDTH)
        self.setProperty("role", "detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view.setAccessibleName(_("This pile"))
        self.view.setProperty("status", "framed")
        self.view.set_empty(_("Each payment that you book is listed here and added up."))
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 8)
        head.setSpacing(4)
        for label in (plain_label(_("This pile"), role="heading"), self.total, self.count):
            head.addWidget(label)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.new_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 0, 16, 0)
        middle.addWidget(self.view)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    @property
    def booked(self) -> tuple[Booked, ...]:
        """What was booked, the first first, what was taken back included."""
        return tuple(self._booked)

    def add(self, booked: Booked) -> None:
        """Put a payment on top."""
        self._booked.append(booked)
        self._show()

    def mark_taken_back(self, payment_id: int) -> None:
        """Leave a payment out of the sum."""
        self._booked = [
            replace(each, taken_back=True) if each.payment_id == payment_id else each for each in self._booked
        ]
        self._show()

    def _begin_anew(self) -> None:
        self._booked.clear()
        self._show()

    def _show(self) -> None:
        counted = [each for each in self._booked if not each.taken_back]
        self.count.setVisible(bool(self._booked))
        self.total.setText(added_text((each.currency, each.amount) for each in counted))
        count = ngettext("%(count)s payment", "%(count)s payments", len(counted))
        self.count.setText(count % {"count": format_count(len(counted))})
        self.table.set_rows(tuple(reversed(self._booked)))
        self.view.setColumnHidden(_STATE, len(counted) == len(self._booked))
        self.new_button.setEnabled(bool(self._booked))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row: Booked | None = self.view.current_row()
        self.undo_button.setEnabled(row is not None and not row.taken_back)

    def _on_undo(self, row: Booked | None) -> None:
        if row is not None and not row.taken_back:
            self.undo_wanted.emit(row)


def _columns() -> tuple[Column[Booked], ...]:
    return (
        Column(N_("Customer"), lambda row: row.customer, width=120, stretch=True),
        Column(N_("Amount"), lambda row: format_money(row.amount, row.currency), number=True, width=132),
        Column("", _state, chip=lambda row: "neutral" if row.taken_back else None, width=96),
    )


def _state(row: Booked) -> str:
    return _("taken back") if row.taken_back else ""
