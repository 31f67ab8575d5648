"""Whether a final notice may go to a debtor: decided by the rep alone, currency by currency, with the reason (D3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.escalations import EscalationRow
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import plain_label


@dataclass(frozen=True, slots=True)
class Notice:
    """What is overdue in a currency, in minor units, and the decision that stands for it."""

    customer_id: int
    customer: str
    currency: str
    overdue: int
    decision: EscalationRow | None


def read_notices(services: Services, customer_id: int) -> tuple[Notice, ...]:
    """Read where a final notice is decided or may have to be, currency by currency."""
    card = services.customers.get(customer_id)
    if card is None:
        return ()
    overdue = {each.currency: each.overdue for each in card.sums if each.overdue > 0}
    decided = {each.currency: each for each in services.escalations.of_customer(customer_id)}
    return tuple(
        Notice(customer_id, card.customer.name, currency, overdue.get(currency, 0), decided.get(currency))
        for currency in sorted({*overdue, *decided})
    )


class NoticesView(QWidget):
    """A line for each currency in which something is overdue or decided."""

    #: The notice about which something is to be decided, or taken back.
    decision_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_notices(self, notices: Sequence[Notice], today: date) -> None:
        """Show these."""
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not notices:
            self._rows.addWidget(plain_label(_("Nothing is overdue."), role="muted", wrap=True))
        for notice in notices:
            self._rows.addWidget(self._row(notice, today))

    def _row(self, notice: Notice, today: date) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        overdue = _("overdue %(sum)s") % {"sum": format_money(notice.overdue, notice.currency)}
        if notice.decision is None:
            text = dotted((overdue, _("no final notice goes out unless you decide it")))
            button = QPushButton(_("Decide a final notice..."))
        else:
            day = {"day": format_date(notice.decision.decided_on, "weekday", today=today)}
            row.addWidget(Chip(_("decided %(day)s") % day, "warn"))
            text = dotted((overdue, notice.decision.reason))
            button = QPushButton(_("Take back..."))
        button.setProperty("kind", "link")
        button.setAccessibleName(f"{button.text()} {notice.currency}")
        button.clicked.connect(partial(self._on_clicked, notice))
        self.buttons.append(button)
        row.addWidget(plain_label(text, wrap=True), 1)
        row.addWidget(button)
        return box

    def _on_clicked(self, notice: Notice) -> None:
        self.decision_wanted.emit(notice)
