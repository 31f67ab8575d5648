"""How to deal with a debtor: the grid, the rating, signs, why items are not paid."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.customers import Level, Tone
from desktop.domain.debtor import Approach, approach
from desktop.domain.receivables import DebtCause
from desktop.domain.signals import SignalKind
from desktop.ui.pages.customers.debtor.analysis_dialog import AnalyseDebtDialog
from desktop.ui.pages.customers.debtor.grid import _REGIONS, ABILITIES, WILLINGNESSES, Cell
from desktop.ui.pages.customers.debtor.signal_dialog import NoteSignalDialog
from desktop.ui.pages.paper_parts.deciding import DecideDialog, WithdrawDialog
from tests.ui.customers.scenes import NAMES, add_item
from tests.ui.visits.driving import button, words


@pytest.fixture
def tab(collected_page):
    collected_page.show_tab("debtor")
    return collected_page.debtor


@pytest.fixture
def card(context, collected):
    return lambda: context.services.debtor.card(collected)


def press_save(form):
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_dot_stands_where_the_customer_does(tab):
    assert tab.grid.levels() == (Level.MEDIUM, Level.LOW)
    assert tab.approach.text().startswith("Able but not willing")
    assert tab.grid.accessibleDescription() == "Able: medium; willing: low; insist, politely"


def test_a_click_puts_it_elsewhere_and_undo_puts_it_back(tab, collected_page, card):
    place = tab.grid.cell_rect(Cell(1, 0)).center()
    QTest.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=place)
    assert (card().ability, card().willingness, card().tone) == (Level.LOW, Level.HIGH, Tone.FIRM)
    assert tab.approach.text().startswith("Willing but short of money")
    collected_page.said[-1][1]()
    assert tab.grid.levels() == (Level.MEDIUM, Level.LOW)


def test_the_arrows_move_and_enter_chooses(tab, card):
    tab.take_focus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(tab.grid, key)
    assert card().ability is Level.MEDIUM
    assert tab.grid.accessibleDescription().startswith("Able: high; willing: medium")
    QTest.keyClick(tab.grid, Qt.Key.Key_Return)
    assert (card().ability, card().willingness) == (Level.HIGH, Level.MEDIUM)


@pytest.mark.parametrize("ability", ABILITIES)
@pytest.mark.parametrize("willingness", WILLINGNESSES)
def test_each_cell_is_in_the_region_that_the_rule_gives_it(ability, willingness):
    way = approach(ability, willingness)
    first, last, _kind = _REGIONS[way]
    column, row = ABILITIES.index(ability), WILLINGNESSES.index(willingness)
    inside = first.column <= column <= last.column and first.row <= row <= last.row
    assert inside or way is Approach.FIND_OUT


def test_another_tone_is_kept_at_once(tab, card):
    tab.tone.choose(Tone.GENTLE)
    assert card().tone is Tone.GENTLE


def test_the_sum_of_the_rating_is_shown_in_words(tab, card):
    told = words(tab.rating)
    assert "Urgent item, 12 days overdue" in told
    assert "1 broken promise" in told
    assert str(card().rating.points) in told


def test_the_day_up_to_which_both_books_agree_is_kept_and_taken_back(tab, collected_page, card):
    tab.reconciled.set_day(date(2026, 10, 31))
    tab.reconciled_button.click()
    assert card().reconciled_on == date(2026, 10, 31)
    collected_page.said[-1][1]()
    assert card().reconciled_on == date(2026, 9, 30)
    assert tab.reconciled.day() == date(2026, 9, 30)


@pytest.mark.parametrize("typed", ["2027-01-01", "yesterday"])
def test_a_day_that_cannot_be_is_refused_in_words(tab, card, typed):
    tab.reconciled.setText(typed)
    tab.reconciled_button.click()
    assert tab.findChild(QMessageBox).isVisible()
    assert card().reconciled_on == date(2026, 9, 30)


def test_a_sign_is_noted_with_what_it_means_and_without_names(tab, collected_page, card, dialog):
    tab.signal_button.click()
    form = dialog(tab, NoteSignalDialog)
    assert "No names of people" in words(form)
    form.kind.choose(SignalKind.CLOSING_DOWN)
    assert "a bad sign" in form._outcome.text()
    press_save(form)
    assert card().signals[0].signal.kind == SignalKind.CLOSING_DOWN
    assert "closing down" in tab.risks.text()
    collected_page.said[-1][1]()
    assert SignalKind.CLOSING_DOWN not in {line.signal.kind for line in card().signals}


def test_a_sign_of_no_named_kind_needs_words(tab, card, dialog):
    tab.signal_button.click()
    form = dialog(tab, NoteSignalDialog)
    form.kind.choose(SignalKind.OTHER_BAD)
    press_save(form)
    assert form.form.error_text("note") == "This is needed."


def test_a_sign_is_taken_back_and_that_can_be_undone(tab, collected_page, card, qtbot):
    qtbot.mouseClick(button(tab.signals, "Take back"), Qt.MouseButton.LeftButton)
    assert len(card().signals) == 1
    collected_page.said[-1][1]()
    assert len(card().signals) == 2


def test_why_it_is_not_paid_is_said_for_all_or_for_those_ticked(tab, card, dialog):
    assert tab.debts.button.text() == "Say why for all..."
    tab.debts.button.click()
    form = dialog(tab, AnalyseDebtDialog)
    form.cause.choose(DebtCause.CASH)
    press_save(form)
    assert {line.item.cause for line in card().items} == {DebtCause.CASH}
    tab.debts.table.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    assert tab.debts.button.text() == "Say why..."
    tab.debts.button.click()
    form = dialog(tab, AnalyseDebtDialog)
    assert form.cause.chosen() is DebtCause.CASH
    form.cause.choose(DebtCause.PROCESS)
    press_save(form)
    assert [line.item.cause for line in card().items] == [DebtCause.PROCESS, DebtCause.CASH]


def test_of_a_customer_nothing_is_known_the_tab_says_so(ids, customer_page):
    customer_page.arrive(customer_id=ids[NAMES[4]], tab="debtor")
    tab = customer_page.debtor
    assert tab.grid.levels() == (Level.UNKNOWN, Level.UNKNOWN)
    assert "Not rated" in words(tab.rating)
    assert tab.risks.text() == "Nothing known."
    assert not tab.debts.button.isEnabled()


def test_of_very_many_overdue_items_the_oldest_are_listed_and_all_are_meant(customer_page, opened, context, hengda):
    for n in range(230):
        add_item(opened, hengda, f"N-{n}", 100 + n, -100 - n)
    customer_page.arrive(tab="debtor")
    debts = customer_page.debtor.debts
    assert debts.table.topLevelItemCount() == 200
    assert debts.more.text() == "32 more items are overdue"
    assert len(debts.chosen()) == 232


def test_tab_goes_through_it_as_one_reads(tab):
    aside = (tab.reconciled, tab.reconciled_button, *tab.notices.buttons)
    stops = (tab.grid, tab.tone, *aside, tab.debts.button, tab.debts.table)
    tab.take_focus()
    for stop in stops[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop


# A final notice


def press_save_of(form, reason):
    form.reason.setPlainText(reason)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_final_notice_is_decided_and_undo_takes_it_back(tab, collected_page, context, collected, dialog):
    assert "no final notice goes out unless you decide it" in words(tab.notices)
    tab.notices.buttons[0].click()
    press_save_of(dialog(tab, DecideDialog), "三次催款均无回复")
    decision = context.services.escalations.current(collected, "CNY")
    assert decision is not None
    assert decision.reason == "三次催款均无回复"
    QApplication.processEvents()
    assert "三次催款均无回复" in words(tab.notices)
    collected_page.said[-1][1]()
    assert context.services.escalations.current(collected, "CNY") is None


def test_a_decision_needs_a_reason(tab, context, collected, dialog):
    tab.notices.buttons[0].click()
    form = dialog(tab, DecideDialog)
    press_save_of(form, "  ")
    assert form.form.error_text("reason") == "This is needed."
    assert context.services.escalations.of_customer(collected) == ()


def test_a_decision_is_taken_back_and_undo_lets_it_stand(tab, collected_page, context, collected, dialog):
    context.services.escalations.decide(collected, "CNY", "三次催款均无回复")
    collected_page.reload()
    tab.notices.buttons[0].click()
    press_save_of(dialog(tab, WithdrawDialog), "老板来电道歉")
    assert context.services.escalations.current(collected, "CNY") is None
    collected_page.said[-1][1]()
    assert context.services.escalations.current(collected, "CNY") is not None
