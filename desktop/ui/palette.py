"""Ctrl+K: find anything and run any command by a few letters, without the mouse."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.icons import icon, set_icon
from desktop.ui.jobs import Jobs
from desktop.ui.theme import ROW_HEIGHT, colour, tokens_of

_MOST_ROWS = 12
_LEAST_WIDTH = 560
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, or a command: where it leads, with arguments for the page."""

    title: str
    icon: str
    page: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    detail: str = ""


class Palette(QObject):
    """The search field of the top bar and the list that drops from it."""

    #: The hit that was chosen.
    chosen = Signal(object)

    def __init__(
        self,
        field: QLineEdit,
        window: QWidget,
        jobs: Jobs,
        search: Callable[[str], Sequence[Hit]],
        commands: Sequence[Hit],
    ) -> None:
        """Drop the list inside `window`; `search` runs on a reader's thread."""
        super().__init__(window)
        self._field = field
        self._window = window
        self._jobs = jobs
        self._search = search
        self._commands = tuple(commands)
        self._back_to: QWidget | None = None
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setAccessibleName(_("What was found"))
        self.list.itemClicked.connect(self._on_item_clicked)
        self.popup = QFrame(window)
        self.popup.setProperty("role", "popup")
        layout = QVBoxLayout(self.popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        self.popup.hide()
        set_icon(glass := QAction(_("Search"), field), "search", role="muted")
        field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        field.installEventFilter(self)
        field.textEdited.connect(self._on_edited)

    def open(self) -> None:
        """Go to the field and show what can be done; the focus goes back where it was on Esc."""
        focus = self._window.focusWidget()
        if focus is not self._field:
            self._back_to = focus
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._look(self._field.text())

    def close(self) -> None:
        """Put the list away and empty the field."""
        self.popup.hide()
        self._field.clear()

    def hits(self) -> list[Hit]:
        """Give what is listed now."""
        return [self.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move in the list while the focus stays in the field."""
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(Qt.Key(event.key()))
            if event.type() == QEvent.Type.FocusOut:
                self.popup.hide()
            if event.type() == QEvent.Type.MouseButtonPress and not self.popup.isVisible():
                self._look(self._field.text())
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close()
            if self._back_to is not None:
                self._back_to.setFocus()
            else:
                self._field.clearFocus()
            return True
        if key in _MOVES:
            if not self.popup.isVisible():
                self._look(self._field.text())
            else:
                self._move(_MOVES[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_item_clicked(self.list.currentItem())
            return True
        return False

    def _move(self, by: int) -> None:
        last = self.list.count() - 1
        if last >= 0:
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + by)))

    def _on_edited(self, text: str) -> None:
        self._look(text)

    def _look(self, text: str) -> None:
        wanted = text.strip()
        if wanted:
            self._jobs.latest(self, self._search, wanted, then=lambda hits: self._show(wanted, hits), owner=self._field)
        else:
            self._show("", ())

    def _show(self, wanted: str, hits: Sequence[Hit]) -> None:
        """List what was found, then the commands that fit; an answer that comes after the field was left is dropped."""
        if self._field.text().strip() != wanted or not self._field.hasFocus():
            return
        words = wanted.casefold().split()
        commands = [hit for hit in self._commands if all(word in hit.title.casefold() for word in words)]
        self.list.clear()
        for hit in (*hits, *commands):
            item = QListWidgetItem(hit.title)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}, {hit.detail}" if hit.detail else hit.title)
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(_("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        width = max(_LEAST_WIDTH, self._field.width())
        height = min(_MOST_ROWS, self.list.count()) * ROW_HEIGHT + 10
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        x = min(corner.x(), self._window.width() - width - 8)
        self.popup.setGeometry(max(8, x), corner.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _on_item_clicked(self, item: QListWidgetItem | None) -> None:
        hit: Hit | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if hit is not None and self.popup.isVisible():
            self.close()
            self._field.clearFocus()
            self.chosen.emit(hit)


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, and at the right what kind of thing it is or whose."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit | None = index.data(Qt.ItemDataRole.UserRole)
        if hit is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette = option.widget.palette()
        rect = option.rect.adjusted(10, 0, -12, 0)
        picture = QRect(rect.left(), rect.center().y() - 9, 20, 20)
        icon(hit.icon, tokens_of(palette).muted).paint(painter, picture)
        metrics = QFontMetrics(option.font)
        words = rect.adjusted(32, 0, 0, 0)
        detail = metrics.elidedText(hit.detail, Qt.TextElideMode.ElideRight, words.width() // 2)
        room = words.width() - metrics.horizontalAdvance(detail) - 16
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(option.font)
        painter.setPen(colour(palette, "text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(colour(palette, "muted"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
