"""What became of an item, line by line, each with its way back or to the payment."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.ledger import AllocationKind
from desktop.formats import format_amount, format_date
from desktop.i18n import _
from desktop.services.ledger import HistoryLine
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.collecting.items import Item
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label
from desktop.wording.event_words import reason_text

#: So many lines are shown, the latest.
_MOST_LINES = 40


class ItemHistory(QWidget):
    """The latest line first; what was taken back stays in sight, muted."""

    #: The id of a payment that is wanted.
    payment_wanted = Signal(int)
    #: The line that is to be taken back.
    take_back_wanted = Signal(object)

    def __init__(self, item: Item, lines: Sequence[HistoryLine], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        if not lines:
            rows.addWidget(plain_label(_("Nothing was taken off it yet."), role="muted", wrap=True))
        for line in reversed(lines[-_MOST_LINES:]):
            rows.addWidget(self._line(line, item.currency, today))

    def _line(self, line: HistoryLine, currency: str, today: date) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        role = "muted" if line.is_reversed or line.reverses_id is not None else ""
        grid.addWidget(plain_label(line_text(line), role=role, wrap=True), 0, 0)
        grid.addWidget(_figure(-line.amount, currency, role), 0, 1, Qt.AlignmentFlag.AlignRight)
        about = dotted((format_date(line.day, "weekday", today=today), line.source, reason_text(line.reason)))
        grid.addWidget(plain_label(about, role="caption", wrap=True), 1, 0)
        left = _("open %(amount)s") % {"amount": format_amount(line.open, currency)}
        grid.addWidget(plain_label(left, role="caption"), 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        button = self._way_on(line)
        if button is not None:
            grid.addWidget(button, 2, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _way_on(self, line: HistoryLine) -> QPushButton | None:
        """Offer to take a write-off or a credit note back, or to look at the payment."""
        if line.can_take_back:
            text, run = _("Take back..."), partial(self.take_back_wanted.emit, line)
        elif line.payment_id is not None:
            text, run = _("Open the payment"), partial(self.payment_wanted.emit, line.payment_id)
        else:
            return None
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.clicked.connect(lambda _checked=False: run())
        return button


def line_text(line: HistoryLine) -> str:
    """Say what took something off an item, or gave it back."""
    name = _("%(what)s, taken back") if line.reverses_id is not None else "%(what)s"
    return capital(name % {"what": label(AllocationKind(line.kind))})


def _figure(minor: int, currency: str, role: str) -> QLabel:
    figure = plain_label(format_amount(minor, currency), role=role)
    figure.setFont(with_tabular_figures(figure.font()))
    return figure
