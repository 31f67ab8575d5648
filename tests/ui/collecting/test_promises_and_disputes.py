"""Promises and disputes from their dialogs."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.disputes import DisputeStatus
from desktop.ui.pages.collecting.close_dispute_dialog import CloseDisputeDialog
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.opening import open_close_dispute, open_dispute, open_promise
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from tests.ui.visits.driving import button, gone, save, shown

CUSTOMER = 1


def promises(full):
    return full.services.promises.page(customer_id=CUSTOMER)


@pytest.fixture
def item(full):
    return next(line.item for line in full.services.receivables.page(CUSTOMER) if line.item.open > 0)


def test_a_promise_begins_with_what_is_overdue_and_undo_takes_it_back(qtbot, page, full, said):
    open_promise(page, full, CUSTOMER)
    dialog = shown(page, PromiseDialog)
    dialog.due_on.set_day(date(2026, 11, 27))
    save(qtbot, dialog)
    assert gone(page, PromiseDialog)
    (line,) = promises(full)
    assert line.promise.due_on == date(2026, 11, 27)
    assert line.promise.amount == sum(each.open for each in line.items)
    said[-1][1]()
    assert promises(full)[0].state == "cancelled"


def test_the_amount_follows_what_is_ticked(page, full, item):
    open_promise(page, full, CUSTOMER, items=[item.id])
    dialog = shown(page, PromiseDialog)
    assert dialog.items.ticked() == (item.id,)
    assert dialog.amount.minor() == item.open - item.disputed


def test_a_day_that_is_far_away_is_asked_about_before_it_is_recorded(qtbot, page, full):
    open_promise(page, full, CUSTOMER)
    dialog = shown(page, PromiseDialog)
    dialog.due_on.set_day(date(2027, 3, 1))
    save(qtbot, dialog)
    assert promises(full) == []
    box = shown(dialog, QMessageBox)
    assert "30 days" in box.text()
    button(box, "Record it all the same").click()
    assert len(promises(full)) == 1


def test_a_day_that_is_past_is_refused_beside_its_field(qtbot, page, full):
    open_promise(page, full, CUSTOMER)
    dialog = shown(page, PromiseDialog)
    dialog.due_on.set_day(date(2026, 11, 20))
    save(qtbot, dialog)
    assert dialog.form.error_text("due_on")
    assert promises(full) == []


def test_a_dispute_about_a_part_leaves_the_rest_due_and_ends_with_a_credit_note(qtbot, page, full, item, said):
    open_dispute(page, full, item)
    dialog = shown(page, DisputeDialog)
    qtbot.keyClicks(dialog.amount, "100")
    save(qtbot, dialog)
    (line,) = full.services.disputes.page(customer_id=CUSTOMER)
    assert full.services.receivables.get(item.id).disputed == item.disputed + 10_000
    open_close_dispute(page, full, line.dispute)
    closing = shown(page, CloseDisputeDialog)
    closing.status.set_value(DisputeStatus.SOLVED_FOR_THEM)
    save(qtbot, closing)
    assert closing.form.error_text("resolution")
    qtbot.keyClicks(closing.resolution, "they were right")
    save(qtbot, closing)
    assert full.services.receivables.get(item.id).open == item.open - 10_000
    said[-1][1]()
    assert full.services.receivables.get(item.id).open == item.open


def test_more_than_is_open_is_refused_beside_the_amount(qtbot, page, full, item):
    open_dispute(page, full, item)
    dialog = shown(page, DisputeDialog)
    qtbot.keyClicks(dialog.amount, "99999999")
    save(qtbot, dialog)
    assert dialog.form.error_text("amount")
    assert full.services.disputes.page(customer_id=CUSTOMER) == []
