"""The list of customers: found as one types, sorted in the book, read page by page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.customers.actions import ask_archive, open_change_customer, open_new_customer, restore
from desktop.ui.pages.customers.head import CustomerHead, read_head
from desktop.ui.pages.customers.panel import CustomerPanel
from desktop.ui.pages.customers.rows import (
    CustomerFilter,
    CustomerLine,
    Found,
    columns,
    open_text,
    overdue_text,
    read_found,
    read_page,
)
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table_view import TableView

_SEARCH_WIDTH = 360
#: Rows of a first answer: as many as a large screen shows.
_ROWS = 50


class CustomersPage(Page):
    """Enter opens a customer, Space shows the panel, Ctrl+F or / goes to the search."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.CUSTOMER,
            Entity.CONTACT,
            Entity.RECEIVABLE,
            Entity.VISIT,
            Entity.PROCESS,
            Entity.IMPORT,
            Entity.PAYMENT,
            Entity.PROMISE,
            Entity.CONTACT_LOG,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Customers"))
        self._wanted = CustomerFilter()
        self.search = _SearchEdit()
        self.undescribed_box = QCheckBox(_("How they pay is not known"))
        self.archived_box = QCheckBox(_("Archived"))
        self.model = TableModel(
            columns(context.clock), key=lambda row: row.id, load=self._load, order="name", page=_ROWS, parent=self
        )
        self.view = TableView(self.model)
        ColumnRoom(self.view, ("Oldest due", "Code", "Next visit", "Standing", "Promises"))
        self.panel = CustomerPanel()
        self.edit_button = self.add_action(_("Change..."), self._on_change)
        self.archive_button = self.add_action(_("Archive..."), self._on_archive)
        self.restore_button = self.add_action(_("Restore"), self._on_archive)
        self.add_action(_("New customer"), self._on_new, icon="plus", primary=True)
        self._build_body()
        self._connect()
        self._on_selected(None)

    def _build_body(self) -> None:
        self.search.setPlaceholderText(_("Name, code, pinyin initials, end of a phone number"))
        self.search.setAccessibleName(_("Search customers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.view.setAccessibleName(_("Customers"))
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.search, 1)
        row.addWidget(self.undescribed_box)
        row.addWidget(self.archived_box)
        row.addStretch(1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self.set_body(body)
        self.begin_at(self.view)
        self.set_detail(self.panel)

    def _connect(self) -> None:
        # Counting and adding up takes longer than a page of rows, so it waits until they are painted.
        self.model.loaded.connect(lambda: QTimer.singleShot(0, self, self._read_found))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.down_pressed.connect(self._to_list)
        self.search.returnPressed.connect(self._open_first)
        self.undescribed_box.toggled.connect(lambda _on: self._filter())
        self.archived_box.toggled.connect(lambda _on: self._filter())
        self.view.row_activated.connect(lambda row: self._open(row.id))
        self.view.row_selected.connect(self._on_selected)
        self.view.detail_toggled.connect(self.toggle_detail)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.panel.open_wanted.connect(self._open)
        QShortcut(QKeySequence("/"), self.view, self._to_search).setContext(Qt.ShortcutContext.WidgetShortcut)
        for keys, run in (("Ctrl+F", self._to_search), ("Ctrl+E", self._on_change), ("Ctrl+N", self._on_new)):
            shortcut = QShortcut(QKeySequence(keys), self, run)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Begin with what `do` names ("new"), with a search for `query`, or with those of `show` ("undescribed")."""
        if arguments.get("show") == "undescribed":
            self.undescribed_box.setChecked(True)
        if "query" in arguments:
            self.search.setText(str(arguments["query"]))
        if arguments.get("do") == "new":
            open_new_customer(self)

    def reload(self) -> None:
        """Read list and totals again."""
        self.model.reload()

    # Private

    def _load(
        self,
        request: PageRequest[CustomerLine],
        deliver: Callable[[Sequence[CustomerLine]], None],
        give_up: Callable[[], None],
    ) -> None:
        """Read a page for what is typed now; what is read for an older text is dropped."""
        self.context.jobs.latest(
            ("customers", id(self)),
            partial(read_page, self.context.services, self._wanted),
            request,
            then=deliver,
            failed=lambda _error: give_up(),
            owner=self,
        )

    def _read_found(self) -> None:
        read = partial(read_found, self.context.services, self._wanted)
        self.context.jobs.latest(("customers found", id(self)), read, then=self._on_found, owner=self)

    def _filter(self) -> None:
        self._wanted = CustomerFilter(
            self.search.text(), self.archived_box.isChecked(), self.undescribed_box.isChecked()
        )
        self.model.restart()

    def _on_found(self, found: Found) -> None:
        self.set_summary(_summary(found, self._wanted))
        if found.total == 0 and not self._wanted.archived:
            self.show_empty(
                _("Customers come in from the finance office's file, or one by one. Begin with the file."),
                _("Bring in a file"),
                lambda: self.go("import"),
            )
            return
        self.show_body()
        if self._wanted.query.strip():
            nothing = _("Nobody is found by these words.")
            self.view.set_empty(nothing, _("Clear the search"), self.search.clear)
        elif self._wanted.undescribed:
            nothing = _("Of everybody who owes money somebody has said how they pay.")
            self.view.set_empty(nothing, _("Show the others"), lambda: self.undescribed_box.setChecked(False))
        elif self._wanted.archived:
            self.view.set_empty(_("No customer is archived."), _("Show the others"), self._show_present)
        else:
            self.view.set_empty(_("All customers are archived."), _("New customer"), self._on_new)

    def _show_present(self) -> None:
        self.archived_box.setChecked(False)

    def _on_selected(self, row: CustomerLine | None) -> None:
        self.edit_button.setEnabled(row is not None)
        self.archive_button.setEnabled(row is not None)
        archived = row.archived if row is not None else self._wanted.archived
        self.archive_button.setVisible(not archived)
        self.restore_button.setVisible(archived)
        self.restore_button.setEnabled(row is not None)
        if row is None:
            self.panel.show_head(None, self.context.clock.today())
            return
        key = ("customer panel", id(self))
        self.context.jobs.latest(key, read_head, self.context.services, row.id, then=self._on_head, owner=self)

    def _on_head(self, head: CustomerHead | None) -> None:
        self.panel.show_head(head, self.context.clock.today())

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        """Open the current row, or the first of what was found."""
        row = self.view.current_row() or (self.model.row(0) if self.model.rowCount() else None)
        if row is not None:
            self._open(row.id)

    def _open(self, customer_id: int, tab: str = "") -> None:
        self.go("customer", customer_id=customer_id, **({"tab": tab} if tab else {}))

    def _on_new(self) -> None:
        open_new_customer(self)

    def _on_change(self) -> None:
        if (row := self.view.current_row()) is not None:
            open_change_customer(self, row.id)

    def _on_archive(self) -> None:
        row: CustomerLine | None = self.view.current_row()
        if row is None:
            return
        if row.archived:
            restore(self, row.id, row.name)
        else:
            ask_archive(self, row.id)

    def _on_menu(self, point: QPoint) -> None:
        row: CustomerLine | None = self.view.current_row()
        if row is None or not self.view.indexAt(point).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, run in (
            (_("Open"), "customers", partial(self._open, row.id)),
            (_("How they pay"), "process", partial(self._open, row.id, "process")),
            (_("Change..."), "edit", self._on_change),
            (_("Restore") if row.archived else _("Archive..."), "archive", self._on_archive),
        ):
            action = menu.addAction(text)
            set_icon(action, icon, role="muted")
            action.triggered.connect(lambda _checked=False, run=run: run())
        menu.popup(self.view.viewport().mapToGlobal(point))


class _SearchEdit(QLineEdit):
    """A search whose Down key goes to the list; Esc empties it first."""

    #: The user wants to go on to the list.
    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down, or empty the field."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _summary(found: Found, wanted: CustomerFilter) -> str:
    """Say how many there are and what they owe."""
    count = ngettext("%(count)s customer", "%(count)s customers", found.count) % {"count": format_count(found.count)}
    if wanted.query.strip() or wanted.undescribed:
        count = _("%(count)s of %(total)s customers") % {
            "count": format_count(found.count),
            "total": format_count(max(found.total, found.count)),
        }
    parts = [count]
    if owed := open_text(found.sums):
        parts.append(_("open %(sum)s") % {"sum": owed})
    if overdue := overdue_text(found.sums):
        parts.append(_("overdue %(sum)s") % {"sum": overdue})
    return " · ".join(parts)
