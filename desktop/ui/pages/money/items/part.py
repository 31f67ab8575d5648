"""What is owed, item by item: narrowed down, added up, and acted on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.itemfilter import ItemFilter
from desktop.i18n import _
from desktop.services.money import MoneyOrder, MoneyRow, MoneyTotal
from desktop.services.results import Entity
from desktop.ui.acting import open_dialog
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.collecting import item_opening
from desktop.ui.pages.money.items import acting
from desktop.ui.pages.money.items.columns import columns
from desktop.ui.pages.money.items.filter_bar import FilterBar, with_states
from desktop.ui.pages.money.items.kept_filters import KeptFilters
from desktop.ui.pages.money.items.panel import ItemPanel
from desktop.ui.pages.money.items.rate_dialog import CreditRateDialog, rate_line
from desktop.ui.pages.money.items.table import ItemsTable
from desktop.ui.pages.money.items.words import ItemRow, item_row, selection_line, totals_line
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.parts_page import HeaderAction, PagePart
from desktop.ui.widgets.plain import ElidedLabel

_ORDERS = {
    "customer": MoneyOrder.CUSTOMER,
    "number": MoneyOrder.NUMBER,
    "due": MoneyOrder.DUE,
    "open": MoneyOrder.OPEN,
    "disputed": MoneyOrder.DISPUTED,
}


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the list."""

    totals: tuple[MoneyTotal, ...]
    rate: int | None


