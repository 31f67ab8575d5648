"""What stands between two steps: an arrow, and under the mouse a plus that puts a step in."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.i18n import _
from desktop.ui.icons import icon
from desktop.ui.theme import colour, tokens_of

#: Pixels between two cards.
GAP_WIDTH = 32
_CIRCLE = 24
_ICON = 16


class PathGap(QAbstractButton):
    """Pressed, it asks for a step in its place; the last one always shows its plus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_last = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_place("", is_last=False)

    def show_place(self, after: str, *, is_last: bool) -> None:
        """Say after which step it stands; the last one is reached by Tab, the others by the Insert key of a card."""
        self._is_last = is_last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_last else Qt.FocusPolicy.NoFocus)
        words = _("Add a step") if is_last else _("Put in a step after: %(step)s") % {"step": after}
        self.setToolTip(_("Add a step (Insert)") if is_last else _("Put in a step here (Insert)"))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow or the plus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        middle = self.rect().center()
        if not self._is_last and not self.underMouse():
            self._paint_icon(painter, "chevron-right", tokens.muted)
            return
        circle = QRect(0, 0, _CIRCLE, _CIRCLE)
        circle.moveCenter(middle)
        focused = self.hasFocus()
        painter.setPen(QPen(colour(self.palette(), "focus" if focused else "control"), 2 if focused else 1))
        painter.setBrush(colour(self.palette(), "hover" if self.underMouse() else "surface"))
        painter.drawEllipse(circle)
        self._paint_icon(painter, "plus", tokens.accent)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the plus."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the arrow again."""
        super().leaveEvent(event)
        self.update()

    def _paint_icon(self, painter: QPainter, name: str, paint: str) -> None:
        rect = QRect(0, 0, _ICON, _ICON)
        rect.moveCenter(self.rect().center())
        icon(name, paint).paint(painter, rect)
