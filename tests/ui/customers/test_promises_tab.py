"""What was promised, disputed and handed over, on the page of a customer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.confirmation import ReconciliationStatus
from desktop.domain.disputes import DisputeStatus
from desktop.ui.pages.collecting.close_dispute_dialog import CloseDisputeDialog
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from desktop.ui.pages.collecting.reason_dialog import ReasonDialog
from desktop.ui.pages.customers.matters import MatterKind
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from tests.ui.customers.scenes import NAMES


@pytest.fixture
def tab(collected_page):
    collected_page.show_tab("promises")
    return collected_page.promises


def states(tab, kind):
    return [row.state for row in tab.model.rows() if row.kind is kind]


def choose(tab, state, kind=MatterKind.PROMISE):
    row = next(row for row in tab.model.rows() if row.kind is kind and row.state == state)
    tab.view.select(row.key)
    return row


def offered(tab):
    return [name for name, button in tab.buttons.items() if not button.isHidden()]


def press_enter(tab):
    QTest.keyClick(tab.view, Qt.Key.Key_Return)


def press_save(form):
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_is_open_comes_first_and_nothing_is_missing(tab):
    assert states(tab, MatterKind.PROMISE) == ["promise open", "promise cancelled", "kept", "broken promise"]
    assert states(tab, MatterKind.DISPUTE) == ["open", "open", "solved for us"]
    assert states(tab, MatterKind.DIFFERENCE) == ["open"]
    assert states(tab, MatterKind.HAND_OVER) == ["handed over"]
    opened = [row.is_open for row in tab.model.rows()]
    assert opened == sorted(opened, reverse=True)
    assert tab.record.text() == "1 broken · 1 kept · 1 open"


def test_one_kind_can_be_looked_at_alone(tab):
    tab.filters.choose(frozenset({MatterKind.HAND_OVER}))
    assert [row.kind for row in tab.model.rows()] == [MatterKind.HAND_OVER]
    assert "金诚律师事务所" in tab.model.rows()[0].note


def test_a_new_promise_is_recorded(tab, dialog, context, collected):
    before = len(context.services.promises.page(customer_id=collected))
    tab.new_button.click()
    form = dialog(tab, PromiseDialog)
    form.items.set_rows([], ())
    form.amount.set_minor(100_000)
    press_save(form)
    assert len(context.services.promises.page(customer_id=collected)) == before + 1
    assert states(tab, MatterKind.PROMISE).count("promise open") == 2


def test_an_open_promise_leads_to_its_payment(tab, collected_page, collected):
    choose(tab, "promise open")
    assert offered(tab) == ["pay", "cancel", "contact"]
    press_enter(tab)
    assert collected_page.went == [("money", {"part": "entry", "customer": collected, "name": NAMES[0]})]


def test_a_promise_is_cancelled_with_a_reason_and_undo_lets_it_count_again(tab, collected_page, dialog):
    choose(tab, "promise open")
    tab.buttons["cancel"].click()
    form = dialog(tab, ReasonDialog)
    press_save(form)
    assert form.form.error_text("reason") == "This is needed."
    form.reason.setPlainText("both agreed on December")
    press_save(form)
    assert "promise open" not in states(tab, MatterKind.PROMISE)
    assert any("Both agreed on December" in row.note for row in tab.model.rows())
    collected_page.said[-1][1]()
    assert "promise open" in states(tab, MatterKind.PROMISE)


def test_enter_lets_a_cancelled_promise_count_again(tab):
    choose(tab, "promise cancelled")
    press_enter(tab)
    assert states(tab, MatterKind.PROMISE).count("promise open") == 2


def test_a_broken_promise_cannot_be_taken_back(tab):
    choose(tab, "broken promise")
    assert offered(tab) == ["contact"]


def test_enter_ends_a_dispute_and_it_can_be_opened_again(tab, dialog, context, collected):
    choose(tab, "open", MatterKind.DISPUTE)
    press_enter(tab)
    form = dialog(tab, CloseDisputeDialog)
    form.status.set_value(DisputeStatus.WITHDRAWN)
    press_save(form)
    choose(tab, "withdrawn", MatterKind.DISPUTE)
    press_enter(tab)
    assert len(context.services.disputes.page(customer_id=collected)) == 2


def test_an_open_dispute_is_changed(tab, dialog):
    choose(tab, "open", MatterKind.DISPUTE)
    tab.buttons["change"].click()
    form = dialog(tab, DisputeDialog)
    form.owner.setText("Zhou Min")
    press_save(form)
    assert any("finds out: Zhou Min" in row.note for row in tab.model.rows())


def test_enter_on_a_difference_settles_it_and_it_can_be_opened_again(tab, dialog, context, collected):
    row = choose(tab, "open", MatterKind.DIFFERENCE)
    press_enter(tab)
    dialog(tab, SettleDifferenceDialog).reject()
    settle = context.services.confirmations.settle
    context.jobs.write(settle, row.id, ReconciliationStatus.SOLVED, row.source.ours, "one invoice was missing")
    choose(tab, "solved", MatterKind.DIFFERENCE)
    press_enter(tab)
    assert states(tab, MatterKind.DIFFERENCE) == ["open"]


def test_what_was_handed_over_is_taken_back(tab, dialog, context, collected):
    choose(tab, "handed over", MatterKind.HAND_OVER)
    press_enter(tab)
    press_save(dialog(tab, ReasonDialog))
    assert context.services.handover.handed_over(collected) == ()


def test_a_customer_without_any_is_told_what_belongs_here(customer_page):
    customer_page.show_tab("promises")
    tab = customer_page.promises
    tab.filters.choose(frozenset({MatterKind.PROMISE}))
    assert tab.view._overlay.text == "No promise was made yet."
    assert tab.view._overlay.button.text() == "New promise"
