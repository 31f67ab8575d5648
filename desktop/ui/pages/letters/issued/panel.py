"""The panel beside the list of papers: whose it is, where it stands, and its sides one at a time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.archive import DocumentRow
from desktop.ui.context import Context
from desktop.ui.pages.letters.issued.details_tab import DetailsTab
from desktop.ui.pages.letters.issued.panel_tab import MadeSheet, PanelTab, read_made
from desktop.ui.pages.letters.issued.paper_tab import PaperTab
from desktop.ui.pages.letters.issued.void_note import VoidNote
from desktop.ui.pages.letters.issued.way_tab import WayTab
from desktop.ui.pages.letters.paper_head import PaperHead
from desktop.ui.pages.paper_parts.paper_rows import marks_of, paper_name
from desktop.ui.pages.visits.words import dotted


class IssuedPanel(QWidget):
    """Shows one paper at a time and reads it again when it is told to."""

    #: Whether there is a paper on the screen.
    ready_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document_id: int | None = None
        self._sheet: MadeSheet | None = None
        self.head = PaperHead()
        self.void_note = VoidNote()
        self.paper = PaperTab(context)
        self.way = WayTab(context)
        self.details = DetailsTab(context)
        self.sides: tuple[PanelTab, ...] = (self.paper, self.way, self.details)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for side in self.sides:
            self.tabs.addTab(side, _(side.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.void_note)
        layout.addWidget(self.tabs, 1)
        self.show_none()

    # What the part uses

    @property
    def document_id(self) -> int | None:
        """The paper that is on the screen, or on its way there."""
        return self._document_id

    @property
    def row(self) -> DocumentRow | None:
        """What is known of the paper on the screen; None while there is none."""
        return self._sheet.card.row if self._sheet else None

    def show_document(self, document_id: int) -> None:
        """Show a paper of the archive."""
        if document_id != self._document_id:
            self._document_id, self._sheet = document_id, None
            for side in self.sides:
                side.wait_for(document_id)
            self.ready_changed.emit()
        self.refresh()

    def show_none(self) -> None:
        """Show no paper."""
        self._document_id, self._sheet = None, None
        self._say_nothing(_("Choose a paper to see it as it was printed."))

    def refresh(self) -> None:
        """Read the paper again: it may have been declared void, or have arrived."""
        if self._document_id is not None:
            read = partial(read_made, self._context.services, self._document_id)
            then = partial(self._show, self._document_id)
            self._context.jobs.latest(self, read, then=then, failed=self._on_failed, owner=self)

    def take_focus(self) -> None:
        """Put the keys to work on the side in front."""
        side = self.tabs.currentWidget()
        if isinstance(side, PanelTab):
            side.take_focus()

    # Private

    def _show(self, document_id: int, sheet: MadeSheet | None) -> None:
        if document_id != self._document_id:
            return
        self._sheet = sheet
        if sheet is None:
            self._say_nothing(_("There is no such paper."))
            return
        self._say(sheet)
        for side in self.sides:
            side.show_sheet(sheet)
        self.ready_changed.emit()

    def _on_failed(self, _error: Exception) -> None:
        """Show nothing instead of a paper that is not what was printed."""
        self._sheet = None
        self._say_nothing(_("This paper cannot be shown."))

    def _say_nothing(self, why: str) -> None:
        self.head.say("", "", "neutral", "")
        self.void_note.show_reason("")
        for side in self.sides:
            side.show_nothing(why)
        self.ready_changed.emit()

    def _say(self, sheet: MadeSheet) -> None:
        row, today = sheet.card.row, self._context.clock.today()
        amount = format_money(row.total, row.currency) if row.total else ""
        facts = dotted((paper_name(row), row.number, amount, format_date(row.made_on, today=today)))
        mark = marks_of(row, sheet.status, today)[0]
        self.head.say(row.customer, mark.text, mark.kind, facts)
        self.void_note.show_reason(row.void_reason if row.voided_at is not None else "")
