"""Buttons beside each other, in as many rows as the width asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_GAP = 8


class ButtonRows(QWidget):
    """Each button is as wide as its words; one that does not fit begins the next row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, as they are read."""
        return tuple(self._buttons)

    def show_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Show these buttons and throw those before away."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = list(buttons)
        for button in self._buttons:
            button.setParent(self)
            button.show()  # at once, so that it can take the focus
        self._arrange()
        self.updateGeometry()

    # What Qt calls

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Give the height of the rows that fit into a width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """Ask for what the rows need in the present width."""
        return QSize(
            sum(button.sizeHint().width() + _GAP for button in self._buttons), self.heightForWidth(self.width())
        )

    def minimumSizeHint(self) -> QSize:
        """Give way down to the widest button."""
        return QSize(max((button.sizeHint().width() for button in self._buttons), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the rows anew."""
        super().resizeEvent(event)
        self._arrange()

    # Private

    def _arrange(self) -> None:
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        """Say where each button stands, row by row."""
        places: list[QRect] = []
        x = y = 0
        for button in self._buttons:
            size = button.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + _GAP
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + _GAP
        return places
