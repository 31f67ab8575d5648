"""What a customer promised, disputes or sees otherwise, and what others collect for us: open first, nothing erased."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.promises import PromiseRecord, PromiseState
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.disputes import DisputeLine
from desktop.services.promises import PromiseLine
from desktop.services.visits import ReconciliationRow
from desktop.ui.acting import undo_by, write
from desktop.ui.context import Context
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.collecting import item_opening, opening
from desktop.ui.pages.customers.filter_chips import FilterChips
from desktop.ui.pages.customers.matters import Matter, MatterKind, read_matters
from desktop.ui.pages.customers.tab import CustomerTab, quiet_button
from desktop.ui.pages.visits.opening import open_settle
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.plain import ElidedLabel
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.ui.widgets.table_view import TableView
from desktop.wording.promises import record_text

_KINDS = {
    MatterKind.PROMISE: N_("Promise"),
    MatterKind.DISPUTE: N_("Dispute"),
    MatterKind.DIFFERENCE: N_("Difference"),
    MatterKind.HAND_OVER: N_("Hand-over"),
}
_ALL = frozenset(MatterKind)
_FILTERS = (
    (_ALL, N_("All")),
    (frozenset({MatterKind.PROMISE}), N_("Promises")),
    (frozenset({MatterKind.DISPUTE, MatterKind.DIFFERENCE}), N_("Disputes and differences")),
    (frozenset({MatterKind.HAND_OVER}), N_("In other hands")),
)


def columns(clock: Clock) -> tuple[Column[Matter], ...]:
    """Give the columns of the list."""

    def day_text(day: date) -> str:
        return format_date(day, "weekday", today=clock.today())

    return (
        Column(N_("About"), lambda row: _(_KINDS[row.kind]), width=124),
        Column(N_("Day"), lambda row: row.day, day_text, width=132),
        Column(N_("State"), lambda row: row.state, chip=lambda row: row.chip, width=160),
        Column(N_("Sum"), lambda row: format_money(row.amount, row.currency), number=True, width=136),
        Column(N_("Items"), lambda row: row.items, width=160),
        Column(N_("What is known"), lambda row: row.note, width=160, stretch=True),
    )


class PromisesTab(CustomerTab):
    """Enter does the first of what can be done with a row; all of it stands below the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._matters: tuple[Matter, ...] = ()
        self.model = TableModel(columns(context.clock), key=lambda row: row.key, parent=self)
        self.view = TableView(self.model)
        self.filters = FilterChips([(kinds, _(text)) for kinds, text in _FILTERS])
        self.record = ElidedLabel(role="muted")
        self.buttons = {
            "pay": push_button(_("Record a payment"), partial(self._act, "pay")),
            "cancel": push_button(_("Withdraw the promise..."), partial(self._act, "cancel")),
            "restore": push_button(_("Let it count again"), partial(self._act, "restore")),
            "contact": push_button(_("Log a contact"), partial(self._act, "contact")),
            "end": push_button(_("End the dispute..."), partial(self._act, "end")),
            "change": push_button(_("Change..."), partial(self._act, "change")),
            "settle": push_button(_("Settle..."), partial(self._act, "settle")),
            "reopen": push_button(_("Open again"), partial(self._act, "reopen")),
            "take_back": push_button(_("Collect ourselves..."), partial(self._act, "take_back")),
        }
        self.new_button = quiet_button(_("New promise"), "plus", self._on_new)
        self._build()
        self.filters.changed.connect(self._show)
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(self._on_activated)
        self._on_selected(None)

    def _build(self) -> None:
        ColumnRoom(self.view, ("Items",))
        self.view.setAccessibleName(_("Promises and disputes"))
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.filters)
        row.addSpacing(8)
        row.addWidget(self.record, 1)
        row.addWidget(self.new_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        for button in self.buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        keep_reading_order(list(reading_order(self)))

    def clear(self) -> None:
        """Forget what belongs to the customer before."""
        self._matters = ()
        self.model.set_rows(())
        self.record.setText("")

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read everything again."""
        if self.customer_id is not None:
            key, read = ("matters", id(self)), partial(read_matters, self.context.services, self.customer_id)
            self.context.jobs.latest(key, read, then=self._on_read, owner=self)

    # What is shown

    def _on_read(self, matters: tuple[Matter, ...]) -> None:
        self._matters = matters
        states = (each.source.state for each in matters if isinstance(each.source, PromiseLine))
        self.record.setText(record_text(PromiseRecord.of(states)))
        self._show()

    def _show(self) -> None:
        kinds = self.filters.chosen()
        if kinds == _ALL:
            nothing = _("Nothing was promised and nothing is disputed. A promise is recorded as soon as it is made.")
        elif MatterKind.PROMISE in kinds:
            nothing = _("No promise was made yet.")
        elif MatterKind.HAND_OVER in kinds:
            nothing = _("Nothing is in the hands of a lawyer or an agency.")
        else:
            nothing = _("Nothing is disputed. A dispute is opened at its item, among the receivables.")
        offers = bool(kinds & {MatterKind.PROMISE})
        self.view.set_empty(nothing, *((_("New promise"), self._on_new) if offers else ()))
        self.model.set_rows([each for each in self._matters if each.kind in kinds])
        self._on_selected(self.view.current_row())

    def _on_selected(self, row: Matter | None) -> None:
        wanted = actions_of(row) if row is not None else ()
        for name, button in self.buttons.items():
            button.setVisible(name in wanted)

    # What the user does

    def _on_new(self) -> None:
        if self.customer_id is not None:
            opening.open_promise(self, self.context, self.customer_id)

    def _on_activated(self, row: Matter) -> None:
        for name in actions_of(row)[:1]:
            self._act(name)

    def _act(self, name: str) -> None:
        row: Matter | None = self.view.current_row()
        if row is None or self.customer_id is None:
            return
        context, source = self.context, row.source
        if name == "pay":
            opening.open_payment(self, context, self.customer_id)
        elif name == "contact":
            opening.open_contact(self, context, self.customer_id)
        elif isinstance(source, PromiseLine):
            self._act_on_promise(name, source)
        elif isinstance(source, DisputeLine):
            self._act_on_dispute(name, source)
        elif isinstance(source, ReconciliationRow):
            self._act_on_difference(name, source)
        else:
            items = [(source.id, source.number)]
            item_opening.open_end_hand_over(self, context, self.customer_id, items)

    def _act_on_promise(self, name: str, line: PromiseLine) -> None:
        promises, promise = self.context.services.promises, line.promise
        if name == "cancel":
            opening.open_cancel_promise(self, self.context, promise)
        else:
            undo = undo_by(self, self.context, promises.cancel, promise.id, promise.cancelled_because)
            self._write(partial(promises.restore, promise.id), _("The promise counts again"), undo)

    def _act_on_dispute(self, name: str, line: DisputeLine) -> None:
        dispute = line.dispute
        if name == "end":
            opening.open_close_dispute(self, self.context, dispute)
        elif name == "change":
            opening.open_change_dispute(self, self.context, dispute)
        else:
            reopen = partial(self.context.services.disputes.reopen, dispute.id)
            self._write(reopen, _("Disputed again: %(number)s") % {"number": dispute.number})

    def _act_on_difference(self, name: str, row: ReconciliationRow) -> None:
        if name == "settle":
            open_settle(self, self.context, row)
        else:
            reopen = partial(self.context.services.confirmations.reopen, row.id)
            self._write(reopen, _("The difference is open again"))

    def _write(self, fn: Callable[[], object], said: str, undo: Callable[[], object] | None = None) -> None:
        write(self, self.context, fn, said=said, undo=undo)


def actions_of(row: Matter) -> tuple[str, ...]:
    """Name what can be done with a row, the one that Enter does first."""
    source = row.source
    if isinstance(source, PromiseLine):
        return _OF_PROMISE.get(source.state, ())
    if isinstance(source, DisputeLine):
        return ("end", "change") if row.is_open else ("reopen",)
    if isinstance(source, ReconciliationRow):
        return ("settle",) if row.is_open else ("reopen",) if source.agreed is not None else ()
    return ("take_back",)


_OF_PROMISE = {
    PromiseState.OPEN: ("pay", "cancel", "contact"),
    PromiseState.BROKEN: ("contact",),
    PromiseState.PARTLY_KEPT: ("contact",),
    PromiseState.CANCELLED: ("restore",),
}
