"""What is known of a paper: facts, its items as they were printed, its customer, and Void."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.customers import LetterLanguage
from desktop.formats import format_amount, format_date, format_datetime, format_money
from desktop.i18n import N_, _
from desktop.services.archive import DocumentCard, DocumentItemRow, DocumentRow
from desktop.ui.acting import page_of
from desktop.ui.context import Context
from desktop.ui.pages.bundles.opening import open_bundle
from desktop.ui.pages.letters.issued import acting
from desktop.ui.pages.letters.issued.panel_tab import MadeSheet, PanelTab
from desktop.ui.pages.letters.items_table import ItemsTable
from desktop.ui.pages.letters.words import due_on
from desktop.ui.pages.visits.check_table import CheckRow
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_tooltip
from desktop.wording.choices import label

_MOST_ITEMS = 12
_NAME_WIDTH = 96
#: Characters of a SHA-256 in a line.
_SHA_PART = 16


class DetailsTab(PanelTab):
    """Facts to read; below them the ways on."""

    title: ClassVar[str] = N_("Details")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._row: DocumentRow | None = None
        self.customer_button = QPushButton(_("Open the customer"))
        self.bundle_button = QPushButton(_("Put papers together..."))
        self.void_button = QPushButton(_("Void..."))
        self._scroll = QScrollArea()
        self._build()

    def _build(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for link in (self.customer_button, self.bundle_button):
            link.setProperty("kind", "link")
        self.void_button.setProperty("kind", "danger")
        self.customer_button.clicked.connect(lambda _checked=False: self._on_customer())
        self.bundle_button.clicked.connect(lambda _checked=False: self._on_bundle())
        self.void_button.clicked.connect(lambda _checked=False: self._on_void())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self.customer_button)
        foot.addStretch(1)
        foot.addWidget(self.void_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        above = QHBoxLayout()
        above.setContentsMargins(16, 8, 16, 0)
        above.addWidget(self.bundle_button)
        above.addStretch(1)
        column.addLayout(above)
        column.addLayout(foot)
        self.show_nothing("")

    def wait_for(self, document_id: int) -> None:  # noqa: ARG002 - the facts of any other paper go
        """Lock what acts on the paper before."""
        self.show_nothing("")

    def show_sheet(self, sheet: MadeSheet) -> None:
        """Show the facts."""
        self._row = sheet.card.row
        self.void_button.setVisible(self._row.voided_at is None)
        for button in (self.customer_button, self.bundle_button, self.void_button):
            button.setEnabled(True)
        self._scroll.setWidget(_details(sheet.card, self.context.clock.today()))

    def show_nothing(self, why: str) -> None:  # noqa: ARG002 - the paper says it
        """Show no facts."""
        self._row = None
        for button in (self.customer_button, self.bundle_button, self.void_button):
            button.setEnabled(False)
        self._scroll.setWidget(QWidget())

    def take_focus(self) -> None:
        """Begin at the customer."""
        self.customer_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_customer(self) -> None:
        page = page_of(self)
        if page is not None and self._row is not None:
            page.go("customer", customer_id=self._row.customer_id)

    def _on_bundle(self) -> None:
        if self._row is not None:
            open_bundle(self, self.context, self._row.customer_id)

    def _on_void(self) -> None:
        if self._row is not None:
            acting.open_void(self, self.context, self._row)


def _details(card: DocumentCard, today: date) -> QWidget:
    row = card.row
    content = QWidget()
    content.setProperty("role", "scrolled")
    column = QVBoxLayout(content)
    column.setContentsMargins(16, 12, 16, 8)
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
    if card.items:
        column.addWidget(SectionHeading(_("Items as of that day")))
        column.addWidget(_items(card.items, row.currency, today))
    column.addStretch(1)
    return content


def _facts(row: DocumentRow, today: date) -> list[tuple[str, str]]:
    """Name what is known of a paper; what there is not is left out."""
    facts = (
        (_("Language"), label(LetterLanguage(row.language))),
        (_("Items as of"), format_date(row.as_of, today=today)),
        (_("Money received, taken off"), format_money(row.unapplied, row.currency) if row.unapplied else ""),
        (_("Late interest in it"), format_money(row.interest, row.currency) if row.interest else ""),
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
