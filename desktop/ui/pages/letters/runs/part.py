"""The part with the print runs: the list at the left, at the right the papers of the run that is current."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel, paged
from desktop.ui.pages.letters import many_papers
from desktop.ui.pages.letters.paper_head import PaperHead
from desktop.ui.pages.letters.part import LettersPart
from desktop.ui.pages.letters.runs.rows import columns, counts_text, title_text
from desktop.ui.pages.paper_parts.paper_rows import GIVE_WAY, MARKS, IssuedRow, read_rows
from desktop.ui.pages.paper_parts.paper_rows import columns as paper_columns
from desktop.ui.widgets.cells import MarksDelegate
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.parts_page import HeaderAction
from desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from desktop.services.print_runs import RunRow

_WIDTHS = (392, 704)


class RunsPart(LettersPart):
    """What is done is done with all papers of the run that are not void."""

    #: The id of a paper to be seen.
    paper_wanted = Signal(int)

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.DOCUMENT, Entity.DELIVERY, Entity.CUSTOMER})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: int | None = None
        self._papers: Sequence[IssuedRow] = ()
        self._buttons: Sequence[QPushButton] = ()
        self.table: TableModel[RunRow] = TableModel(
            columns(context.clock), key=lambda run: run.id, load=paged(context.jobs, self._fetch, self), parent=self
        )
        self.view = TableView(self.table)
        self.head = PaperHead()
        self.papers: TableModel[IssuedRow] = TableModel(
            paper_columns(context.clock), key=lambda row: row.id, parent=self
        )
        self.papers_view = TableView(self.papers)
        self.issued_button = QPushButton(_("Show among all papers"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Print runs"))
        self.issued_button.setProperty("kind", "link")
        self.papers_view.setAccessibleName(_("Papers of the run"))
        titles = [column.title for column in self.papers.columns]
        self.papers_view.setItemDelegateForColumn(titles.index(MARKS), MarksDelegate(self.papers_view))
        ColumnRoom(self.papers_view, GIVE_WAY)
        ColumnRoom(self.view, ("Pages",))
        self.view.set_empty(
            _("No print run has been made yet. Choose letters among the proposals and print them together."),
            _("To the proposals"),
            lambda: self.go("letters", part="proposals"),
        )
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.issued_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(16)
        column.addLayout(head)
        column.addWidget(self.papers_view, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.papers.set_rows(())

    def _connect(self) -> None:
        self.table.loaded.connect(self._on_loaded)
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(lambda _run: self.papers_view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.issued_button.clicked.connect(lambda _checked=False: self._on_issued())
        self.papers_view.row_activated.connect(lambda row: self.paper_wanted.emit(row.id))

    # What the page uses

    def header_actions(self) -> Sequence[HeaderAction]:
        """Act on the papers of the run."""
        return (
            HeaderAction(_("Mark as sent..."), self._on_sent, "check"),
            HeaderAction(_("Save single files..."), self._on_files, "folder"),
            HeaderAction(_("Save as one PDF..."), self.on_save, "download"),
            HeaderAction(_("Print again..."), self.on_print, "print", primary=True),
        )

    def take_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Lock them while there is no run."""
        self._buttons = buttons
        self.sent_button, self.files_button, self.save_button, self.print_button = buttons
        self.save_button.setToolTip(_("Ctrl+S"))
        self.print_button.setToolTip(_("Ctrl+P"))
        self._update_buttons()

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take the id of a `run` to show."""
        run = arguments.get("run")
        if isinstance(run, int) and not self.view.select(run):
            self._wanted = run
            self.reload()

    def reload(self) -> None:
        """Read the runs and the papers of the current one again."""
        self.table.reload()
        run: RunRow | None = self.view.current_row()
        if run is not None:
            self._read_papers(run)

    def take_focus(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_escape(self) -> bool:
        """Go back to the runs."""
        if self.view.hasFocus():
            return False
        self.take_focus()
        return True

    @property
    def valid_ids(self) -> tuple[int, ...]:
        """The papers of the run that are not void."""
        return tuple(row.id for row in self._papers if row.paper.voided_at is None)

    # Private

    def _fetch(self, request: "PageRequest[RunRow]") -> "list[RunRow]":
        return self.context.services.print_runs.page(offset=request.offset, limit=request.limit)

    def _on_loaded(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.view.select(wanted)
        elif self.view.current_row() is None and self.table.rowCount():
            self.view.select(self.table.row(0).id)
        elif not self.table.rowCount():
            self._on_selected(None)
        count = self.table.rowCount()
        runs = ngettext("%(count)s print run", "%(count)s print runs", count) % {"count": format_count(count)}
        self.say_summary(runs if count else "")

    def _on_selected(self, run: "RunRow | None") -> None:
        self._papers = ()
        self._update_buttons()
        self._right.setVisible(run is not None)
        if run is None:
            self.head.say("", "", "neutral", "")
            self.papers.set_rows(())
        else:
            self._read_papers(run)

    def _read_papers(self, run: "RunRow") -> None:
        read = partial(_read_papers, self.context, run.id)
        self.context.jobs.latest((self, "papers"), read, then=partial(self._show_papers, run), owner=self)

    def _show_papers(self, run: "RunRow", rows: Sequence[IssuedRow]) -> None:
        self._papers = rows
        self.papers.set_rows(rows)
        self.head.say(title_text(run, self.context.clock), "", "neutral", counts_text(run, [row.paper for row in rows]))
        self._update_buttons()

    def _update_buttons(self) -> None:
        for button in self._buttons:
            button.setEnabled(bool(self.valid_ids))

    # What the user does

    def _on_sent(self) -> None:
        self.sent_wanted.emit(self.valid_ids)

    def _on_issued(self) -> None:
        """Show the papers of the run where they can be narrowed down."""
        run: RunRow | None = self.view.current_row()
        if run is not None:
            self.go("letters", part="issued", run=run.id)

    def _on_files(self) -> None:
        many_papers.save_files(self, self.context, self.valid_ids)

    def on_save(self) -> None:
        """Join the papers of the run into one file once more."""
        if self.valid_ids:
            many_papers.save(self, self.context, self.valid_ids)

    def on_print(self) -> None:
        """Print the papers of the run once more."""
        if self.valid_ids:
            many_papers.print_again(self, self.context, self.valid_ids)


def _read_papers(context: Context, run_id: int) -> list[IssuedRow]:
    papers = context.services.print_runs.documents(run_id)
    return read_rows(context.services, papers, context.clock.today())
