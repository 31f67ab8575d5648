"""Letters of thanks to good payers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.thanks import ThanksReason
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.services.thanks import ThanksCandidate, ThanksChoices
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.proposal_words import last_line
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.visits.words import capital
from desktop.wording.choices import label, options


class ThanksForm(PaperForm):
    """First what the customer is thanked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reasons = [(reason, capital(text)) for reason, text in options(ThanksReason)]
        self.add_chooser("reason", _("Thanks for"), [(None, _("No reason in the facts")), *reasons])
        self.add_text(
            "benefit", _("What the customer gets for it"), hint=_("A sentence of yours; the program adds none")
        )
        self.add_attention()
        self.add_language_and_day()


@dataclass(frozen=True, slots=True)
class Thanks(PaperKind):
    """One letter a customer and currency, where the facts carry it."""

    kind: ClassVar[DocumentKind] = DocumentKind.THANKS

    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List who has earned one."""
        return [_proposal(row, today) for row in services.thanks.candidates()]

    def begin(self, key: PaperKey) -> ThanksChoices:
        """Leave everything to the program."""
        return ThanksChoices(key.customer_id, key.currency)

    def read(self, services: Services, choices: ThanksChoices) -> PaperSheet | None:
        """Set the letter."""
        found = services.thanks.draft_and_preview(choices)
        return PaperSheet(*found, tuple(services.customers.contacts(choices.customer_id))) if found else None

    def make(self, services: Services, choices: ThanksChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the letter on the facts that were seen."""
        return services.thanks.make(choices, seen=seen.draft.facts)

    def form(self) -> ThanksForm:
        """Make the fields."""
        return ThanksForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say what for."""
        reason = sheet.choices.reason
        return capital(label(reason)) if reason is not None else ""


def _proposal(row: ThanksCandidate, today: date) -> Proposal:
    why = _("%(reason)s; %(last)s") % {
        "reason": label(row.reason),
        "last": last_line(row.last_number, row.last_on, today),
    }
    return Proposal(
        DocumentKind.THANKS, row.customer_id, row.currency, row.name, 0, row.currency, why, is_proposed=True
    )
