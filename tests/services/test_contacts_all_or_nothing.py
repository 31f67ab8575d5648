"""A contact with its promise, its payment and the steps it settles is in the book as a whole, or not at all."""

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop.domain.contacts import ContactResult
from desktop.domain.visits import Outcome
from desktop.services.contacts import ContactForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.promise_forms import PromiseForm
from desktop.services.results import Saved
from desktop.services.visits import VisitResult

TODAY = date(2026, 11, 21)
SOON = TODAY + timedelta(days=5)


class PowerCutError(Exception):
    """Stands for whatever ends a program in the middle."""


@pytest.fixture
def form(services, saved, customer, add_item, plan):
    """A call that settles a step of a contact and one of a visit, and brings a part payment and a promise."""
    add_item("A-1", 10_000, -20)
    step = saved(services.contacts.add(ContactForm(customer, TODAY, next_step="call", next_step_on=TODAY)))
    visit = plan(0, on=-3)
    saved(services.visits.finish(visit, VisitResult(Outcome.NOTHING, "", "call", TODAY)))
    return ContactForm(
        customer,
        TODAY,
        result=ContactResult.PROMISED,
        next_step="see whether it came",
        next_step_on=SOON,
        done_steps=(step,),
        done_visit_steps=(visit,),
        promise=PromiseForm(customer, "CNY", 4_000, SOON),
        payment=PaymentForm(customer, "CNY", 6_000, TODAY),
    )


@pytest.fixture
def cut_after(monkeypatch):
    """Let the power go when the line of the timeline after so many is to be written."""

    def after(lines):
        left = iter(range(lines))

        def dumps(*args, **more):
            if next(left, None) is None:
                raise PowerCutError
            return json.dumps(*args, **more)

        monkeypatch.setattr("desktop.services.timeline.json", SimpleNamespace(dumps=dumps))

    return after


def every_cut(act, cut_after, everything):
    """Do something with ever later power cuts, each of which leaves nothing; give what came when none did."""
    before = everything()
    for lines in range(20):
        cut_after(lines)
        try:
            result = act()
        except PowerCutError:
            assert everything() == before
        else:
            return lines, result
    raise AssertionError("never came to an end")


def test_a_contact_that_breaks_off_anywhere_leaves_nothing(services, form, cut_after, everything):
    lines, result = every_cut(lambda: services.contacts.add(form), cut_after, everything)
    assert lines == 5  # payment, promise, contact and two steps
    assert isinstance(result, Saved)


def test_taking_it_back_that_breaks_off_anywhere_leaves_it_as_it_was(services, form, cut_after, everything, saved):
    log_id = saved(services.contacts.add(form))
    lines, result = every_cut(lambda: services.contacts.undo(log_id), cut_after, everything)
    assert lines == 5
    assert isinstance(result, Saved)
