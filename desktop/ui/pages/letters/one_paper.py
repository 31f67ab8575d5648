"""Making the paper on the screen: the first of Print, Save and Open makes it and keeps it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import ProblemCode
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.ui import paper_actions, printing
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.pages.letters.kinds.sheet import PaperKey
from desktop.ui.pages.letters.pane import Make, PaperPane
from desktop.wording.choices import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Does something with a paper of the archive.
Act = Callable[[QWidget, Context, int], object]


class OnePaper(QObject):
    """Acts on what a pane shows, one paper at a time."""

    #: A paper was made: its id, and what is to be done with it (an `Act`).
    made = Signal(int, object)
    #: A paper is being made, or is not any more.
    changed = Signal()

    def __init__(self, parent: QWidget, context: Context, pane: PaperPane) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context = context
        self._pane = pane
        self._is_making = False

    @property
    def can_make(self) -> bool:
        """Whether there is a paper on the screen, and it is the one that would be made now."""
        return not self._pane.isHidden() and self._pane.choices is not None and not self._is_making

    def print(self) -> None:
        """Ask for the printer before the paper is made: who thinks better of it then has taken no number."""
        if not self.can_make or self._pane.key is None:
            return
        if printing.has_printer():
            then = partial(self._print_on, self._pane.make)
            printing.open_print_dialog(self._parent, self._pane.view.pdf, label(self._pane.key.kind), then)
        else:
            paper_actions.offer_to_save(self._parent, self.save)

    def save(self) -> None:
        """Ask where to before the paper is made: who thinks better of it then has taken no number."""
        if self.can_make:
            paper_actions.ask_folder(self._parent, self._context, partial(self._save_to, self._pane.make))

    def open(self) -> None:
        """Make the paper and show a copy of it."""
        if self.can_make:
            self._act(paper_actions.open_document, self._pane.make)

    def _print_on(self, make: Make | None, printer: "QPrinter") -> None:
        self._act(partial(paper_actions.print_document_on, printer=printer), make)

    def _save_to(self, make: Make | None, folder: Path) -> None:
        self._act(partial(paper_actions.save_document_to, folder=folder), make)

    def _act(self, act: Act, make: Make | None) -> None:
        key = self._pane.key
        if key is not None and make is not None and not self._is_making:
            self._is_making = True
            self.changed.emit()
            then = partial(self._on_made, key, act)
            self._context.jobs.write(make, then=then, failed=self._on_failed, owner=self)

    def _on_made(self, key: PaperKey, act: Act, answer: Saved[int] | Refused) -> None:
        self._is_making = False
        if isinstance(answer, Saved):
            self._pane.forget(key)
            self.made.emit(answer.value, act)
        elif any(problem.code is ProblemCode.CHANGED_MEANWHILE for problem in answer.problems):
            self._pane.refresh()
            changed = _("What is owed has changed meanwhile. The letter is shown anew; look at it again.")
            say(self._parent, changed)
        else:
            self._pane.show_problems(answer.problems)
        self.changed.emit()

    def _on_failed(self, _error: Exception) -> None:
        self._is_making = False
        self.changed.emit()
