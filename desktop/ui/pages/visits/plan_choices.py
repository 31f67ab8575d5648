"""What a visit can be planned with: the proposal, the people, and every open item of one customer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.app import Services
from desktop.domain.process import PaperForm, PaperKind, PaperWanted, StepKind
from desktop.domain.proposals import Proposal
from desktop.domain.receivables import Lateness, sum_due
from desktop.domain.visits import Purpose
from desktop.formats import format_amount, format_money
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.services.receivables import ReceivableLine
from desktop.services.visits import VisitCard, VisitForm
from desktop.ui.pages.visits.check_table import CheckRow
from desktop.ui.pages.visits.words import due_text, person_text
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.receivables import lateness_text

#: More open items than any customer has.
_MOST_ITEMS = 10_000


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """A form filled in, why that day, and the people and open items to choose from; `card` is the visit changed."""

    customer: str
    form: VisitForm
    proposal: Proposal
    contacts: tuple[ContactRecord, ...]
    items: tuple[ReceivableLine, ...]
    card: VisitCard | None = None

    def total(self, items: Sequence[int]) -> int:
        """Sum what is open and not disputed of these items, in minor units; never below nothing."""
        chosen = set(items)
        return sum_due((line.item.open, line.item.disputed) for line in self.items if line.item.id in chosen)

    def currencies(self, items: Sequence[int]) -> set[str]:
        """Give the currencies of these items."""
        chosen = set(items)
        return {line.item.currency for line in self.items if line.item.id in chosen}


def propose(services: Services, customer_id: int, purpose: Purpose) -> PlanChoices | None:
    """Fill in a new visit; None when there is no such customer."""
    found = services.visits.propose(customer_id, purpose)
    customer = services.customers.get(customer_id)
    if found is None or customer is None:
        return None
    items = services.receivables.page(customer_id, limit=_MOST_ITEMS)
    return PlanChoices(customer.customer.name, found.form, found.proposal, found.contacts, tuple(items))


def planned(services: Services, visit_id: int) -> PlanChoices | None:
    """Take a planned visit to be changed; None when it is gone."""
    card = services.visits.get(visit_id)
    if card is None:
        return None
    choices = propose(services, card.visit.customer_id, Purpose(card.visit.purpose))
    if choices is None:
        return None
    seen = {person.id for person in card.people} - {contact.id for contact in choices.contacts}
    everybody = services.customers.contacts(card.visit.customer_id, archived=True) if seen else []
    listed = {line.item.id for line in choices.items}
    paid = tuple(ReceivableLine(item, Lateness(item.term or 0, 0)) for item in card.items if item.id not in listed)
    return replace(
        choices,
        form=form_of(card),
        contacts=(*choices.contacts, *(contact for contact in everybody if contact.id in seen)),
        items=(*paid, *choices.items),
        card=card,
    )


def form_of(card: VisitCard) -> VisitForm:
    """Give a planned visit as the form it was planned with."""
    visit = card.visit
    return VisitForm(
        customer_id=visit.customer_id,
        day=visit.day,
        time=visit.time,
        purpose=Purpose(visit.purpose),
        amount=visit.amount,
        currency=visit.currency,
        note=visit.note,
        items=tuple(item.id for item in card.items),
        people=tuple(person.id for person in card.people),
        papers=tuple(
            PaperWanted(PaperKind(paper.kind), PaperForm(paper.form) if paper.form else None, paper.copies, paper.note)
            for paper in card.papers
        ),
    )


def people_rows(contacts: Sequence[ContactRecord]) -> list[CheckRow]:
    """Name the people, each with the steps of the payment process that they do."""
    return [
        CheckRow(contact.id, (person_text(contact), joined(label(StepKind(step)) for step in contact.steps)))
        for contact in contacts
    ]


def item_rows(lines: Sequence[ReceivableLine], currency: str, today: date) -> list[CheckRow]:
    """Name the open items with their due date and lateness; another currency than the customer's is named."""
    rows = []
    for line in lines:
        item = line.item
        write = format_amount if item.currency == currency else format_money
        amount = write(item.open, item.currency)
        if item.disputed:
            disputed = {"amount": amount, "disputed": format_amount(item.disputed, item.currency)}
            amount = _("%(amount)s, %(disputed)s disputed") % disputed
        texts = item.number, due_text(item.due_date, today), lateness_text(line.lateness), amount
        rows.append(CheckRow(item.id, texts))
    return rows
