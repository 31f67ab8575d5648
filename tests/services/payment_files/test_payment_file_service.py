"""Payments of a file are proposed, booked all or nothing, and taken back; nothing is booked that nobody ticked."""

from datetime import date

import pytest
from xlsxwriter import Workbook

from desktop.domain.ledger import Share
from desktop.domain.money import Money
from desktop.domain.payment_files.sureness import Presence, Sureness, WhereReason, WhoReason
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.timeline import EventKind
from desktop.services.imports.faults import TableError, TableFault
from desktop.services.payment_files.service import pick
from desktop.services.payments import PaymentForm
from desktop.services.results import Entity, Refused, Saved

DAY = date(2026, 11, 20)

pytestmark = pytest.mark.usefixtures("customer")


def came_in(amount, payer="恒达食品有限公司", purpose="", flow="", day="2026-11-20"):
    return [day, "", amount, payer, purpose, flow]


def certain(seen):
    return [pick(match) for match in seen.proposed.matches if match.sureness is Sureness.CERTAIN]


def booked(answer):
    assert isinstance(answer, Saved), answer.problems
    return answer.value


@pytest.fixture
def owed(book):
    return lambda item: book.rows("SELECT open FROM receivable WHERE id = ?", [item])[0][0]


@pytest.fixture
def pay(services, customer):
    """Record a payment by hand."""
    return lambda amount, *shares: services.payments.add(
        PaymentForm(customer, "CNY", amount, DAY, shares=shares or None)
    )


def test_looking_at_a_file_writes_nothing(look, a_statement, customer, add_item, everything):
    add_item("INV-1", 10_000)
    before = everything()
    seen = look(a_statement(came_in("100.00")))
    (match,) = seen.proposed.matches
    assert (match.who.customer_id, match.where.reason) == (customer, WhereReason.EXACT)
    assert seen.proposed.names == {customer: "恒达食品有限公司"}
    assert everything() == before


def test_booking_puts_each_row_to_its_items_and_names_the_file(look, a_statement, add_item, owed, book):
    first, second = add_item("INV-0001", 10_000, -10), add_item("INV-0002", 20_000, -5)
    seen = look(
        a_statement(came_in("200.00", purpose="货款 INV-0002", flow="F1"), ["2026-11-20", "9.00", "", "电力", "", "F2"])
    )
    done = booked(seen.book(certain(seen)))
    assert (owed(first), owed(second)) == (10_000, 0)
    assert (done.payments, done.left, done.sums, done.file_name) == (1, 0, (Money("CNY", 20_000),), "statement.csv")
    (row,) = book.rows("SELECT reference, payer, note, received_on, file_id FROM payment")
    assert row == ("F1", "恒达食品有限公司", "货款 INV-0002", "2026-11-20", done.id)


def test_the_event_of_each_payment_is_in_the_timeline(look, a_statement, add_item, book):
    add_item("INV-1", 10_000)
    seen = look(a_statement(came_in("100.00")))
    booked(seen.book(certain(seen)))
    kinds = [kind for (kind,) in book.rows("SELECT kind FROM event")]
    assert EventKind.PAYMENT_RECEIVED in kinds


def test_only_what_is_picked_is_booked(look, a_statement, add_item, book):
    add_item("INV-1", 10_000)
    seen = look(a_statement(came_in("100.00", flow="F1"), came_in("33.00", payer="陌生人", flow="F2")))
    done = booked(seen.book(certain(seen)))
    assert (done.payments, done.left) == (1, 1)
    assert book.rows("SELECT reference FROM payment") == [("F1",)]


def test_a_customer_that_the_user_names_is_taken(look, a_statement, customer, add_item, owed):
    item = add_item("INV-1", 10_000)
    path = a_statement(came_in("100.00", payer="王小明"))
    assert look(path).proposed.matches[0].sureness is Sureness.NONE
    seen = look(path, {0: customer})
    (match,) = seen.proposed.matches
    assert (match.who.reason, match.sureness) == (WhoReason.CHOSEN, Sureness.CERTAIN)
    booked(seen.book([pick(match)]))
    assert owed(item) == 0


