from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.app import open_app
from desktop.domain.plans import Move, PlanState, SoftThought
from desktop.domain.receivables import DebtCause, DebtNature
from desktop.services.clock import FixedClock
from desktop.services.payments import PaymentForm
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.pages.plans.editor import EditPlanDialog
from desktop.ui.pages.plans.groups import Group
from desktop.ui.pages.plans.move_dialog import MovePlanDialog
from desktop.ui.pages.plans.page import PlansPage
from desktop.ui.pages.plans.payment_dialog import RecordPaymentDialog
from desktop.ui.widgets.empty_state import EmptyState
from tests.ui.plans import book
from tests.ui.visits.book import TODAY
from tests.ui.visits.driving import button, gone, press, save, show_page, shown, words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def full(qtbot, tmp_path):
    """The page on a book with plans of every kind."""
    app = book.full_book(tmp_path / "full.book")
    hub = Hub()
    page = show_page(qtbot, PlansPage(Context(app.services, InlineJobs(hub), hub, app.clock)))
    page.resize(1400, 900)
    page.list.setFocus()
    yield page
    page.context.jobs.close()
    app.close()


@pytest.fixture
def running(page, opened):
    """A plan of 145,000.00 in six parts since July, shown in the panel."""
    _customer, plan = book.running(opened)
    page.arrive(plan=plan)
    page.refresh()
    return plan


@pytest.fixture
def drafted(page, opened, customer):
    """A draft of Hengda Foods, shown in the panel."""
    plan = book.draft(opened, customer)
    page.arrive(plan=plan)
    return plan


def names(view):
    return [line.customer for line in view.table.rows()]


def cells(view, row=0):
    return [view.table.index(row, at).data() for at in range(view.table.columnCount())]


# The list


def test_an_empty_page_offers_to_begin(qtbot, page):
    assert "A debt that cannot be paid at once" in words(page)
    qtbot.mouseClick(button(page.list, "Agree on instalments"), LEFT)
    assert shown(page, EditPlanDialog)


def test_plans_are_listed_with_what_is_open_and_comes_next(full):
    first = names(full.list).index("恒达食品有限公司")
    assert cells(full.list, first) == [
        "恒达食品有限公司",
        "¥145,000.00",
        "¥71,666.66",
        "¥73,333.34",
        "¥10,833.33",
        "28 Sep",
        "late",
    ]


@pytest.mark.parametrize(
    ("group", "count"), [(Group.ALL, 8), (Group.TO_DECIDE, 3), (Group.RUNNING, 1), (Group.LATE, 2), (Group.DONE, 2)]
)
def test_each_group_lists_its_plans_and_says_how_many(full, group, count):
    full.toolbar.choose_group(group)
    assert len(names(full.list)) == count
    assert full.toolbar.groups[group].text().endswith(f"  {count}")


def test_the_summary_says_what_is_open_and_late(full):
    assert full.summary == "3 plans are running · ¥339,166.68 open · ¥176,666.66 late"


def test_a_cancelled_plan_owes_nothing(full):
    cancelled = names(full.list).index("Anders & Søn <Import> ApS")
    assert cells(full.list, cancelled)[3:6] == ["", "", ""]


def test_a_plan_is_shown_by_a_link_from_elsewhere(page, opened, customer):
    other = book.draft(opened, book.one_debt(opened, "Oushang"))
    book.draft(opened, customer)
    page.arrive(plan=other)
    assert page.detail.card.plan.id == other
    assert page.list.current_row().id == other


def test_a_plan_is_shown_from_what_is_due_too(full):
    full.toolbar.choose_due()
    plan = full.due.table.row(2).plan_id
    full.arrive(plan=plan)
    assert full.list.isVisible()
    assert full.list.current_row().id == plan


def test_what_is_written_elsewhere_is_seen_at_once(page, opened, hub, customer):
    book.draft(opened, customer)
    hub.announce(opened.services.plans.move(page_plan(opened), Move.AGREE).changes)
    assert cells(page.list)[-1] == "agreed"


def page_plan(opened):
    (line,) = opened.services.plans.page()
    return line.id


def test_escape_puts_the_panel_away(qtbot, full):
    full.list.select(full.list.table.row(0).id)
    press(qtbot, Qt.Key.Key_Space)
    assert full.detail.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not full.detail.isVisible()
    assert full.list.hasFocus()


