"""One timeline of everything that happened with a customer, newest first, that can be filtered."""

from datetime import date

import pytest

from desktop.domain.signals import SignalKind
from desktop.domain.timeline import EventGroup
from desktop.services.debtor import SignalForm
from desktop.services.payment_forms import PaymentForm

TODAY = date(2026, 11, 21)


@pytest.fixture
def story(services, saved, customer, add_item, add_contact):
    """A customer, a person, a payment and a signal."""
    add_item("A-1", 100)
    add_contact()
    saved(services.payments.add(PaymentForm(customer, "CNY", 100, TODAY)))
    saved(services.debtor.note_signal(SignalForm(customer, TODAY, SignalKind.NEW_BUSINESS)))


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("groups", "kinds"),
    [
        ((), ["signal_noted", "payment_received", "contact_added", "customer_added"]),
        ((EventGroup.MONEY,), ["payment_received"]),
        ((EventGroup.CONTACTS, EventGroup.DATA), ["signal_noted", "contact_added", "customer_added"]),
        ((EventGroup.PAPERS,), []),
        (tuple(EventGroup), ["signal_noted", "payment_received", "contact_added", "customer_added"]),
    ],
)
def test_the_timeline_is_filtered_by_groups_and_newest_first(services, customer, groups, kinds):
    assert [event.kind for event in services.customers.events(customer, groups=groups)] == kinds
    page = services.customers.events(customer, groups=groups, offset=1, limit=1)
    assert [event.kind for event in page] == kinds[1:2]