def test_who_paid_before_is_learned_from_the_book(look, a_statement, customer, add_item):
    add_item("INV-1", 10_000)
    first = look(a_statement(came_in("60.00", payer="王小明", flow="F1", day="2026-10-01")), {0: customer})
    booked(first.book([pick(first.proposed.matches[0])]))
    (match,) = look(a_statement(came_in("40.00", payer="王小明", flow="F2"), name="next.csv")).proposed.matches
    assert (match.who.customer_id, match.who.reason, match.sureness) == (customer, WhoReason.EARLIER, Sureness.LIKELY)


def test_the_same_file_twice_is_told_and_its_payments_are_there(look, a_statement, add_item):
    add_item("INV-1", 10_000)
    path = a_statement(came_in("100.00", flow="F1"))
    seen = look(path)
    assert seen.service.brought_in(seen.workbook) is None
    done = booked(seen.book(certain(seen)))
    again = look(path)
    assert again.service.brought_in(again.workbook) == done
    assert [match.presence for match in again.proposed.matches] == [Presence.THERE]
    assert not again.proposed.matches[0].may_be_booked


def test_a_payment_typed_by_hand_is_found_again(look, a_statement, add_item, pay):
    add_item("INV-1", 10_000)
    pay(10_000)
    (match,) = look(a_statement(came_in("100.00", flow="F1"))).proposed.matches
    assert match.presence is Presence.THERE


def test_booking_the_same_proposal_twice_is_refused(look, a_statement, add_item, everything):
    add_item("INV-1", 10_000)
    seen = look(a_statement(came_in("100.00", flow="F1")))
    picks = certain(seen)
    booked(seen.book(picks))
    before = everything()
    assert seen.book(picks) == Refused((Problem("rows.3", ProblemCode.CHANGED_MEANWHILE),))
    assert everything() == before


def test_one_row_that_no_longer_fits_refuses_all(look, a_statement, add_item, pay, everything):
    first, second = add_item("INV-1", 10_000, -10), add_item("INV-2", 20_000, -5)
    seen = look(a_statement(came_in("200.00", flow="F1"), came_in("100.00", flow="F2")))
    pay(5_000, Share(first, 5_000))
    before = everything()
    answer = seen.book(certain(seen))
    assert isinstance(answer, Refused)
    assert {problem.field for problem in answer.problems} == {"rows.4"}
    assert everything() == before
    assert second


def test_a_cancel_on_the_way_writes_nothing(look, a_statement, everything):
    seen = look(a_statement(*(came_in(f"{n}.00", flow=f"F{n}") for n in range(1, 60))))
    before = everything()

    def give_up(done, _total):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        seen.book([pick(match) for match in seen.proposed.matches], progress=give_up)
    assert everything() == before


def test_nothing_picked_is_refused(look, a_statement):
    assert look(a_statement(came_in("1.00"))).book([]) == Refused((Problem("rows", ProblemCode.REQUIRED),))


def test_rows_told_to_go_somewhere_are_booked_before_those_that_go_anywhere(look, a_statement, add_item, owed):
    first, second = add_item("INV-0001", 10_000, -10), add_item("INV-0002", 20_000, -5)
    seen = look(a_statement(came_in("70.00", day="2026-11-01"), came_in("100.00", purpose="INV-0001")))
    booked(seen.book([pick(match) for match in seen.proposed.matches]))
    assert (owed(first), owed(second)) == (0, 13_000)


def test_undo_reverses_every_payment_with_an_event(look, a_statement, add_item, owed, book):
    items = [add_item(f"INV-000{n}", 10_000 * n) for n in (1, 2)]
    seen = look(a_statement(came_in("100.00", flow="F1"), came_in("200.00", flow="F2")))
    done = booked(seen.book(certain(seen)))
    answer = seen.service.undo(done.id)
    assert isinstance(answer, Saved)
    assert Entity.PAYMENT in answer.changes.entities
    assert [owed(item) for item in items] == [10_000, 20_000]
    kinds = [kind for (kind,) in book.rows("SELECT kind FROM event")]
    assert kinds.count(EventKind.PAYMENT_REVERSED) == 2
    assert seen.service.files()[0].undone
    assert look(seen.workbook.path).proposed.matches[0].presence is Presence.NEW
    assert seen.service.undo(done.id) == Refused((Problem("", ProblemCode.NOT_FOUND),))


