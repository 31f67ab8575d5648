"""What customers answer on a slip, what becomes of it, and that all of it can be taken back (rules 5, 47)."""

import json
from datetime import date

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason, ReconciliationStatus
from desktop.domain.deliveries import ReplyKind
from desktop.domain.problems import ProblemCode
from desktop.domain.promises import CancelCode, PromiseQuestion, PromiseState
from desktop.domain.timeline import EventKind
from desktop.services.payments import PaymentForm
from desktop.services.replies import ReplyForm
from desktop.services.results import Entity
from tests.services.scans import picture

CAME = date(2026, 11, 18)
SOON = date(2026, 11, 27)
RECEIVED, AGREES, DIFFERS, WILL_PAY = ReplyKind


@pytest.fixture
def item(add_item):
    return add_item("A-1", 10_000, due=-40)


@pytest.fixture
def letter(add_paper, item):
    """A reminder of the 11th for 100.00."""
    return add_paper(items=[item])


@pytest.fixture
def statement(add_paper, item):
    """A statement of the 11th for 100.00."""
    return add_paper(DocumentKind.STATEMENT, items=[item])


@pytest.fixture
def answer(services, saved):
    """Record an answer of the 18th; give its id."""

    def add(paper, kind, *, asked=(), day=CAME, **more):
        if kind is DIFFERS:
            more = {"theirs": 7_000, **more}
        if kind is WILL_PAY:
            more = {"amount": 6_000, "pay_on": SOON, **more}
        return saved(services.replies.add(ReplyForm(paper, kind, day, **more), asked=asked))

    return add


@pytest.fixture
def reconciled(services, customer):
    return lambda: services.debtor.card(customer).reconciled_on


@pytest.fixture
def differences(services, customer):
    return lambda: [(row.id, ReconciliationStatus(row.status)) for row in services.confirmations.differences(customer)]


@pytest.fixture
def promises(services, customer):
    return lambda: services.promises.page(customer_id=customer)


class TestForms:
    @pytest.mark.parametrize(
        ("values", "problem"),
        [
            ({"document_id": 99}, ("document_id", ProblemCode.NOT_FOUND)),
            ({"replied_on": date(2026, 11, 10)}, ("replied_on", ProblemCode.TOO_EARLY)),
            ({"replied_on": date(2026, 11, 22)}, ("replied_on", ProblemCode.TOO_LATE)),
            ({"signed_by": "x" * 101}, ("signed_by", ProblemCode.TOO_LONG)),
            ({"position": "x" * 101}, ("position", ProblemCode.TOO_LONG)),
            ({"note": "x" * 2001}, ("note", ProblemCode.TOO_LONG)),
            ({"kept_where": "x" * 201}, ("kept_where", ProblemCode.TOO_LONG)),
            ({"kind": DIFFERS}, ("theirs", ProblemCode.REQUIRED)),
            ({"kind": DIFFERS, "theirs": 10_000}, ("theirs", ProblemCode.NOT_CHANGED)),
            ({"kind": DIFFERS, "theirs": -(10**13)}, ("theirs", ProblemCode.TOO_LARGE)),
            ({"kind": WILL_PAY, "pay_on": SOON}, ("amount", ProblemCode.REQUIRED)),
            ({"kind": WILL_PAY, "pay_on": SOON, "amount": -1}, ("amount", ProblemCode.TOO_SMALL)),
            ({"kind": WILL_PAY, "amount": 1}, ("pay_on", ProblemCode.REQUIRED)),
            ({"kind": WILL_PAY, "amount": 1, "pay_on": date(2026, 11, 17)}, ("pay_on", ProblemCode.TOO_EARLY)),
            ({"kind": WILL_PAY, "amount": 1, "pay_on": date(2037, 1, 1)}, ("pay_on", ProblemCode.TOO_FAR_AWAY)),
            ({"kind": WILL_PAY, "amount": 10_001, "pay_on": SOON}, ("questions", ProblemCode.REQUIRED)),
        ],
    )
    def test_what_cannot_be_is_refused(self, services, letter, refused, values, problem):
        form = ReplyForm(**{"document_id": letter, "kind": RECEIVED, "replied_on": CAME, **values})
        assert refused(services.replies.add, form) == [problem]

    def test_a_slip_for_a_voided_letter_is_answered_with_the_one_in_its_place(self, services, letter, add_paper, saved):
        saved(services.archive.void(letter, "wrong sum"))
        add_paper()
        (problem,) = services.replies.add(ReplyForm(letter, RECEIVED, CAME)).problems
        assert (problem.field, problem.code) == ("document_id", ProblemCode.PAPER_REPLACED)
        assert problem.values == {"number": "CK-2026-0001", "name": "CK-2026-0002"}

    def test_nobody_agrees_to_thanks(self, services, add_paper, refused):
        form = ReplyForm(add_paper(DocumentKind.THANKS), AGREES, CAME)
        assert refused(services.replies.add, form) == [("kind", ProblemCode.NOT_A_CHOICE)]

    def test_a_bad_scan_keeps_the_answer_back(self, services, letter, tmp_path, refused):
        form = ReplyForm(letter, RECEIVED, CAME, file=tmp_path / "gone.pdf")
        assert refused(services.replies.add, form) == [("file", ProblemCode.NOT_FOUND)]


