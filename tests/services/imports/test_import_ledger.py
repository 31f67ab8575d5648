"""What files say of items that the ledger knows too: our payments and the office's bookings are never counted twice."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.check import check
from desktop.domain.problems import ProblemCode
from desktop.services.payments import PaymentForm, Share
from desktop.services.receivables import ItemForm
from desktop.services.results import Saved
from tests.services.conftest import TODAY

HEAD = ["客户名称", "发票号", "开票日期", "金额", "未收金额"]


@pytest.fixture
def week(bring_in, a_file):
    """Bring in what the office says of items A, B, ...: amount and what is open of each."""

    def told(head=HEAD, close_gone=False, **items):
        rows = [["恒达", number, "2026-09-01", *sums][: len(head)] for number, sums in items.items()]
        return bring_in(a_file(*rows, head=head), close_gone=close_gone)

    return told


@pytest.fixture
def pay(services, saved):
    def paid(amount, **more):
        form = PaymentForm(1, "CNY", amount, TODAY - timedelta(days=3), **more)
        return saved(services.payments.add(form, asked=["twice"]))

    return paid


@pytest.fixture
def items(book):
    return lambda: book.rows("SELECT number, amount, open, booked FROM receivable ORDER BY number")


@pytest.fixture(autouse=True)
def _books_balance(book):
    yield
    assert check(book).is_sound


def test_a_file_that_does_not_know_our_payment_yet_changes_nothing(week, pay, items):
    week(A=("100", "100"))
    pay(3000)
    summary = week(A=("100", "100"))
    assert (summary.run_id, summary.unchanged_items) == (None, 1)
    assert items() == [("A", 10_000, 7000, 10_000)]


def test_a_payment_that_the_office_books_later_counts_once(week, pay, items):
    week(A=("100", "100"))
    pay(3000)
    summary = week(A=("100", "70"))
    assert (summary.changed_items, summary.unchanged_items) == (0, 1)
    assert items() == [("A", 10_000, 7000, 7000)]


def test_a_payment_that_the_office_knew_first_is_seen_beside_ours(week, pay, items):
    week(A=("100", "100"))
    week(A=("100", "70"))
    pay(7000)
    assert week(A=("100", "70")).run_id is None
    week(A=("100", "0"))
    assert items() == [("A", 10_000, 0, 0)]


@pytest.mark.parametrize(
    ("told", "left"), [("100", 7000), ("85", 7000), ("70", 7000), ("60", 6000), ("0", 0), ("110", 8000)]
)
def test_only_what_lies_beyond_both_is_news(week, pay, items, told, left):
    week(A=("100", "100"))
    pay(3000)
    week(A=("100", told))
    assert items()[0][2] == left


def test_an_amount_that_is_corrected_leaves_what_was_paid(week, pay, items):
    week(A=("100", "100"))
    pay(3000)
    week(A=("120", "120"))
    assert items() == [("A", 12_000, 9000, 12_000)]
    week(A=("90", "60"))
    assert items() == [("A", 9000, 6000, 6000)]


def test_an_amount_below_what_was_paid_leaves_money_over(week, pay, items):
    week(A=("100", "100"))
    pay(8000)
    week(A=("50", "50"))
    assert items() == [("A", 5000, -3000, 5000)]


@pytest.mark.parametrize("heading", ["金额", "未收金额"])
def test_a_file_of_single_sums_tells_what_is_open(week, pay, items, heading):
    head = ["客户名称", "发票号", "开票日期", heading]
    week(head, A=("100",), B=("50",))
    pay(4000)
    week(head, A=("60",), B=("70",))
    assert items() == [("A", 10_000, 6000, 6000), ("B", 7000, 7000, 7000)]


def test_what_the_file_no_longer_has_is_settled_once(week, pay, items, book):
    week(A=("100", "100"), B=("50", "50"))
    pay(3000)
    summary = week(close_gone=True, B=("50", "50"))
    assert summary.closed_items == 1
    assert items() == [("A", 10_000, 0, 0), ("B", 5000, 5000, 5000)]
    assert book.rows("SELECT kind, amount FROM allocation ORDER BY id") == [("payment", 3000), ("office", 7000)]


def test_what_we_know_to_be_paid_is_not_asked_about_when_it_is_gone(week, planned, a_file, pay, items):
    week(A=("100", "100"), B=("50", "50"))
    pay(10_000)
    assert planned(a_file(["恒达", "B", "2026-09-01", "50", "50"], head=HEAD)).gone == []
    assert week(close_gone=True, B=("50", "50")).closed_items == 0
    assert items()[0] == ("A", 10_000, 0, 0)


def test_an_item_that_comes_back_is_open_again(week, pay, items):
    week(A=("100", "100"), B=("50", "50"))
    pay(10_000)
    week(close_gone=True, B=("50", "50"))
    week(A=("100", "100"), B=("50", "50"))
    assert items()[0] == ("A", 10_000, 10_000, 10_000)


def test_a_credit_note_that_we_applied_stays_applied(week, services, saved, items):
    week(A=("100", "100"), K=("-30", "-30"))
    saved(services.ledger.apply_credit(2, [Share(1, 3000)]))
    assert week(A=("100", "100"), K=("-30", "-30")).run_id is None
    week(close_gone=True, A=("100", "70"))
    assert items() == [("A", 10_000, 7000, 7000), ("K", -3000, 0, 0)]


def test_an_item_entered_by_hand_is_never_missed_until_a_file_has_it(week, services, saved, planned, a_file, book):
    week(A=("100", "100"))
    form = ItemForm(1, "H", 5000, "CNY", date(2026, 9, 1))
    item = saved(services.receivables.add(form))
    only = a_file(["恒达", "A", "2026-09-01", "100", "100"], head=HEAD, name="only.csv")
    assert planned(only).gone == []
    week(A=("100", "100"), H=("50", "50"))
    assert book.rows("SELECT by_hand, booked FROM receivable WHERE id = ?", [item]) == [(0, 5000)]
    assert [gone.number for gone in planned(only).gone] == ["H"]
    assert services.receivables.change(item, replace(form, amount=1)).problems[0].code is ProblemCode.NOT_ALLOWED


def test_the_day_of_an_item_that_is_not_owed_yet_is_that_of_the_news(bring_in, a_file, book):
    bring_in(a_file(["恒达", "A", "2026-12-24", "100", "100"], head=HEAD))
    bring_in(a_file(["恒达", "A", "2026-12-24", "100", "60"], head=HEAD))
    assert book.rows("SELECT day FROM allocation") == [("2026-12-24",)]


def test_undo_takes_the_office_s_word_back(week, pay, imports, items, book):
    week(A=("100", "100"), B=("50", "50"))
    pay(3000)
    run = week(close_gone=True, A=("90", "60")).run_id
    assert items() == [("A", 9000, 6000, 6000), ("B", 5000, 0, 0)]
    assert isinstance(imports.undo(run), Saved)
    assert items() == [("A", 10_000, 7000, 10_000), ("B", 5000, 5000, 5000)]
    assert book.rows("SELECT closed_at FROM receivable") == [(None,), (None,)]
    assert book.rows("SELECT kind FROM allocation") == [("payment",)]


def test_undo_lets_an_item_be_by_hand_again(week, services, saved, imports, book):
    week(A=("100", "100"))
    saved(services.receivables.add(ItemForm(1, "H", 5000, "CNY", date(2026, 9, 1))))
    run = week(A=("100", "100"), H=("50", "50")).run_id
    assert isinstance(imports.undo(run), Saved)
    assert book.rows("SELECT by_hand, booked FROM receivable WHERE number = 'H'") == [(1, None)]


def log_a_contact(services, book):
    with book.transaction():
        book.run(
            "INSERT INTO contact_log (customer_id, day, channel, result, no_next_step, recorded_at)"
            " VALUES (1, '2026-11-21', 'call', 'informed', 'paid', '')"
        )


def promise(services, book):
    with book.transaction():
        book.run(
            "INSERT INTO promise (customer_id, currency, amount, made_on, due_on, recorded_at)"
            " VALUES (1, 'CNY', 5, '2026-11-21', '2026-11-22', '')"
        )


def receive(services, book):
    services.payments.add(PaymentForm(1, "USD", 500, TODAY))


def apply_to_item(services, book):
    services.payments.add(PaymentForm(1, "CNY", 500, TODAY))


def write_off(services, book):
    services.ledger.write_off(1, 5, "lost")


def give_a_region(services, book):
    customer = services.customers.get(1).customer
    services.customers.save(replace(customer, region="华东"), 1)


@pytest.mark.parametrize("use", [log_a_contact, promise, receive, apply_to_item, write_off, give_a_region])
def test_what_was_brought_in_and_used_is_not_taken_back(week, services, book, refused, use):
    run = week(A=("100", "100")).run_id
    use(services, book)
    assert refused(services.imports.undo, run) == [("", ProblemCode.ROWS_CHANGED)]


def test_a_file_is_not_taken_back_under_a_later_payment(week, pay, imports, refused):
    week(A=("100", "100"))
    run = week(A=("100", "60")).run_id
    payment = pay(6000)
    assert refused(imports.undo, run) == [("", ProblemCode.ROWS_CHANGED)]
    assert payment


def test_a_file_is_not_taken_back_when_a_payment_after_it_came_and_went(week, pay, services, saved, refused):
    week(A=("100", "80"))
    run = week(A=("100", "100")).run_id
    saved(services.payments.undo(pay(10_000)))
    assert refused(services.imports.undo, run) == [("", ProblemCode.ROWS_CHANGED)]


def test_a_run_from_before_the_ledger_is_taken_back(week, imports, book, items):
    week(A=("100", "100"))
    run = week(A=("100", "60")).run_id
    with book.transaction():  # as step 3 of the book finds it: settled in its time, told by columns of that time
        book.run("DELETE FROM allocation WHERE run_id = ?", [run])
        book.run("INSERT INTO allocation (receivable_id, kind, amount, day, recorded_at)"
                 " VALUES (1, 'opening', 4000, '2026-09-01', '')")  # fmt: skip
        book.run("UPDATE receivable SET open = 6000")
        book.run(
            "UPDATE import_change SET before = '{\"open\": 10000}', after = '{\"open\": 6000}' WHERE run_id = ?", [run]
        )
        book.run("UPDATE import_change SET after = json_remove(after, '$.booked', '$.cause') WHERE run_id < ?", [run])
    assert isinstance(imports.undo(run), Saved)
    assert items() == [("A", 10_000, 10_000, 10_000)]
    assert check(book).is_sound
    first = imports.runs()[-1].id
    assert isinstance(imports.undo(first), Saved)
    assert items() == []


def test_a_region_is_filled_in_where_none_is_known(services, bring_in, add_customer, a_file):
    add_customer("恒达", region="华南")
    bring_in(
        a_file(["恒达", "1", "5", "华东"], ["瑞丰", "2", "5", "华北"], head=["客户", "发票号", "金额", "销售区域"])
    )
    regions = {services.customers.get(row.id).customer.name: services.customers.get(row.id).customer.region
               for row in services.customers.page()}  # fmt: skip
    assert regions == {"恒达": "华南", "瑞丰": "华北"}
