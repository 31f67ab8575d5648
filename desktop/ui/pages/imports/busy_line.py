"""A line that says what is being done, how far it is, and lets it be given up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.formats import format_count
from desktop.i18n import _
from desktop.ui.widgets.plain import ElidedLabel, plain_label

_BAR_WIDTH = 200


class BusyLine(QWidget):
    """Shown while something is under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ElidedLabel(role="muted")
        self._count = plain_label(role="caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 8)
        layout.setSpacing(12)
        for widget in (self.text, self._bar, self._count, self.cancel_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.hide()

    def begin(self, text: str) -> None:
        """Say what begins."""
        self.text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._count.setText("")
        self.show()

    def report(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(_("%(done)s of %(total)s") % {"done": format_count(done), "total": format_count(total)})
