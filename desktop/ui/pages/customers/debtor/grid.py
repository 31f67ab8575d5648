"""Ability against willingness to pay: four ways of dealing with a debtor, and what is not known yet (rule 82)."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.domain.customers import Level
from desktop.domain.debtor import Approach, approach
from desktop.i18n import _
from desktop.ui.pages.visits.words import capital
from desktop.ui.tokens import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.choices import label
from desktop.wording.debtor import approach_title

#: From left to right, and from top to bottom.
ABILITIES = (Level.UNKNOWN, Level.LOW, Level.MEDIUM, Level.HIGH)
WILLINGNESSES = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
_SIDE, _HEAD, _FOOT = 84, 24, 44
_ROW, _LEAST_COLUMN = 56, 92
_GAP, _PAD = 2, 6
_DOT = 14
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Cell(NamedTuple):
    """A place in the grid."""

    column: int
    row: int

    @property
    def levels(self) -> tuple[Level, Level]:
        """Ability and willingness."""
        return ABILITIES[self.column], WILLINGNESSES[self.row]


class _Region(NamedTuple):
    """The cells of one way of dealing with a debtor, the first and the last, and how they are coloured."""

    first: Cell
    last: Cell
    kind: str


_REGIONS = {
    Approach.HELP: _Region(Cell(1, 0), Cell(1, 1), "info"),
    Approach.REMIND: _Region(Cell(2, 0), Cell(3, 1), "good"),
    Approach.SECURE: _Region(Cell(1, 2), Cell(1, 2), "danger"),
    Approach.PRESS: _Region(Cell(2, 2), Cell(3, 2), "warn"),
    Approach.FIND_OUT: _Region(Cell(0, 3), Cell(3, 3), "neutral"),  # its other arm, the first column, has no words
}


class ApproachGrid(QWidget):
    """The dot is where the customer stands. A click puts it elsewhere; so do the arrows and then Enter or Space."""

    #: Ability and willingness, as they were chosen.
    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = self._cursor = Cell(0, 3)
        self._hovered: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Able and willing to pay"))
        self._tell()

    def levels(self) -> tuple[Level, Level]:
        """Give ability and willingness as they are shown."""
        return self._current.levels

    def show_levels(self, ability: Level, willingness: Level) -> None:
        """Put the dot where the customer stands."""
        self._current = Cell(ABILITIES.index(ability), WILLINGNESSES.index(willingness))
        if not self.hasFocus():
            self._cursor = self._current
        self._tell()
        self.update()

    def cell_rect(self, cell: Cell) -> QRect:
        """Give where a cell is painted."""
        width = (self.width() - _SIDE) // len(ABILITIES)
        return QRect(_SIDE + cell.column * width, _HEAD + cell.row * _ROW, width - _GAP, _ROW - _GAP)

    # What Qt calls

    def sizeHint(self) -> QSize:
        """Ask for cells in which the words have room."""
        return QSize(_SIDE + len(ABILITIES) * (_LEAST_COLUMN + 16), _HEAD + len(WILLINGNESSES) * _ROW + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Give way down to narrow cells."""
        return QSize(_SIDE + len(ABILITIES) * _LEAST_COLUMN, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter or Space."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            column, row = (at + step for at, step in zip(self._cursor, _STEPS[key], strict=True))
            if column in range(len(ABILITIES)) and row in range(len(WILLINGNESSES)):
                self._cursor = Cell(column, row)
                self._tell()
                self.update()
        elif key in _KEYS:
            self.chosen.emit(*self._cursor.levels)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        cell = self._cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = cell
            self.chosen.emit(*cell.levels)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the cell under the mouse."""
        self._hovered = self._cell_at(event.position().toPoint())
        self.update()

    def event(self, event: object) -> bool:
        """Say in a tooltip what a cell means."""
        if isinstance(event, QHelpEvent):
            cell = self._cell_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(cell_text(cell)) if cell else "", self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the regions with their names, the levels along the sides, the dot and the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(CAPTION)
        painter.setFont(font)
        self._paint_cells(painter)
        self._paint_names(painter)
        self._paint_levels(painter)
        self._paint_dot(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(self.palette(), "focus"), 2))
            painter.drawRoundedRect(self.cell_rect(self._cursor).adjusted(1, 1, -1, -1), 5, 5)

    # Private

    def _paint_cells(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(len(ABILITIES)):
            for row in range(len(WILLINGNESSES)):
                cell = Cell(column, row)
                kind = _REGIONS[approach(*cell.levels)].kind
                painter.setBrush(colour(self.palette(), f"{kind}_soft"))
                painter.drawRoundedRect(self.cell_rect(cell), 5, 5)
                if cell == self._hovered:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(colour(self.palette(), kind), 1))
                    painter.drawRoundedRect(self.cell_rect(cell).adjusted(0, 0, -1, -1), 5, 5)
                    painter.setPen(Qt.PenStyle.NoPen)

    def _paint_names(self, painter: QPainter) -> None:
        for way, region in _REGIONS.items():
            rect = self.cell_rect(region.first)
            rect.setRight(self.cell_rect(region.last).right())
            painter.setPen(colour(self.palette(), region.kind))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(_PAD, _PAD, -_PAD, 0), flags, capital(approach_title(way)))

    def _paint_levels(self, painter: QPainter) -> None:
        painter.setPen(colour(self.palette(), "muted"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, self.width(), _HEAD), left, _("Willing to pay ↑"))
        for row, willingness in enumerate(WILLINGNESSES):
            rect = self.cell_rect(Cell(0, row))
            painter.drawText(QRect(0, rect.top(), _SIDE - _PAD, rect.height()), left, capital(label(willingness)))
        foot = self.cell_rect(Cell(0, len(WILLINGNESSES) - 1)).bottom() + _PAD
        for column, ability in enumerate(ABILITIES):
            rect = self.cell_rect(Cell(column, 0))
            painter.drawText(QRect(rect.left() + _PAD, foot, rect.width(), 16), left, capital(label(ability)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, foot + 18, self.width() - _GAP, 18), right, _("Able to pay →"))

    def _paint_dot(self, painter: QPainter) -> None:
        rect = self.cell_rect(self._current)
        dot = QRect(rect.right() - _DOT - _PAD, rect.bottom() - _DOT - _PAD, _DOT, _DOT)
        painter.setPen(QPen(colour(self.palette(), "surface"), 2))
        painter.setBrush(colour(self.palette(), "accent"))
        painter.drawEllipse(dot)

    def _cell_at(self, point: QPoint) -> Cell | None:
        cells = (Cell(column, row) for column in range(len(ABILITIES)) for row in range(len(WILLINGNESSES)))
        return next((cell for cell in cells if self.cell_rect(cell).contains(point)), None)

    def _tell(self) -> None:
        """Let those hear who cannot see: where the cursor is, and where the customer stands."""
        here, stands = cell_text(self._cursor), cell_text(self._current)
        self.setAccessibleDescription(
            here if self._cursor == self._current else _("%(here)s; now: %(stands)s") % {"here": here, "stands": stands}
        )


def cell_text(cell: Cell) -> str:
    """Say what a cell means: "Able: high; willing: low; insist, politely"."""
    ability, willingness = cell.levels
    words = {
        "ability": label(ability),
        "willingness": label(willingness),
        "approach": approach_title(approach(ability, willingness)),
    }
    return _("Able: %(ability)s; willing: %(willingness)s; %(approach)s") % words
