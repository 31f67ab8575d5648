from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.domain.process import PaperForm, PaperKind
from desktop.domain.visits import Purpose
from desktop.ui.pages.visits.opening import open_change_visit, open_plan_visit
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from tests.ui.visits import book
from tests.ui.visits.driving import gone, press, save, shown

PAY_DAY = date(2026, 12, 25)


@pytest.fixture
def jinhe(opened):
    """A customer that pays on the 25th, with two items open by then and one later."""
    customer = book.add_customer(opened, "锦和贸易", code="KH-0034")
    chen = book.add_contact(opened, customer, "Chen", "accounts")
    book.add_item(opened, customer, "A-1", 100_000, date(2026, 11, 1))
    book.add_item(opened, customer, "A-2", 50_000, date(2026, 12, 20), disputed=20_000)
    book.add_item(opened, customer, "A-3", 7_000, date(2027, 1, 20))
    book.add_process(opened, customer, chen)
    return customer


@pytest.fixture
def dialog(page, jinhe):
    open_plan_visit(page, page.context, jinhe)
    return shown(page, PlanVisitDialog)


@pytest.fixture
def planned(opened, jinhe):
    """Read the one visit of the customer."""

    def read():
        (row,) = opened.services.visits.of_customer(jinhe)
        return opened.services.visits.get(row.id)

    return read


def numbers(card):
    return [item.number for item in card.items]


def tick(table, number):
    """Tick or untick the row whose first text begins so, by the keyboard."""
    item = table.findItems(number, Qt.MatchFlag.MatchStartsWith)[0]
    table.setFocus()
    table.setCurrentItem(item)


def test_customer_and_purpose_are_enough(qtbot, page, dialog, planned, said):
    save(qtbot, dialog)
    assert gone(page, PlanVisitDialog)
    card = planned()
    assert (card.visit.day, card.visit.amount) == (PAY_DAY, 130_000)
    assert numbers(card) == ["A-1", "A-2"]
    assert [(paper.kind, paper.copies) for paper in card.papers] == [
        ("vat_invoice", 1),
        ("signed_receipt", 1),
        ("statement", 2),
    ]
    assert said[0][0] == "Visit planned: Fri 25 Dec"


def test_the_day_comes_with_its_reason(dialog):
    assert dialog.plan.day.day() == PAY_DAY
    assert dialog.plan.reason.text() == "Proposed: Fri 25 Dec: the first pay day that leaves five days to confirm"
    assert not dialog.plan.take_button.isVisible()


def test_another_purpose_brings_another_proposal(dialog):
    dialog.plan.purpose.choose(Purpose.RECONCILE)
    assert dialog.plan.day.day() != PAY_DAY
    assert dialog.plan.items.ticked() == ()
    assert dialog.plan.amount.minor() is None
    assert len(dialog.plan.people.ticked()) == 1


def test_a_day_typed_stays_when_the_purpose_changes(qtbot, dialog):
    dialog.plan.day.selectAll()
    press(qtbot, *"2026-12-03")
    dialog.plan.purpose.choose(Purpose.RECONCILE)
    assert dialog.plan.day.day() == date(2026, 12, 3)
    assert "Proposed:" in dialog.plan.reason.text()


def test_the_proposed_day_can_be_taken_after_all(qtbot, dialog):
    dialog.plan.day.selectAll()
    press(qtbot, *"2026-12-03")
    qtbot.mouseClick(dialog.plan.take_button, Qt.MouseButton.LeftButton)
    assert dialog.plan.day.day() == PAY_DAY


def test_the_amount_follows_the_items(qtbot, dialog):
    tick(dialog.plan.items, "A-2")
    press(qtbot, Qt.Key.Key_Space)
    assert dialog.plan.amount.minor() == 100_000
    tick(dialog.plan.items, "A-3")
    press(qtbot, Qt.Key.Key_Space)
    assert dialog.plan.amount.minor() == 107_000


def test_an_amount_typed_stays(qtbot, dialog, planned):
    dialog.plan.amount.setFocus()
    dialog.plan.amount.selectAll()
    press(qtbot, *"999.50")
    tick(dialog.plan.items, "A-2")
    press(qtbot, Qt.Key.Key_Space)
    save(qtbot, dialog)
    assert (planned().visit.amount, numbers(planned())) == (99_950, ["A-1"])


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        ("2026-12-01", ""),
        ("2026-12-05", "Sat 5 Dec is not a working day."),
        ("2027-01-01", "Fri 1 Jan is not a working day: New Year's Day."),
    ],
)
def test_a_day_on_which_nobody_works_is_warned_of(qtbot, dialog, day, warning):
    dialog.plan.day.selectAll()
    press(qtbot, *day)
    assert dialog.plan.day_note.text == warning


def test_a_past_day_is_refused_and_nothing_typed_is_lost(qtbot, dialog, opened, jinhe):
    dialog.plan.day.selectAll()
    press(qtbot, *"2026-11-20")
    dialog.plan.note.setPlainText("bring tea")
    save(qtbot, dialog)
    assert dialog.plan.error_text("day") == "This day is past."
    assert (dialog.plan.day.text(), dialog.plan.note.toPlainText()) == ("2026-11-20", "bring tea")
    assert opened.services.visits.of_customer(jinhe) == []


def test_the_customer_is_found_by_a_few_letters(qtbot, page, opened, jinhe, planned):
    book.add_customer(opened, "Bohai Steel")
    open_plan_visit(page, page.context)
    dialog = shown(page, PlanVisitDialog)
    press(qtbot, *"jhmy")
    assert dialog.plan.customer.names() == ["锦和贸易 · KH-0034"]
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.plan.customer.customer_id == jinhe
    assert dialog.plan.day.day() == PAY_DAY
    save(qtbot, dialog)
    assert planned().visit.day == PAY_DAY


