"""Disputes on a real book: opened, changed, closed for us and for them, opened again; and all there is to reconcile."""

from datetime import date, timedelta

import pytest

from db import models
from desktop.domain.confirmation import AmountAnswer
from desktop.domain.disputes import DisputeReason, DisputeStatus, MatterKind
from desktop.domain.ledger import Share
from desktop.domain.problems import ProblemCode
from desktop.services.disputes import DisputeForm
from desktop.services.payments import PaymentForm
from desktop.services.results import Entity


@pytest.fixture
def item(add_item):
    """An item of 100.00 that is 40 days overdue."""
    return add_item("A-1", 10_000, due=-40, contract="HT-7", project="North")


@pytest.fixture
def form(item):
    return lambda amount=4_000, of=item, **values: DisputeForm(of, amount, **values)


@pytest.fixture
def dispute(services, form, saved):
    """Open a dispute of 40.00 of the item."""
    return lambda *args, **values: saved(services.disputes.open(form(*args, **values)))


@pytest.fixture
def row(services, customer):
    """An item as it stands, open or settled, by its number."""

    def found(number):
        pages = (services.receivables.page(customer, settled=settled) for settled in (False, True))
        return next(line.item for page in pages for line in page if line.item.number == number)

    return found


@pytest.fixture
def pay(services, customer, today, saved):
    def paid(item, amount):
        return saved(services.payments.add(PaymentForm(customer, "CNY", amount, today, shares=(Share(item, amount),))))

    return paid


def for_them(services, dispute_id, **values):
    return services.disputes.close(dispute_id, DisputeStatus.SOLVED_FOR_THEM, "12 broken", **values)


class TestOpening:
    def test_the_part_is_disputed_and_the_rest_stays_due(self, services, dispute, row, customer):
        """Rule 37."""
        dispute()
        assert (row("A-1").open, row("A-1").disputed) == (10_000, 4_000)
        assert services.visits.propose(customer).form.amount == 6_000

    def test_all_that_was_told_is_kept(self, services, form, saved, today):
        told = form(
            reason=DisputeReason.QUALITY,
            owner=" Zhao ",
            detail="12 of 40\nbroken",
            reported_by="王丽",
            reported_on=today - timedelta(days=3),
        )
        result = services.disputes.open(told)
        line = services.disputes.get(saved(result))
        row = line.dispute
        assert (row.number, row.amount, row.reason, row.owner) == ("A-1", 4_000, "quality", "Zhao")
        assert (row.detail, row.reported_by, row.reported_on) == ("12 of 40\nbroken", "王丽", date(2026, 11, 18))
        assert (row.opened_on, row.status, line.days) == (today, "open", 0)
        assert result.changes.entities == {Entity.DISPUTE, Entity.RECEIVABLE}

    def test_the_timeline_tells_of_it(self, services, dispute, customer):
        opened = dispute()
        newest = services.customers.events(customer)[0]
        assert (newest.kind, newest.entity_id) == ("dispute_opened", opened)

    @pytest.mark.parametrize(("days", "late"), [(-30, True), (-40, False)])
    def test_what_was_raised_only_once_it_was_due_is_marked(self, services, dispute, today, *, days, late):
        """Rule 30."""
        opened = dispute(reported_on=today + timedelta(days=days))
        assert services.disputes.get(opened).raised_when_due is late

    def test_several_disputes_share_what_is_open(self, dispute, row, services, *, form, refused):
        dispute(4_000)
        dispute(6_000)
        assert row("A-1").disputed == 10_000
        assert refused(services.disputes.open, form(1)) == [("amount", ProblemCode.TOO_LARGE)]

    @pytest.mark.parametrize(
        ("amount", "code"),
        [(10_001, ProblemCode.TOO_LARGE), (0, ProblemCode.REQUIRED), (-1, ProblemCode.TOO_SMALL)],
    )
    def test_more_than_the_item_or_nothing_is_refused(self, services, form, refused, *, amount, code):
        assert refused(services.disputes.open, form(amount)) == [("amount", code)]

    @pytest.mark.parametrize("open_amount", [0, -500])
    def test_what_is_settled_or_a_credit_note_cannot_be_disputed(
        self, services, form, add_item, *, refused, open_amount
    ):
        other = add_item("B-2", open_amount, amount=open_amount or 100)
        assert refused(services.disputes.open, form(1, other)) == [("", ProblemCode.SETTLED)]

    def test_an_item_that_is_gone_is_refused(self, services, form, refused):
        assert refused(services.disputes.open, form(1, 999)) == [("", ProblemCode.NOT_FOUND)]


