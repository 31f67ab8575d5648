"""What the dialog about a contact is filled with, read in one go behind the window."""

from dataclasses import dataclass

from desktop.app import Services
from desktop.domain.callwindow import CallWindow
from desktop.domain.contacts import ContactChannel
from desktop.services.contacts import StepLine
from desktop.services.customers import ContactRecord, CustomerCard


@dataclass(frozen=True, slots=True)
class ContactBeginning:
    """A customer, the people there, the steps that a contact may settle, and the call window."""

    card: CustomerCard
    people: tuple[ContactRecord, ...]
    steps: tuple[StepLine, ...]
    window: CallWindow


def read_contact(services: Services, customer_id: int, channel: ContactChannel, at: str) -> ContactBeginning | None:
    """Read what a contact begins with; None when there is no such customer. `at` is the time now, HH:MM."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    return ContactBeginning(
        card,
        tuple(services.customers.contacts(customer_id)),
        tuple(services.contacts.steps_due(customer_id=customer_id)),
        services.contacts.window(customer_id, channel, at),
    )
