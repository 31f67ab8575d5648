"""What a customer owes, item by item, what can be done about it, and what has been settled."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.money import MoneyLine
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.collecting import item_opening, opening
from desktop.ui.pages.customers.item_panel import ItemPanel
from desktop.ui.pages.customers.receivable_rows import Standing, columns, read_page, read_standing
from desktop.ui.pages.customers.rows import open_text, overdue_text
from desktop.ui.pages.customers.tab import CustomerTab
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.plain import ElidedLabel, plain_mnemonic, plain_tooltip
from desktop.ui.widgets.tab_order import keep_reading_order
from desktop.ui.widgets.table_view import TableView
from desktop.wording.receivables import money_list

_PANEL_WIDTH = 360
#: What gives way, the least needed first; what is settled is shown without the last ones.
_GIVE_WAY = ("Contract", "Document date", "Kind")
_OPEN_GIVE_WAY = (*_GIVE_WAY, "Disputed", "Amount", "Marks")


class ReceivablesTab(CustomerTab):
    """Open and settled items, each in its own table. Enter disputes a part of an item, or applies a credit note."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._standing: Standing | None = None
        self._wants_panel = False
        self.models = {settled: self._model(settled=settled) for settled in (False, True)}
        self.views = {settled: TableView(model) for settled, model in self.models.items()}
        self.open_button, self.settled_button = _choice(_("Open items")), _choice(_("Settled items"))
        self.totals = ElidedLabel()
        self.credits_button = _link(self._on_credits)
        self.unapplied_button = _link(self._on_unapplied)
        self.pay_button = _button(_("Record a payment"), self._on_pay)
        self.promise_button = _button(_("Promise..."), self._on_promise)
        self.dispute_button = _button(_("Dispute..."), self._on_dispute)
        self.apply_button = _button(_("Apply..."), self._on_apply)
        self.write_off_button = _button(_("Write off..."), self._on_write_off)
        self.hand_over_button = _button(_("Hand over..."), self._on_hand_over)
        self.add_button = _button(_("Add an item..."), self._on_add)
        self.panel = ItemPanel(context)
        self._stack = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        ColumnRoom(self.views[False], _OPEN_GIVE_WAY)
        ColumnRoom(self.views[True], _GIVE_WAY)
        self._build()
        self._connect()
        self.open_button.setChecked(True)
        self._show_around(None)
        self._on_selected(None)

    def _build(self) -> None:
        self.views[False].setAccessibleName(_("Open items"))
        self.views[True].setAccessibleName(_("Settled items"))
        nothing = _("Nothing is open. Items come in with the finance office's file, or one by one.")
        self.views[False].set_empty(nothing, _("Add an item..."), self._on_add)
        self.views[True].set_empty(_("Nothing has been settled yet."))
        for view in self.views.values():
            self._stack.addWidget(view)
        self.panel.setProperty("role", "detail")
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel.hide()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._splitter, 1)
        layout.addLayout(self._foot())
        head = (self.open_button, self.settled_button, self.credits_button, self.unapplied_button)
        foot = (*self._of_item(), self.add_button, self.pay_button)
        keep_reading_order([*head, *self.views.values(), *foot])

    def _head(self) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(4)
        for choice in (self.open_button, self.settled_button):
            group.addButton(choice)
            row.addWidget(choice)
        row.addSpacing(16)
        row.addWidget(self.totals, 1)
        row.addSpacing(16)
        row.addWidget(self.credits_button)
        row.addSpacing(16)
        row.addWidget(self.unapplied_button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 16)
        row.setSpacing(8)
        for button in self._of_item():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.add_button)
        row.addWidget(self.pay_button)
        return row

    def _connect(self) -> None:
        for view in self.views.values():
            view.row_selected.connect(self._on_selected)
            view.detail_toggled.connect(self._on_panel_toggled)
        self.views[False].row_activated.connect(lambda _line: self._on_activated())
        self.panel.payment_wanted.connect(lambda payment: self.go("money", part="payments", payment=payment))
        self.settled_button.toggled.connect(self._on_toggled)

    def _of_item(self) -> tuple[QPushButton, ...]:
        return (
            self.promise_button, self.dispute_button, self.apply_button, self.write_off_button, self.hand_over_button,
        )  # fmt: skip

    # What the page calls

    @property
    def shows_settled(self) -> bool:
        """Whether the settled items are shown."""
        return self.settled_button.isChecked()

    def clear(self) -> None:
        """Forget the items of the customer before."""
        for model in self.models.values():
            model.set_rows(())
        self._show_around(None)

    def take_focus(self) -> None:
        """Put the keyboard on the list that is shown."""
        self.views[self.shows_settled].setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the table that is shown, and what stands around it."""
        self.models[self.shows_settled].reload()
        if self.customer_id is not None:
            key, read = ("standing", id(self)), partial(read_standing, self.context.services, self.customer_id)
            self.context.jobs.latest(key, read, then=self._show_around, owner=self)

    # What is shown

    def _model(self, *, settled: bool) -> TableModel[MoneyLine]:
        model = TableModel(
            columns(self.context.clock, settled=settled),
            key=lambda line: line.item.id,
            load=partial(self._load, settled),
            order="due",
            descending=settled,
            parent=self,
        )
        model.loaded.connect(self._follow_current)
        return model

    def _load(
        self,
        settled: bool,  # noqa: FBT001 - bound by partial
        request: PageRequest[MoneyLine],
        deliver: Callable[[Sequence[MoneyLine]], None],
        give_up: Callable[[], None],
    ) -> None:
        if self.customer_id is None:
            return
        read = partial(read_page, self.context.services, self.customer_id, settled)
        self.context.jobs.read(read, request, then=deliver, failed=lambda _error: give_up(), owner=self)

    def _show_around(self, standing: Standing | None) -> None:
        """Show the totals, and what waits to be applied."""
        self._standing = standing
        sums = standing.card.sums if standing else ()
        parts = [_("Open %(sum)s") % {"sum": open_text(sums)}] if open_text(sums) else []
        if overdue := overdue_text(sums):
            parts.append(_("overdue %(sum)s") % {"sum": overdue})
        self.totals.setText(" · ".join(parts))
        credit = standing.credits[0] if standing and standing.credits else None
        self.credits_button.setVisible(credit is not None)
        if credit is not None:
            words = {"amount": format_money(-credit.open, credit.currency)}
            self.credits_button.setText(_("Apply credit of %(amount)s...") % words)
            self.credits_button.setToolTip(plain_tooltip(credit.number))
        unapplied = [money for money in standing.unapplied if money.minor] if standing else []
        self.unapplied_button.setVisible(bool(unapplied))
        if unapplied:
            words = {"sum": money_list(unapplied)}
            self.unapplied_button.setText(_("%(sum)s not applied") % words)

    def _current(self) -> MoneyLine | None:
        line: MoneyLine | None = self.views[self.shows_settled].current_row()
        return line

    def _follow_current(self) -> None:
        """Bring what is said of the current item up to what was read anew."""
        self._on_selected(self._current())

    def _on_selected(self, line: MoneyLine | None) -> None:
        item = line.item if line is not None else None
        is_debt, is_credit = item is not None and item.open > 0, item is not None and item.open < 0
        for button in self._of_item():
            button.setEnabled(is_debt)
        self.apply_button.setEnabled(is_credit)
        self.apply_button.setVisible(is_credit)
        is_away = is_debt and item is not None and item.handed_over_on is not None
        self.hand_over_button.setText(_("Collect ourselves...") if is_away else _("Hand over..."))
        if self._wants_panel:
            self._show_panel(line)

    def _show_panel(self, line: MoneyLine | None) -> None:
        shown = line is not None and self._wants_panel
        if shown == self.panel.isHidden():
            self.panel.setVisible(shown)
        if shown and not self._splitter.sizes()[1]:
            self._splitter.setSizes([max(1, self.width() - _PANEL_WIDTH), _PANEL_WIDTH])
        self.panel.show_item(line if shown else None)

    def _on_panel_toggled(self) -> None:
        self._wants_panel = not self._wants_panel
        self._show_panel(self._current())

    def _on_toggled(self, settled: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._stack.setCurrentWidget(self.views[settled])
        for button in self._of_item():
            button.setVisible(not settled)
        self.reload()

    # What the user does

    def _on_activated(self) -> None:
        line = self._current()
        if line is not None and line.item.open < 0:
            self._on_apply()
        else:
            self._on_dispute()

    def _open_item(self) -> MoneyLine | None:
        line = None if self.shows_settled else self._current()
        return line if line is not None and line.item.open > 0 else None

    def _on_promise(self) -> None:
        if (line := self._open_item()) is not None:
            item = line.item
            opening.open_promise(self, self.context, item.customer_id, item.currency, [item.id])

    def _on_dispute(self) -> None:
        if (line := self._open_item()) is not None:
            item_opening.open_dispute_about(self, self.context, line.item.id)

    def _on_apply(self) -> None:
        line = self._current()
        if line is not None and line.item.open < 0:
            item_opening.open_apply_credit(self, self.context, line.item)

    def _on_write_off(self) -> None:
        if (line := self._open_item()) is not None:
            item_opening.open_write_off(self, self.context, line.item)

    def _on_hand_over(self) -> None:
        line = self._open_item()
        if line is None:
            return
        item = line.item
        if item.handed_over_on is None:
            item_opening.open_hand_over(self, self.context, [item])
        else:
            of_item = [(item.id, item.number)]
            item_opening.open_end_hand_over(self, self.context, item.customer_id, of_item)

    def _on_add(self) -> None:
        if self.customer_id is not None:
            item_opening.open_add_item(self, self.context, self.customer_id)

    def _on_pay(self) -> None:
        if self.customer_id is not None:
            opening.open_payment(self, self.context, self.customer_id)

    def _on_credits(self) -> None:
        if self._standing is not None and self._standing.credits:
            item_opening.open_apply_credit(self, self.context, self._standing.credits[0])

    def _on_unapplied(self) -> None:
        if self._standing is not None:
            self.go("money", part="payments", unapplied=True, query=self._standing.card.customer.name)


def _choice(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(plain_mnemonic(text))
    button.setCheckable(True)
    button.setAutoExclusive(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _button(text: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _checked=False: run())
    return button


def _link(run: Callable[[], object]) -> QPushButton:
    button = _button("", run)
    button.setProperty("kind", "link")
    return button