class TestChanging:
    def test_amount_and_words_are_corrected(self, services, dispute, form, *, row, saved):
        opened = dispute()
        saved(services.disputes.change(opened, form(10_000, owner="Zhao")))
        assert (row("A-1").disputed, services.disputes.get(opened).dispute.owner) == (10_000, "Zhao")

    def test_other_disputes_of_the_item_leave_less(self, services, dispute, form, refused):
        dispute(7_000)
        opened = dispute(3_000)
        assert refused(services.disputes.change, opened, form(3_001)) == [("amount", ProblemCode.TOO_LARGE)]

    def test_words_may_be_corrected_when_less_is_open_than_disputed(self, services, dispute, form, *, item, pay, saved):
        opened = dispute(4_000)
        pay(item, 8_000)
        saved(services.disputes.change(opened, form(4_000, owner="Zhao")))
        assert services.disputes.get(opened).dispute.owner == "Zhao"

    def test_it_stays_with_its_item(self, services, dispute, form, *, add_item, refused):
        opened, other = dispute(), add_item("B-2")
        assert refused(services.disputes.change, opened, form(1, other)) == [("item_id", ProblemCode.NOT_ALLOWED)]

    def test_what_is_closed_or_gone_is_not_changed(self, services, dispute, form, *, refused, saved):
        opened = dispute()
        saved(services.disputes.close(opened, DisputeStatus.WITHDRAWN))
        assert refused(services.disputes.change, opened, form()) == [("", ProblemCode.SETTLED)]
        assert refused(services.disputes.change, 999, form()) == [("", ProblemCode.NOT_FOUND)]


class TestClosing:
    @pytest.mark.parametrize(
        ("status", "words"), [(DisputeStatus.SOLVED_FOR_US, "checked: all in order"), (DisputeStatus.WITHDRAWN, "")]
    )
    def test_for_us_or_withdrawn_the_part_is_due_again(self, services, dispute, row, saved, today, *, status, words):
        opened = dispute()
        saved(services.disputes.close(opened, status, words))
        closed = services.disputes.get(opened).dispute
        assert (closed.status, closed.closed_on, closed.resolution) == (status, today, words)
        assert (row("A-1").open, row("A-1").disputed) == (10_000, 0)
        assert services.disputes.page() == []

    def test_for_them_a_credit_note_takes_the_part_off(self, services, dispute, row, *, customer, saved, today):
        opened = dispute()
        saved(for_them(services, opened))
        note = row("CN-A-1")
        assert (note.kind, note.amount, note.open, note.document_date) == ("credit_note", -4_000, 0, today)
        assert (note.contract, note.project) == ("HT-7", "North")
        assert (row("A-1").open, row("A-1").disputed) == (6_000, 0)
        assert services.disputes.get(opened).dispute.credit_number == "CN-A-1"
        assert [balance.owed for balance in services.ledger.balances(customer)] == [6_000]

    def test_no_file_misses_the_note(self, book, services, dispute, saved):
        saved(for_them(services, dispute()))
        assert book.rows("SELECT by_hand, booked FROM receivable WHERE number = 'CN-A-1'") == [(1, None)]

    def test_each_note_has_a_number_of_its_own(self, services, dispute, row, saved):
        first, second = dispute(1_000), dispute(2_000)
        saved(for_them(services, first))
        assert services.disputes.credit_number(second) == "CN-A-1-2"
        saved(for_them(services, second))
        assert row("CN-A-1-2").amount == -2_000

    def test_a_number_may_be_typed_that_nobody_has(self, services, dispute, refused, saved):
        opened = dispute()
        assert refused(for_them, services, opened, credit_number="a-1") == [("credit_number", ProblemCode.TAKEN)]
        assert refused(for_them, services, opened, credit_number="x" * 101) == [("credit_number", ProblemCode.TOO_LONG)]
        saved(for_them(services, opened, credit_number="R-2026-1"))
        assert services.disputes.get(opened).dispute.credit_number == "R-2026-1"

    def test_what_was_paid_meanwhile_stays_on_the_note(self, services, dispute, item, *, pay, row, customer, saved):
        opened = dispute(4_000)
        pay(item, 9_000)
        saved(for_them(services, opened))
        assert (row("A-1").open, row("CN-A-1").open) == (0, -3_000)
        assert [balance.owed for balance in services.ledger.balances(customer)] == [-3_000]

    @pytest.mark.parametrize(
        ("status", "words", "problem"),
        [
            (DisputeStatus.OPEN, "well", ("status", ProblemCode.NOT_A_CHOICE)),
            (DisputeStatus.SOLVED_FOR_US, " ", ("resolution", ProblemCode.REQUIRED)),
            (DisputeStatus.SOLVED_FOR_THEM, "", ("resolution", ProblemCode.REQUIRED)),
            (DisputeStatus.WITHDRAWN, "x" * 2001, ("resolution", ProblemCode.TOO_LONG)),
        ],
    )
    def test_how_it_was_solved_is_said(self, services, dispute, refused, *, status, words, problem):
        assert refused(services.disputes.close, dispute(), status, words) == [problem]

    def test_it_ends_once(self, services, dispute, refused, saved):
        opened = dispute()
        saved(for_them(services, opened))
        assert refused(for_them, services, opened) == [("", ProblemCode.SETTLED)]
        assert refused(for_them, services, 999) == [("", ProblemCode.NOT_FOUND)]


