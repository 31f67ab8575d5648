"""Choosing a customer by a few letters: name, code, pinyin initials or the tail of a phone number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.i18n import _
from desktop.services.customers import CustomerRow
from desktop.ui.context import Context
from desktop.ui.pages.visits.words import dotted

_MOST_FOUND = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ID = Qt.ItemDataRole.UserRole


class CustomerPicker(QLineEdit):
    """A line to type in that lists the customers found; typing never waits for them."""

    #: The id of the customer that was chosen, or None when the text no longer names it.
    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._customers = context.services.customers
        self._id: int | None = None
        self._sought = ""  # what is being looked for
        self._takes_first = False
        self.setPlaceholderText(_("Name, code, initials or phone"))
        self._found = QStandardItemModel(self)
        self._popup = QListView()
        self._list = QCompleter(self._found, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_MOST_FOUND)
        self._list.setPopup(self._popup)
        self._list.setWidget(self)
        self._list.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]  # stubs: one overload
        self.textEdited.connect(self._on_text_edited)

    @property
    def customer_id(self) -> int | None:
        """The customer that is chosen."""
        return self._id

    def choose(self, customer_id: int, name: str) -> None:
        """Choose a customer."""
        self._id = customer_id
        self.setText(name)
        self.setCursorPosition(0)
        self.chosen.emit(customer_id)

    def forget(self) -> None:
        """Choose nobody."""
        self._id = None
        self.clear()
        self.chosen.emit(None)

    def names(self) -> list[str]:
        """Give what is listed now."""
        return [self._found.item(at).text() for at in range(self._found.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the first that is found on Enter, also when that comes before the list does."""
        if event.key() in _ENTER and self._sought:
            self._takes_first = True
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        self._sought, self._takes_first = text.strip(), False
        if self._id is not None:
            self._id = None
            self.chosen.emit(None)
        if text.strip():
            search = partial(self._customers.page, text, limit=_MOST_FOUND)
            self._jobs.latest(self, search, then=partial(self._show, text), owner=self)

    def _show(self, text: str, rows: Sequence[CustomerRow]) -> None:
        """List what was found, unless something else was typed meanwhile."""
        if self.text() != text:
            return
        self._sought = ""
        if self._takes_first and rows:
            self._takes_first = False
            self.choose(rows[0].id, rows[0].name)
            return
        self._found.clear()
        for row in rows:
            item = QStandardItem(dotted((row.name, row.code)))
            item.setData((row.id, row.name), _ID)
            self._found.appendRow(item)
        if rows and self.hasFocus():
            self._list.complete()
            self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        found = index.data(_ID)
        if found is not None:
            self.choose(*found)