def test_undo_is_refused_once_a_payment_was_changed(look, a_statement, add_item, services, everything):
    add_item("INV-1", 10_000)
    seen = look(a_statement(came_in("150.00", flow="F1")))
    done = booked(seen.book([pick(seen.proposed.matches[0])]))
    (line,) = services.payments.page()
    services.payments.refund(line.id, 5_000, DAY, "paid too much")
    before = everything()
    assert seen.service.undo(done.id) == Refused((Problem("", ProblemCode.ROWS_CHANGED, {"count": 1}),))
    assert everything() == before


def test_undo_is_refused_once_a_payment_was_spread_anew(look, a_statement, add_item, services):
    add_item("INV-1", 10_000)
    other = add_item("INV-2", 30_000)
    seen = look(a_statement(came_in("100.00", flow="F1")))
    done = booked(seen.book(certain(seen)))
    (line,) = services.payments.page()
    services.payments.reallocate(line.id, [Share(other, 10_000)])
    assert isinstance(seen.service.undo(done.id), Refused)


def test_undo_passes_over_a_payment_that_was_reversed_alone(look, a_statement, add_item, services, owed):
    items = [add_item(f"INV-000{n}", 10_000 * n) for n in (1, 2)]
    seen = look(a_statement(came_in("100.00", flow="F1"), came_in("200.00", flow="F2")))
    done = booked(seen.book(certain(seen)))
    services.payments.undo(services.payments.page()[0].id)
    assert isinstance(seen.service.undo(done.id), Saved)
    assert [owed(item) for item in items] == [10_000, 20_000]


def test_what_the_user_said_of_the_columns_is_remembered(look, a_statement, add_item):
    from dataclasses import replace

    from desktop.domain.imports.fields import Field
    from desktop.domain.imports.mapping import assign

    add_item("INV-1", 10_000)
    seen = look(a_statement(came_in("100.00", flow="F1")))
    (sheet,) = seen.mapping.sheets
    place = sheet.index(Field.PURPOSE)
    seen.mapping = replace(seen.mapping, sheets=(assign(sheet, place, Field.NOTE),))
    booked(seen.book(certain(seen)))
    assert look(a_statement(came_in("1.00"), name="b.csv")).mapping.sheets[0].columns[place].field is Field.NOTE


def test_the_same_headings_read_as_items_stay_apart(look, a_statement, add_item, services):
    add_item("INV-1", 10_000)
    path = a_statement(came_in("100.00", flow="F1"))
    before = services.imports.recognise(services.imports.read(path))
    seen = look(path)
    booked(seen.book(certain(seen)))
    assert services.imports.recognise(services.imports.read(path)) == before


def test_money_in_another_currency_goes_to_no_item(look, a_statement, add_item):
    add_item("INV-1", 10_000)
    path = a_statement(
        ["2026-11-20", "100.00", "恒达食品有限公司", "USD"],
        ["2026-11-20", "100.00", "恒达食品有限公司", "人民币"],
        head=["日期", "收入金额", "付款人", "币种"],
    )
    dollars, yuan = look(path).proposed.matches
    assert (dollars.row.currency, dollars.where.reason) == ("USD", WhereReason.NOTHING_OWED)
    assert (yuan.row.currency, yuan.where.reason) == ("CNY", WhereReason.EXACT)


