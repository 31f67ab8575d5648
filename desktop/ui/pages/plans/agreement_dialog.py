"""The agreement of a plan before it is printed."""

from PySide6.QtWidgets import QWidget

from desktop.i18n import _, language
from desktop.services.agreements import PaperChoices
from desktop.services.papers import Preview
from desktop.services.plans import PlanCard
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.plans.paper_dialog import PaperDialog
from desktop.ui.pages.plans.paper_fields import PaperFacts, PaperFields
from desktop.ui.pages.settings.about import DISCLAIMER_EN, DISCLAIMER_ZH
from desktop.ui.widgets.form import Form
from desktop.wording.problems import sentence


class AgreementDialog(PaperDialog):
    """The agreement of one plan."""

    def __init__(self, context: Context, card: PlanCard, facts: PaperFacts, parent: QWidget | None = None) -> None:
        form = Form(sentence)
        self.fields = PaperFields(form)
        self.fields.fill(facts, context.clock.today())
        super().__init__(context, _("Agreement: %(customer)s") % {"customer": card.customer}, form, parent)
        self._card = card
        self.small_print.setText(DISCLAIMER_ZH if language().startswith("zh") else DISCLAIMER_EN)
        self.refresh()

    @property
    def customer_id(self) -> int | None:
        """The customer of the plan."""
        return self._card.plan.customer_id

    def choices(self) -> PaperChoices | None:
        """Give how it is printed."""
        put = self.fields
        if put.made_on.day() is None:
            return None
        return PaperChoices(put.language.chosen(), put.made_on.day(), put.account_number, put.attention_text)

    def preview(self, choices: PaperChoices) -> Preview:
        """Make it as it would be printed now."""
        return self.context.services.agreements.agreement_preview(self._card.plan.id, choices)

    def make(self, choices: PaperChoices) -> Saved[int] | Refused:
        """Make it and keep it."""
        return self.context.services.agreements.make_agreement(self._card.plan.id, choices)
