"""A list to choose from that stands in a page which scrolls."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy


class QuietCombo(QComboBox):
    """Lets the wheel scroll the page unless it has the focus: nobody means to choose by scrolling past."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
