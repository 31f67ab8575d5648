from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.clauses import Acceleration, Forum, LateCharge
from desktop.domain.instalments import DayShift, Every, Interest
from desktop.domain.plans import PlanQuestion
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.plans import PlanForm
from desktop.ui.pages.plans.editor import EditPlanDialog
from desktop.ui.pages.plans.opening import open_change_plan, open_new_plan, open_new_version
from desktop.ui.pages.plans.schedule_model import Cell
from desktop.ui.pages.plans.terms_inputs import DownPayment, Split
from desktop.ui.widgets.edited_cells import WRONG_ROLE
from tests.ui.plans import book
from tests.ui.process.by_hand import type_text
from tests.ui.visits.driving import button, gone, press, save, shown, words

LEFT = Qt.MouseButton.LeftButton
#: The first instalment, so soon that no question is asked.
SOON = date(2026, 12, 15)
BY_HAND = (1_000_000, 4_000_000, 4_000_000, 1_000_000)


@pytest.fixture
def dialog(page, customer):
    """The editor begun with Hengda Foods, in four parts from 15 December."""
    page.arrive(do="new", customer=customer)
    QApplication.processEvents()
    dialog = shown(page, EditPlanDialog)
    dialog.terms.inputs.parts.set_count(4)
    dialog.terms.inputs.first_on.set_day(SOON)
    dialog.terms.analysis.cause.choose(DebtCause.CASH)
    dialog.terms.analysis.nature.choose(DebtNature.BREACH)
    return dialog


def fill(field, text):
    field.setFocus()
    field.selectAll()
    type_text(field, text)


def rows(dialog):
    return [(row.position, row.pay_on, row.principal) for row in dialog.pane.model.instalments()]


def amounts(dialog):
    return [row.principal for row in dialog.pane.model.instalments()]


def edit(dialog, row, cell, text):
    """Type into a cell without leaving it."""
    dialog.pane.view.go_to(row, cell)
    dialog.pane.view.edit(dialog.pane.model.index(row, cell))
    field = QApplication.focusWidget()
    field.selectAll()
    type_text(field, text)
    return field


def only_plan(plans):
    (line,) = plans.page()
    return plans.get(line.id)


def test_begins_with_what_is_overdue(dialog):
    assert len(dialog.terms.inputs.items.ticked()) == 2
    assert "Debt of the plan: ¥100,000.00" in words(dialog)


def test_each_keystroke_works_the_rows_out(dialog):
    fill(dialog.terms.inputs.parts, "3")
    assert rows(dialog) == [
        (1, date(2026, 12, 15), 3_333_333),
        (2, date(2027, 1, 15), 3_333_333),
        (3, date(2027, 2, 15), 3_333_334),
    ]
    type_text(dialog.terms.inputs.parts, "0")
    assert len(rows(dialog)) == 30


def test_a_customer_is_found_by_typing(qtbot, page, customer):
    open_new_plan(page, page.context)
    dialog = shown(page, EditPlanDialog)
    press(qtbot, *"hengda", Qt.Key.Key_Return)
    assert dialog.terms.inputs.customer.customer_id == customer
    assert "¥100,000.00" in dialog.terms.debt_words.text()
    assert sum(amounts(dialog)) == 10_000_000


def test_saving_puts_a_draft_into_the_book_and_shows_it(qtbot, page, dialog, plans, said):
    save(qtbot, dialog)
    assert gone(page, EditPlanDialog)
    card = only_plan(plans)
    assert (card.state, card.plan.debt, len(card.instalments)) == ("draft", 10_000_000, 4)
    assert said[0][0] == "Plan saved as a draft: Hengda Foods"
    assert page.detail.isVisible()
    assert page.detail.card.plan.id == card.plan.id


def test_why_it_is_not_paid_is_asked_before_a_plan(qtbot, dialog, plans):
    answers = dialog.terms.analysis
    assert answers.term_class.chosen() is DebtTerm.SHORT
    answers.cause.choose(None)
    save(qtbot, dialog)
    assert dialog.terms.error_text("analysis.cause") == "This is needed."
    answers.cause.choose(DebtCause.UNWILLING)
    save(qtbot, dialog)
    said = only_plan(plans).form.analysis
    assert (said.cause, said.nature, said.term_class) == (DebtCause.UNWILLING, DebtNature.BREACH, DebtTerm.SHORT)


def test_unticking_an_item_takes_it_off_the_debt(dialog):
    item = dialog.terms.inputs.items.topLevelItem(0)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert sum(amounts(dialog)) == 4_000_000


