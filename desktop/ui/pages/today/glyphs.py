"""The small signs of a line, drawn by hand: icons would be read from files for the first picture."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_WIDTH = 1.6


def chevron(painter: QPainter, place: QRect, colour: QColor, *, down: bool) -> None:
    """Draw an arrow head in the middle of a place: down where rows follow or can follow below, else to the right."""
    middle, reach, half = QRectF(place).center(), 4.0, 2.0
    if down:
        corners = (QPointF(-reach, -half), QPointF(0, half), QPointF(reach, -half))
    else:
        corners = (QPointF(-half, -reach), QPointF(half, 0), QPointF(-half, reach))
    _prepare(painter, colour)
    painter.drawPolyline([middle + corner for corner in corners])


def pin(painter: QPainter, place: QRect, colour: QColor) -> None:
    """Draw a pin that is a little larger than the dot whose place it takes."""
    middle = QRectF(place).center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(middle.x() - 4, middle.y() - 7, 8, 2.4), 1, 1)
    painter.drawPolygon(
        [
            middle + QPointF(-2.2, -4.8),
            middle + QPointF(2.2, -4.8),
            middle + QPointF(2.8, -0.6),
            middle + QPointF(4.8, 1.6),
            middle + QPointF(-4.8, 1.6),
            middle + QPointF(-2.8, -0.6),
        ]
    )
    painter.drawRect(QRectF(middle.x() - 0.7, middle.y() + 1.6, 1.4, 5.4))


def dots(painter: QPainter, place: QRect, colour: QColor) -> None:
    """Draw the three dots of a menu."""
    middle = QRectF(place).center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for step in (-5, 0, 5):
        painter.drawEllipse(middle + QPointF(step, 0), 1.5, 1.5)


def _prepare(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
