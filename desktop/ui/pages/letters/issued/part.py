"""The part with every paper that was made: a list to narrow down, beside it the paper that is current."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelection, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.ui import paper_actions
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.letters import many_papers
from desktop.ui.pages.letters.issued.filter_bar import IssuedBar, Wanted
from desktop.ui.pages.letters.issued.panel import IssuedPanel
from desktop.ui.pages.letters.part import LettersPart
from desktop.ui.pages.paper_parts.paper_rows import GIVE_WAY, MARKS, IssuedRow, columns, read_rows
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.cells import MarksDelegate
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.parts_page import HeaderAction
from desktop.ui.widgets.table_view import TableView

#: How wide the list and the panel are in a window of 1280 pixels; of what more there is both take their share.
_WIDTHS = (708, 388)


class IssuedPart(LettersPart):
    """What is done with a paper is done with all that are selected."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.DOCUMENT, Entity.DELIVERY, Entity.CUSTOMER})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: int | None = None  # the paper to go to once the list is read
        self._count = 0
        self._buttons: Sequence[QPushButton] = ()
        self._bar = IssuedBar()
        self.table: TableModel[IssuedRow] = TableModel(
            columns(context.clock), key=lambda row: row.id, load=self._load, parent=self
        )
        self.view = TableView(self.table)
        self.details = IssuedPanel(context)
        self._build()
        self._connect()
        self._say_empty()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Papers made"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        titles = [column.title for column in self.table.columns]
        self.view.setItemDelegateForColumn(titles.index(MARKS), MarksDelegate(self.view))
        ColumnRoom(self.view, GIVE_WAY)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self._bar.changed.connect(self._on_filter)
        self._bar.search.returnPressed.connect(self.take_focus)
        self.table.loaded.connect(lambda: QTimer.singleShot(0, self, self._on_loaded))
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(lambda _row: self.details.take_focus())
        self.view.detail_toggled.connect(lambda: self.details.setVisible(self.details.isHidden()))
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.details.ready_changed.connect(self._update_buttons)

    # What the page uses

    @property
    def bar(self) -> IssuedBar:
        """Which papers are listed."""
        return self._bar

    def header_actions(self) -> Sequence[HeaderAction]:
        """Act on what is selected."""
        return (
            HeaderAction(_("Open the PDF"), self._on_open, "document"),
            HeaderAction(_("Mark as sent..."), self._on_sent, "check"),
            HeaderAction(_("Save as PDF..."), self.on_save, "download"),
            HeaderAction(_("Print again..."), self.on_print, "print", primary=True),
        )

    def take_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Lock them while there is no paper."""
        self._buttons = buttons
        self.open_button, self.sent_button, self.save_button, self.print_button = buttons
        self.save_button.setToolTip(_("Ctrl+S"))
        self.print_button.setToolTip(_("Ctrl+P"))
        self._update_buttons()

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take the id of a `document` to show, or what is listed: the papers of a `run`, those `unproved`."""
        document, run = arguments.get("document"), arguments.get("run")
        if isinstance(document, int):
            self.show_document(document)
        elif isinstance(run, int) or arguments.get("unproved"):
            is_unproved = bool(arguments.get("unproved"))
            self._bar.choose(Wanted(run_id=run if isinstance(run, int) else None, unproved=is_unproved))

    def show_document(self, document_id: int) -> None:
        """Show a paper, and go to it in the list of all as soon as it is there."""
        if self._bar.wanted != Wanted():
            self._bar.choose(Wanted())
        self.details.show_document(document_id)
        if not self.view.select(document_id):
            self._wanted = document_id
            self.table.reload()

    def reload(self) -> None:
        """Read the list and the paper again."""
        self.table.reload()
        self.details.refresh()

    def take_focus(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_find(self) -> None:
        """Put the keys where papers are looked for."""
        self._bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.search.selectAll()

    def on_escape(self) -> bool:
        """Go back to the list, to all of it from what was looked for."""
        if self.view.hasFocus():
            return False
        if self._bar.search.hasFocus():
            self._bar.search.clear()
        self.take_focus()
        return True

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """The papers that are selected, in the order of the list; the one on the screen where none is listed."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        found = tuple(self.table.row(at).id for at in rows)
        is_one = len(found) <= 1 and self.details.row is not None
        return (self.details.row.id,) if is_one and self.details.row else found

    # Private

    def _load(
        self,
        request: PageRequest[IssuedRow],
        deliver: Callable[[Sequence[IssuedRow]], None],
        give_up: Callable[[], None],
    ) -> None:
        today = self.context.clock.today()
        read = partial(_read_page, self.context.services, today, self._bar.wanted.arguments(today))
        then, failed = deliver, lambda _error: give_up()
        self.context.jobs.latest((self, "papers"), read, request, then=then, failed=failed, owner=self)

    def _on_loaded(self) -> None:
        """Go to the paper that is wanted, else to the first, so that there is something to look at."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.view.select(wanted)
        elif self.view.current_row() is None and self.table.rowCount():
            if self.details.document_id is None or not self.view.select(self.details.document_id):
                self.view.select(self.table.row(0).id)
        elif not self.table.rowCount():
            self.details.show_none()
        arguments = self._bar.wanted.arguments(self.context.clock.today())
        count = partial(self.context.services.archive.count, **arguments)
        self.context.jobs.latest((self, "count"), count, then=self._say_count, owner=self)

    def _say_count(self, count: int) -> None:
        papers = ngettext("%(count)s paper", "%(count)s papers", count) % {"count": format_count(count)}
        chosen = len(self.selected_ids)
        texts = [papers, _("exactly as they were printed")]
        if chosen > 1:
            texts.append(_("%(count)s selected") % {"count": format_count(chosen)})
        self._count = count
        self.say_summary(dotted(texts) if count else "")

    def _on_selected(self, row: IssuedRow | None) -> None:
        if row is not None:
            self.details.show_document(row.id)
        self._update_buttons()

    def _on_selection(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._say_count(self._count)
        self._update_buttons()

    def _update_buttons(self) -> None:
        """Act on one paper only while it is the one on the screen."""
        many = len(self.selected_ids) > 1
        is_ready = many or self.details.row is not None
        for button in self._buttons:
            button.setEnabled(is_ready)
        if self._buttons:
            self.open_button.setEnabled(is_ready and not many)
            self.save_button.setText(_("Save as one PDF...") if many else _("Save as PDF..."))

    def _on_filter(self) -> None:
        self._say_empty()
        self.table.restart()

    def _say_empty(self) -> None:
        if self._bar.wanted != Wanted():
            self.view.set_empty(_("There is no such paper."), _("Show all papers"), partial(self._bar.choose, Wanted()))
        else:
            text = _("No paper has been made yet. Print or save a letter, and it is kept here exactly as it was.")
            self.view.set_empty(text, _("To the proposals"), lambda: self.go("letters", part="proposals"))

    # What the user does

    def _on_open(self) -> None:
        if self.details.row is not None:
            paper_actions.open_document(self, self.context, self.details.row.id)

    def _on_sent(self) -> None:
        void = {row.id for row in self.table.rows() if row.paper.voided_at is not None}
        ids = tuple(each for each in self.selected_ids if each not in void)
        if ids:
            self.sent_wanted.emit(ids)

    def on_save(self) -> None:
        """Save what is selected."""
        self._act(paper_actions.save_document, many_papers.save)

    def on_print(self) -> None:
        """Print what is selected again."""
        self._act(paper_actions.print_document, many_papers.print_again)

    def _act(
        self, one: Callable[[QWidget, Context, int], Any], many: Callable[[QWidget, Context, tuple[int, ...]], Any]
    ) -> None:
        ids = self.selected_ids
        if len(ids) == 1:
            one(self, self.context, ids[0])
        elif ids:
            many(self, self.context, ids)


def _read_page(
    services: Services, today: date, wanted: Mapping[str, Any], request: PageRequest[IssuedRow]
) -> list[IssuedRow]:
    papers = services.archive.page(**wanted, offset=request.offset, limit=request.limit)
    return read_rows(services, papers, today)
