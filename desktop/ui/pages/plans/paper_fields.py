"""What the choices of both papers have in common: language, date, account, for whom."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.app import Services
from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.i18n import _
from desktop.ui.pages.paper_parts.attention_combo import AttentionCombo
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.wording.choices import options

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.customers import ContactRecord


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper for a customer can be chosen from."""

    customer_id: int
    customer: str
    currency: str
    language: LetterLanguage
    accounts: tuple[BankAccount, ...]
    people: "tuple[ContactRecord, ...]"


def read_facts(services: Services, customer_id: int, currency: str) -> PaperFacts | None:
    """Read them; None when there is no such customer."""
    found = services.customers.get(customer_id)
    if found is None:
        return None
    return PaperFacts(
        customer_id,
        found.customer.name,
        currency,
        found.customer.letter_language,
        services.company.get().accounts_in(currency),
        tuple(services.customers.contacts(customer_id)),
    )


class PaperFields:
    """Adds the fields to a form, and reads and fills them."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.language: Chooser[LetterLanguage] = Chooser(options(LetterLanguage))
        self.made_on = DateEdit()
        self.account = QComboBox()
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.attention = AttentionCombo()
        form.add("language", _("Language"), self.language)
        form.add("made_on", _("Date of the paper"), self.made_on)
        form.add("account", _("Account to pay into"), self.account)
        form.add("attention", _("For the attention of"), self.attention)

    def fill(self, facts: PaperFacts, today: "date") -> None:
        """Show what is usual for a customer."""
        self.language.choose(facts.language)
        self.made_on.set_day(self.made_on.day() or today)
        self.account.clear()
        self.account.addItems([" ".join(filter(None, (each.bank, each.number))) for each in facts.accounts])
        self._form.show_field("account", shown=len(facts.accounts) > 1)
        self.attention.show_people(facts.people, "")

    @property
    def account_number(self) -> int:
        """Which of our accounts in the currency, from 0."""
        return max(0, self.account.currentIndex())

    @property
    def attention_text(self) -> str | None:
        """For whom the paper is; None for nobody in particular."""
        return self.attention.currentText().strip() or None
