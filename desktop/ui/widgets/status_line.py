"""The line at the foot: which book, whether it is saved, the last backup, what is due."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.widgets.plain import ElidedLabel, plain_label

_HEIGHT = 28


class StatusLine(QWidget):
    """Small words about the state of things; none of them asks for anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.book = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.saved = plain_label()
        self.backup = plain_label()
        self.due = plain_label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(24)
        for label in (self.book, self.saved, self.backup):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self.due)
        self.set_writing(writing=False)

    def set_writing(self, *, writing: bool) -> None:
        """Say whether something is being written at the moment."""
        self.saved.setText(_("Saving...") if writing else _("Saved"))
