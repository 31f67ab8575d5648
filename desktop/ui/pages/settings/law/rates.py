"""Published rates as they were entered: a list to add to, change and take out of, each with Undo."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.lateinterest import RateBasis, ReferenceRate
from desktop.formats import format_date
from desktop.i18n import N_, _
from desktop.services.late_interest import RateForm, RateRow
from desktop.ui.acting import open_dialog, say, undo_by, write
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.settings.law.rate_dialog import RateDialog
from desktop.ui.tokens import ROW_HEIGHT
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.table_view import TableView
from desktop.wording.choices import label
from desktop.wording.late_interest import rate_text

#: Rows of room: the fewest, that an empty list has its sentence in, and the most before it scrolls.
_FEWEST, _MOST = 3, 8

COLUMNS: tuple[Column[RateRow], ...] = (
    Column(N_("Rate"), lambda row: row.basis, lambda basis: label(RateBasis(basis)), width=224),
    Column(N_("Valid from"), lambda row: row.valid_from, format_date, width=136),
    Column(N_("A year"), lambda row: row.rate_ppm, rate_text, number=True, width=80),
    Column(N_("Source"), lambda row: row.source, stretch=True),
)


class RatesList(QWidget):
    """Enter changes a rate, Delete takes it out; all of it is kept at once."""

    #: Other rates are known now.
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.services.late_interest
        self._rows: tuple[RateRow, ...] = ()
        #: The kind of a new rate: that which is needed most.
        self.wanted = RateBasis.LPR_1Y
        self.model = TableModel(COLUMNS, key=lambda row: row.id, parent=self)
        self.view = TableView(self.model)
        self.add_button = push_button(_("Enter a rate..."), self.add)
        self.add_button.setProperty("kind", "quiet")
        set_icon(self.add_button, "plus", role="muted")
        self.change_button = push_button(_("Change..."), self._on_change)
        self.remove_button = push_button(_("Take out"), self._on_remove)
        self._build()
        self.view.row_activated.connect(lambda _row: self._on_change())
        self.view.row_selected.connect(lambda _row: self._follow())
        self.model.loaded.connect(self._follow)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.view,
            self._on_remove,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self._follow()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Published rates"))
        self.view.set_empty(_("No rate has been entered yet."))
        told = _("Nothing is fetched from anywhere: enter what was published, and where. A rate counts until the next.")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(SectionHeading(_("Published rates"), self.add_button))
        layout.addWidget(plain_label(told, role="caption", wrap=True))
        layout.addWidget(self.view)
        layout.addLayout(buttons)

    @property
    def references(self) -> tuple[ReferenceRate, ...]:
        """The rates that are known."""
        return tuple(ReferenceRate(RateBasis(row.basis), row.valid_from, row.rate_ppm) for row in self._rows)

    def reload(self) -> None:
        """Read again."""
        self._context.jobs.latest(("rates", id(self)), self._service.rates, then=self._on_read, owner=self)

    def add(self) -> None:
        """Ask for a rate."""
        dialog = RateDialog(self._context, None, self.wanted, self)

        def told(rate_id: int) -> None:
            undo = undo_by(self, self._context, self._service.remove_rate, rate_id)
            say(self, _("Entered: %(rate)s") % {"rate": label(dialog.basis.chosen())}, undo)

        open_dialog(dialog, told)

    # Private

    def _on_read(self, rows: Sequence[RateRow]) -> None:
        self._rows = tuple(rows)
        self.model.set_rows(self._rows)
        self.changed.emit()

    def _follow(self) -> None:
        has_row = self.view.current_row() is not None
        self.change_button.setEnabled(has_row)
        self.remove_button.setEnabled(has_row)
        for button in (self.change_button, self.remove_button):
            button.setVisible(bool(self._rows))
        shown = max(_FEWEST, min(len(self._rows), _MOST))
        self.view.setFixedHeight(self.view.horizontalHeader().sizeHint().height() + shown * ROW_HEIGHT + 2)

    def _on_change(self) -> None:
        row: RateRow | None = self.view.current_row()
        if row is None:
            return
        undo = undo_by(self, self._context, self._service.save_rate, _form(row), row.id)
        told = _("Changed: %(rate)s") % {"rate": label(RateBasis(row.basis))}
        open_dialog(RateDialog(self._context, row, parent=self), lambda _id: say(self, told, undo))

    def _on_remove(self) -> None:
        row: RateRow | None = self.view.current_row()
        if row is None:
            return
        words = {"rate": label(RateBasis(row.basis)), "day": format_date(row.valid_from)}
        undo = undo_by(self, self._context, self._service.save_rate, _form(row))
        said = _("Taken out: %(rate)s from %(day)s") % words
        write(self, self._context, partial(self._service.remove_rate, row.id), said=said, undo=undo)


def _form(row: RateRow) -> RateForm:
    return RateForm(RateBasis(row.basis), row.valid_from, row.rate_ppm, row.source)
