"""The texts of the papers, grouped by paper, each with what it is for."""

from collections.abc import Collection, Iterable
from itertools import groupby

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.textgroups import TextGroup
from desktop.i18n import _
from desktop.services.paper_texts import TextRow
from desktop.ui.models.roles import CHIP_ROLE, ROW_ROLE
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.settings.texts.delegate import STATE_ROLE, TEXT_ROLE, TextDelegate
from desktop.ui.pages.settings.texts.drafts import shown_text
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.papers import text_group

_STEPS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


class TextList(QTreeWidget):
    """J and K or the arrows move; a search leaves only the texts that hold each of its words."""

    #: The row that is current now, or None.
    row_selected = Signal(object)
    #: Enter or a double click: the text is to be changed.
    row_activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._headings: dict[TextGroup, QTreeWidgetItem] = {}
        self._words: list[str] = []
        self._drafts: Collection[str] = ()
        self._is_changed_only = False
        self.setHeaderHidden(True)
        self.setUniformRowHeights(False)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TextDelegate(self))
        self.setAccessibleName(_("Texts"))
        self.currentItemChanged.connect(lambda _new, _old: self.row_selected.emit(self.current_row()))
        self.itemActivated.connect(self._on_activated)

    def show_rows(self, rows: Iterable[TextRow], drafts: Collection[str]) -> None:
        """Show texts, those with the keys `drafts` as not saved; the current one stays so."""
        there = self.current_row()
        with QSignalBlocker(self):  # the cursor of who is typing stays where it is
            self.clear()
            self._items.clear()
            self._headings.clear()
            for group, texts in groupby(rows, key=lambda row: row.group):
                self._add_group(group, texts)
            self.mark_drafts(drafts)
            self.search(" ".join(self._words))
            if there is not None:
                self.select(there.key)

    def mark_drafts(self, drafts: Collection[str]) -> None:
        """Mark what is changed: `drafts` are the keys of texts that are not saved yet."""
        self._drafts = drafts
        for key, item in self._items.items():
            state, chip = ("", "neutral")
            if key in drafts:
                state, chip = _("not saved"), "warn"
            elif item.data(0, ROW_ROLE).own:
                state, chip = _("own words"), "info"
            item.setData(0, STATE_ROLE, state)
            item.setData(0, CHIP_ROLE, chip)
        for group, heading in self._headings.items():
            name = capital(text_group(group))
            count = sum(1 for row in self._rows_of(group) if row.own)
            words = {"paper": name, "count": count}
            heading.setText(0, _("%(paper)s: %(count)s in own words") % words if count else name)

    def search(self, text: str) -> None:
        """Leave only the texts that hold each word; none leaves all."""
        self._words = text.casefold().split()
        for item in self._items.values():
            row: TextRow = item.data(0, ROW_ROLE)
            held = f"{row.note} {row.original} {row.own} {row.key}".casefold()
            is_meant = not self._is_changed_only or bool(row.own) or row.key in self._drafts
            item.setHidden(not is_meant or not all(word in held for word in self._words))
        for group, heading in self._headings.items():
            heading.setHidden(all(self._items[row.key].isHidden() for row in self._rows_of(group)))
        current = self.currentItem()
        if current is None or current.isHidden() or current.parent() is None:
            self.select(next((key for key, item in self._items.items() if not item.isHidden()), ""))

    def show_changed_only(self, changed_only: bool) -> None:  # noqa: FBT001 - a signal brings it
        """Leave only what the firm has changed, saved or not; of that what the search leaves."""
        self._is_changed_only = changed_only
        self.search(" ".join(self._words))

    def select(self, key: str) -> bool:
        """Make the text with this key current; False when it is not in the list."""
        item = self._items.get(key)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        return item is not None

    def current_row(self) -> TextRow | None:
        """Give the text that is current; None on a heading and in an empty list."""
        item = self.currentItem()
        row: TextRow | None = item.data(0, ROW_ROLE) if item is not None else None
        return row

    def shown_keys(self) -> tuple[str, ...]:
        """Give the keys of the texts that the search and the filter have left."""
        return tuple(key for key, item in self._items.items() if not item.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current text in sight."""
        super().resizeEvent(event)
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by letters too; no other letter looks for anything here, for that is what the search is there for."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event = QKeyEvent(event.type(), step, event.modifiers())
        super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: letters are commands here, searching has its own field."""

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, ROW_ROLE) is not None:
            self.row_activated.emit()

    def _rows_of(self, group: TextGroup) -> list[TextRow]:
        rows: list[TextRow] = [item.data(0, ROW_ROLE) for item in self._items.values()]
        return [row for row in rows if row.group == group]

    def _add_group(self, group: TextGroup, texts: Iterable[TextRow]) -> None:
        heading = QTreeWidgetItem(self)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        name = text_group(group)
        for row in texts:
            item = QTreeWidgetItem(heading, [_below(name, row.note)])
            text = shown_text(row)
            item.setData(0, ROW_ROLE, row)
            item.setData(0, TEXT_ROLE, text)
            item.setToolTip(0, plain_tooltip(f"{row.note}\n{text}"))
            self._items[row.key] = item
        heading.setExpanded(True)
        self._headings[group] = heading


def _below(heading: str, note: str) -> str:
    """Leave out of what a text is for what the heading above it says already."""
    start, colon, rest = note.replace("\uff1a", ": ", 1).partition(": ")
    return capital(rest) if colon and start.casefold() == heading.casefold() else note
