"""What tables whose cells are typed into have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from desktop.ui.models.roles import Index
from desktop.ui.tokens import colour

#: Whether a cell has something wrong.
WRONG_ROLE = Qt.ItemDataRole.UserRole + 10


def paint_wrong(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint the ground of a cell that something is wrong with; its text comes on top."""
    if index.data(WRONG_ROLE):
        painter.fillRect(option.rect.adjusted(2, 3, -2, -3), colour(option.widget.palette(), "danger_soft"))


def edit_when_typed(view: QAbstractItemView) -> None:
    """Begin to edit the one chosen cell with the first key, Enter, or a click more."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.SelectedClicked
    )