def test_without_customer_and_day_both_are_asked_for(qtbot, page):
    open_plan_visit(page, page.context)
    dialog = shown(page, PlanVisitDialog)
    save(qtbot, dialog)
    assert dialog.plan.error_text("customer_id") == "This is needed."
    assert dialog.plan.error_text("day") == "This is needed."


def test_a_name_that_was_not_chosen_is_no_customer(qtbot, page, jinhe):
    open_plan_visit(page, page.context)
    dialog = shown(page, PlanVisitDialog)
    dialog.plan.customer.choose(jinhe, "锦和贸易")
    press(qtbot, "x")
    assert dialog.plan.customer.customer_id is None


def test_the_day_it_was_opened_for_is_kept(page, jinhe):
    open_plan_visit(page, page.context, jinhe, date(2026, 12, 3))
    assert shown(page, PlanVisitDialog).plan.day.day() == date(2026, 12, 3)


def test_papers_can_be_added_changed_and_left_out(qtbot, dialog, planned):
    editor = dialog.plan.papers
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    line = editor._lines[-1]
    kind, form = line.findChildren(QComboBox)
    kind.choose(PaperKind.CONTRACT)
    form.choose(PaperForm.COPY)
    copies, note = line.findChildren(QLineEdit)
    copies.setText("3")
    note.setText("page 2 stamped")
    editor._lines[0].removed.emit()
    save(qtbot, dialog)
    assert [(paper.kind, paper.form, paper.copies, paper.note) for paper in planned().papers] == [
        ("signed_receipt", "original", 1, "0912"),
        ("statement", "copy", 2, ""),
        ("contract", "copy", 3, "page 2 stamped"),
    ]


def test_copies_that_cannot_be_are_refused_beside_the_papers(qtbot, dialog):
    dialog.plan.papers._lines[0].findChildren(QLineEdit)[0].setText("99")
    save(qtbot, dialog)
    assert dialog.plan.error_text("papers") == "Too large: at most 20."


def test_items_of_two_currencies_are_refused(qtbot, page, opened, jinhe):
    book.add_item(opened, jinhe, "U-1", 5_000, date(2026, 11, 1), currency="USD")
    open_plan_visit(page, page.context, jinhe)
    dialog = shown(page, PlanVisitDialog)
    tick(dialog.plan.items, "U-1")
    press(qtbot, Qt.Key.Key_Space)
    save(qtbot, dialog)
    assert dialog.plan.error_text("items") == "Items of one currency only, please."


def test_a_foreign_item_alone_changes_the_currency(qtbot, page, opened):
    customer = book.add_customer(opened, "Ruifeng")
    book.add_item(opened, customer, "U-1", 5_000, date(2027, 11, 1), currency="USD")
    open_plan_visit(page, page.context, customer)
    dialog = shown(page, PlanVisitDialog)
    tick(dialog.plan.items, "U-1")
    press(qtbot, Qt.Key.Key_Space)
    save(qtbot, dialog)
    (visit,) = opened.services.visits.of_customer(customer)
    assert (visit.currency, visit.amount) == ("USD", 5_000)


def test_a_planned_visit_is_shown_as_it_is(page, visit, card):
    open_change_visit(page, page.context, visit)
    plan = shown(page, PlanVisitDialog).plan
    assert (plan.day.day(), plan.time.text()) == (card().visit.day, "14:00")
    assert plan.amount.minor() == card().visit.amount
    assert plan.papers.papers() == book.PAPERS
    assert not plan.is_dirty


def test_changing_keeps_the_ticks_of_papers(qtbot, page, visit, card, said):
    paper = card().papers[0]
    page.context.services.visits.pack(visit, paper.id, packed=True)
    open_change_visit(page, page.context, visit)
    dialog = shown(page, PlanVisitDialog)
    dialog.plan.note.setPlainText("gate 3")
    save(qtbot, dialog)
    assert card().visit.note == "gate 3"
    assert [each.packed for each in card().papers] == [True, False, False]
    assert said[0][0] == "Visit changed: Thu 26 Nov 14:00"


def test_changing_the_day_asks_for_confirmation_anew(qtbot, page, visit, card, opened):
    book.agree(opened, visit)
    open_change_visit(page, page.context, visit)
    dialog = shown(page, PlanVisitDialog)
    dialog.plan.day.selectAll()
    press(qtbot, *"2026-12-08")
    save(qtbot, dialog)
    assert card().visit.day == date(2026, 12, 8)
    assert card().confirmation.missing


def test_an_item_that_is_paid_by_now_stays_with_its_visit(qtbot, page, visit, card, opened):
    from db import models

    with opened.services._book.transaction():
        models.Receivable.update(open=0).execute()
    open_change_visit(page, page.context, visit)
    save(qtbot, shown(page, PlanVisitDialog))
    assert numbers(card()) == ["INV-2026-0912"]


def test_every_column_of_the_open_items_and_people_is_in_sight(dialog):
    for table in (dialog.plan.items, dialog.plan.people):
        assert table.header().length() <= table.viewport().width()


def test_tab_goes_from_the_people_to_the_papers_and_from_them_to_the_note(qtbot, dialog):
    plan = dialog.plan
    plan.people.setFocus()
    qtbot.keyClick(plan.people, Qt.Key.Key_Tab)
    assert plan.papers.isAncestorOf(QApplication.focusWidget())
    plan.papers.add_button.setFocus()
    qtbot.keyClick(plan.papers.add_button, Qt.Key.Key_Tab)
    assert plan.note.hasFocus()