class TestReceived:
    def test_an_answer_is_kept_as_it_came(self, services, letter, answer):
        answer(letter, RECEIVED, signed_by=" 王丽 ", position="finance", note="sealed", theirs=1, amount=1, pay_on=SOON)
        (row,) = services.deliveries.card(letter).replies
        assert (row.kind, row.replied_on, row.signed_by, row.position) == ("received", CAME, "王丽", "finance")
        assert (row.note, row.theirs, row.amount, row.pay_on) == ("sealed", None, None, None)
        assert (row.proof_id, row.promise_id, row.reconciliation_id) == (None, None, None)

    def test_a_scan_of_the_slip_proves_that_the_letter_arrived(self, services, letter, answer, tmp_path):
        (tmp_path / "slip.png").write_bytes(picture())
        answer(letter, RECEIVED, signed_by="王丽", file=tmp_path / "slip.png")
        (proof,) = services.deliveries.card(letter).proofs
        assert (proof.kind, proof.arrived_on, proof.received_by, proof.file_name) == ("reply", CAME, "王丽", "slip.png")
        assert services.deliveries.status([letter])[letter].proved

    def test_so_does_a_slip_that_is_kept_on_paper(self, services, letter, answer):
        answer(letter, RECEIVED, kept_where="green folder")
        assert services.deliveries.status([letter])[letter].proved

    def test_taking_it_back_takes_the_proof_back(self, services, letter, answer, saved, refused):
        reply = answer(letter, RECEIVED, kept_where="green folder")
        saved(services.replies.withdraw(reply))
        card = services.deliveries.card(letter)
        assert [row.withdrawn_at is None for row in (*card.proofs, *card.replies)] == [False, False]
        assert refused(services.replies.withdraw, reply) == [("", ProblemCode.NOT_FOUND)]

    def test_the_timeline_tells_of_both(self, services, letter, answer, customer):
        services.replies.withdraw(answer(letter, WILL_PAY, signed_by="王丽"))
        events = services.customers.events(customer, limit=20)
        told = next(json.loads(each.data) for each in events if each.kind == EventKind.DOCUMENT_ANSWERED)
        assert (told["number"], told["day"], told["reply"]) == ("CK-2026-0001", "2026-11-18", "will_pay")
        assert (told["amount"], told["currency"], told["who"]) == (6_000, "CNY", "王丽")
        assert EventKind.DOCUMENT_ANSWER_WITHDRAWN in {each.kind for each in events}

    def test_it_says_what_changed(self, services, letter, customer):
        changes = services.replies.add(ReplyForm(letter, RECEIVED, CAME)).changes
        assert changes.customers == {customer}
        assert Entity.DELIVERY in changes.entities


