"""A paper before it is printed: the few choices, what to know, and the paper itself as it would be."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved
from desktop.ui import printing
from desktop.ui.acting import page_of
from desktop.ui.context import Context
from desktop.ui.pages.paper_parts.notes import Mend, Note, NotesView, notes_of
from desktop.ui.paper_actions import ask_folder, offer_to_save, open_document, print_document_on, save_document_to
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.paper_view import PaperView
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Milliseconds without another key before the paper is set anew.
_PAUSE = 150
_CHOICES_WIDTH = 340
_GOOD_SIZE = QSize(1160, 760)
_KEEP_FREE = 48
#: One dialog shows one paper, in newer and newer bytes.
_THIS = "paper"

#: What is done with a paper once it is kept.
_Act = Callable[[QWidget, Context, int], object]


class PaperDialog(QDialog):
    """Shows a paper and keeps it when it is printed, saved or opened: the same bytes, once for the same choices.

    A subclass gives `choices` (None while something is missing), `preview` and `make`, and calls `refresh`.
    """

    def __init__(self, context: Context, title: str, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.context = context
        self.form = form
        self._shown_for: Hashable = None
        self._made: tuple[Hashable, int] | None = None
        self.notes = NotesView(side=24)
        self.view = PaperView(context.jobs)
        self.view.set_name(title)
        self.number = plain_label(role="muted", wrap=True)
        self.small_print = plain_label(role="caption", wrap=True)
        self.print_button = _button(_("Print..."), self._on_print)
        self.save_button = _button(_("Save as PDF..."), self._on_save)
        self.open_button = _button(_("Open the PDF"), partial(self._use, open_document))
        self.close_button = _button(_("Close"), self.reject)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._build(title)
        form.edited.connect(self._on_edited)
        self.notes.mend_wanted.connect(self._on_mend)
        self.view.shown.connect(self._show_buttons)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_button.click)
        self._show_buttons()

    def _build(self, title: str) -> None:
        self.print_button.setProperty("kind", "primary")
        padded = QWidget()
        padded.setProperty("role", "scrolled")
        pad = QVBoxLayout(padded)
        pad.setContentsMargins(24, 0, 16, 8)
        pad.addWidget(self.form)
        pad.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(padded)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(scroll, 1)
        for label in (self.small_print, self.number):
            label.setContentsMargins(24, 0, 16, 0)
            left.addWidget(label)
        column = QWidget()
        column.setFixedWidth(_CHOICES_WIDTH)
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(column)
        middle.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 16)
        layout.setSpacing(12)
        heading = ElidedLabel(title, role="section")
        heading.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(heading)
        layout.addWidget(self.notes)
        layout.addLayout(middle, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.close_button, self.open_button, self.save_button, self.print_button):
            foot.addWidget(button)
        return foot

    # What a subclass gives and uses

    def choices(self) -> Hashable | None:
        """Give what is chosen as one value; None while something is missing."""
        raise NotImplementedError

    def preview(self, choices: Any) -> Preview:  # noqa: ANN401 - what `choices` gave
        """Make the paper as it would be printed now; called in a worker."""
        raise NotImplementedError

    def make(self, choices: Any) -> Saved[int] | Refused:  # noqa: ANN401 - what `choices` gave
        """Make the paper and keep it; called in a worker."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Set the paper anew, at once."""
        self._wait()
        self._read()

    def sizeHint(self) -> QSize:
        """Take what a page wants, as far as the screen has it."""
        room = self.screen().availableSize() - QSize(_KEEP_FREE, _KEEP_FREE)
        return _GOOD_SIZE.boundedTo(room)

    def showEvent(self, event: QShowEvent) -> None:
        """Open as large as the screen has room."""
        super().showEvent(event)
        self.resize(self.size().expandedTo(self.sizeHint()))

    # Private

    def _on_edited(self) -> None:
        self._wait()
        self._pause.start()

    def _wait(self) -> None:
        self.view.wait_for(_THIS)
        self._show_buttons()

    def _read(self) -> None:
        self._pause.stop()
        problems = self.form.typed_problems()
        self.form.mark_problems(problems)
        choices = self.choices()
        if choices is None or problems:
            self.notes.show_notes(())
            self.view.show_nothing(_("The paper comes as soon as its choices are there."))
            self._show_buttons()
            return
        read = partial(self.preview, choices)
        self.context.jobs.latest(self, read, then=partial(self._show, choices), failed=self._on_failed, owner=self)

    def _show(self, choices: Hashable, preview: Preview) -> None:
        if choices != self.choices():
            return  # something else was chosen meanwhile
        self._shown_for = choices
        self.notes.show_notes(notes_of(preview.warnings))
        self.form.mark_problems(preview.problems)
        if preview.pdf is None:
            self.view.show_nothing("\n".join(map(sentence, preview.problems)))
        else:
            self.view.show_paper(preview.pdf, _THIS)
        self._say_number(preview.number)
        self._show_buttons()

    def _say_number(self, number: str) -> None:
        """Say which number the paper has, or will have once it is kept."""
        if not self._is_made:
            text = _("It gets no. %(number)s when it is printed, saved or opened, and is kept as it is then.")
            self.number.setText(text % {"number": number} if number else "")

    @property
    def _is_made(self) -> bool:
        return self._made is not None and self._made[0] == self._shown_for

    def _show_buttons(self) -> None:
        ready = self.view.is_current and not self._pause.isActive()
        for button in (self.print_button, self.save_button, self.open_button):
            button.setEnabled(ready)

    def _on_print(self) -> None:
        """Ask for the printer before the paper is kept: who thinks better of it then has taken no number."""
        if not printing.has_printer():
            offer_to_save(self, self._on_save)
        else:
            printing.open_print_dialog(self, self.view.pdf, self.windowTitle(), self._print_on)

    def _print_on(self, printer: "QPrinter") -> None:
        self._use(partial(print_document_on, printer=printer))

    def _on_save(self) -> None:
        """Ask where to before the paper is kept: who thinks better of it then has taken no number."""
        ask_folder(self, self.context, self._save_to)

    def _save_to(self, folder: Path) -> None:
        self._use(partial(save_document_to, folder=folder))

    def _use(self, act: _Act) -> None:
        """Keep the paper, unless that was done already, and do with it what is wanted."""
        if self._made is not None and self._is_made:
            act(self, self.context, self._made[1])
            return
        choices = self._shown_for
        then = partial(self._on_made, choices, act)
        for button in (self.print_button, self.save_button, self.open_button):
            button.setEnabled(False)
        self.context.jobs.write(partial(self.make, choices), then=then, failed=self._on_failed, owner=self)

    def _on_made(self, choices: Hashable, act: _Act, answer: Saved[int] | Refused) -> None:
        self._show_buttons()
        if isinstance(answer, Refused):
            self._show_problems(answer.problems)
            return
        self._made = choices, answer.value
        self.number.setText(_("Kept as it is. Another choice makes another paper with the next number."))
        act(self, self.context, answer.value)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)

    def _on_failed(self, _error: Exception) -> None:
        if not self.view.is_current:
            self.view.show_nothing(_("The paper could not be set. Try again."))
        self._show_buttons()

    def _on_mend(self, note: Note) -> None:
        """Go where it is mended; what was chosen here is made again easily."""
        page = page_of(self)
        self.reject()
        if page is not None and note.mend in {Mend.COMPANY, Mend.ACCOUNT}:
            page.go("settings", section="company", field=note.field)
        elif page is not None and note.mend is Mend.TEXTS:
            page.go("settings", section="texts")
        elif page is not None and note.mend is Mend.CUSTOMER:
            page.go("customer", customer_id=self.customer_id)

    @property
    def customer_id(self) -> int | None:
        """The customer that the paper is for."""
        raise NotImplementedError


def _button(text: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: run())
    return button
