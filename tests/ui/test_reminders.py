from datetime import timedelta

import pytest

from desktop.domain.customers import Contact, Customer
from desktop.services.visits import VisitForm
from desktop.ui.finding import find
from desktop.ui.hits import Hit
from desktop.ui.reminders import Reminders, due
from tests.ui.conftest import TODAY


@pytest.fixture
def customer(context):
    return context.services.customers.save(Customer("Smith & Sons", code="S-1")).value


@pytest.fixture
def visit(context, customer):
    form = VisitForm(customer, TODAY + timedelta(days=3), "14:00", amount=12_850_000)
    return context.services.visits.plan(form).value


def test_visit_to_be_confirmed_is_named_with_its_reason(context, visit):
    (reminder,) = due(context.services)
    assert reminder.visit == visit
    assert reminder.title == "Smith & Sons: Tue 24 Nov 14:00"
    assert "confirm time and amount" in reminder.text


def test_reminders_are_read_again_when_a_visit_is_written(context, customer, calls):
    reminders = Reminders(context)
    reminders.read.connect(calls)
    form = VisitForm(customer, TODAY + timedelta(days=3), "14:00", amount=100)
    context.jobs.write(context.services.visits.plan, form)
    assert [len(found) for (found,) in calls] == [1]


def test_search_leads_to_the_customer(context, customer):
    context.services.customers.save_contact(customer, Contact("Ann Smith"))
    hits = find(context.services, "smith")
    assert hits == [
        Hit("Smith & Sons", "customers", "customer", {"customer_id": customer}, "S-1"),
        Hit("Ann Smith", "person", "customer", {"customer_id": customer, "tab": "people"}, "Smith & Sons"),
    ]
