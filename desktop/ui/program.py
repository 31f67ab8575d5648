"""What a page may ask of the program itself: another language, another theme, another book."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.preferences import Preferences
from desktop.ui.theme import ThemeChoice


class Program(QObject):
    """Passes wishes on to whoever runs the program, and tells what is preferred now."""

    language_chosen = Signal()
    theme_chosen = Signal()
    #: The path of another book.
    book_chosen = Signal(object)
    #: The sample book is wanted.
    sample_wanted = Signal()
    #: The window is being closed: long work is to be given up.
    closing = Signal()

    def __init__(self, preferences: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences or Preferences()

    @property
    def preferences(self) -> Preferences:
        """What is preferred now."""
        return self._preferences

    @property
    def theme(self) -> ThemeChoice:
        """The theme that is preferred; a word that nobody knows is the system's."""
        known = set(ThemeChoice)
        return ThemeChoice(self._preferences.theme) if self._preferences.theme in known else ThemeChoice.SYSTEM

    def choose_language(self, language: str) -> None:
        """Speak one of `i18n.LANGUAGES`, or with '' that of the system; the window is built anew."""
        self._preferences = replace(self._preferences, language=language)
        self.language_chosen.emit()

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Dress as chosen."""
        self._preferences = replace(self._preferences, theme=choice.value)
        self.theme_chosen.emit()

    def choose_book(self, path: Path) -> None:
        """Close this book and open another."""
        self.book_chosen.emit(path)

    def open_sample(self) -> None:
        """Close this book and open the sample."""
        self.sample_wanted.emit()

    def remember(self, *, book: str | None = None, window: str | None = None, papers: str | None = None) -> None:
        """Keep which book was open, where its window stood, and where papers are saved."""
        if book is not None:
            self._preferences = replace(self._preferences, book=book)
        if window is not None:
            self._preferences = replace(self._preferences, window=window)
        if papers is not None:
            self._preferences = replace(self._preferences, papers=papers)
