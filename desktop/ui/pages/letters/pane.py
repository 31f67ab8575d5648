"""A paper that is not made yet: its choices, and the paper itself as it would be printed now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.registry import kind_of
from desktop.ui.pages.letters.kinds.reminder_form import ReminderForm
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.letters.paper_head import PaperHead
from desktop.ui.pages.paper_parts.notes import Mend, Note, NotesView, notes_of
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.paper_view import PaperView
from desktop.wording.problems import sentence

#: Milliseconds without another key before the paper is set anew.
_PAUSE = 150
#: How wide the choices and the paper are in a window of 1280 pixels; of what more there is the paper takes most.
_WIDTHS = (280, 432)
_LEAST_CHOICES = 240

#: Makes a paper as it was shown, unless it is about something else by now.
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


class PaperPane(QWidget):
    """Shows one paper at a time; what was chosen for the others is kept while the page is open."""

    #: A note asks to be mended elsewhere: a `Note`.
    mend_wanted = Signal(object)
    #: A final notice is to be decided, or that decision taken back: the `EscalationRow` or None.
    decision_wanted = Signal(object)
    #: Whether the paper on the screen is the one that would be made now.
    ready_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key: PaperKey | None = None
        self._choices: Any = None
        self._kept: dict[PaperKey, Any] = {}
        self._shared: dict[DocumentKind, dict[str, Any]] = {}  # choices that count for all customers
        self._forms: dict[DocumentKind, PaperForm] = {}
        self._sheet: PaperSheet | None = None
        self._is_valid = True
        self.head = PaperHead()
        self.notes = NotesView()
        self.view = PaperView(context.jobs)
        self._fields = QVBoxLayout()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._build()
        self.notes.mend_wanted.connect(self._on_mend)
        self.view.shown.connect(self.ready_changed)

    def _build(self) -> None:
        self.view.set_name(_("Preview of the paper"))
        padded = QWidget()
        padded.setProperty("role", "scrolled")
        pad = QVBoxLayout(padded)
        pad.setContentsMargins(16, 0, 16, 16)
        pad.addLayout(self._fields)
        pad.addStretch(1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(_Side(padded))
        self._splitter.addWidget(self.view)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 5)
        self._splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.notes)
        layout.addWidget(self._splitter, 1)

    # What the part uses

    @property
    def key(self) -> PaperKey | None:
        """Which paper this is; None for none."""
        return self._key

    @property
    def form(self) -> PaperForm:
        """The fields of the kind in front."""
        return self._form(self._key.kind if self._key else DocumentKind.REMINDER)

    @property
    def choices(self) -> Any | None:  # noqa: ANN401 - of the service
        """What is chosen, where the paper can be made and is the one on the screen; else None."""
        is_current = self._is_valid and not self._pause.isActive() and self.view.is_current
        return self._choices if is_current and self._key is not None else None

    @property
    def make(self) -> Make | None:
        """What makes the paper on the screen, about what it shows; None where there is none."""
        choices, sheet = self.choices, self._sheet
        if choices is None or sheet is None or self._key is None:
            return None
        return partial(kind_of(self._key.kind).make, self._context.services, choices, sheet)

    @property
    def sheet(self) -> PaperSheet | None:
        """The paper that was read last."""
        return self._sheet

    def order(self, key: PaperKey) -> Any:  # noqa: ANN401 - of the service
        """Give the choices of a paper, made on the screen or as the program proposes."""
        kind = kind_of(key.kind)
        kept = self._kept.get(key)
        shared = self._shared.get(key.kind, {})
        return replace(kind.begin(key) if kept is None else kept, **shared)

    def show_paper(self, key: PaperKey) -> None:
        """Show the paper to a customer in a currency, as it was chosen before."""
        if key != self._key:
            self._key = key
            self._choices = self.order(key)
            self._sheet = None
            self._is_valid = True
            form = self._form(key.kind)
            for other in self._forms.values():
                other.setVisible(other is form)
            form.begin(self._choices)
            self.notes.show_notes(())
        self.refresh()

    def refresh(self) -> None:
        """Read the paper again, at once."""
        if self._key is not None:
            self._wait()
            self._read()

    def forget(self, key: PaperKey) -> None:
        """Begin with what the program proposes the next time: the paper was made."""
        self._kept.pop(key, None)
        if key == self._key:
            self._key = self._choices = None

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show why a paper could not be made."""
        self.form.show_problems(problems)

    # Private

    def _form(self, kind: DocumentKind) -> PaperForm:
        """Give the fields of a kind, made when they are first seen."""
        if kind not in self._forms:
            form = self._forms[kind] = kind_of(kind).form()
            form.chosen.connect(self._on_chosen)
            if isinstance(form, ReminderForm):
                form.decision_wanted.connect(self.decision_wanted)
            self._fields.addWidget(form)
        return self._forms[kind]

    def _read(self) -> None:
        if self._key is not None:
            self._pause.stop()
            read = partial(kind_of(self._key.kind).read, self._context.services, self._choices)
            then = partial(self._show, self._key, self._choices)
            self._context.jobs.latest(self, read, then=then, failed=self._on_failed, owner=self)

    def _wait(self) -> None:
        self.view.wait_for(self._key)
        self.ready_changed.emit()

    def _on_chosen(self, choices: Any | None) -> None:  # noqa: ANN401 - of the service
        """Set the paper anew a moment later; a field that holds no day keeps the one before from being made."""
        self._is_valid = choices is not None
        self._wait()
        if choices is not None and self._key is not None:
            self._choices = self._kept[self._key] = choices
            names = kind_of(self._key.kind).shared
            self._shared[self._key.kind] = {name: getattr(choices, name) for name in names}
            self._pause.start()

    def _show(self, key: PaperKey, choices: Any, sheet: PaperSheet | None) -> None:  # noqa: ANN401 - of the service
        if (key, choices) != (self._key, self._choices) or self._pause.isActive() or not self._is_valid:
            return  # something else was chosen meanwhile
        self._sheet = sheet
        if sheet is None:
            self.head.say("", "", "neutral", "")
            self.view.show_nothing(_("What this paper would be about is not in the book any more."))
            self.ready_changed.emit()
            return
        self._say(key, sheet)
        self.notes.show_notes(notes_of(sheet.warnings))
        self._form(key.kind).show_sheet(sheet, self._context.clock.today())
        if sheet.preview.pdf is None:
            self.view.show_nothing(_why_none(sheet.problems))
        else:
            self.view.show_paper(sheet.preview.pdf, key)
        self.ready_changed.emit()

    def _say(self, key: PaperKey, sheet: PaperSheet) -> None:
        if sheet.problems:
            self.head.say(sheet.customer, _("cannot be made"), "neutral", "")
            return
        number = _("Will be no. %(number)s") % {"number": sheet.preview.number}
        self.head.say(sheet.customer, _("not made yet"), "neutral", dotted((number, kind_of(key.kind).facts(sheet))))

    def _on_failed(self, _error: Exception) -> None:
        self.view.show_nothing(_("The paper could not be set. Try again."))
        self.ready_changed.emit()

    def _on_mend(self, note: Note) -> None:
        """Go to the day that is no working day; all else is mended elsewhere."""
        day = next((self.form.days[name] for name in ("pay_by", "reply_by") if name in self.form.days), None)
        if note.mend is Mend.PAY_BY and day is not None:
            day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.mend_wanted.emit(note)


def _why_none(problems: Sequence[Problem]) -> str:
    """Say why there is no paper; what is only to be filled in yet is told at its fields."""
    if all(problem.code is ProblemCode.REQUIRED for problem in problems):
        return _("The paper comes as soon as its choices are there.")
    return "\n".join(dict.fromkeys(map(sentence, problems)))