class ItemsPart(PagePart):
    """Enter opens the customer's items; what is done is done with all that are selected."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.RECEIVABLE,
            Entity.PAYMENT,
            Entity.CUSTOMER,
            Entity.DISPUTE,
            Entity.PROMISE,
            Entity.PLAN,
            Entity.SETTING,
            Entity.CLOCK,
            Entity.DELIVERY,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found = 0
        self._rate: int | None = None
        self._bar = FilterBar()
        self._panel = ItemPanel(context)
        self.kept = KeptFilters(context, self._bar.kept_button, self)
        self.table: TableModel[ItemRow] = TableModel(
            columns(context.clock), key=lambda row: row.id, load=self._load, order="due", parent=self
        )
        self.view = ItemsTable(self.table)
        self.selection = ElidedLabel(role="muted")
        self.letter_button = push_button(_("Letter"), self._on_letter)
        self.plan_button = push_button(_("Plan..."), self._on_plan)
        self.promise_button = push_button(_("Promise..."), self._on_promise)
        self.dispute_button = push_button(_("Dispute..."), self._on_dispute)
        self.write_off_button = push_button(_("Write off..."), self._on_write_off)
        self.hand_over_button = push_button(_("Hand over..."), self._on_hand_over)
        self.credit_button = push_button(_("Apply to items..."), self._on_credit)
        self._build()
        self._connect()
        self._say_empty()
        self._on_selected()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Items"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._of_many() + self._of_one():
            buttons.addWidget(button)
        buttons.addWidget(self.credit_button)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(4)
        foot.addWidget(self.selection)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._bar.changed.connect(self._on_filter)
        self._bar.rate_button.clicked.connect(lambda _checked=False: self._on_rate())
        self.kept.chosen.connect(self._bar.choose)
        self.table.loaded.connect(lambda: QTimer.singleShot(0, self, self._read_around))
        self.view.selected.connect(self._on_selected)
        self.view.row_activated.connect(self._on_opened)
        self.view.row_selected.connect(self._panel.show_item)
        self.table.loaded.connect(lambda: self._panel.show_item(self.view.current_row()))
        self.view.detail_toggled.connect(self.panel_toggled)
        self._panel.customer_wanted.connect(lambda customer: self.go("customer", customer_id=customer))
        self._panel.payment_wanted.connect(lambda payment: self.go("money", part="payments", payment=payment))
        QShortcut(QKeySequence("/"), self.view, self._to_search).setContext(Qt.ShortcutContext.WidgetShortcut)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self._to_search)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _of_many(self) -> tuple[QPushButton, ...]:
        return self.letter_button, self.plan_button, self.promise_button, self.hand_over_button

    def _of_one(self) -> tuple[QPushButton, ...]:
        return self.dispute_button, self.write_off_button

    # What the page calls

    @property
    def bar(self) -> FilterBar:
        """Which items are listed."""
        return self._bar

    @property
    def panel(self) -> ItemPanel:
        """What became of the item that is current."""
        return self._panel

    def header_actions(self) -> Sequence[HeaderAction]:
        """Offer to add an item."""
        return (HeaderAction(_("Add an item..."), self._on_add, "plus"),)

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take the names of states of `ItemFilter` in `show`, a `query`, or `do="add"` to add an item."""
        show, query = arguments.get("show"), arguments.get("query")
        if arguments.get("do") == "add":
            self._on_add()
        if isinstance(show, str) or query is not None:
            self._bar.choose(with_states(ItemFilter(text=str(query or "")), str(show or "").split()))

    def reload(self) -> None:
        """Read the list, and what stands around it."""
        self.table.reload()
        self.kept.reload()

    def take_focus(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def _load(
        self,
        request: PageRequest[ItemRow],
        deliver: Callable[[Sequence[ItemRow]], None],
        give_up: Callable[[], None],
    ) -> None:
        """Read a page for what is chosen now; what is read for an older filter is dropped."""
        read = partial(_read_page, self.context.services, self.context.clock.today(), self._bar.filter)
        then, failed = deliver, lambda _error: give_up()
        self.context.jobs.latest((self, "items"), read, request, then=then, failed=failed, owner=self)

    def _read_around(self) -> None:
        wanted = self._bar.filter
        then = partial(self._show_around, wanted)
        read = partial(_read_around, self.context.services, wanted)
        self.context.jobs.latest((self, "around"), read, then=then, owner=self)

    def _show_around(self, wanted: ItemFilter, around: _Around) -> None:
        if wanted != self._bar.filter:
            return
        self._found, self._rate = sum(total.count for total in around.totals), around.rate
        self._bar.show_rate(rate_line(around.rate))
        self.view.show_cost(shown=around.rate is not None)
        self.say_summary(totals_line(around.totals, wanted))
        self._on_selected()

    def _say_empty(self) -> None:
        if self._bar.filter != ItemFilter():
            self.view.set_empty(_("No item is like this."), _("Show all open items"), self._show_all)
        else:
            nothing = _("Nothing is owed. Items come in with the finance office's file.")
            self.view.set_empty(nothing, _("Bring in a file"), lambda: self.go("import"))

    # What the user does

    def chosen(self) -> list[MoneyRow]:
        """Give the items that are selected."""
        return [row.line.item for row in self.view.chosen()]

    def _on_filter(self) -> None:
        self._say_empty()
        self.kept.show_filter(self._bar.filter)
        self.table.restart()

    def _show_all(self) -> None:
        self._bar.choose(ItemFilter())

    def _to_search(self) -> None:
        self._bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.search.selectAll()

    def _on_selected(self) -> None:
        rows = self.view.chosen()
        is_open = bool(rows) and all(row.line.item.open > 0 for row in rows)
        self.selection.setText(selection_line(rows, self._found))
        for button in self._of_many():
            button.setEnabled(is_open)
        for button in self._of_one():
            button.setEnabled(is_open and len(rows) == 1)
            button.setToolTip("" if len(rows) == 1 else _("For one item at a time"))

        is_handed_over = bool(rows) and all(row.line.item.handed_over_on for row in rows)
        self.hand_over_button.setText(_("Collect ourselves again...") if is_handed_over else _("Hand over..."))
        is_credit = len(rows) == 1 and rows[0].line.item.open < 0
        self.credit_button.setVisible(is_credit)

    def _on_opened(self, row: ItemRow) -> None:
        self.go("customer", customer_id=row.line.item.customer_id, tab="receivables")

    def _on_letter(self) -> None:
        items = self.chosen()
        if acting.is_of_one_currency(self, items):
            self.go("letters", customer=items[0].customer_id, currency=items[0].currency)

    def _on_plan(self) -> None:
        acting.open_plan(self, self.context, self.chosen())

    def _on_promise(self) -> None:
        acting.open_promise(self, self.context, self.chosen())

    def _on_dispute(self) -> None:
        for item in self.chosen()[:1]:
            item_opening.open_dispute_about(self, self.context, item.id)

    def _on_credit(self) -> None:
        for item in self.chosen()[:1]:
            item_opening.open_apply_credit(self, self.context, item)

    def _on_write_off(self) -> None:
        for item in self.chosen()[:1]:
            item_opening.open_write_off(self, self.context, item)

    def _on_hand_over(self) -> None:
        acting.open_hand_over(self, self.context, self.chosen())

    def _on_add(self) -> None:
        item_opening.open_add_item(self, self.context)

    def _on_rate(self) -> None:
        open_dialog(CreditRateDialog(self.context, self._rate, self), lambda _rate: self.reload())


def _read_page(services: Services, today: date, wanted: ItemFilter, request: PageRequest[ItemRow]) -> list[ItemRow]:
    lines = services.money.page(
        wanted,
        order=_ORDERS[request.sort or "due"],
        descending=request.descending,
        offset=request.offset,
        limit=request.limit,
    )
    return [item_row(line, today) for line in lines]


def _read_around(services: Services, wanted: ItemFilter) -> _Around:
    return _Around(tuple(services.money.totals(wanted)), services.money.credit_rate())
