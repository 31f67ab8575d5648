"""The signs that were noted of a customer, the latest first, each with its way back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.signals import SignalKind, SignalNature, SignalSource
from desktop.formats import format_count, format_date
from desktop.i18n import _, ngettext
from desktop.services.debtor import SignalLine
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label
from desktop.wording.debtor import nature_label

_CHIPS: dict[SignalNature, ChipKind] = {
    SignalNature.GOOD: "good",
    SignalNature.BAD: "danger",
    SignalNature.GO_NOW: "info",
}
_MOST_SHOWN = 20


class SignalsView(QWidget):
    """A line for each sign."""

    #: The sign that is to be taken back.
    take_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_signals(self, signals: Sequence[SignalLine], today: date) -> None:
        """Show these."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not signals:
            nothing = _("No sign was noted. What one sees and hears on the spot tells earlier than the ledger.")
            self._rows.addWidget(plain_label(nothing, role="muted", wrap=True))
        for line in signals[:_MOST_SHOWN]:
            self._rows.addWidget(self._row(line, today))
        if len(signals) > _MOST_SHOWN:
            more = len(signals) - _MOST_SHOWN
            text = ngettext("%(count)s older sign", "%(count)s older signs", more) % {"count": format_count(more)}
            self._rows.addWidget(plain_label(text, role="caption"))

    def _row(self, line: SignalLine, today: date) -> QWidget:
        signal = line.signal
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Chip(nature_label(line.nature), _CHIPS[line.nature]))
        kind = capital(label(SignalKind(signal.kind)))
        when = format_date(signal.day, "weekday", today=today)
        text = dotted((kind, when, label(SignalSource(signal.source)), signal.note))
        row.addWidget(plain_label(text, wrap=True), 1)
        button = QPushButton(_("Take back"))
        button.setProperty("kind", "link")
        button.setAccessibleName(_("Take back: %(sign)s") % {"sign": kind})
        button.clicked.connect(lambda _checked=False: self.take_back_wanted.emit(line))
        row.addWidget(button)
        return box