class TestAgrees:
    def test_a_statement_says_up_to_when_both_books_agree(self, services, statement, answer, reconciled, saved):
        reply = answer(statement, AGREES)
        assert reconciled() == date(2026, 11, 11)
        saved(services.replies.withdraw(reply))
        assert reconciled() is None

    def test_that_is_never_moved_backwards(self, services, customer, statement, answer, reconciled):
        services.debtor.reconciled(customer, date(2026, 11, 15))
        reply = answer(statement, AGREES)
        assert reconciled() == date(2026, 11, 15)
        services.replies.withdraw(reply)
        assert reconciled() == date(2026, 11, 15)

    def test_taking_it_back_gives_the_day_before_it(self, services, customer, statement, answer, reconciled):
        services.debtor.reconciled(customer, date(2026, 9, 30))
        services.replies.withdraw(answer(statement, AGREES))
        assert reconciled() == date(2026, 9, 30)

    def test_it_is_too_late_once_the_books_agree_up_to_another_day(
        self, services, customer, statement, answer, refused
    ):
        reply = answer(statement, AGREES)
        services.debtor.reconciled(customer, date(2026, 11, 15))
        assert refused(services.replies.withdraw, reply) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_an_agreement_given_twice_stands_until_both_are_taken_back(self, services, statement, answer, reconciled):
        first, _second = answer(statement, AGREES), answer(statement, AGREES)
        services.replies.withdraw(first)
        assert reconciled() == date(2026, 11, 11)

    def test_a_reminder_says_nothing_of_the_books(self, letter, answer, reconciled):
        answer(letter, AGREES)
        assert reconciled() is None


class TestDiffers:
    def test_other_figures_are_to_be_reconciled(self, services, statement, answer, customer):
        answer(statement, DIFFERS, theirs=7_000, reason=DifferenceReason.TIMING, note="they miss A-1")
        (row,) = services.confirmations.open_differences()
        assert (row.customer_id, row.document_id, row.document, row.visit_id) == (
            customer, statement, "DZ-2026-0001", None,
        )  # fmt: skip
        assert (row.ours, row.theirs, row.reason, row.detail) == (10_000, 7_000, "timing", "they miss A-1")
        (matter,) = services.disputes.open_matters(customer)
        assert (matter.amount, matter.visit_id, matter.number) == (3_000, None, "DZ-2026-0001")

    def test_by_their_books_we_may_owe(self, services, statement, answer):
        answer(statement, DIFFERS, theirs=-500)
        (row,) = services.confirmations.open_differences()
        assert row.theirs == -500

    def test_a_difference_can_be_settled_and_opened_again(self, services, statement, answer, differences, saved):
        answer(statement, DIFFERS)
        ((found, _),) = differences()
        settle = services.confirmations.settle
        saved(settle(found, ReconciliationStatus.SOLVED, 10_000, "their slip was late"))
        assert differences() == [(found, ReconciliationStatus.SOLVED)]
        saved(services.confirmations.reopen(found))
        assert differences() == [(found, ReconciliationStatus.OPEN)]

    def test_an_end_is_not_opened_beside_a_newer_difference(self, services, statement, answer, differences, refused):
        answer(statement, DIFFERS)
        ((found, _),) = differences()
        services.confirmations.settle(found, ReconciliationStatus.SOLVED, 10_000, "their slip was late")
        answer(statement, DIFFERS, theirs=8_000)
        assert refused(services.confirmations.reopen, found) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_the_latest_figure_takes_the_place_of_the_one_before(self, services, statement, answer, differences):
        answer(statement, DIFFERS)
        second = answer(statement, DIFFERS, theirs=8_000)
        assert differences() == [(2, ReconciliationStatus.OPEN), (1, ReconciliationStatus.WITHDRAWN)]
        services.replies.withdraw(second)
        assert differences() == [(2, ReconciliationStatus.WITHDRAWN), (1, ReconciliationStatus.OPEN)]

    def test_agreeing_after_all_solves_it(self, services, statement, answer, differences):
        answer(statement, DIFFERS)
        agreed = answer(statement, AGREES)
        assert differences() == [(1, ReconciliationStatus.SOLVED)]
        services.replies.withdraw(agreed)
        assert differences() == [(1, ReconciliationStatus.OPEN)]

    def test_taking_it_back_ends_the_difference(self, services, statement, answer, differences, saved):
        saved(services.replies.withdraw(answer(statement, DIFFERS)))
        assert differences() == [(1, ReconciliationStatus.WITHDRAWN)]

    def test_it_is_too_late_once_it_was_settled(self, services, statement, answer, refused):
        reply = answer(statement, DIFFERS)
        services.confirmations.settle(1, ReconciliationStatus.ACCEPTED, 7_000, "a gift")
        assert refused(services.replies.withdraw, reply) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_the_visit_of_another_difference_is_left_alone(self, services, statement, answer, visit, saved):
        answer(statement, DIFFERS)
        saved(services.confirmations.settle(1, ReconciliationStatus.SOLVED, 9_000, "found"))
        assert services.visits.get(visit).visit.amount == 12_850_000


