"""What recording a payment needs to know of the book; read off the UI thread."""

from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.services.payments import PaymentForm, PaymentProposal
from desktop.ui.pages.money.shares_model import ShareRow, same_rows, share_rows


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, and the currencies to choose from, the likeliest first."""

    id: int
    name: str
    currencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Where a payment would go, with the rows to show it by."""

    form: PaymentForm
    proposal: PaymentProposal
    rows: tuple[ShareRow, ...]


def read_payer(services: Services, customer_id: int) -> Payer | None:
    """Read who pays: their own currency comes first where they owe anything in it, or owe nothing at all."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    own, owed = card.customer.currency, [each.currency for each in card.sums if each.open]
    first = own if own in owed or not owed else owed[0]
    return Payer(card.id, card.customer.name, tuple(dict.fromkeys([first, *owed, own])))


def read_proposed(services: Services, today: date, shown: tuple[ShareRow, ...], form: PaymentForm) -> Proposed:
    """Read where a payment would go; rows that are shown already are given back as they are."""
    proposal = services.payments.propose(form)
    rows = shown if same_rows(shown, proposal.items) else share_rows(proposal.items, today)
    return Proposed(form, proposal, rows)
