"""A button that reads like a sentence and may take several lines."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import tokens_of

_PAD = 5
_ICON = 16
#: Where the text begins, right of the icon.
_TEXT = 24
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class WrapButton(QAbstractButton):
    """Icon and text in the accent colour, underlined under the mouse, broken where the width ends."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self.sentence = text
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that a narrower button is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Measure the text at a width."""
        room = QRect(0, 0, max(1, width - _TEXT - _PAD), 10_000)
        return self.fontMetrics().boundingRect(room, int(_FLAGS), self.sentence).height() + 2 * _PAD

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        width = self.fontMetrics().horizontalAdvance(self.sentence) + _TEXT + _PAD
        return QSize(width, self.fontMetrics().height() + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(80, self.fontMetrics().height() + 2 * _PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, text and focus ring."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        icon(self._icon, tokens.accent).paint(painter, QRect(0, _PAD + 2, _ICON, _ICON))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        painter.drawText(self.rect().adjusted(_TEXT, _PAD, -_PAD, -_PAD), int(_FLAGS), self.sentence)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(_TEXT - 6, 1, -1, -1), 6, 6)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line away."""
        super().leaveEvent(event)
        self.update()
