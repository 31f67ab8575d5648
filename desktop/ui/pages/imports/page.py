"""Bring in a file: choose it, see how it is read and what it would do, do it, and undo it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.imports.mapping import Mapping
from desktop.formats import format_datetime
from desktop.i18n import _
from desktop.services.imports.faults import EncodingUnclear, TableError
from desktop.services.imports.service import ImportRun, ImportSummary
from desktop.services.results import Entity, Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.imports.busy_line import BusyLine
from desktop.ui.pages.imports.drop_zone import choose_file
from desktop.ui.pages.imports.encoding_choice import EncodingChoice
from desktop.ui.pages.imports.outcome_pane import OutcomePane
from desktop.ui.pages.imports.reading_pane import ReadingPane
from desktop.ui.pages.imports.review import Review, look, open_file, read_encodings, row_reason
from desktop.ui.pages.imports.start_view import StartView
from desktop.ui.pages.imports.words import written_text
from desktop.ui.widgets.ask import ask, tell
from desktop.ui.widgets.drop_area import dropped_file
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.progress import run_with_progress
from desktop.wording.imports import fault_text
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.jobs import Task

_LEFT = 364


class ImportPage(Page):
    """Holds one file at a time; everything but the widgets happens in jobs."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.IMPORT})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Bring in a file"), parent)
        self._imports = context.services.imports
        self._path: Path | None = None
        self._task: Task | None = None
        self.review: Review | None = None
        self.busy = BusyLine()
        self.start = StartView()
        self.encodings = EncodingChoice()
        self.reading = ReadingPane()
        self.outcome = OutcomePane()
        self._build_body()
        self._connect()
        self.setAcceptDrops(True)
        self.start_over()

    def _build_body(self) -> None:
        self.both = QSplitter(Qt.Orientation.Horizontal)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.reading)
        self.both.addWidget(self.outcome)
        self.both.setStretchFactor(1, 1)
        self.both.setSizes([_LEFT, 2 * _LEFT])
        self.views = QStackedWidget()
        for view in (self.start, self.encodings, self.both):
            self.views.addWidget(view)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.busy)
        layout.addWidget(self.views, 1)
        self.set_body(body)
        self.begin_at(self.start)

    def _connect(self) -> None:
        self.busy.cancelled.connect(self._on_cancelled)
        self.start.drop_zone.file_chosen.connect(self.open)
        self.start.history.undo_wanted.connect(self._on_undo_wanted)
        self.start.customers_wanted.connect(partial(self.go, "customers"))
        self.encodings.chosen.connect(self._on_encoding)
        self.reading.changed.connect(self._on_mapping)
        self.reading.encoding_wanted.connect(self._on_encoding_wanted)
        self.reading.again_wanted.connect(self._on_again)
        self.outcome.cancelled.connect(self.start_over)
        self.outcome.bring_in_wanted.connect(self._on_bring_in)
        self.outcome.export_wanted.connect(self._on_export_wanted)

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Open the file named by `file`, or let one be chosen for `do` of "choose"."""
        if isinstance(arguments.get("file"), Path):
            self.open(arguments["file"])
        elif arguments.get("do") == "choose":
            self.choose()
        elif self.review is None and self.busy.isHidden():
            self.start_over()

    def reload(self) -> None:
        """Read what was brought in before."""
        self.context.jobs.read(self._imports.runs, then=self.start.history.show_runs, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file wherever on the page it is dropped."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open(path)

    # Reading

    def choose(self) -> None:
        """Let a file be chosen."""
        choose_file(self, lambda name: self.open(Path(name)))

    def start_over(self) -> None:
        """Forget the file and show the beginning."""
        self._drop_task()
        self.review = None
        self.reading.forget()
        self.outcome.forget()
        self.show_body()
        self.views.setCurrentWidget(self.start)
        self.set_summary(_("Customers, contacts and open items from the finance office"))

    def open(self, path: object, encoding: str | None = None, kept: Mapping | None = None) -> None:
        """Read a file; what is wrong with it as a whole is said in the page."""
        self._drop_task()
        self._path = Path(str(path))
        self.busy.begin(_("Reading %(file)s...") % {"file": self._path.name})
        self._task = self.context.jobs.read(
            open_file,
            self._imports,
            self._path,
            encoding,
            kept,
            then=self._on_opened,
            failed=self._on_failed,
            progress=self.busy.report,
            owner=self,
        )

    def _on_opened(self, answer: Review | TableError | EncodingUnclear) -> None:
        self._task = None
        self.busy.hide()
        if isinstance(answer, TableError):
            self._show_fault(answer)
        elif isinstance(answer, EncodingUnclear):
            self.show_body()
            self.encodings.ask(answer.previews)
            self.views.setCurrentWidget(self.encodings)
            self.set_summary(answer.path.name)
            self.encodings.list.setFocus()
        else:
            self._show(answer, is_new=True)

    def _show(self, review: Review, *, is_new: bool) -> None:
        self._task = None
        self.busy.hide()
        self.review = review
        self.show_body()
        self.reading.show_review(review)
        self.outcome.set_busy(busy=False)
        self.outcome.show_review(review, is_new=is_new)
        self.views.setCurrentWidget(self.both)
        self.set_summary(_("Nothing is written until you press Bring in"))

    def _show_fault(self, fault: TableError) -> None:
        title, advice = fault_text(fault)
        self.review = None
        self.set_summary(fault.path.name)
        self.show_empty(f"{title}\n{advice}", _("Choose another file..."), self.choose)

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

    def _on_mapping(self, mapping: Mapping) -> None:
        if self.review is None:
            return
        self._drop_task()
        self.outcome.set_busy(busy=True)
        self.busy.begin(_("Checking every row..."))
        self._task = self.context.jobs.read(
            look,
            self._imports,
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
            self.context.jobs.aside(read_encodings, self._imports.previews, path, then=self._on_opened, owner=self)

    def _on_again(self) -> None:
        if self.review is not None:
            workbook = self.review.workbook
            self.open(workbook.path, workbook.encoding or None, self.review.mapping)

    # Rows for later

    def _on_export_wanted(self) -> None:
        if self.review is None:
            return
        path = self.review.workbook.path
        name = _("%(file)s, bad rows") % {"file": path.stem}
        dialog = QFileDialog(self, _("Export the bad rows"), str(path.with_name(f"{name}.xlsx")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Workbook (*.xlsx)"), _("CSV (*.csv)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, name: str) -> None:
        """Write the bad rows with their reasons into a file, to be corrected and brought in."""
        review = self.review
        if review is None or review.plan is None:
            return
        write = partial(
            self._imports.export_bad_rows,
            review.workbook,
            review.mapping,
            review.plan,
            Path(name),
            reason=row_reason,
            heading=_("What is wrong"),
        )
        self.context.jobs.aside(write, then=self._on_exported, owner=self)

    def _on_exported(self, path: Path) -> None:
        self.say_done(_("The bad rows are in %(path)s") % {"path": path})

    # Writing

    def _on_bring_in(self) -> None:
        review = self.review
        if review is None or review.checked is None:
            return
        apply = partial(
            self._imports.apply,
            review.workbook,
            review.mapping,
            review.checked,
            close_gone=self.outcome.close_gone.isChecked(),
            skip_bad=self.outcome.skip_bad.isChecked(),
        )
        self.outcome.set_busy(busy=True)
        run_with_progress(
            self.context.jobs.write,
            self,
            _("Bringing in %(file)s") % {"file": review.workbook.path.name},
            apply,
            then=self._on_brought_in,
            failed=lambda _error: self.outcome.set_busy(busy=False),
        )

    def _on_brought_in(self, answer: Saved[ImportSummary] | Refused) -> None:
        self.outcome.set_busy(busy=False)
        if isinstance(answer, Refused):
            tell(self, _("This file was not taken."), detail="\n".join(map(sentence, answer.problems)))
            return
        name = self.review.workbook.path.name if self.review else ""
        summary = answer.value
        self.start_over()
        said = _("%(file)s: %(written)s") % {"file": name, "written": written_text(summary)}
        self.start.show_result(said, summary.refused_rows)
        self.say_done(said, partial(self._undo, summary.run_id) if summary.run_id is not None else None)

    def _on_undo_wanted(self, run: ImportRun) -> None:
        words = {"file": run.file_name, "when": format_datetime(run.at), "written": written_text(run.summary)}
        ask(
            self,
            _("Undo the import of %(file)s?") % words,
            _("Undo the import"),
            partial(self._undo, run.id),
            detail=_("%(when)s: %(written)s. What it added is removed, what it changed gets its old values.") % words,
        )

    def _undo(self, run_id: int) -> None:
        self.context.jobs.write(self._imports.undo, run_id, then=self._on_undone, owner=self)

    def _on_undone(self, answer: Saved[int] | Refused) -> None:
        if isinstance(answer, Refused):
            why = "\n".join(map(sentence, answer.problems))
            tell(self, _("This import cannot be undone any more. Everything stays as it is."), detail=why)
            return
        self.start.hide_result()
        self.say_done(_("The import is undone."))
