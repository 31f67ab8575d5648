"""The panel about one row of a file: all that it says, whose it is taken for, and what it goes to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.sureness import Presence
from desktop.formats import format_amount, format_date, format_money
from desktop.i18n import _
from desktop.services.payment_files.service import Proposed
from desktop.ui.context import Context
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.money.payment_file.lines import chip_of
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import ElidedLabel, plain_label, plain_mnemonic
from desktop.wording.choices import label
from desktop.wording.payment_files import PRESENCE, WHERE, WHO, sureness_label

_MOST_ITEMS = 50


class ProposalPanel(QWidget):
    """Shows the row that is current; the customer can be changed here."""

    #: The place of the row and the id of the customer that the user names, or None for nobody.
    customer_named = Signal(int, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._match: Match | None = None
        self.picker = CustomerPicker(context)
        self.picker.setAccessibleName(_("Customer"))
        self.picker.chosen.connect(self._on_chosen)
        self.others: list[QPushButton] = []
        self.nobody_button = _link(_("It is nobody's"))
        self.nobody_button.clicked.connect(lambda _checked=False: self._name(None))
        self._top, self._below = QVBoxLayout(), QVBoxLayout()
        self._candidates = QVBoxLayout()
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(self._top)
        self._whose = SectionHeading(_("Customer"))
        column.addWidget(self._whose)
        column.addWidget(self.picker)
        column.addLayout(self._candidates)
        column.addWidget(self.nobody_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._below)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.show_match(None, None)

    def show_match(self, match: Match | None, proposed: Proposed | None) -> None:
        """Show another row, or none; what is typed in the picker of the same row stays."""
        is_other = match is None or self._match is None or match.row != self._match.row
        self._match = match
        for part in (self._top, self._candidates, self._below):
            _clear(part)
        self.others = []
        can_choose = match is not None and match.presence is not Presence.THERE
        for widget in (self._whose, self.picker, self.nobody_button):
            widget.setVisible(can_choose)
        if match is None or proposed is None:
            self._top.addWidget(plain_label(_("Choose a payment to see what is known of it."), role="muted", wrap=True))
            return
        self._fill_top(match)
        self._fill_customer(match, proposed, is_other=is_other)
        self._fill_items(match, proposed)

    def take_focus(self) -> None:
        """Put the keys at the customer."""
        first = self.others[0] if self.others else self.picker
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_top(self, match: Match) -> None:
        row = match.row
        self._top.addWidget(plain_label(row.payer or _("No payer is named"), role="section", wrap=True))
        self._top.addWidget(Chip(sureness_label(match), chip_of(match)), 0, Qt.AlignmentFlag.AlignLeft)
        means = capital(label(row.means))
        facts = [
            Fact(_("Amount"), format_money(row.amount, row.currency)),
            Fact(_("Received on"), format_date(row.received_on, "weekday", today=self._context.clock.today())),
            Fact(_("Means"), means),
        ]
        facts += [Fact(_("Flow number"), row.reference)] if row.reference else []
        facts += [Fact(_("Code"), row.code)] if row.code else []
        facts.append(Fact(_("Row"), str(row.row)))
        shown = Facts(upright=True)
        shown.show_facts(facts)
        self._top.addWidget(shown)
        for text in (row.numbers, row.words):
            if text:
                self._top.addWidget(plain_label(text, wrap=True))
        if match.presence is not Presence.NEW:
            said = plain_label(capital(_(PRESENCE[match.presence])), role="muted", wrap=True)
            self._top.addWidget(said)

    def _fill_customer(self, match: Match, proposed: Proposed, *, is_other: bool) -> None:
        customer = match.who.customer_id
        self.nobody_button.setEnabled(customer is not None)
        if is_other or customer is not None:
            self.picker.blockSignals(True)
            if customer is None:
                self.picker.forget()
            else:
                self.picker.choose(customer, proposed.names[customer])
            self.picker.blockSignals(False)
        self._candidates.addWidget(plain_label(capital(_(WHO[match.who.reason])), role="caption", wrap=True))
        for other in match.who.others:
            button = _link(_("Take %(customer)s") % {"customer": proposed.names[other]})
            button.clicked.connect(partial(self._on_candidate, other))
            self._candidates.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.others.append(button)

    def _fill_items(self, match: Match, proposed: Proposed) -> None:
        if match.where is None:
            return
        self._below.addWidget(SectionHeading(_("Goes to")))
        self._below.addWidget(plain_label(capital(_(WHERE[match.where.reason])), role="caption", wrap=True))
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        lines = [(proposed.numbers[share.receivable_id], share.amount) for share in match.shares[:_MOST_ITEMS]]
        if match.unapplied:
            lines.append((_("Unapplied"), match.unapplied))
        for at, (name, amount) in enumerate(lines):
            figure = plain_label(format_amount(amount, match.row.currency))
            figure.setFont(with_tabular_figures(figure.font()))
            grid.addWidget(ElidedLabel(name), at, 0)
            grid.addWidget(figure, at, 1, Qt.AlignmentFlag.AlignRight)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(holder)

    def _on_chosen(self, customer: int | None) -> None:
        if customer is not None:
            self._name(customer)

    def _on_candidate(self, customer: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self._name(customer)

    def _name(self, customer: int | None) -> None:
        if self._match is not None and customer != self._match.who.customer_id:
            self.customer_named.emit(self._match.place, customer)


def _link(text: str) -> QPushButton:
    button = QPushButton(plain_mnemonic(text))
    button.setProperty("kind", "link")
    return button


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
