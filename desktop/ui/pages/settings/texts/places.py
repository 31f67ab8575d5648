"""The places of a text as buttons, in as many rows as there is room for."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.i18n import _
from desktop.ui.widgets.button_rows import ButtonRows


class PlaceButtons(ButtonRows):
    """One button a place; those that have to stay in the text have a star."""

    #: A place, in its braces, is to be put into the text.
    chosen = Signal(str)

    def show_places(self, places: Sequence[str], needed: Collection[str]) -> None:
        """Offer these places."""
        self.show_buttons([self._button(name, needed=name in needed) for name in places])

    def _button(self, name: str, *, needed: bool) -> QPushButton:
        place = f"{{{name}}}"
        button = QPushButton(f"{place} *" if needed else place)
        button.setAccessibleName(_("Insert %(place)s") % {"place": place})
        button.clicked.connect(partial(self._on_clicked, place))
        return button

    def _on_clicked(self, place: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.chosen.emit(place)