def test_a_disputed_part_is_left_out_and_said(page, opened):
    customer = book.one_debt(opened, "Lanhai", disputed=1_500_000)
    open_new_plan(page, page.context, customer)
    dialog = shown(page, EditPlanDialog)
    assert "¥15,000.00 in dispute is left out" in dialog.terms.debt_words.text()
    assert sum(amounts(dialog)) == 8_500_000


def test_a_share_is_paid_down(dialog):
    put = dialog.terms.inputs
    put.down.choose(DownPayment.SHARE)
    fill(put.down_share, "20")
    fill(put.down_on, "2026-11-30")
    fill(put.parts, "7")
    assert amounts(dialog) == [2_000_000, *[1_142_857] * 6, 1_142_858]
    assert dialog.pane.model.index(0, Cell.NUMBER).data() == "down"


def test_the_amount_of_each_gives_the_number(dialog):
    dialog.terms.inputs.split.choose(Split.AMOUNT)
    fill(dialog.terms.inputs.part_amount, "30000")
    assert amounts(dialog) == [3_000_000, 3_000_000, 3_000_000, 1_000_000]


def test_own_dates_are_taken_as_they_are_typed(dialog):
    put = dialog.terms.inputs
    put.every.choose(Every.OWN)
    put.shift.choose(DayShift.NONE)
    fill(put.own_dates, "2026-12-01, 2026-12-20 2027-02-03")
    assert [day for _at, day, _sum in rows(dialog)] == [date(2026, 12, 1), date(2026, 12, 20), date(2027, 2, 3)]
    assert put.first_on.isHidden()


def test_month_ends_stay_in_their_month_unless_chosen_otherwise(qtbot, dialog):
    put = dialog.terms.inputs
    put.every.choose(Every.MONTH_END)
    assert put.shift.chosen() is DayShift.MODIFIED
    put.shift.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    put.every.choose(Every.MONTH)
    assert put.shift.chosen() is DayShift.NONE


def test_a_moved_pay_day_says_why(dialog):
    fill(dialog.terms.inputs.first_on, "2026-12-19")
    assert "1: Mon 21 Dec, moved from Sat 19 Dec: weekend" in dialog.pane.notes.text()
    fill(dialog.terms.inputs.first_on, "2027-01-01")
    assert "New Year" in dialog.pane.notes.text()


def test_interest_is_added_up(dialog):
    put = dialog.terms.inputs
    put.interest.choose(Interest.EQUAL_PRINCIPAL)
    fill(put.rate, "4.8")
    assert [row.interest for row in dialog.pane.model.instalments()] == [40_000, 30_000, 20_000, 10_000]
    assert "interest ¥1,000.00" in dialog.pane.sums.text()


def test_terms_that_are_missing_are_named_beside_the_empty_rows(dialog):
    dialog.terms.inputs.parts.clear()
    assert rows(dialog) == []
    assert "Equal instalments: This is needed." in dialog.pane.sums.text()


def test_an_error_stands_at_its_field_and_keeps_what_was_typed(qtbot, dialog, plans):
    fill(dialog.terms.inputs.first_on, "2026-11-20")
    save(qtbot, dialog)
    assert dialog.terms.error_text("terms.first_on") == "This day is past."
    assert dialog.terms.inputs.first_on.text() == "2026-11-20"
    assert plans.page() == []


def test_without_a_customer_nothing_is_saved(qtbot, page, plans):
    open_new_plan(page, page.context)
    dialog = shown(page, EditPlanDialog)
    save(qtbot, dialog)
    assert dialog.terms.error_text("customer_id") == "This is needed."


# Rows by hand


def test_typing_an_amount_says_what_is_still_to_be_shared_out(dialog):
    edit(dialog, 1, Cell.PRINCIPAL, "24988")
    assert dialog.pane.difference.text() == "¥12.00 still to be shared out"
    edit(dialog, 2, Cell.PRINCIPAL, "25013")
    assert dialog.pane.difference.text() == "¥1.00 more than the debt"


