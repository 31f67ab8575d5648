"""Choosing the country whose public calendar counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from desktop.domain.calendars import known_countries
from desktop.i18n import _

_WIDTH = 220


def read_countries(language: str) -> tuple[tuple[str, str], ...]:
    """Give the code and the name of each country whose holidays are known, by name."""
    from babel import Locale

    names = Locale.parse(language).territories
    return tuple(sorted(((code, str(names.get(code, code))) for code in known_countries()), key=lambda entry: entry[1]))


class CountryCombo(QComboBox):
    """Type a part of the name, or choose."""

    #: The code of the country that the user chose.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.setAccessibleName(_("Country"))
        self.setMinimumWidth(_WIDTH)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        names = QLineEdit()
        self.setLineEdit(names)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.activated.connect(self._on_activated)
        names.editingFinished.connect(self._on_left)

    def fill(self, countries: tuple[tuple[str, str], ...]) -> None:
        """Offer these countries."""
        self.clear()
        for code, name in countries:
            self.addItem(name, code)
        self.show_country(self._code)

    def show_country(self, code: str) -> None:
        """Show which country counts."""
        self._code = code
        self.setCurrentIndex(self.findData(code))

    def name(self, code: str) -> str:
        """Give the name of a country; its code while the names are not here."""
        at = self.findData(code)
        return self.itemText(at) if at >= 0 else code

    def _on_activated(self, at: int) -> None:
        code = str(self.itemData(at))
        if code != self._code:
            self.chosen.emit(code)

    def _on_left(self) -> None:
        """Take back what was typed and is no country."""
        if self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString) < 0:
            self.show_country(self._code)