class TestOpeningAgain:
    @pytest.mark.parametrize("status", [DisputeStatus.SOLVED_FOR_US, DisputeStatus.WITHDRAWN])
    def test_the_part_is_disputed_again(self, services, dispute, row, *, saved, status):
        opened = dispute()
        saved(services.disputes.close(opened, status, "so"))
        saved(services.disputes.reopen(opened))
        again = services.disputes.get(opened).dispute
        assert (again.status, again.closed_on, again.resolution) == ("open", None, "")
        assert row("A-1").disputed == 4_000

    def test_the_credit_comes_off_and_its_note_is_closed(self, services, dispute, row, *, customer, saved):
        opened = dispute()
        saved(for_them(services, opened))
        saved(services.disputes.reopen(opened))
        assert (row("A-1").open, row("A-1").disputed) == (10_000, 4_000)
        assert (row("CN-A-1").amount, row("CN-A-1").open) == (-4_000, 0)
        assert services.disputes.get(opened).dispute.credit_id is None
        assert [balance.owed for balance in services.ledger.balances(customer)] == [10_000]

    def test_the_days_between_stay_as_they_were(self, at, services, dispute, *, customer, saved, today):
        opened = dispute()
        saved(for_them(services, opened))
        saved(at(3).disputes.reopen(opened))
        owed = {day: at(9).ledger.balances(customer, today + timedelta(days=day))[0].owed for day in (-1, 0, 2, 3, 9)}
        assert owed == {-1: 10_000, 0: 6_000, 2: 6_000, 3: 10_000, 9: 10_000}

    def test_it_can_be_solved_for_them_once_more(self, services, dispute, row, saved):
        opened = dispute()
        for _time in range(2):
            saved(for_them(services, opened))
            saved(services.disputes.reopen(opened))
        saved(for_them(services, opened))
        assert services.disputes.get(opened).dispute.credit_number == "CN-A-1-3"
        assert row("A-1").open == 6_000

    def test_a_note_of_which_a_part_was_left_is_taken_back_whole(
        self, services, dispute, item, *, pay, row, customer, saved
    ):
        opened = dispute(4_000)
        pay(item, 9_000)
        saved(for_them(services, opened))
        saved(services.disputes.reopen(opened))
        assert (row("A-1").open, row("CN-A-1").open) == (1_000, 0)
        assert [balance.owed for balance in services.ledger.balances(customer)] == [1_000]

    def test_a_note_that_went_to_another_item_stays(self, services, dispute, item, *, pay, add_item, refused, saved):
        opened = dispute(4_000)
        pay(item, 9_000)
        saved(for_them(services, opened))
        note = services.disputes.get(opened).dispute.credit_id
        saved(services.ledger.apply_credit(note, (Share(add_item("B-2", 5_000), 2_000),)))
        assert refused(services.disputes.reopen, opened) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_what_is_paid_by_now_is_not_disputed_again(self, services, dispute, item, *, pay, refused, saved):
        opened = dispute(4_000)
        saved(services.disputes.close(opened, DisputeStatus.SOLVED_FOR_US, "checked"))
        pay(item, 7_000)
        assert refused(services.disputes.reopen, opened) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_what_is_open_or_gone_is_not_opened_again(self, services, dispute, refused):
        assert refused(services.disputes.reopen, dispute()) == [("", ProblemCode.NOT_ALLOWED)]
        assert refused(services.disputes.reopen, 999) == [("", ProblemCode.NOT_FOUND)]


