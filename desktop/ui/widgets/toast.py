"""A sentence in passing about work that is done, with Undo where it can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.icons import IconLabel, set_icon
from desktop.ui.widgets.plain import ElidedLabel

_SHOWN_FOR = 8000
_BELOW = 48


class Toast(QFrame):
    """One at a time, at the foot of its window; it stays while the mouse or the keyboard is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("role", "toast")
        self._undo: Callable[[], object] | None = None
        self._text = ElidedLabel()
        self.undo_button = QPushButton(_("Undo"))
        self.undo_button.setProperty("kind", "link")
        self.undo_button.clicked.connect(self._on_undo)
        close = QToolButton()
        close.setAccessibleName(_("Close"))
        set_icon(close, "close", role="muted")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 6, 6)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("check", "good"))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self._on_timeout)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or was shown last."""
        return self._text.text()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence instead of the one before, and have it read aloud."""
        self._undo = undo
        self._text.setText(text)
        self.undo_button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        _read_aloud(self, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the mouse is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew when the mouse has left."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        window = self._window
        self.adjustSize()
        self.resize(min(self.sizeHint().width(), window.width() - 64), self.sizeHint().height())
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - _BELOW)

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _on_timeout(self) -> None:
        if self.undo_button.hasFocus():
            self._timer.start()
        else:
            self.hide()


def _read_aloud(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text; loaded here, for the first window says nothing."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
