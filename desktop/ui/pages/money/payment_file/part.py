"""Bringing in payments: choose a file, look at what is proposed, tick, book, and undo."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.imports.mapping import Mapping as FileMapping
from desktop.domain.imports.payment_words import PAYMENT_WORDS
from desktop.domain.problems import Problem
from desktop.formats import format_datetime
from desktop.i18n import _
from desktop.services.imports.faults import EncodingUnclear, TableError
from desktop.services.payment_files.service import BookedFile, pick
from desktop.services.results import Entity, Refused, Saved
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.pages.imports.busy_line import BusyLine
from desktop.ui.pages.imports.drop_zone import choose_file
from desktop.ui.pages.imports.encoding_choice import EncodingChoice
from desktop.ui.pages.imports.reading_pane import ReadingPane
from desktop.ui.pages.imports.review import read_encodings
from desktop.ui.pages.money.payment_file.lines import ProposalLine
from desktop.ui.pages.money.payment_file.outcome import PaymentOutcome
from desktop.ui.pages.money.payment_file.panel import ProposalPanel
from desktop.ui.pages.money.payment_file.review import PaymentReview, look, look_again, open_file
from desktop.ui.pages.money.payment_file.start import PaymentFileStart
from desktop.ui.widgets.ask import ask, tell
from desktop.ui.widgets.drop_area import dropped_file
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.parts_page import PagePart
from desktop.ui.widgets.progress import run_with_progress
from desktop.wording.imports import fault_text
from desktop.wording.payment_files import booked_line
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.jobs import Task

_COLUMNS_WIDTH = 348
#: So many rows are named when a booking is refused.
_MOST_REASONS = 10


class PaymentFilePart(PagePart):
    """Holds one file at a time; everything but the widgets happens in jobs."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.PAYMENT, Entity.RECEIVABLE, Entity.CUSTOMER})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._files = context.services.payment_files
        self._path: Path | None = None
        self._task: Task | None = None
        self._chosen: dict[int, int | None] = {}
        self._is_booking = False
        self.review: PaymentReview | None = None
        self.busy = BusyLine()
        self.start = PaymentFileStart()
        self.encodings = EncodingChoice()
        self.reading = ReadingPane(PAYMENT_WORDS.fields)
        self.outcome = PaymentOutcome(context.clock)
        self.fault = EmptyState()
        self._panel = ProposalPanel(context)
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.start_over()

    def _build(self) -> None:
        self.both = QSplitter(Qt.Orientation.Horizontal)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.reading)
        self.both.addWidget(self.outcome)
        self.both.setStretchFactor(1, 1)
        self.both.setSizes([_COLUMNS_WIDTH, 2 * _COLUMNS_WIDTH])
        self.views = QStackedWidget()
        for view in (self.start, self.encodings, self.both, self.fault):
            self.views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.busy)
        layout.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.busy.cancelled.connect(self._on_cancelled)
        self.start.drop_zone.file_chosen.connect(self.open)
        self.start.undo_wanted.connect(self._on_undo_wanted)
        self.start.payments_wanted.connect(lambda: self.go("money", part="payments"))
        self.encodings.chosen.connect(self._on_encoding)
        self.reading.changed.connect(self._on_mapping)
        self.reading.encoding_wanted.connect(self._on_encoding_wanted)
        self.reading.again_wanted.connect(self._on_again)
        self.outcome.cancelled.connect(self.start_over)
        self.outcome.columns_toggled.connect(lambda: self.reading.setVisible(self.reading.isHidden()))
        self.outcome.book_wanted.connect(self.book)
        self.outcome.view.row_selected.connect(self._on_row)
        self.outcome.view.row_activated.connect(self._on_activated)
        self.outcome.view.detail_toggled.connect(self.panel_toggled)
        self._panel.customer_named.connect(self._on_customer)

    # What the page calls

    @property
    def panel(self) -> ProposalPanel:
        """What is known of the payment that is current."""
        return self._panel

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Open the `file` that is named, or let one be chosen for `do` of "choose"."""
        if isinstance(arguments.get("file"), Path):
            self.open(arguments["file"])
        elif arguments.get("do") == "choose":
            choose_file(self, lambda name: self.open(Path(name)))

    def reload(self) -> None:
        """Read what was brought in before, and hold the file against the book as it is now."""
        self.context.jobs.latest((self, "files"), self._files.files, then=self.start.show_files, owner=self)
        if self.review is not None and not self._is_booking:
            self._propose_again()

    def take_focus(self) -> None:
        """Begin at the proposals, else at the button that chooses a file."""
        first = self.outcome.view if self.views.currentWidget() is self.both else self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file wherever on the part it is dropped."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open(path)

    # Reading

    def start_over(self) -> None:
        """Forget the file and show the beginning."""
        self._drop_task()
        self.review, self._chosen = None, {}
        self.reading.forget()
        self.outcome.forget()
        self._panel.show_match(None, None)
        self.panel_wanted.emit(False)
        self.views.setCurrentWidget(self.start)
        self.say_summary(_("Payments from a bank statement, each with its customer and items proposed"))

    def open(self, path: object, encoding: str | None = None, kept: FileMapping | None = None) -> None:
        """Read a file; what is wrong with it as a whole is said in its place."""
        self._drop_task()
        self._path, self._chosen = Path(str(path)), {}
        self.start.hide_result()
        self.busy.begin(_("Reading %(file)s...") % {"file": self._path.name})
        self._task = self.context.jobs.read(
            open_file,
            self._files,
            self._path,
            encoding,
            kept,
            then=self._on_opened,
            failed=self._on_failed,
            progress=self.busy.report,
            owner=self,
        )

    def _on_opened(self, answer: PaymentReview | TableError | EncodingUnclear) -> None:
        self._drop_task()
        if isinstance(answer, TableError):
            self._show_fault(answer)
        elif isinstance(answer, EncodingUnclear):
            self.encodings.ask(answer.previews)
            self.views.setCurrentWidget(self.encodings)
            self.say_summary(answer.path.name)
            self.encodings.list.setFocus()
        else:
            self._show(answer, is_new=True)

    def _show(self, review: PaymentReview, *, is_new: bool) -> None:
        self._drop_task()
        self.review = review
        self.reading.show_review(review)
        if is_new or review.is_open:
            self.reading.setVisible(review.is_open)
        self.outcome.set_busy(busy=False)
        self.outcome.show_review(review, is_new=is_new)
        self.views.setCurrentWidget(self.both)
        words = {"file": review.workbook.path.name}
        self.say_summary(_("%(file)s: nothing is booked until you press Book") % words)
        self._on_row(self.outcome.view.current_row())
        if is_new and self.isVisible():
            self.take_focus()

    def _show_fault(self, fault: TableError) -> None:
        title, advice = fault_text(fault)
        self.review = None
        self.say_summary(fault.path.name)
        self.fault.say(f"{title}\n{advice}", _("Choose another file..."), partial(self.arrive, {"do": "choose"}))
        self.views.setCurrentWidget(self.fault)

    def _on_failed(self, _error: Exception) -> None:
        """Give up waiting; what happened is told by whoever knows faults."""
        self._on_cancelled()

    def _on_cancelled(self) -> None:
        """Go back to what was shown before."""
        self._drop_task()
        if self.review is not None:
            self._show(self.review, is_new=False)
        else:
            self.start_over()

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self.busy.hide()

    # Reading differently

    def _on_mapping(self, mapping: FileMapping) -> None:
        if self.review is None:
            return
        self._drop_task()
        self._chosen = {}
        self.outcome.set_busy(busy=True)
        self.outcome.ticks.forget()
        self.busy.begin(_("Checking every row..."))
        self._task = self.context.jobs.read(
            look,
            self._files,
            self.review.workbook,
            mapping,
            then=partial(self._show, is_new=False),
            failed=self._on_failed,
            progress=self.busy.report,
            owner=self,
        )

    def _on_encoding(self, encoding: str) -> None:
        if self._path is not None:
            self.open(self._path, encoding)

    def _on_encoding_wanted(self) -> None:
        if self.review is not None:
            path = self.review.workbook.path
            self.context.jobs.aside(read_encodings, self._files.previews, path, then=self._on_opened, owner=self)

    def _on_again(self) -> None:
        if self.review is not None:
            workbook = self.review.workbook
            self.open(workbook.path, workbook.encoding or None, self.review.mapping)

    # Proposals

    def _on_row(self, line: ProposalLine | None) -> None:
        proposed = self.review.proposed if self.review else None
        match = proposed.matches[line.place] if line is not None and proposed is not None else None
        self._panel.show_match(match, proposed)

    def _on_activated(self, line: ProposalLine) -> None:
        """Show whose it may be where there is nothing to tick."""
        if line.ticked is None:
            self.panel_wanted.emit(True)
            self._panel.take_focus()

    def _on_customer(self, place: int, customer: int | None) -> None:
        self._chosen[place] = customer
        self.outcome.ticks.drop(place)
        self._propose_again()

    def _propose_again(self) -> None:
        if self.review is not None and self.review.checked is not None:
            again = partial(look_again, self._files, self.review, dict(self._chosen))
            self.context.jobs.latest((self, "proposals"), again, then=self._show_again, owner=self)

    def _show_again(self, review: PaymentReview) -> None:
        if self.review is not None and review.checked is self.review.checked:
            self._show(review, is_new=False)

    # Booking

    def book(self) -> None:
        """Book what is ticked, all of it or nothing."""
        review, places = self.review, self.outcome.places
        if review is None or review.proposed is None or review.checked is None or not places:
            return
        picks = [pick(review.proposed.matches[place]) for place in places]
        self._is_booking = True
        self.outcome.set_busy(busy=True)
        run_with_progress(
            self.context.jobs.write,
            self,
            _("Booking the payments of %(file)s") % {"file": review.workbook.path.name},
            partial(self._files.book, review.workbook, review.mapping, review.checked, picks),
            then=self._on_booked,
            failed=lambda _error: self._on_not_booked(),
        )

    def _on_booked(self, answer: Saved[BookedFile] | Refused) -> None:
        if isinstance(answer, Refused):
            self._on_not_booked()
            tell(self, _("Nothing was booked."), detail="\n".join(_reasons(answer)))
            return
        self._is_booking = False
        booked = answer.value
        self.start_over()
        self.start.show_result(booked)
        self.reload()
        self.start.payments_button.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, _("Booked: %(what)s") % {"what": booked_line(booked)}, partial(self._undo, booked.id))

    def _on_not_booked(self) -> None:
        self._is_booking = False
        self.outcome.set_busy(busy=False)
        self._propose_again()

    def _on_undo_wanted(self, file: BookedFile) -> None:
        words = {"file": file.file_name, "when": format_datetime(file.at), "what": booked_line(file)}
        ask(
            self,
            _("Undo the payments of %(file)s?") % words,
            _("Undo the payments"),
            partial(self._undo, file.id),
            detail=_("%(when)s: %(what)s. Each payment is reversed, and what it went to is open again.") % words,
        )

    def _undo(self, file_id: int) -> None:
        self.context.jobs.write(self._files.undo, file_id, then=self._on_undone, owner=self)

    def _on_undone(self, answer: Saved[int] | Refused) -> None:
        if isinstance(answer, Refused):
            why = "\n".join(map(sentence, answer.problems))
            tell(self, _("These payments cannot be undone as a whole any more. They stay as they are."), detail=why)
            return
        self.start.hide_result()
        say(self, _("The payments of the file are reversed."))


def _reasons(answer: Refused) -> list[str]:
    """Say in which rows something is wrong, the first of them."""
    return [_reason(problem) for problem in answer.problems[:_MOST_REASONS]]


def _reason(problem: Problem) -> str:
    where, _point, row = problem.field.partition(".")
    if where != "rows" or not row:
        return sentence(problem)
    return _("Row %(row)s: %(why)s") % {"row": row, "why": sentence(problem)}