def test_nothing_is_saved_until_the_rows_come_to_the_debt(qtbot, page, dialog, plans):
    qtbot.keyClick(edit(dialog, 1, Cell.PRINCIPAL, "24988"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plans.page() == []
    assert "Not saved" in dialog.pane.errors.text()
    edit(dialog, 3, Cell.PRINCIPAL, "25012")
    save(qtbot, dialog)
    assert gone(page, EditPlanDialog)
    card = only_plan(plans)
    assert [row.principal for row in card.instalments] == [2_500_000, 2_498_800, 2_500_000, 2_501_200]
    assert card.plan.edited


def test_the_keys_begin_at_the_first_amount(dialog):
    dialog.pane.view.setFocus()
    at = dialog.pane.view.currentIndex()
    assert (at.row(), at.column()) == (0, Cell.PRINCIPAL)


@pytest.mark.parametrize(("at", "edited"), [(Cell.NUMBER, Cell.NOMINAL), (Cell.PAY_DAY, Cell.PRINCIPAL)])
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_1])
def test_keys_on_a_cell_that_only_says_something_edit_the_row(qtbot, dialog, at, edited, key):
    view = dialog.pane.view
    view.go_to(1, at)
    qtbot.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, edited)
    assert view.state() == view.State.EditingState


def test_a_date_by_hand_is_moved_to_a_working_day(dialog):
    edit(dialog, 0, Cell.NOMINAL, "2026-12-12")
    assert rows(dialog)[0][1] == date(2026, 12, 14)
    assert "moved from Sat 12 Dec" in dialog.pane.notes.text()


@pytest.mark.parametrize(
    ("cell", "text"), [(Cell.PRINCIPAL, "ten"), (Cell.NOMINAL, "2026-02-30"), (Cell.PRINCIPAL, "")]
)
def test_what_cannot_be_read_in_a_cell_stays_and_is_refused(qtbot, dialog, plans, cell, text):
    field = edit(dialog, 1, cell, "")
    field.clear()
    type_text(field, text)
    save(qtbot, dialog)
    index = dialog.pane.model.index(1, cell)
    assert index.data() == text
    assert index.data(WRONG_ROLE)
    assert dialog.pane.errors.text().startswith("No. 2: ")
    assert plans.page() == []


def test_rows_by_hand_are_kept_while_the_terms_change(qtbot, dialog):
    edit(dialog, 0, Cell.PRINCIPAL, "40000")
    fill(dialog.terms.inputs.parts, "2")
    assert amounts(dialog)[0] == 4_000_000
    assert len(amounts(dialog)) == 4
    qtbot.mouseClick(button(dialog, "Work out again"), LEFT)
    assert amounts(dialog) == [5_000_000, 5_000_000]
    assert not dialog.pane.again_button.isVisible()


def test_an_instalment_that_is_added_takes_what_is_left(qtbot, dialog):
    edit(dialog, 3, Cell.PRINCIPAL, "20000")
    qtbot.mouseClick(button(dialog, "Add an instalment"), LEFT)
    assert rows(dialog)[-1] == (5, date(2027, 4, 15), 500_000)
    assert "come to the debt exactly" in dialog.pane.difference.text()


def test_an_instalment_that_is_taken_out_moves_the_others_up(qtbot, dialog):
    dialog.pane.view.go_to(1, Cell.PRINCIPAL)
    qtbot.mouseClick(button(dialog, "Take it out"), LEFT)
    assert [at for at, _day, _sum in rows(dialog)] == [1, 2, 3]
    assert dialog.pane.difference.text() == "¥25,000.00 still to be shared out"


def test_escape_asks_before_rows_by_hand_are_thrown_away(qtbot, dialog):
    dialog.terms.mark_clean()
    edit(dialog, 0, Cell.PRINCIPAL, "1")
    dialog.terms.inputs.contract.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    box = shown(dialog, QMessageBox)
    assert box.text() == "Throw away what you typed?"
    box.close()


def test_tab_goes_through_the_terms_to_the_rows_and_then_to_saving(qtbot, dialog):
    dialog.terms.inputs.items.setFocus()
    names = []
    while not names or names[-1] != "Save":
        press(qtbot, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())
        assert len(names) < 40
    order = [names.index(name) for name in ("How often", "Interest", "Late charge: how", "Schedule of instalments")]
    assert order == sorted(order)
    assert all(names)


# Questions (rule 38)


def test_a_long_plan_is_asked_about_once(qtbot, page, dialog, plans):
    fill(dialog.terms.inputs.parts, "9")
    save(qtbot, dialog)
    box = shown(dialog, QMessageBox)
    assert "more than six months away: 16 Aug 2027" in box.informativeText()
    box.reject()
    assert plans.page() == []
    save(qtbot, shown(page, EditPlanDialog))
    qtbot.mouseClick(button(shown(dialog, QMessageBox), "Save all the same"), LEFT)
    assert gone(page, EditPlanDialog)
    assert only_plan(plans).answered == {PlanQuestion.TOO_LONG}


