"""A line across the window about the book as a whole, with one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import ElidedLabel, plain_mnemonic


class Banner(QWidget):
    """An icon, a sentence, a button."""

    pressed = Signal()

    def __init__(self, icon: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.button = QPushButton(plain_mnemonic(action))
        self.button.clicked.connect(self.pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(IconLabel(icon, "info"))
        layout.addWidget(ElidedLabel(text), 1)
        layout.addWidget(self.button)
