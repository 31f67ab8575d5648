"""The list of proposals: a tick for each row that may be booked, made by a click or by Enter."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.i18n import _
from desktop.services.clock import Clock
from desktop.ui.icons import icon
from desktop.ui.models.roles import VALUE_ROLE, Index
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.money.payment_file.lines import GIVE_WAY, ProposalLine, columns
from desktop.ui.tokens import colour
from desktop.ui.widgets.chips import CellDelegate
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.table_view import TableView

_TICK = 0
_BOX = 18
_EDGE = 24
_ROUND = 4


class ProposalTable(TableView):
    """Makes the texts of as many rows as are looked at; a file may have a hundred thousand."""

    #: The `ProposalLine` whose tick is to be set or taken away.
    toggled = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._places: Sequence[int] = ()
        self._line: Callable[[int], ProposalLine] | None = None
        super().__init__(TableModel(columns(clock), key=lambda line: line.place, load=self._load), parent)
        self.setAccessibleName(_("Payments of the file"))
        self.setItemDelegateForColumn(_TICK, TickDelegate(self))
        ColumnRoom(self, GIVE_WAY)
        self.row_activated.connect(self.toggled)
        self.clicked.connect(self._on_clicked)

    def show_places(self, places: Sequence[int], line: Callable[[int], ProposalLine]) -> None:
        """List the rows at these places of the file; `line` makes one."""
        self._places, self._line = places, line
        self.table.reload()

    def show_again(self, places: Iterable[int]) -> None:
        """Show some rows anew, as far as they are listed."""
        if self._line is not None:
            for place in places:
                self.table.replace(self._line(place))

    def _load(
        self, request: PageRequest[ProposalLine], deliver: Callable[[Sequence[ProposalLine]], None], _give_up: object
    ) -> None:
        line = self._line
        wanted = self._places[request.offset : request.offset + request.limit]
        deliver([line(place) for place in wanted] if line is not None else [])

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self.toggled.emit(self.table.row(index))


class TickDelegate(CellDelegate):
    """Paints a box where there is something to book; its word is for those who do not see it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the cell, then the box."""
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        option.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        ticked: bool | None = index.data(VALUE_ROLE)
        if ticked is not None:
            cell: QRect = option.rect
            box = QRect(cell.left() + _EDGE, cell.center().y() - _BOX // 2 + 1, _BOX, _BOX)
            paint_box(painter, box, view, ticked=ticked)

    def text_width(self, _text: str, _option: QStyleOptionViewItem) -> int:
        """Say that nothing is cut off."""
        return 0


def paint_box(painter: QPainter, box: QRect, view: QWidget, *, ticked: bool) -> None:
    """Paint a box as a form has it."""
    palette = view.palette()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(palette, "accent" if ticked else "control")))
    painter.setBrush(colour(palette, "accent" if ticked else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    if ticked:
        icon("check", colour(palette, "on_accent").name()).paint(painter, box.adjusted(1, 1, -1, -1))
    painter.restore()