class TestWillPay:
    def test_what_they_write_is_a_promise_of_that_day(self, letter, item, answer, promises):
        answer(letter, WILL_PAY, signed_by="王丽")
        (line,) = promises()
        promise = line.promise
        assert (promise.amount, promise.due_on, promise.made_on, promise.by_whom) == (6_000, SOON, CAME, "王丽")
        assert [row.id for row in line.items] == [item]

    def test_taking_it_back_cancels_the_promise_as_a_mistake(self, services, letter, answer, promises, saved):
        saved(services.replies.withdraw(answer(letter, WILL_PAY)))
        (line,) = promises()
        assert (line.state, line.promise.cancelled_because) == (PromiseState.CANCELLED, CancelCode.MISTAKE)

    def test_it_is_too_late_once_the_promise_was_kept(self, services, letter, answer, refused):
        reply = answer(letter, WILL_PAY)
        services.payments.add(PaymentForm(1, "CNY", 10_000, date(2026, 11, 20)))
        assert refused(services.replies.withdraw, reply) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_a_promise_that_was_cancelled_meanwhile_is_no_hindrance(self, services, letter, answer, promises, saved):
        reply = answer(letter, WILL_PAY)
        (line,) = promises()
        saved(services.promises.cancel(line.promise.id, "agreed otherwise"))
        saved(services.replies.withdraw(reply))
        assert promises()[0].promise.cancelled_because == "agreed otherwise"

    def test_a_slip_that_is_entered_late_tells_of_a_broken_promise(self, services, letter, answer, promises, saved):
        reply = answer(letter, WILL_PAY, day=date(2026, 11, 12), pay_on=date(2026, 11, 16))
        assert [line.state for line in promises()] == [PromiseState.BROKEN]
        saved(services.replies.withdraw(reply))
        assert [line.state for line in promises()] == [PromiseState.CANCELLED]

    def test_a_promise_that_broke_since_is_not_taken_back(self, letter, answer, at, refused):
        reply = answer(letter, WILL_PAY)
        later = at(30)
        assert refused(later.replies.withdraw, reply) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_questions_are_answered_once(self, letter, answer, promises):
        answer(letter, WILL_PAY, amount=10_001, asked=[PromiseQuestion.MORE_THAN_OWED])
        assert [line.promise.amount for line in promises()] == [10_001]

    def test_nothing_is_promised_of_what_was_paid_meanwhile(self, services, add_paper, add_item, answer, promises):
        letter = add_paper(items=[add_item("P-1", 0, amount=10_000, due=-40)])
        answer(letter, WILL_PAY)
        assert promises() == []
        (row,) = services.deliveries.card(letter).replies
        assert (row.amount, row.pay_on, row.promise_id) == (6_000, SOON, None)
