"""Receipts for money taken, one payment at a time; none is proposed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.receipts import ReceiptChoices
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.visits.words import dotted


class ReceiptForm(PaperForm):
    """First who took the money."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_text("received_by", _("Received by"))
        self.add_tick("with_copy", _("Copy"), _("A second one that we keep"))
        self.add_language_and_day()


@dataclass(frozen=True, slots=True)
class Receipts(PaperKind):
    """One receipt a payment."""

    kind: ClassVar[DocumentKind] = DocumentKind.RECEIPT

    def proposals(self, services: Services, today: date) -> list[Proposal]:  # noqa: ARG002 - the base's
        """Propose none: a receipt is asked for where the money is taken."""
        return []

    def begin(self, key: PaperKey) -> ReceiptChoices:
        """Leave everything to the program."""
        return ReceiptChoices(key.payment_id)

    def read(self, services: Services, choices: ReceiptChoices) -> PaperSheet | None:
        """Set the receipt."""
        found = services.receipts.draft_and_preview(choices)
        return PaperSheet(*found) if found else None

    def make(self, services: Services, choices: ReceiptChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the receipt, as long as the payment went where it was seen to go."""
        return services.receipts.make(choices, seen=seen.draft.facts)

    def form(self) -> ReceiptForm:
        """Make the fields."""
        return ReceiptForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say which payment."""
        payment = sheet.draft.payment
        return dotted((format_money(payment.amount, payment.currency), format_date(payment.received_on)))
