"""One step of the path, painted: what is done, by whom, when, and who stands in."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.pages.process.card_text import CardText, Line, Tone
from desktop.ui.theme import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip

_PAD = 12
_PAD_ABOVE = 8
_GAP = 2
_RADIUS = 8
#: A line is broken once; what does not fit then is elided.
_MOST_ROWS = 2

#: Keys that belong to the path, not to one card.
PATH_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    }
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOKENS = {Tone.PLAIN: "text", Tone.MUTED: "muted", Tone.UNKNOWN: "warn"}


class StepCard(QAbstractButton):
    """A card that can be pressed, and dragged to another place."""

    #: The mouse drags the card; where it is now, on the screen.
    dragged = Signal(QPoint)
    #: The mouse let go of the dragged card.
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._card = CardText("", Line(""))
        self._pressed_at: QPoint | None = None
        self._dragging = False

    @property
    def card(self) -> CardText:
        """What the card says."""
        return self._card

    def show_card(self, card: CardText) -> None:
        """Say something else."""
        if card == self._card:
            return
        self._card = card
        self.setAccessibleName(card.spoken)
        self.setToolTip(plain_tooltip("\n".join([card.kind, card.who.text, *(line.text for line in card.lines)])))
        self.update()

    def height_at(self, width: int) -> int:
        """Measure the card at a width."""
        return 2 * _PAD_ABOVE + sum(height for _line, _font, height in self._rows(width - 2 * _PAD)) - _GAP

    def sizeHint(self) -> QSize:
        """Ask for the room of a usual card; the path decides."""
        return QSize(160, self.height_at(160))

    # What Qt calls

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, border and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        top = _PAD_ABOVE
        for line, font, height in self._rows(self.width() - 2 * _PAD):
            painter.setFont(font)
            painter.setPen(colour(self.palette(), _TOKENS[line.tone]))
            rect = QRect(_PAD, top, self.width() - 2 * _PAD, height - _GAP)
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.text)
            top += height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space; the keys of the path are its own."""
        key = Qt.Key(event.key())
        if key in PATH_KEYS:
            event.ignore()
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the mouse has gone far enough."""
        here = event.position().toPoint()
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        if not self._dragging and (here - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged, or take the press as a click."""
        dragging, self._dragging, self._pressed_at = self._dragging, False, None
        if not dragging:
            super().mouseReleaseEvent(event)
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setDown(False)
        self.dropped.emit(event.globalPosition().toPoint())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self.update()

    # Private

    def _paint_ground(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        if chosen or self.hasFocus():
            edge, width = "focus", 2.0
        else:
            edge, width = ("line" if self._card.is_known and not self._card.is_proposed else "control"), 1.0
        pen = QPen(colour(self.palette(), edge), width)
        if (self._card.is_proposed or not self._card.is_known) and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        ground = "surface" if self._card.is_proposed else "window"
        if chosen:
            ground = "accent_soft"
        elif self.underMouse() or self._dragging:
            ground = "hover"
        painter.setPen(pen)
        painter.setBrush(colour(self.palette(), ground))
        inset = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _rows(self, width: int) -> list[tuple[Line, QFont, int]]:
        """Break the lines to a width; each with its font and its height, the gap below included."""
        caption = QFont(self.font())
        caption.setPixelSize(CAPTION)
        heading = QFont(caption)
        heading.setWeight(QFont.Weight.DemiBold)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        parts = [
            (Line(self._card.kind), heading, 1),
            (self._card.who, caption if self._card.is_proposed else strong, 1),
            *((line, caption, _MOST_ROWS) for line in self._card.lines),
        ]
        return [
            (Line(row, line.tone), font, QFontMetrics(font).height() + _GAP)
            for line, font, most in parts
            for row in broken(line.text, font, width, most)
        ]


def broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most `most` rows of `width` pixels; the last one is elided."""
    rows: list[str] = []
    layout = QTextLayout(text, font)
    layout.beginLayout()
    start = 0
    while len(rows) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart() + line.textLength()
        rows.append(text[line.textStart() : start].rstrip())
    layout.endLayout()
    if start < len(text):
        rows.append(QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
    return rows
