"""What a dialog about a line of the day begins with: whose line it is, and why it is there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.formats import format_money
from desktop.services.today_lines import Line
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.agenda import reason_sentence


class LineHead(QFrame):
    """The customer, the amount and the strongest reason."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        reason = line.strongest
        first = QHBoxLayout()
        first.setSpacing(16)
        customer = ElidedLabel(line.customer, role="strong")
        customer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        first.addWidget(customer, 1)
        if reason.amount is not None:
            amount = plain_label(format_money(reason.amount, reason.currency), role="strong")
            amount.setFont(with_tabular_figures(amount.font()))
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            first.addWidget(amount)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(4)
        rows.addLayout(first)
        rows.addWidget(ElidedLabel(capital(reason_sentence(reason)), role="muted"))
