"""Acting on what a page shows: opens a dialog or writes at once, and says so with Undo where there is a way back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.widgets.ask import tell
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.page import Page
from desktop.wording.problems import sentence

Undo = Callable[[], object]

#: The answer about something that is not in the book any more.
GONE = Refused((Problem("", ProblemCode.NOT_FOUND),))


def open_dialog(dialog: FormDialog, saved: Callable[[Any], object]) -> None:
    """Show a dialog; `saved` gets the value that it has written."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.saved.connect(saved)
    dialog.open()


def write(
    parent: QWidget,
    context: Context,
    fn: Callable[[], Any],
    *,
    said: str = "",
    undo: Undo | None = None,
    failed: Callable[[], object] | None = None,
) -> None:
    """Write without a dialog; `said` is the toast afterwards. A refusal is told in a box, and calls `failed` too."""

    def told(answer: Saved[Any] | Refused) -> None:
        tell_refusal(parent, answer)
        if isinstance(answer, Refused):
            not_done(answer)
        elif said:
            say(parent, said, undo)

    def not_done(_why: object) -> None:
        if failed is not None:
            failed()

    context.jobs.write(fn, then=told, failed=not_done, owner=parent)


def undo_by(parent: QWidget, context: Context, fn: Callable[..., Any], *arguments: object) -> Undo:
    """Make the Undo that writes with a function and its arguments."""
    return partial(write, parent, context, partial(fn, *arguments))


def tell_refusal(parent: QWidget, answer: Saved[Any] | Refused) -> None:
    """Say in a box why nothing was written; nothing where it was."""
    if isinstance(answer, Refused):
        tell(parent, "\n".join(sentence(problem) for problem in answer.problems))


def say(widget: QWidget, text: str, undo: Undo | None = None) -> None:
    """Have the page that a widget is on show a toast."""
    page = page_of(widget)
    if page is not None:
        page.say_done(text, undo)


def page_of(widget: QWidget) -> Page | None:
    """Find the page that a widget is, or is on, dialogs of it included."""
    found: QWidget | None = widget
    while found is not None and not isinstance(found, Page):
        found = found.parentWidget()
    return found
