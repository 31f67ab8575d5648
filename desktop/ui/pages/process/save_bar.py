"""Appears as soon as something is changed and stays until it is saved or thrown away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import ElidedLabel


class SaveBar(QFrame):
    """Says that there is something to save, or why it cannot be."""

    #: The user wants the changes kept.
    save_wanted = Signal()
    #: The user wants the changes gone.
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("save_bar")
        self.setProperty("role", "toast")
        self._icon = IconLabel("info", "info")
        self._text = ElidedLabel()
        self.discard_button = QPushButton(_("Discard"))
        self.save_button = QPushButton(_("Save"))
        self.save_button.setProperty("kind", "primary")
        self.save_button.setToolTip(_("Ctrl+Enter"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.discard_button)
        layout.addWidget(self.save_button)
        self.save_button.clicked.connect(lambda _checked: self.save_wanted.emit())
        self.discard_button.clicked.connect(lambda _checked: self.discard_wanted.emit())
        self.say_changed()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say_changed(self) -> None:
        """Say that something is not saved yet."""
        self._icon.show_icon("info", "info")
        self._text.setText(_("Changed and not saved yet"))

    def say_refused(self, text: str) -> None:
        """Say why it was not saved."""
        self._icon.show_icon("warning", "danger")
        self._text.setText(text)

    def set_busy(self, *, busy: bool) -> None:
        """Wait while it is being saved."""
        self.save_button.setEnabled(not busy)
        self.discard_button.setEnabled(not busy)
