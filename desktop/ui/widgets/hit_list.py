"""The list that drops from the search field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.hits import Hit
from desktop.ui.icons import icon
from desktop.ui.tokens import ROW_HEIGHT, colour, tokens_of

_MOST_ROWS = 12
_BORDER = 10

Index = QModelIndex | QPersistentModelIndex


class HitList(QFrame):
    """Hits with one of them marked; the focus stays in the field that it belongs to."""

    #: The hit that was clicked.
    clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setAccessibleName(_("What was found"))
        self.list.itemClicked.connect(self._on_item_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List these and mark the first; say so when there are none."""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}, {hit.detail}" if hit.detail else hit.title)
            self.list.addItem(item)
        if not hits:
            nothing = QListWidgetItem(_("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def hits(self) -> list[Hit]:
        """Give what is listed."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [hit for item in items if (hit := item.data(Qt.ItemDataRole.UserRole)) is not None]

    def marked(self) -> Hit | None:
        """Give the hit that is marked."""
        item = self.list.currentItem()
        hit: Hit | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return hit

    def move_mark(self, by: int) -> None:
        """Mark another hit, up or down, not beyond the ends."""
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))

    def wanted_height(self) -> int:
        """Measure the list, up to a dozen rows."""
        return min(_MOST_ROWS, self.list.count()) * ROW_HEIGHT + _BORDER

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        if (hit := item.data(Qt.ItemDataRole.UserRole)) is not None:
            self.clicked.emit(hit)


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
        tokens = tokens_of(option.widget.palette())
        rect = option.rect.adjusted(10, 0, -12, 0)
        icon(hit.icon, tokens.muted).paint(painter, QRect(rect.left(), rect.center().y() - 9, 20, 20))
        self._paint_words(painter, rect.adjusted(32, 0, 0, 0), option, hit)

    def _paint_words(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, hit: Hit) -> None:
        metrics = QFontMetrics(option.font)
        palette = option.widget.palette()
        detail = metrics.elidedText(hit.detail, Qt.TextElideMode.ElideRight, rect.width() // 2)
        room = rect.width() - metrics.horizontalAdvance(detail) - 16
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(option.font)
        painter.setPen(colour(palette, "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(colour(palette, "muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