def test_enter_opens_the_plan_at_its_first_action(qtbot, full):
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert full.detail.buttons[0].hasFocus()


# What is due


def test_what_is_due_comes_in_the_order_of_its_days(full):
    full.toolbar.choose_due()
    assert [(line.pay_on, line.customer[:2]) for line in full.due.table.rows()] == [
        (date(2026, 9, 28), "恒达"),
        (date(2026, 10, 26), "恒达"),
        (date(2026, 11, 25), "Ru"),
        (date(2026, 11, 26), "恒达"),
    ]
    assert cells(full.due)[2:] == ["3 of 6", "¥10,833.33", "54 days late"]


def test_the_list_looks_as_far_ahead_as_is_chosen(full):
    full.toolbar.choose_due()
    full.toolbar.horizon.choose(0)
    assert full.due.table.rowCount() == 2
    assert full.summary == "2 instalments · ¥31,666.66 · ¥31,666.66 late"


def test_enter_on_what_is_due_records_a_payment(qtbot, full):
    full.toolbar.choose_due()
    full.due.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    dialog = shown(full, RecordPaymentDialog)
    assert dialog.amount.text() == "10,833.33"
    save(qtbot, dialog)
    assert full.due.table.row(0).pay_on == date(2026, 10, 26)


def test_a_payment_is_recorded_for_the_instalment_that_is_marked(qtbot, full):
    full.toolbar.choose_due()
    full.due.select(full.due.table.key(full.due.table.row(2)))
    qtbot.mouseClick(full.pay_button, LEFT)
    assert "Ruifeng Paper" in words(shown(full, RecordPaymentDialog))


def test_a_book_is_not_called_empty_before_it_is_read(qtbot, context):
    page = PlansPage(context)
    qtbot.addWidget(page)
    assert page.list.findChild(EmptyState).text == ""
    page.reload()
    assert "in instalments" in page.list.findChild(EmptyState).text


# The panel


def test_the_panel_says_everything_about_a_plan(page, opened, running):
    book.pay(opened, running, date(2026, 7, 27), 2_416_666, "CMB 0727")
    page.refresh()
    page.detail.refresh()
    seen = words(page.detail)
    for text in (
        "Hengda Foods",
        "Plan 1",
        "signed on Wed 1 Jul",
        "The days of grace are over",
        "¥24,166.66 of ¥145,000.00 paid",
        "Next: ¥24,166.66 on Wed 26 Aug (no. 2)",
        "1: Mon 27 Jul, moved from Sun 26 Jul: weekend",
        "INV-0455",
        "Short of cash · breach of contract · short-term",
        "CMB 0727",
    ):
        assert text in seen


def test_another_version_is_one_click_away(qtbot, page, opened, running, plans):
    beginning = plans.begin_change(running)
    new = book.saved(plans.revise(running, beginning.form, asked=tuple(book.PlanQuestion)))
    page.detail.show_plan(new)
    qtbot.mouseClick(button(page.detail, "Show"), LEFT)
    assert page.detail.card.plan.id == running


