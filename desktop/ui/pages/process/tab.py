"""The payment process of one customer: the path on top, its parts below, what follows from it beside."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.customers import Contact
from desktop.domain.problems import Problem
from desktop.domain.process import PaymentProcess, Question
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.services.process_records import EMPTY
from desktop.services.processes import ProcessView
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.card_text import proposed_texts
from desktop.ui.pages.process.draft import Person, look_at, missing_usual, with_names, with_usual_path
from desktop.ui.pages.process.leave import ask_unsaved
from desktop.ui.pages.process.outlook import OutlookPanel
from desktop.ui.pages.process.parts_form import PartsForm
from desktop.ui.pages.process.path_view import PathView
from desktop.ui.pages.process.save_bar import SaveBar
from desktop.ui.pages.process.step_editor import StepEditor
from desktop.ui.pages.process.steps_control import StepsControl
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording import problems

_MARGIN = 24
#: Of the height of the tab, at most so much is the path's; a longer one scrolls.
_PATH_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class _Read:
    customer_id: int
    view: ProcessView
    contacts: tuple[ContactRecord, ...]


def _read(services: Services, customer_id: int) -> _Read:
    contacts = services.customers.contacts(customer_id)
    return _Read(customer_id, services.processes.get(customer_id), tuple(contacts))


class ProcessTab(QWidget):
    """Edits the process in place; nothing is kept before Save, and nothing typed is lost before Discard."""

    #: A sentence about work that is done, and a function that undoes it or None.
    done = Signal(str, object)
    #: There is something to save now, or nothing any more.
    dirty_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._customer_id: int | None = None
        self._name = ""
        self._described = False
        self._saved = self._draft = EMPTY
        self._contacts: tuple[ContactRecord, ...] = ()
        self._was_dirty = False
        self._stops: list[QWidget] = []
        self._after_save: Callable[[], object] | None = None
        self.path = PathView()
        self.step_editor = StepEditor()
        self.parts = PartsForm()
        self.outlook = OutlookPanel()
        self.bar = SaveBar()
        self.usual_button = QPushButton(_("Fill in the usual path"))
        self.proposed = PathView()
        self._hint = plain_label(role="muted", wrap=True)
        self._path_scroll = _scroll(self.path)
        self._column = QWidget()
        self._scroll = _scroll(self._column)
        self.steps = StepsControl(self.path, self.step_editor, self)
        self._build()
        self._connect()
        self._follow()

    def _build(self) -> None:
        self.usual_button.setProperty("kind", "quiet")
        set_icon(self.usual_button, "process", role="muted")
        self._head = SectionHeading(_("From our papers to their payment"), self.usual_button)
        self._hint.setText(
            _("Nobody has described yet how this customer pays. This is the usual path: press a step to begin with it.")
        )
        self.proposed.show_cards(proposed_texts(with_usual_path(())), None)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 12, _MARGIN, 8)
        top.setSpacing(8)
        top.addWidget(self._head)
        top.addWidget(self._hint)
        top.addWidget(self.proposed)
        top.addWidget(self._path_scroll)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self.step_editor)
        column.addWidget(self.parts)
        column.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._scroll, 1)
        below.addWidget(self.outlook)
        bar = QVBoxLayout()
        bar.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below, 1)
        layout.addLayout(bar)

    def _connect(self) -> None:
        self.usual_button.clicked.connect(lambda _checked: self.steps.add_usual())
        self.proposed.chosen.connect(self.steps.add_usual)
        self.proposed.insert_wanted.connect(lambda at: self.steps.add_usual(at - 1))
        self.steps.edited.connect(self._on_steps_edited)
        self.steps.opened.connect(self._on_opened)
        self.steps.contact_wanted.connect(self._on_contact_wanted)
        self.parts.edited.connect(self._on_parts_edited)
        self.outlook.question_chosen.connect(self.answer)
        self.bar.save_wanted.connect(self.save)
        self.bar.discard_wanted.connect(self.discard)
        self.path.arranged.connect(self._fit_path)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the customer's page uses

    def show_customer(self, customer_id: int, name: str = "") -> None:
        """Show the process of a customer; what was being edited for another is gone (see `ask_to_leave`)."""
        self._name = name or self._name
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self.steps.close()
            self._take(EMPTY, (), described=False)
        self.reload()

    def set_name(self, name: str) -> None:
        """Call the customer by this name in what is said and asked."""
        self._name = name

    def take_focus(self) -> None:
        """Put the keyboard on the first step, or on what fills the path in."""
        if self.path.cards:
            self.path.focus_card(0)
        else:
            self.usual_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read again; what is being edited stays."""
        if self._customer_id is not None:
            jobs, services = self._context.jobs, self._context.services
            jobs.latest(("process", id(self)), _read, services, self._customer_id, then=self._on_read, owner=self)

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self._draft != self._saved or self.parts.has_faults

    def save(self) -> None:
        """Keep what was edited, if nothing in it is wrong."""
        if not self.is_dirty or self._customer_id is None or not self.bar.save_button.isEnabled():
            return
        if self.parts.has_faults:
            self.parts.show_faults()
            self._refuse(())
            return
        self.bar.set_busy(busy=True)
        customer, sent = self._customer_id, self._draft
        self._context.jobs.write(
            self._context.services.processes.save,
            customer,
            sent,
            then=lambda answer: self._on_saved(customer, sent, answer),
            failed=self._on_failed,
            owner=self,
        )

    def discard(self) -> None:
        """Go back to what is in the book."""
        self.steps.close()
        self._take(self._saved, self._contacts, described=self._described)

    def ask_to_leave(self, go: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Go at once when nothing is unsaved, else ask whether to save, discard or stay."""
        if not self.is_dirty:
            go()
            return

        def save() -> None:
            self._after_save = go
            self.save()

        def discard() -> None:
            self.discard()
            go()

        question = _("Save the changes to how %(name)s pays?") % {"name": self._name}
        ask_unsaved(self, question, save=save, discard=discard, stay=stay)

    def answer(self, question: Question) -> None:
        """Go to the field where a question is answered."""
        if not self.steps.answer(question):
            self.parts.answer(question)
        QTimer.singleShot(0, self, self._reveal)

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the open step on Esc before the page is left."""
        if event.key() == Qt.Key.Key_Escape and self.steps.chosen is not None:
            self.steps.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the path within its share."""
        super().resizeEvent(event)
        self._fit_path()

    # Private

    def _take(self, process: PaymentProcess, contacts: tuple[ContactRecord, ...], *, described: bool) -> None:
        """Show a process as it is in the book."""
        self._saved = self._draft = process
        self._contacts, self._described = contacts, described
        self.steps.show_steps(process.steps, contacts)
        self.parts.show_process(process)
        self._follow()

    def _follow(self) -> None:
        """Bring path, bar and outlook up to what is being edited."""
        empty = not self._draft.steps
        self._hint.setVisible(empty)
        self.proposed.setVisible(empty)
        self._path_scroll.setVisible(not empty)
        # a whole path needs no heading, and the form below it needs the room
        is_whole = not missing_usual(self._draft.steps)
        keys_were_there = self.window().focusWidget() is self.usual_button
        self.usual_button.setVisible(not is_whole)
        self._head.setVisible(not is_whole)
        self.steps.paint(self._draft)
        if is_whole and keys_were_there:
            self.path.focus_card(0)
        dirty = self.is_dirty
        self.bar.setVisible(dirty)
        if dirty:
            self.bar.say_changed()
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)
        jobs, service = self._context.jobs, self._context.services.processes
        jobs.latest(("outlook", id(self)), look_at, service, self._draft, then=self._on_outlook, owner=self)

    def _fit_path(self) -> None:
        self._path_scroll.setFixedHeight(min(self.path.height(), max(120, int(self.height() * _PATH_SHARE))))

    def _reveal(self) -> None:
        # Sentences that have just appeared below fields have to be given their room first.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        focused = QApplication.focusWidget()
        if focused is not None and self._column.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, _MARGIN)

    def _refuse(self, found: tuple[Problem, ...]) -> None:
        loose = [problems.sentence(each) for each in found if not each.field or each.field == "steps"]
        self.bar.say_refused(" ".join([_("Not saved. Please correct what is marked."), *loose]))
        QTimer.singleShot(0, self, self._reveal)

    def _on_read(self, read: _Read) -> None:
        if read.customer_id != self._customer_id:
            return
        if not self.is_dirty:
            self._take(read.view.process, read.contacts, described=read.view.described)
            return
        self._contacts = read.contacts
        self._saved, self._draft = with_names(self._saved, read.contacts), with_names(self._draft, read.contacts)
        self.steps.show_steps(self._draft.steps, read.contacts)
        self._follow()

    def _on_steps_edited(self) -> None:
        self._draft = replace(self._draft, steps=self.steps.steps)
        self._follow()

    def _on_parts_edited(self) -> None:
        self._draft = self.parts.into(self._draft)
        self._follow()

    def _on_opened(self) -> None:
        if self.steps.chosen is not None:
            self._scroll.verticalScrollBar().setValue(0)

    def _on_outlook(self, view: ProcessView | None) -> None:
        self.outlook.show_view(view, self._context.clock.today())
        self._order_stops()

    def _order_stops(self) -> None:
        """Put what was added or moved where it is read."""
        stops = list(reading_order(self))
        if stops != self._stops:
            self._stops = stops
            keep_reading_order(stops)

    def _on_failed(self, _error: Exception) -> None:
        """Stay, with everything as it was typed: nobody leaves after a later save because of this one."""
        self._after_save = None
        self.bar.set_busy(busy=False)

    def _on_saved(self, customer: int, sent: PaymentProcess, answer: Saved[int] | Refused) -> None:
        self.bar.set_busy(busy=False)
        after, self._after_save = self._after_save, None
        if isinstance(answer, Refused):
            self._show_problems(answer.problems)
            return
        before, was_described = self._saved, self._described
        self._saved, self._described = sent, True
        self._follow()
        self.done.emit(
            _("Saved how %(name)s pays.") % {"name": self._name},
            self._undo(customer, before) if was_described else None,
        )
        self.reload()
        if after is not None:
            after()

    def _undo(self, customer: int, before: PaymentProcess) -> Callable[[], object]:
        """Give what puts the process back as it was before it was saved."""
        save, jobs = self._context.services.processes.save, self._context.jobs
        return lambda: jobs.write(save, customer, before, owner=self)

    def _show_problems(self, found: tuple[Problem, ...]) -> None:
        self.parts.show_problems(found)
        steps = [(int(each.field.split(".")[1]), each) for each in found if each.field.startswith("steps.")]
        if steps:
            first = steps[0][0]
            here = [replace(each, field=each.field.split(".")[2]) for at, each in steps if at == first]
            self.steps.show_problems(first, here)
        self._refuse(found)

    def _on_contact_wanted(self, name: str, at: int, field: str) -> None:
        customer = self._customer_id
        if customer is None:
            return

        def then(answer: Saved[int] | Refused) -> None:
            if isinstance(answer, Refused):
                self.steps.show_problems(at, [replace(each, field=field) for each in answer.problems])
            else:
                self.steps.set_contact(at, field, Person(name, answer.value))

        save = self._context.services.customers.save_contact
        self._context.jobs.write(save, customer, Contact(name), then=then, owner=self)


def _scroll(inner: QWidget) -> QScrollArea:
    inner.setProperty("role", "scrolled")
    # A policy that does not shrink: the area scrolls before it squeezes the fields.
    inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
