"""The places of a text as buttons, each with what it gives."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui.widgets.plain import ElidedLabel
from desktop.wording.text_places import gives


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
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

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
        for at, (button, label) in enumerate(zip(self._buttons, self._labels, strict=True)):
            self._grid.addWidget(button, at, 0)
            self._grid.addWidget(label, at, 1)
            button.show()  # at once, so that it can take the focus

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
