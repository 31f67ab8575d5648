"""A paper that was made: the bytes that were printed, what is known of them, and Void."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.formats import format_amount, format_date, format_datetime, format_money
from desktop.i18n import _
from desktop.services.archive import DocumentCard, DocumentItemRow, DocumentRow
from desktop.ui.context import Context
from desktop.ui.icons import IconLabel
from desktop.ui.pages.letters.items_table import ItemsTable
from desktop.ui.pages.letters.paper_head import PaperHead
from desktop.ui.pages.letters.sheet import MadeSheet, read_made
from desktop.ui.pages.letters.words import due_on
from desktop.ui.pages.visits.check_table import CheckRow
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.paper_view import PaperView
from desktop.ui.widgets.plain import plain_label, plain_tooltip
from desktop.wording.choices import label

_LEAST_DETAIL = 264
#: How wide the details and the paper are in a window of 1280 pixels; of what more there is the paper takes most.
_WIDTHS = (296, 480)
_MOST_ITEMS = 12
_NAME_WIDTH = 80
#: Characters of a SHA-256 in a line.
_SHA_PART = 16


class MadePane(QWidget):
    """Shows one paper at a time."""

    #: The id of the customer whose page is wanted.
    customer_wanted = Signal(int)
    void_wanted = Signal()
    #: Whether there is a paper on the screen.
    ready_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document_id: int | None = None
        self._sheet: MadeSheet | None = None
        self.head = PaperHead()
        self.void_note = _VoidNote()
        self.view = PaperView(context.jobs)
        self.void_button = QPushButton(_("Void..."))
        self.void_button.setProperty("kind", "danger")
        self.void_button.clicked.connect(lambda _checked=False: self.void_wanted.emit())
        self.customer_button = QPushButton(_("Open the customer"))
        self.customer_button.setProperty("kind", "link")
        self.customer_button.clicked.connect(self._on_customer)
        self.side = QWidget()
        self._details = QScrollArea()
        self._build()

    def _build(self) -> None:
        self.view.set_name(_("The paper as it was printed"))
        self._details.setWidgetResizable(True)
        self._details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._details.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self.customer_button)
        foot.addStretch(1)
        foot.addWidget(self.void_button)
        self.side.setMinimumWidth(_LEAST_DETAIL)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._details, 1)
        column.addLayout(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.side)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.void_note)
        layout.addWidget(splitter, 1)

    # What the page uses

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
            self.view.wait_for(document_id)
            self.ready_changed.emit()
        self.refresh()

    def refresh(self) -> None:
        """Read the paper again: it may have been declared void."""
        if self._document_id is not None:
            read = partial(read_made, self._context.services, self._document_id)
            then = partial(self._show, self._document_id)
            self._context.jobs.latest(self, read, then=then, failed=self._on_failed, owner=self)

    # Private

    def _show(self, document_id: int, sheet: MadeSheet | None) -> None:
        if document_id != self._document_id:
            return
        same = sheet is not None and self._sheet is not None and sheet.pdf == self._sheet.pdf
        self._sheet = sheet
        if sheet is None:
            self.view.show_nothing(_("There is no such paper."))
        else:
            self._say(sheet.card)
            if not same:
                self.view.show_paper(sheet.pdf, document_id)
        self.ready_changed.emit()

    def _on_failed(self, _error: Exception) -> None:
        """Show nothing instead of a paper that is not what was printed."""
        self._sheet = None
        self.view.show_nothing(_("This paper cannot be shown."))
        self.ready_changed.emit()

    def _say(self, card: DocumentCard) -> None:
        row, today = card.row, self._context.clock.today()
        kind = capital(label(DocumentKind(row.kind)))
        facts = dotted((kind, row.number, format_money(row.total, row.currency), format_date(row.made_on, today=today)))
        is_void = row.voided_at is not None
        self.head.say(row.customer, _("void") if is_void else _("made"), "danger" if is_void else "good", facts)
        self.void_note.show_reason(row.void_reason if is_void else "")
        self.void_button.setVisible(not is_void)
        self._details.setWidget(_details(card, today))

    def _on_customer(self) -> None:
        if self.row is not None:
            self.customer_wanted.emit(self.row.customer_id)


class _VoidNote(QFrame):
    """Says that a paper is void, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._words = plain_label(wrap=True)
        box = QFrame()
        box.setProperty("role", "danger")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("danger", "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 8)
        layout.addWidget(box)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_reason(self, reason: str) -> None:
        """Say why a paper is void; '' where it is not."""
        self._words.setText(_("VOID, not to be used: %(reason)s") % {"reason": reason})
        self.setVisible(bool(reason))


def _details(card: DocumentCard, today: date) -> QWidget:
    row = card.row
    content = QWidget()
    content.setProperty("role", "scrolled")
    column = QVBoxLayout(content)
    column.setContentsMargins(16, 0, 16, 8)
    column.setSpacing(4)
    facts = QGridLayout()
    facts.setHorizontalSpacing(12)
    facts.setVerticalSpacing(6)
    facts.setColumnMinimumWidth(0, _NAME_WIDTH)
    facts.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(_facts(row, today)):
        facts.addWidget(plain_label(name, role="muted", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(_value(value, "caption" if "\n" in value else ""), at, 1)
    column.addLayout(facts)
    column.addWidget(SectionHeading(_("Items as of that day")))
    column.addWidget(_items(card.items, row.currency, today))
    column.addStretch(1)
    return content


def _facts(row: DocumentRow, today: date) -> list[tuple[str, str]]:
    """Name what is known of a paper; what there is not is left out."""
    facts = (
        (_("Language"), label(LetterLanguage(row.language))),
        (_("Items as of"), format_date(row.as_of, today=today)),
        (_("Pay by"), format_date(row.pay_by, today=today) if row.pay_by else ""),
        (_("Pages"), str(row.pages)),
        (_("Made by"), row.made_by),
        (_("Made at"), format_datetime(row.made_at, today=today)),
        (_("Void since"), format_datetime(row.voided_at, today=today) if row.voided_at else ""),
        (_("SHA-256"), "\n".join(_parts(row.sha256))),
    )
    return [(name, value) for name, value in facts if value]


def _value(text: str, role: str) -> QLabel:
    value = plain_label(text, role=role, wrap=True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setToolTip(plain_tooltip(text))
    value.setMinimumWidth(1)
    return value


def _parts(sha256: str) -> list[str]:
    return [sha256[at : at + _SHA_PART] for at in range(0, len(sha256), _SHA_PART)]


def _items(items: tuple[DocumentItemRow, ...], currency: str, today: date) -> ItemsTable:
    table = ItemsTable(most_rows=_MOST_ITEMS, checkable=False)
    rows = [
        CheckRow(
            item.receivable_id,
            (item.number, due_on(item.due_date, today) if item.due_date else "", format_amount(item.open, currency)),
        )
        for item in items
    ]
    table.show_rows(rows, set())
    table.setAccessibleName(_("Items as of that day"))
    return table
