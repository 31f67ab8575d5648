"""Says that a paper is void, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import plain_label


class VoidNote(QFrame):
    """A line above the paper; nothing where it is not void."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label(wrap=True)
        box = QFrame()
        box.setProperty("role", "danger")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("danger", "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 8)
        layout.addWidget(box)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_reason(self, reason: str) -> None:
        """Say why a paper is void; '' where it is not."""
        self._words.setText(_("VOID, not to be used: %(reason)s") % {"reason": reason})
        self.setVisible(bool(reason))
