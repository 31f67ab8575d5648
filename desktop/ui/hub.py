"""Tells every page what was written."""

from PySide6.QtCore import QObject, Signal

from desktop.services.results import Changes


class Hub(QObject):
    """The one place where a write is announced; pages listen, nobody listens to another page."""

    #: Carries `Changes`, once for each write, after it is in the book.
    changed = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Tell all listeners at once, on the UI thread."""
        self.changed.emit(changes)