def test_a_first_payment_far_away_is_asked_about(qtbot, dialog):
    fill(dialog.terms.inputs.first_on, "2027-01-25")
    save(qtbot, dialog)
    box = shown(dialog, QMessageBox)
    assert "more than 30 days away: 25 Jan 2027" in box.informativeText()
    box.close()


# The agreement's choices


def test_the_mildest_clauses_are_chosen_and_need_no_hint(qtbot, page, dialog, plans):
    assert "lawyer" not in words(dialog)
    save(qtbot, dialog)
    assert only_plan(plans).form.clauses == PlanForm(0, "CNY", (), None).clauses


def test_a_legal_choice_has_the_lawyers_hint_and_what_it_needs(qtbot, page, dialog, plans):
    clauses = dialog.terms.clauses
    clauses.lists["acceleration"].choose(Acceleration.TWO_LATE)
    clauses.lists["forum"].choose(Forum.ARBITRATION)
    assert words(dialog).count("Have a lawyer look") == 2
    save(qtbot, dialog)
    assert dialog.terms.error_text("clauses.arbitrator") == "This is needed."
    clauses.names["arbitrator"].setText("CIETAC")
    save(qtbot, dialog)
    assert only_plan(plans).form.clauses.arbitrator == "CIETAC"


def test_a_rate_that_is_missing_is_named_at_the_late_charge(qtbot, dialog):
    dialog.terms.clauses.late_charge.choose(LateCharge.DAILY)
    save(qtbot, dialog)
    assert dialog.terms.error_text("clauses.late_charge") == "Too small: at least 1."
    fill(dialog.terms.clauses.daily, "0.8")
    assert "A high rate" in words(dialog)


# Changing, revising


def test_a_plan_is_changed_with_what_was_typed_before(qtbot, page, opened, customer, plans):
    plan = book.draft(opened, customer, parts=2)
    open_change_plan(page, page.context, plan)
    dialog = shown(page, EditPlanDialog)
    assert dialog.terms.inputs.customer.isReadOnly()
    assert dialog.terms.inputs.parts.count() == 2
    fill(dialog.terms.inputs.parts, "5")
    save(qtbot, dialog)
    assert len(only_plan(plans).instalments) == 5


def test_rows_made_by_hand_are_there_again(qtbot, page, opened, customer, plans):
    plan = book.draft(opened, customer)
    form = plans.begin_change(plan).form
    made = tuple(replace(row, principal=sum_) for row, sum_ in zip(plans.get(plan).instalments, BY_HAND, strict=True))
    book.saved(plans.change(plan, replace(form, instalments=made)))
    open_change_plan(page, page.context, plan)
    dialog = shown(page, EditPlanDialog)
    assert amounts(dialog) == list(BY_HAND)
    fill(dialog.terms.inputs.contract, "HT-2026-11")
    save(qtbot, dialog)
    card = only_plan(plans)
    assert ([row.principal for row in card.instalments], card.plan.contract) == (list(BY_HAND), "HT-2026-11")


def test_a_signed_plan_gets_a_new_version(qtbot, page, opened, plans):
    _customer, plan = book.running(opened)
    book.pay(opened, plan, date(2026, 7, 27), 2_416_666)
    page.detail.show_plan(plan)
    open_new_version(page, page.context, plan, page.detail.show_plan)
    dialog = shown(page, EditPlanDialog)
    assert "stays in force until this version is signed" in words(dialog)
    fill(dialog.terms.inputs.first_on, "2026-12-15")
    fill(dialog.terms.inputs.parts, "3")
    save(qtbot, dialog)
    card = plans.get(plans.get(plan).next_version)
    assert (card.plan.version, card.plan.debt, card.state) == (2, 14_500_000 - 2_416_666, "draft")


def test_a_plan_changed_meanwhile_is_refused(qtbot, page, opened, customer, monkeypatch):
    plans = opened.services.plans
    plan = book.draft(opened, customer)
    open_change_plan(page, page.context, plan)
    dialog = shown(page, EditPlanDialog)
    dialog.terms.inputs.reason.setText("wants to pay")
    monkeypatch.setattr(opened.clock, "now", lambda: "2099-01-01T08:00:00+00:00")
    book.saved(plans.change(plan, plans.begin_change(plan).form))
    save(qtbot, dialog)
    assert "changed meanwhile" in dialog.terms.error_text("")
    assert dialog.terms.inputs.reason.text() == "wants to pay"
