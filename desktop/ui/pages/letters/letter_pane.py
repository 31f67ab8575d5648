"""A letter that is not made yet: its choices, and the letter itself as it would be printed now."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.formats import format_count, format_money
from desktop.i18n import _, ngettext
from desktop.services.letters import LetterChoices, LetterDraft
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.letters.choices_form import ChoicesForm
from desktop.ui.pages.letters.notes import Mend, Note, NotesView, notes_of
from desktop.ui.pages.letters.paper_head import PaperHead
from desktop.ui.pages.letters.sheet import LetterSheet, read_letter
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.paper_view import PaperView
from desktop.wording.problems import sentence

#: Milliseconds without another key before the letter is set anew.
_PAUSE = 150
#: How wide the choices and the letter are in a window of 1280 pixels; of what more there is the letter takes most.
_WIDTHS = (296, 480)
_LEAST_CHOICES = 248

#: What a letter is known by: one a customer and currency.
Key = tuple[int, str]
#: Makes a letter as it was shown, unless it is about something else by now.
Make = Callable[[], Saved[int] | Refused]


class _Side(QScrollArea):
    """Scrolls up and down only, and is never narrower than what it holds."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the field that has the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Leave room for the fields, and for the scroll bar beside them."""
        width = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(_LEAST_CHOICES, width), super().minimumSizeHint().height())


class LetterPane(QWidget):
    """Shows one letter at a time; what was chosen for the others is kept while the page is open."""

    #: A note asks to be mended elsewhere: a `Note`.
    mend_wanted = Signal(object)
    #: Whether the letter on the screen is the one that would be made now.
    ready_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: LetterChoices | None = None
        self._kept: dict[Key, LetterChoices] = {}
        self._sheet: LetterSheet | None = None
        self._is_valid = True
        self.head = PaperHead()
        self.notes = NotesView()
        self.form = ChoicesForm()
        self.view = PaperView(context.jobs)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._build()
        self.form.chosen.connect(self._on_chosen)
        self.notes.mend_wanted.connect(self._on_mend)
        self.view.shown.connect(self.ready_changed)

    def _build(self) -> None:
        self.view.set_name(_("Preview of the letter"))
        padded = QWidget()
        padded.setProperty("role", "scrolled")
        pad = QVBoxLayout(padded)
        pad.setContentsMargins(16, 0, 16, 16)
        pad.addWidget(self.form)
        pad.addStretch(1)
        side = _Side(padded)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.notes)
        layout.addWidget(splitter, 1)

    # What the page uses

    @property
    def key(self) -> Key | None:
        """Which letter this is; None for none."""
        return (self._choices.customer_id, self._choices.currency) if self._choices else None

    @property
    def choices(self) -> LetterChoices | None:
        """What is chosen, where the letter can be made and is the one on the screen; else None."""
        is_current = self._is_valid and not self._pause.isActive() and self.view.is_current
        return self._choices if is_current else None

    @property
    def make(self) -> Make | None:
        """What makes the letter on the screen, about the items that it shows; None where there is none."""
        choices, draft = self.choices, self.draft
        if choices is None or draft is None:
            return None
        return partial(self._context.services.letters.make, choices, seen=draft)

    @property
    def draft(self) -> LetterDraft | None:
        """The letter that was read last."""
        return self._sheet.draft if self._sheet else None

    def show_letter(self, key: Key) -> None:
        """Show the letter to a customer in a currency, as it was chosen before."""
        if key != self.key:
            self._choices = self._kept.get(key) or LetterChoices(*key)
            self._sheet = None
            self._is_valid = True
            self.form.begin(self._choices)
            self.notes.show_notes(())
        self.refresh()

    def refresh(self) -> None:
        """Read the letter again, at once."""
        if self._choices is not None:
            self._wait()
            self._read()

    def forget(self, key: Key) -> None:
        """Begin with what the program proposes the next time: the letter was made."""
        self._kept.pop(key, None)
        if key == self.key:
            self._choices = None

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show why a letter could not be made."""
        self.form.show_problems(problems)

    # Private

    def _read(self) -> None:
        if self._choices is not None:
            self._pause.stop()
            read = partial(read_letter, self._context.services, self._choices)
            then = partial(self._show, self._choices)
            self._context.jobs.latest(self, read, then=then, failed=self._on_failed, owner=self)

    def _wait(self) -> None:
        self.view.wait_for(self.key)
        self.ready_changed.emit()

    def _on_chosen(self, choices: LetterChoices | None) -> None:
        """Set the letter anew a moment later; a field that holds no day keeps the one before from being made."""
        self._is_valid = choices is not None
        self._wait()
        if choices is not None and self.key is not None:
            self._choices = self._kept[self.key] = choices
            self._pause.start()

    def _show(self, choices: LetterChoices, sheet: LetterSheet | None) -> None:
        if choices != self._choices or self._pause.isActive() or not self._is_valid:
            return  # something else was chosen meanwhile
        self._sheet = sheet
        if sheet is None:
            self.view.show_nothing(_("This customer is not in the book any more."))
            self.ready_changed.emit()
            return
        self._say(sheet.draft)
        self.notes.show_notes(notes_of(sheet.preview.warnings))
        self.form.show_sheet(sheet, self._context.clock.today())
        if sheet.preview.pdf is None:
            self.view.show_nothing("\n".join(map(sentence, sheet.draft.problems)))
        else:
            self.view.show_paper(sheet.preview.pdf, self.key)
        self.ready_changed.emit()

    def _say(self, draft: LetterDraft) -> None:
        if draft.problems:
            self.head.say(draft.customer, _("cannot be made"), "neutral", "")
            return
        count = len(draft.items.asked)
        items = ngettext("%(count)s item", "%(count)s items", count) % {"count": format_count(count)}
        total = format_money(draft.items.total, draft.choices.currency)
        number = _("Will be no. %(number)s") % {"number": draft.number}
        self.head.say(draft.customer, _("not made yet"), "neutral", dotted((number, total, items)))

    def _on_failed(self, _error: Exception) -> None:
        self.view.show_nothing(_("The letter could not be set. Try again."))
        self.ready_changed.emit()

    def _on_mend(self, note: Note) -> None:
        if note.mend is Mend.PAY_BY:
            self.form.pay_by.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.mend_wanted.emit(note)
