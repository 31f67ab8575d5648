"""A line to type in with a word inside at its right: a currency, a weekday."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.widgets.plain import plain_label

_GAP = 8


class InsetEdit(QLineEdit):
    """A QLineEdit whose text keeps clear of a muted word at its right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inset = plain_label(role="muted", parent=self)
        self._inset.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reserved = 0

    def set_inset(self, text: str) -> None:
        """Show another word, or none."""
        self._inset.setText(text)
        self._inset.adjustSize()
        self._inset.setVisible(bool(text))
        self._place()

    def reserve(self, width: int) -> None:
        """Keep room for a button of `width` pixels right of the word."""
        self._reserved = width
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the word at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self._inset.sizeHint().width() if self._inset.text() else 0
        self.setTextMargins(0, 0, width + _GAP if width else 0, 0)
        x = self.width() - self._reserved - width - _GAP - 2
        self._inset.setGeometry(x, 0, width, self.height())
