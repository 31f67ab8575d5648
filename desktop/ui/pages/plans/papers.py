"""Opening the two papers of a plan: the form that the customer fills in (rule 29), and the agreement."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.i18n import _
from desktop.services.plans import PlanCard
from desktop.ui.context import Context
from desktop.ui.pages.plans.agreement_dialog import AgreementDialog
from desktop.ui.pages.plans.paper_dialog import PaperDialog
from desktop.ui.pages.plans.paper_fields import PaperFacts, read_facts
from desktop.ui.pages.plans.proposal_dialog import Found, ProposalFormDialog, read_form
from desktop.ui.widgets.ask import tell


def open_agreement(parent: QWidget, context: Context, plan_id: int) -> None:
    """Show the agreement of a plan as it would be printed, to print, save or open it."""

    def show(found: tuple[PlanCard, PaperFacts] | None) -> None:
        if found is None:
            tell(parent, _("Not found; it may have been removed."))
        else:
            _open(AgreementDialog(context, *found, parent))

    context.jobs.read(_read_agreement, context.services, plan_id, then=show, owner=parent)


def open_form(parent: QWidget, context: Context, customer_id: int | None = None, currency: str | None = None) -> None:
    """Show the form for the customer's own proposal, to print, save or open it; before there is any plan, too."""
    if customer_id is None:
        _open(ProposalFormDialog(context, None, parent))
        return

    def show(found: Found | None) -> None:
        if found is None:
            tell(parent, _("Not found; it may have been removed."))
        else:
            _open(ProposalFormDialog(context, found, parent))

    context.jobs.read(read_form, context.services, customer_id, currency, then=show, owner=parent)


def _read_agreement(services: Services, plan_id: int) -> tuple[PlanCard, PaperFacts] | None:
    card = services.plans.get(plan_id)
    facts = read_facts(services, card.plan.customer_id, card.plan.currency) if card is not None else None
    return (card, facts) if card is not None and facts is not None else None


def _open(dialog: PaperDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