def test_a_payer_that_looks_like_a_formula_is_a_text(look, a_statement, customer, services):
    seen = look(a_statement(came_in("1.00", payer="=cmd|'/c calc'!A1", purpose="@SUM(A1)", flow="+1")), {0: customer})
    booked(seen.book([pick(seen.proposed.matches[0])]))
    (line,) = services.payments.page()
    assert (line.payer, line.note, line.reference) == ("=cmd|'/c calc'!A1", "@SUM(A1)", "+1")


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_is_a_fault(payment_files, tmp_path, content):
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        payment_files.read(path)
    assert caught.value.fault is TableFault.EMPTY


def test_headings_alone_bring_nothing(look, a_statement):
    seen = look(a_statement())
    assert (list(seen.checked.rows), list(seen.proposed.matches)) == ([], [])


def test_a_file_of_other_columns_is_refused(look, a_statement, customer):
    good = look(a_statement(came_in("1.00")), {0: customer})
    other = look(a_statement(["a", "b"], head=["颜色", "备注"], name="other.csv"))
    answer = other.service.book(other.workbook, other.mapping, good.checked, [pick(good.proposed.matches[0])])
    assert isinstance(answer, Refused)


def test_the_book_is_sound_after_it_all(look, a_statement, add_item, services):
    add_item("INV-0001", 10_000)
    add_item("INV-0002", 20_000)
    seen = look(a_statement(came_in("300.00", flow="F1"), came_in("55.55", flow="F2", day="2026-01-01")))
    done = booked(seen.book([pick(match) for match in seen.proposed.matches]))
    assert services.books.check().is_sound
    seen.service.undo(done.id)
    assert services.books.check().is_sound


def test_a_workbook_with_numbers_and_days_is_read(look, tmp_path, add_item, owed):
    item = add_item("INV-1", 1_234_50)
    path = tmp_path / "receipts.xlsx"
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("收款")
        sheet.write_row(0, 0, ["收款日期", "客户编码", "收款金额", "结算方式", "流水号"])
        sheet.write_datetime(1, 0, DAY)
        sheet.write_row(1, 1, ["C-001", 1234.5, "现金", 20261120000017])
    seen = look(path)
    (match,) = seen.proposed.matches
    assert (match.row.means, match.row.reference, match.sureness) == (
        PayMeans.CASH,
        "20261120000017",
        Sureness.CERTAIN,
    )
    booked(seen.book(certain(seen)))
    assert owed(item) == 0


def test_a_bank_bill_is_booked_with_its_due_date(look, a_statement, services, add_item):
    add_item("INV-1", 10_000)
    head = ["收款日期", "付款人", "收款金额", "结算方式", "汇票到期日", "汇票号码"]
    seen = look(a_statement(["2026-11-20", "恒达食品有限公司", "100", "银行承兑汇票", "2027-02-20", "1305"], head=head))
    booked(seen.book(certain(seen)))
    (line,) = services.payments.page(uncleared=True)
    assert (line.means, line.maturity_on) == ("bank_bill", date(2027, 2, 20))


def test_proposing_for_many_rows_can_be_given_up(payment_files, look, a_statement):
    rows = [came_in(f"{n}.00", payer=f"payer {n}", flow=f"F{n}") for n in range(1, 2101)]
    seen = look(a_statement(*rows))
    told = []
    payment_files.propose(seen.checked, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4200), (2000, 4200), (4000, 4200)]


def test_a_payment_typed_with_a_reference_of_ones_own_is_not_booked_twice_by_itself(
    look, a_statement, services, customer
):
    services.payments.add(PaymentForm(customer, "CNY", 10_000, DAY, reference="slip 12"))
    (match,) = look(a_statement(came_in("100.00", flow="F1"))).proposed.matches
    assert (match.presence, match.sureness) == (Presence.NEARBY, Sureness.UNCLEAR)


def test_two_payments_of_one_sum_on_one_day_are_two_by_their_flow_numbers(look, a_statement, add_item):
    add_item("INV-1", 10_000)
    first = look(a_statement(came_in("100.00", flow="F1")))
    booked(first.book(certain(first)))
    both = look(a_statement(came_in("100.00", flow="F1"), came_in("100.00", flow="F2"), name="week.csv"))
    assert [match.presence for match in both.proposed.matches] == [Presence.THERE, Presence.NEW]
