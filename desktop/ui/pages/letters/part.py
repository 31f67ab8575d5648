"""The base of the views of the page: what the keys of the page do on each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.parts_page import PagePart


class LettersPart(PagePart):
    """A view answers to Ctrl+P, Ctrl+S, Ctrl+F and Esc, whatever is in front on it."""

    #: The ids of papers that went out: the page asks how.
    sent_wanted = Signal(object)

    open_button: QPushButton
    save_button: QPushButton
    print_button: QPushButton
    sent_button: QPushButton

    def on_print(self) -> None:
        """Print what is in front."""

    def on_save(self) -> None:
        """Save what is in front."""

    def on_find(self) -> None:
        """Put the keys where one looks for something."""

    def on_escape(self) -> bool:
        """Go back to the list; False where the keys are there already."""
        return False
