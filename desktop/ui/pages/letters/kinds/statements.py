"""Statements of account with a reply slip."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.services.statements import StatementChoices
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.found import with_open_items
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.visits.words import dotted


class StatementForm(PaperForm):
    """First the day that the balance is told of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_day("cut_off", _("Balance at the end of"), hint=_("For all statements that you make now"))
        self.add_tick("movements", _("Movements"), _("List what moved the account"))
        self.add_day("movements_from", _("Movements from"))
        self.add_day("reply_by", _("Reply by"))
        self.add_attention()
        self.add_lines("enclosures", _("Enclosures"))
        self.add_tick("reserve_rights", _("Rights"), _("Reserve the rights under the contract"))
        self.add_tick("ageing", _("Ageing"), _("A row of classes by age"))
        self.add_language_and_day()
        self.add_account("account", _("Account to pay into"))

    def fill_more(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:  # noqa: ARG002 - the base's
        """Ask from when only where movements are listed."""
        self.show_field("movements_from", shown=sheet.choices.movements)


@dataclass(frozen=True, slots=True)
class Statements(PaperKind):
    """One statement a customer and currency; the day of the balance counts for all of them."""

    kind: ClassVar[DocumentKind] = DocumentKind.STATEMENT
    shared: ClassVar[tuple[str, ...]] = ("cut_off", "movements", "movements_from", "reserve_rights")

    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List every customer with something open."""
        return with_open_items(services, self.kind, today)

    def begin(self, key: PaperKey) -> StatementChoices:
        """Leave everything to the program."""
        return StatementChoices(key.customer_id, key.currency)

    def read(self, services: Services, choices: StatementChoices) -> PaperSheet | None:
        """Set the statement."""
        found = services.statements.draft_and_preview(choices)
        return PaperSheet(*found, tuple(services.customers.contacts(choices.customer_id))) if found else None

    def make(self, services: Services, choices: StatementChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the statement of the account that was seen."""
        return services.statements.make(choices, seen=seen.draft.account)

    def form(self) -> StatementForm:
        """Make the fields."""
        return StatementForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say the balance and its day."""
        choices = sheet.choices
        balance = format_money(sheet.draft.account.balance, choices.currency)
        return dotted((_("Balance %(amount)s") % {"amount": balance}, format_date(choices.cut_off)))