def test_a_new_version_is_worked_out_anew_when_money_came_in(qtbot, page, opened, running, plans):
    beginning = plans.begin_change(running)
    new = book.saved(plans.revise(running, beginning.form, asked=tuple(book.PlanQuestion)))
    book.pay(opened, running, TODAY, 1_000_000)
    page.arrive(plan=new)
    qtbot.mouseClick(button(page.detail, "Agree..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    save(qtbot, dialog)
    assert "Worked out for 145000.00, but 135000.00 is open of its items by now." in words(dialog)
    qtbot.mouseClick(dialog.anew_button, LEFT)
    save(qtbot, shown(page, EditPlanDialog))
    assert plans.get(new).plan.debt == 13_500_000


def test_what_counts_and_was_recorded_elsewhere_is_shown(page, opened, running):
    form = PaymentForm(1, "CNY", 1_000_000, TODAY, reference="CMB 1121")
    book.saved(opened.services.payments.add(form))
    page.detail.refresh()
    assert "recorded among the payments · CMB 1121" in words(page.detail)
    assert "¥10,000.00 of ¥145,000.00 paid" in words(page.detail)


def test_plans_of_archived_customers_are_hidden_unless_asked_for(page, opened, running):
    book.saved(opened.services.customers.archive(1))
    page.refresh()
    assert page.list.table.rowCount() == 0
    page.toolbar.archived_box.setChecked(True)
    assert page.list.table.rowCount() == 1
    page.toolbar.choose_due()
    assert page.due.table.rowCount() > 0
    page.toolbar.archived_box.setChecked(False)
    assert page.due.table.rowCount() == 0


def test_the_customer_is_one_click_away(qtbot, page, running, gone_to):
    qtbot.mouseClick(button(page.detail, "Open the customer"), LEFT)
    assert gone_to == [("customer", {"customer_id": 1})]


def test_of_many_items_the_first_are_listed(page, opened):
    customer = book.add_customer(opened, "Oushang")
    for number in range(60):
        book.add_item(opened, customer, f"INV-{number:03}", 10_000, date(2026, 10, 1))
    page.arrive(plan=book.draft(opened, customer))
    seen = words(page.detail)
    assert "INV-019" in seen
    assert "INV-020" not in seen
    assert "and 40 more" in seen


def test_markup_in_a_name_is_shown_as_it_is(page, opened):
    plan = book.draft(opened, book.one_debt(opened, "A & B <b>Ltd</b>"))
    page.arrive(plan=plan)
    assert "A & B <b>Ltd</b>" in words(page.detail)


# Moves


def test_a_draft_is_agreed_and_signed(qtbot, page, drafted, plans, said):
    qtbot.mouseClick(button(page.detail, "Agree..."), LEFT)
    save(qtbot, shown(page, MovePlanDialog))
    assert said[-1] == ("Agreed: Hengda Foods", None)
    qtbot.mouseClick(button(page.detail, "Signed..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    dialog.day.setText("2026-11-20")
    save(qtbot, dialog)
    card = plans.get(drafted)
    assert (card.state, card.plan.signed_on) == (PlanState.SIGNED, date(2026, 11, 20))


def test_a_day_to_come_is_no_day_of_signing(qtbot, page, opened, customer, plans):
    plan = book.draft(opened, customer)
    book.saved(plans.move(plan, Move.AGREE))
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Signed..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    dialog.day.setText("2026-12-20")
    save(qtbot, dialog)
    assert dialog.form.error_text("day")
    assert plans.get(plan).state is PlanState.AGREED


def test_calling_a_plan_broken_needs_a_reason_and_can_be_undone(qtbot, page, running, plans, said):
    qtbot.mouseClick(button(page.detail, "Broken..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    save(qtbot, dialog)
    assert dialog.form.error_text("reason") == "This is needed."
    dialog.reason.setPlainText("no answer")
    save(qtbot, dialog)
    assert plans.get(running).state is PlanState.BROKEN
    said[-1][1]()
    assert plans.get(running).state is PlanState.LATE


def test_cancelling_a_draft_can_be_undone(qtbot, page, drafted, plans, said):
    qtbot.mouseClick(button(page.detail, "Cancel..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    dialog.reason.setPlainText("paid at once")
    save(qtbot, dialog)
    assert plans.get(drafted).state is PlanState.CANCELLED
    said[-1][1]()
    assert plans.get(drafted).state is PlanState.DRAFT


def test_an_item_that_another_plan_has_meanwhile_is_told_of(qtbot, page, opened, customer, plans):
    first, second = book.draft(opened, customer), book.draft(opened, customer)
    book.saved(plans.move(second, Move.AGREE))
    page.arrive(plan=first)
    qtbot.mouseClick(button(page.detail, "Agree..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    save(qtbot, dialog)
    assert "Already used: INV-0871." in words(dialog)


def test_who_owns_up_to_a_soft_thought_says_what_speaks_for_the_plan(qtbot, page, opened, customer, plans):
    plan = book.draft(opened, customer)
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agree..."), LEFT)
    dialog = shown(page, MovePlanDialog)
    dialog.check.boxes[SoftThought.LOOKS_HONEST].setChecked(True)
    save(qtbot, dialog)
    assert dialog.form.error_text("reason") == "This is needed."
    dialog.reason.setPlainText("Their bank has confirmed the loan")
    save(qtbot, dialog)
    assert plans.get(plan).state is PlanState.AGREED


# Payments


def test_a_payment_says_what_it_settles(page, qtbot, running):
    qtbot.mouseClick(button(page.detail, "Record a payment..."), LEFT)
    dialog = shown(page, RecordPaymentDialog)
    assert "Settles 1 instalment" in words(dialog)
    dialog.amount.setText("30000")
    assert "¥18,333.32 of the next one stays open" in words(dialog)
    qtbot.mouseClick(button(dialog, "All that is open: ¥145,000.00"), LEFT)
    assert "the plan is then completed" in words(dialog)
    dialog.amount.setText("145000.01")
    assert "¥0.01 is more than the plan, and put to nothing" in words(dialog)


def test_a_payment_that_is_in_the_book_already_is_asked_about(qtbot, page, opened, running, plans):
    book.saved(opened.services.payments.add(PaymentForm(1, "CNY", 2_416_666, TODAY)))
    page.detail.refresh()
    qtbot.mouseClick(button(page.detail, "Record a payment..."), LEFT)
    dialog = shown(page, RecordPaymentDialog)
    dialog.amount.setText("24166.66")
    save(qtbot, dialog)
    box = shown(dialog, QMessageBox)
    assert box.text() == "A payment like this is in the book already."
    qtbot.mouseClick(button(box, "Record it all the same"), LEFT)
    assert plans.get(running).settlement.paid == 2 * 2_416_666


def test_a_payment_is_recorded_and_undone(qtbot, page, running, plans, said):
    qtbot.mouseClick(button(page.detail, "Record a payment..."), LEFT)
    dialog = shown(page, RecordPaymentDialog)
    dialog.reference.setText("CMB 1121")
    save(qtbot, dialog)
    assert gone(page, RecordPaymentDialog)
    assert plans.get(running).settlement.paid == 2_416_666
    assert "CMB 1121" in words(page.detail)
    text, undo = said[-1]
    assert text == "Payment recorded: ¥24,166.66, Hengda Foods"
    undo()
    assert plans.get(running).settlement.paid == 0


def test_a_payment_taken_back_stays_in_sight_and_counts_again(qtbot, page, opened, running, said):
    plans = opened.services.plans
    book.pay(opened, running, date(2026, 7, 27), 2_416_666)
    page.detail.refresh()
    qtbot.mouseClick(button(page.detail, "Take it back"), LEFT)
    assert plans.get(running).settlement.paid == 0
    assert "(taken back)" in words(page.detail)
    qtbot.mouseClick(button(page.detail, "Count it again"), LEFT)
    assert plans.get(running).settlement.paid == 2_416_666
    said[-1][1]()
    assert plans.get(running).settlement.paid == 0


@pytest.mark.parametrize("amount", ["", "abc", "0"])
def test_an_amount_that_cannot_be_is_refused(qtbot, page, running, plans, amount):
    qtbot.mouseClick(button(page.detail, "Record a payment..."), LEFT)
    dialog = shown(page, RecordPaymentDialog)
    dialog.amount.setText(amount)
    save(qtbot, dialog)
    assert dialog.form.error_text("amount")
    assert plans.get(running).payments == ()


# With real threads


def test_a_plan_is_agreed_on_with_real_threads(qtbot, qapp, tmp_path):
    app = open_app(tmp_path / "threads.book", FixedClock(TODAY))
    customer = book.one_debt(app)
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = show_page(qtbot, PlansPage(Context(app.services, jobs, hub, app.clock)))
    page.arrive(do="new", customer=customer)
    qtbot.waitUntil(lambda: not gone(page, EditPlanDialog))
    dialog = shown(page, EditPlanDialog)
    dialog.terms.inputs.parts.set_count(5)
    dialog.terms.analysis.cause.choose(DebtCause.CASH)
    dialog.terms.analysis.nature.choose(DebtNature.BREACH)
    qtbot.waitUntil(lambda: dialog.pane.model.rowCount() == 5)
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 1)
    qtbot.waitUntil(lambda: page.detail.card is not None)
    assert page.detail.card.plan.debt == 10_000_000
    QApplication.processEvents()
    jobs.close()
    app.close()