class TestLists:
    def test_pages_are_of_customers_items_and_states(
        self, services, dispute, add_item, *, add_customer, saved, customer
    ):
        other = add_customer("万家超市有限公司")
        first = dispute(1_000)
        second = dispute(500, add_item("B-2", to=other))
        saved(services.disputes.close(first, DisputeStatus.WITHDRAWN))
        third = dispute(2_000)

        def ids(**values):
            return [line.dispute.id for line in services.disputes.page(**values)]

        assert ids() == [third, second]
        assert ids(customer_id=customer) == [third]
        assert ids(customer_id=customer, status=None) == [third, first]
        assert ids(status=DisputeStatus.WITHDRAWN) == [first]
        assert ids(item_id=999) == []
        assert ids(status=None, offset=1, limit=1) == [second]

    def test_disputes_and_differences_are_one_list_the_oldest_first(
        self, at, services, dispute, *, visit, talk, customer, add_customer, today
    ):
        talk(visit, amount=AmountAnswer.DIFFERS, by=at(-2), owner="Li")
        dispute(owner="Zhao", reason=DisputeReason.PRICE)
        matters = services.disputes.open_matters()
        assert [(each.kind, each.number, each.visit_id, each.amount, each.owner) for each in matters] == [
            (MatterKind.DIFFERENCE, "", visit, 2_850_000, "Li"),
            (MatterKind.DISPUTE, "A-1", None, 4_000, "Zhao"),
        ]
        assert [(each.since, each.days) for each in matters] == [(today - timedelta(days=2), 2), (today, 0)]
        assert services.disputes.open_matters(customer) == matters
        assert services.disputes.open_matters(add_customer("万家超市有限公司")) == []

    def test_what_is_closed_is_no_matter_any_more(self, services, dispute, saved):
        opened = dispute()
        saved(services.disputes.close(opened, DisputeStatus.WITHDRAWN))
        assert services.disputes.open_matters() == []
        assert services.disputes.get(999) is None
        assert services.disputes.credit_number(999) == ""


def test_a_dispute_from_before_there_were_reasons_is_one_as_any_other(services, add_item, customer):
    add_item("C-3", 5_000, disputed=2_000)
    (line,) = services.disputes.page(customer_id=customer)
    assert (line.dispute.amount, line.dispute.reason) == (2_000, "unknown")


def test_a_note_that_was_changed_is_not_taken_back(book, services, dispute, refused, saved):
    opened = dispute()
    saved(for_them(services, opened))
    note = services.disputes.get(opened).dispute.credit_id
    with book.transaction():
        models.Receivable.update(amount=-5_000).where(models.Receivable.id == note).execute()
    assert refused(services.disputes.reopen, opened) == [("", ProblemCode.CHANGED_MEANWHILE)]
