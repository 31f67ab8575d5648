"""How wide the columns of a small table have to be for what stands in them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.ui.fonts import chip_font, with_tabular_figures
from desktop.ui.models.roles import CHIP_ROLE
from desktop.ui.widgets.chips import chip_size

#: What a cell has around its text, in pixels, and what the first has more at its left.
_PAD, _FIRST = 28, 12


def fit_columns(view: QTableView, stretched: int, give_way: Sequence[int], hidden: Iterable[int] = ()) -> None:
    """Give each column the width of its texts; what is left goes to one, and without room some give way, in order."""
    gone = set(hidden)
    widths = {column: _width(view, column) for column in range(view.model().columnCount()) if column not in gone}
    room = view.viewport().width()
    for column in give_way:
        if sum(widths.values()) > room and widths.pop(column, None) is not None:
            gone.add(column)
    if stretched in widths:
        widths[stretched] += max(0, room - sum(widths.values()))
    for column in range(view.model().columnCount()):
        view.setColumnHidden(column, column in gone)
        if column in widths:
            view.setColumnWidth(column, widths[column])


def _width(view: QTableView, column: int) -> int:
    model = view.model()
    text = QFontMetrics(with_tabular_figures(view.font()))
    caption = QFont(chip_font(view.font()))
    title = model.headerData(column, Qt.Orientation.Horizontal)
    widest = QFontMetrics(caption).horizontalAdvance(str(title or ""))
    for row in range(model.rowCount()):
        index = model.index(row, column)
        words = str(index.data() or "")
        is_chip = bool(words) and index.data(CHIP_ROLE) is not None
        widest = max(widest, chip_size(words, view.font()).width() if is_chip else text.horizontalAdvance(words))
    return widest + _PAD + (0 if column else _FIRST)
