"""What a dialog about one plan shows at its top: which plan it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.plans import PlanCard
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.choices import label


class PlanHead(QFrame):
    """Customer, number, state and what is open of one plan."""

    def __init__(self, card: PlanCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        customer = ElidedLabel(card.customer, role="strong")
        customer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        amount = plain_label(format_money(card.settlement.open, card.plan.currency), role="strong")
        amount.setFont(with_tabular_figures(amount.font()))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(customer, 1)
        first.addWidget(amount)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(4)
        rows.addLayout(first)
        rows.addWidget(ElidedLabel(dotted((plan_name(card), capital(label(card.state)))), role="muted"))


def plan_name(card: PlanCard) -> str:
    """Name a plan: "Plan 12, version 2"."""
    values = {"number": card.plan.root_id, "version": card.plan.version}
    if card.plan.version == 1:
        return _("Plan %(number)s") % values
    return _("Plan %(number)s, version %(version)s") % values
