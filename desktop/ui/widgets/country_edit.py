"""Typing a country: a part of its name, or its two letters; may be empty."""

import functools
from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.domain.calendars import known_countries
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _, language


def country_name(code: str) -> str:
    """Name a country by its two letters; a code that nobody knows stays as it is."""
    return str(_territories(language()).get(code, code))


@functools.cache
def _names(tongue: str) -> dict[str, str]:
    """Give the names of all countries that can be chosen by their codes, in a language."""
    return {code: str(_territories(tongue).get(code, code)) for code in known_countries()}


def _territories(tongue: str) -> Mapping[str, str]:
    from babel import Locale

    names: Mapping[str, str] = Locale.parse(tongue).territories
    return names


class CountryEdit(QLineEdit):
    """The names that hold what is typed are offered below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Name or two letters"))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def country(self) -> str:
        """Give the two letters of the country; '' when nothing is typed or it is none (see `problem`)."""
        return _code(self.text()) or ""

    def set_country(self, code: str) -> None:
        """Show a country by its two letters, or nothing."""
        self.setText(country_name(code) if code else "")
        self.setCursorPosition(0)

    def problem(self, field: str) -> Problem | None:
        """Say that what is typed is no country; None when it is one or nothing is typed."""
        return None if _code(self.text()) is not None else Problem(field, ProblemCode.NOT_A_CHOICE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the names when they are first needed."""
        super().focusInEvent(event)
        if not self._offered.rowCount():
            self._offered.setStringList(sorted(_names(language()).values()))


def _code(text: str) -> str | None:
    """Read a country; '' for nothing, None for what is none."""
    typed = text.strip()
    names = _names(language()) if typed else {}
    if not typed or typed.upper() in names:
        return typed.upper()
    return next((code for code, name in names.items() if name.casefold() == typed.casefold()), None)
