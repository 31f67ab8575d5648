"""A use case that breaks off in the middle leaves nothing behind, and the book works on."""

from datetime import date

import pytest

from desktop.domain.confirmation import AmountAnswer, DifferenceReason, ReconciliationStatus, TimeAnswer
from desktop.domain.customers import Contact, Customer
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.payrules import MonthDays, PayRule
from desktop.domain.process import PaperKind, PaperWanted, PaymentProcess
from desktop.domain.visits import Outcome
from desktop.services.confirmations import Talk
from desktop.services.deliveries import DeliveryForm
from desktop.services.letters import LetterChoices
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.services.visits import VisitForm, VisitResult

TODAY, THURSDAY = date(2026, 11, 21), date(2026, 11, 26)


class PowerCutError(Exception):
    """Stands for whatever ends a program in the middle."""


@pytest.fixture
def filled(customer, plan, talk, services, add_item):
    """A visit with a difference, another that is done, and a letter, at a customer with a process."""
    add_item("A-1", due=-40)
    letter = services.letters.make(LetterChoices(customer, "CNY")).value
    differing, done = plan(5), plan(6)
    talk(differing, TimeAnswer.AGREED, AmountAnswer.DIFFERS)
    services.visits.finish(done, VisitResult(Outcome.NOTHING, "", "call", THURSDAY))
    services.processes.save(customer, PaymentProcess(papers=(PaperWanted(PaperKind.ORDER),)))
    services.customers.save_contact(customer, Contact("王丽"))
    return {"customer": customer, "visit": differing, "done": done, "difference": 1, "contact": 1, "letter": letter}


FORM = {"papers": (PaperWanted(PaperKind.ORDER),)}
USE_CASES = {
    "add a customer": lambda s, f: s.customers.save(Customer("Ruifeng")),
    "change a customer": lambda s, f: s.customers.save(Customer("Ruifeng"), f["customer"]),
    "archive a customer": lambda s, f: s.customers.archive(f["customer"]),
    "add a person": lambda s, f: s.customers.save_contact(f["customer"], Contact("Li")),
    "archive a person": lambda s, f: s.customers.archive_contact(f["customer"], f["contact"]),
    "save a process": lambda s, f: s.processes.save(f["customer"], PaymentProcess(rule=PayRule(MonthDays((1,))))),
    "plan": lambda s, f: s.visits.plan(VisitForm(f["customer"], THURSDAY, amount=1, **FORM)),
    "change": lambda s, f: s.visits.change(f["visit"], VisitForm(f["customer"], THURSDAY, amount=1, **FORM)),
    "reschedule": lambda s, f: s.visits.reschedule(f["visit"], date(2026, 12, 1), None),
    "cancel": lambda s, f: s.visits.cancel(f["visit"], "x"),
    "finish": lambda s, f: s.visits.finish(f["visit"], VisitResult(Outcome.PAID)),
    "reopen": lambda s, f: s.visits.reopen(f["done"]),
    "do the next step": lambda s, f: s.visits.mark_next_step(f["done"], done=True),
    "record a talk": lambda s, f: s.confirmations.record(
        Talk(f["visit"], 1, TimeAnswer.CHANGED, AmountAnswer.DIFFERS, new_day=date(2026, 12, 1), theirs=5,
             cause=DifferenceReason.TIMING)
    ),
    "withdraw a talk": lambda s, f: s.confirmations.withdraw(f["visit"]),
    "make a letter": lambda s, f: s.letters.make(LetterChoices(f["customer"], "CNY")),
    "void a letter": lambda s, f: s.archive.void(f["letter"], "wrong sum"),
    "send a letter": lambda s, f: s.deliveries.send(DeliveryForm((f["letter"],), DeliveryChannel.POST, TODAY)),
    "prove that a letter arrived": lambda s, f: s.proofs.add(ProofForm(f["letter"], ProofKind.SAID, TODAY)),
    "answer to pay": lambda s, f: s.replies.add(
        ReplyForm(f["letter"], ReplyKind.WILL_PAY, TODAY, amount=1, pay_on=TODAY, kept_where="green folder")
    ),
    "answer with other figures": lambda s, f: s.replies.add(ReplyForm(f["letter"], ReplyKind.DIFFERS, TODAY, theirs=1)),
    "pin a line": lambda s, f: s.today.pin(f["customer"]),
    "put a line off": lambda s, f: s.today.snooze(f["customer"], date(2026, 11, 30), "pays after the fair"),
    "settle": lambda s, f: s.confirmations.settle(f["difference"], ReconciliationStatus.SOLVED, 5, "found"),
}  # fmt: skip


#: What writes lines of the timeline.
MODULES = (
    "customers", "processes", "visits", "confirmations", "difference_writing", "archive", "paper_ways", "today_marks",
)  # fmt: skip


@pytest.mark.parametrize("name", USE_CASES)
def test_a_use_case_that_breaks_off_leaves_nothing(services, filled, everything, *, monkeypatch, name):
    """The line of the timeline is written last, or nearly so: breaking off there is breaking off late."""
    before = everything()

    def cut(*_args, **_more):
        raise PowerCutError

    with monkeypatch.context() as patch:
        for module in MODULES:
            patch.setattr(f"desktop.services.{module}.record", cut)
        patch.setattr("desktop.services.paper_keeping._event_row", cut)
        with pytest.raises(PowerCutError):
            USE_CASES[name](services, filled)
    assert everything() == before
    assert USE_CASES[name](services, filled).value is not None
    assert everything() != before
