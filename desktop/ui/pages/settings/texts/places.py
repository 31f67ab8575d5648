"""The places of a text as buttons, each with what it gives."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui.widgets.plain import ElidedLabel
from desktop.wording.text_places import gives

_MOST_COLUMNS = 2
_GAP = 12


class PlaceButtons(QWidget):
    """One button a place, and beside it what it gives; those that have to stay in the text have a star."""

    #: A place, in its braces, is to be put into the text.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._labels: list[ElidedLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, as they are read."""
        return tuple(self._buttons)

    @property
    def meanings(self) -> tuple[str, ...]:
        """What stands beside them."""
        return tuple(label.text() for label in self._labels)

    def show_places(self, key: str, places: Sequence[str], needed: Collection[str]) -> None:
        """Offer the places of the text with this key."""
        for old in (*self._buttons, *self._labels):
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(key, name, needed=name in needed) for name in places]
        self._labels = [ElidedLabel(gives(key, name), role="muted") for name in places]
        self._arrange()
        for button in self._buttons:
            button.show()  # at once, so that it can take the focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = self._columns()
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, int(column < count))
        for at, (button, label) in enumerate(zip(self._buttons, self._labels, strict=True)):
            row, column = divmod(at, count)
            self._grid.addWidget(button, row, 2 * column)
            self._grid.addWidget(label, row, 2 * column + 1)

    def _columns(self) -> int:
        """Say how many fit beside each other with all that is said of them."""
        widths = [
            button.sizeHint().width() + label.sizeHint().width() + 2 * _GAP
            for button, label in zip(self._buttons, self._labels, strict=True)
        ]
        return min(max(self.width() // max(widths, default=1), 1), _MOST_COLUMNS)

    def _button(self, key: str, name: str, *, needed: bool) -> QPushButton:
        place = f"{{{name}}}"
        button = QPushButton(f"{place} *" if needed else place)
        button.setAccessibleName(_("Insert %(place)s") % {"place": place})
        button.setAccessibleDescription(gives(key, name))
        button.setToolTip(gives(key, name))
        button.clicked.connect(partial(self._on_clicked, place))
        return button

    def _on_clicked(self, place: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.chosen.emit(place)
