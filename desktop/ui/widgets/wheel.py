"""The wheel scrolls; it does not choose."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


def leave_wheel_to_page(widget: QWidget) -> None:
    """Let the wheel scroll the page over a list or a number that has not the focus, instead of changing it."""
    widget.installEventFilter(_WheelGuard(widget))


class _WheelGuard(QObject):
    """Passes the wheel on to what is around a widget; lives as long as the widget."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
