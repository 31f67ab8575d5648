"""Notices that our bank account has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.app import Services
from desktop.domain.company import BankAccount, DocumentKind
from desktop.i18n import _
from desktop.services.account_changes import AccountChangeChoices
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.found import with_open_items
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet

#: The fields of the form, and what they are of the account; a problem with all of it is told at its number.
_OLD = {"old": "number", "old_bank": "bank", "old_holder": "holder", "old_code": "code"}


class AccountChangeForm(PaperForm):
    """First the account that customers know, in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old = {name: QLineEdit() for name in _OLD}
        words = (_("Number of the old account"), _("Its bank"), _("In the name of"), _("Its code"))
        for (name, edit), text in zip(self.old.items(), words, strict=True):
            self.add(name, text, edit)
        self.set_hint("old_code", _("The old account counts for all notices that you make now"))
        self.add_account("new", _("New account"))
        self.add_day("effective_on", _("From"))
        self.add_attention()
        self.add_tick("with_slip", _("Receipt slip"), _("To sign and send back"))
        self.add_language_and_day()

    def fill_more(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:  # noqa: ARG002 - the base's
        """Show both accounts; the new one even where there is only one."""
        for name, edit in self.old.items():
            if all_of_it or not edit.hasFocus():
                edit.setText(getattr(sheet.choices.old, _OLD[name]))
                edit.setCursorPosition(0)
        self.show_field("new", shown=bool(sheet.draft.accounts))

    def field_of(self, name: str) -> str:
        """Tell what is wrong with a part of the old account at its field."""
        old = {f"old.{part}": field for field, part in _OLD.items()}
        return old.get(name) or super().field_of(name)

    def read_more(self, sheet: PaperSheet, kept: Any) -> Mapping[str, Any]:  # noqa: ANN401, ARG002 - of the service
        """Read the old account."""
        typed = {_OLD[name]: edit.text().strip() for name, edit in self.old.items()}
        return {"old": BankAccount(sheet.choices.currency, **typed)}


@dataclass(frozen=True, slots=True)
class AccountChanges(PaperKind):
    """One notice a customer and currency; the accounts count for all of them."""

    kind: ClassVar[DocumentKind] = DocumentKind.ACCOUNT_CHANGE
    shared: ClassVar[tuple[str, ...]] = ("old", "new", "effective_on")

    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List every customer with something open: they are about to pay."""
        return with_open_items(services, self.kind, today)

    def begin(self, key: PaperKey) -> AccountChangeChoices:
        """Leave everything but the old account to the program."""
        return AccountChangeChoices(key.customer_id, key.currency, BankAccount(key.currency))

    def read(self, services: Services, choices: AccountChangeChoices) -> PaperSheet | None:
        """Set the notice."""
        found = services.account_changes.draft_and_preview(choices)
        return PaperSheet(*found, tuple(services.customers.contacts(choices.customer_id))) if found else None

    def make(self, services: Services, choices: AccountChangeChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the notice of the two accounts that were seen."""
        return services.account_changes.make(choices, seen=seen.draft.facts)

    def form(self) -> AccountChangeForm:
        """Make the fields."""
        return AccountChangeForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say which account it is from now on."""
        new = sheet.draft.facts.new
        return _("from now on %(account)s") % {"account": new.number} if new is not None else ""
