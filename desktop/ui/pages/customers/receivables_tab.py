"""What a customer owes, item by item, and what has been settled."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout

from desktop.domain.disputes import DisputeStatus
from desktop.i18n import _
from desktop.services.customers import CustomerCard
from desktop.services.receivables import ReceivableLine, ReceivableRow
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.customers.column_room import ColumnRoom
from desktop.ui.pages.customers.dispute_dialog import DisputeItemDialog
from desktop.ui.pages.customers.receivable_rows import columns, read_page
from desktop.ui.pages.customers.rows import open_text, overdue_text
from desktop.ui.pages.customers.tab import CustomerTab
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.ui.widgets.table_view import TableView


class ReceivablesTab(CustomerTab):
    """Open and settled items, each in its own table; the totals per currency stand above."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.models = {settled: self._model(settled=settled) for settled in (False, True)}
        self.views = {settled: TableView(model) for settled, model in self.models.items()}
        self.open_button = _choice(_("Open items"))
        self.settled_button = _choice(_("Settled items"))
        self.totals = plain_label()
        self.dispute_button = QPushButton(_("Dispute..."))
        self._stack = QStackedWidget()
        for view in self.views.values():
            ColumnRoom(view, ("Contract", "Document date", "Kind"))
        self._build()
        self.open_button.setChecked(True)
        self._on_selected(None)
        self.views[False].row_selected.connect(self._on_selected)
        self.views[False].row_activated.connect(lambda _line: self._on_dispute())
        self.dispute_button.clicked.connect(lambda _checked=False: self._on_dispute())
        self.settled_button.toggled.connect(self._on_toggled)

    def _build(self) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(4)
        for button in (self.open_button, self.settled_button):
            group.addButton(button)
            row.addWidget(button)
        row.addSpacing(16)
        row.addWidget(self.totals, 1)
        self.dispute_button.setProperty("kind", "quiet")
        set_icon(self.dispute_button, "warning", role="muted")
        row.addWidget(self.dispute_button)
        self.views[False].setAccessibleName(_("Open items"))
        self.views[True].setAccessibleName(_("Settled items"))
        self.views[False].set_empty(_("Nothing is open. Items come in with the finance office's file."))
        self.views[True].set_empty(_("Nothing has been settled yet."))
        for view in self.views.values():
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)

    @property
    def shows_settled(self) -> bool:
        """Whether the settled items are shown."""
        return self.settled_button.isChecked()

    def clear(self) -> None:
        """Forget the items of the customer before."""
        for model in self.models.values():
            model.set_rows(())
        self.totals.setText("")

    def take_focus(self) -> None:
        """Put the keyboard on the list that is shown."""
        self.views[self.shows_settled].setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the table that is shown, and the totals."""
        self.models[self.shows_settled].reload()
        if self.customer_id is not None:
            get = self.context.services.customers.get
            self.context.jobs.latest(("totals", id(self)), get, self.customer_id, then=self._on_card, owner=self)

    def _model(self, *, settled: bool) -> TableModel[ReceivableLine]:
        return TableModel(
            columns(self.context.clock, settled=settled),
            key=lambda line: line.item.id,
            load=partial(self._load, settled),
            order="due",
            descending=settled,
            parent=self,
        )

    def _load(
        self,
        settled: bool,  # noqa: FBT001 - bound by partial
        request: PageRequest[ReceivableLine],
        deliver: Callable[[Sequence[ReceivableLine]], None],
        give_up: Callable[[], None],
    ) -> None:
        if self.customer_id is None:
            return
        read = partial(read_page, self.context.services.receivables, self.customer_id, settled)
        self.context.jobs.read(read, request, then=deliver, failed=lambda _error: give_up(), owner=self)

    def _on_card(self, card: CustomerCard | None) -> None:
        sums = card.sums if card else ()
        parts = [_("Open %(sum)s") % {"sum": open_text(sums)}] if open_text(sums) else []
        if overdue := overdue_text(sums):
            parts.append(_("overdue %(sum)s") % {"sum": overdue})
        self.totals.setText(" · ".join(parts))

    def _on_selected(self, line: ReceivableLine | None) -> None:
        self.dispute_button.setEnabled(line is not None and line.item.open > 0)

    def _on_dispute(self) -> None:
        line: ReceivableLine | None = self.views[False].current_row()
        if line is None or line.item.open <= 0 or self.shows_settled:
            return
        dialog = DisputeItemDialog(self.context, line.item, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(lambda dispute: self._on_disputed(line.item, dispute))
        dialog.open()

    def _on_disputed(self, item: ReceivableRow, dispute_id: int) -> None:
        undo = partial(self.context.services.disputes.close, dispute_id, DisputeStatus.WITHDRAWN)
        said = _("Dispute recorded: %(number)s") % {"number": item.number}
        self.done.emit(said, lambda: self.context.jobs.write(undo, owner=self))

    def _on_toggled(self, settled: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._stack.setCurrentWidget(self.views[settled])
        self.dispute_button.setVisible(not settled)
        self.reload()


def _choice(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(plain_mnemonic(text))
    button.setCheckable(True)
    button.setAutoExclusive(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
