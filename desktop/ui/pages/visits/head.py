"""What a dialog about one visit shows at its top: which visit it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.visits import VisitRow
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.visits.words import amount_text, dotted, purpose_text
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.visits import visit_when


class VisitHead(QFrame):
    """Customer, day and time, purpose and amount of one visit; more can be added below."""

    def __init__(self, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        amount = plain_label(amount_text(visit), role="strong")
        amount.setFont(with_tabular_figures(amount.font()))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = QHBoxLayout()
        first.setSpacing(16)
        customer = ElidedLabel(visit.customer, role="strong")
        customer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        first.addWidget(customer, 1)
        first.addWidget(amount)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 12, 16, 12)
        self.rows.setSpacing(4)
        self.rows.addLayout(first)
        self.rows.addWidget(ElidedLabel(dotted((visit_when(visit.day, visit.time), purpose_text(visit))), role="muted"))
