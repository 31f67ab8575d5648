"""Logging a contact by keyboard, with what came of it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.contacts import ContactChannel
from desktop.services.contacts import ContactForm
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from desktop.ui.pages.collecting.opening import open_contact
from tests.ui.visits.book import saved
from tests.ui.visits.driving import button, gone, save, shown

CUSTOMER = 1


@pytest.fixture
def dialog(page, full):
    open_contact(page, full, CUSTOMER)
    return shown(page, ContactDialog)


def logged(full):
    return full.services.contacts.page(CUSTOMER)


def give_step(qtbot, dialog, text="call again", day="2026-11-27"):
    for field, typed in ((dialog.fields.next_step, text), (dialog.fields.next_step_on, day)):
        field.selectAll()
        qtbot.keyClicks(field, typed)


def test_a_call_is_logged_with_its_next_step_and_undo_takes_all_of_it_back(qtbot, page, full, dialog, said):
    qtbot.keyClicks(dialog.fields.said, "invoice is with the boss")
    dialog.fields.result.setFocus()
    qtbot.keyClick(dialog.fields.result.focusProxy(), "7")
    give_step(qtbot, dialog)
    save(qtbot, dialog)
    assert gone(page, ContactDialog)
    (line,) = logged(full)
    assert (line.said, line.result, line.next_step) == ("invoice is with the boss", "informed", "call again")
    assert line.next_step_on == date(2026, 11, 27)
    said[-1][1]()
    assert logged(full) == []


def test_a_contact_is_not_closed_without_a_next_step_or_a_reason_why_there_is_none(qtbot, page, full, dialog):
    dialog.fields.result.set_value("informed")
    save(qtbot, dialog)
    assert dialog.form.error_text("next_step")
    dialog.fields.ends_here.setChecked(True)
    save(qtbot, dialog)
    assert dialog.form.error_text("no_next_step")
    qtbot.keyClicks(dialog.fields.no_next_step, "pays by standing order")
    save(qtbot, dialog)
    assert logged(full)[0].no_next_step == "pays by standing order"


def test_part_now_and_the_rest_promised_are_recorded_together(qtbot, page, full, dialog):
    dialog.fields.result.set_value("paid")
    qtbot.keyClicks(dialog.fields.paid, "20000")
    qtbot.keyClicks(dialog.fields.promised, "10000")
    qtbot.keyClicks(dialog.fields.promised_by, "2026-11-30")
    give_step(qtbot, dialog)
    save(qtbot, dialog)
    assert [payment.amount for payment in full.services.payments.page(customer_id=CUSTOMER)] == [2_000_000]
    assert [line.promise.amount for line in full.services.promises.page(customer_id=CUSTOMER)] == [1_000_000]


def test_a_promise_without_its_day_is_asked_for_and_nothing_is_half_saved(qtbot, page, full, dialog):
    dialog.fields.result.set_value("promised")
    qtbot.keyClicks(dialog.fields.promised, "10000")
    give_step(qtbot, dialog)
    save(qtbot, dialog)
    assert dialog.form.error_text("promise.due_on")
    qtbot.keyClicks(dialog.fields.promised_by, "2026-11-01")
    save(qtbot, dialog)
    assert dialog.form.error_text("promise.due_on")
    assert logged(full) == []
    assert full.services.promises.page(customer_id=CUSTOMER) == []


def test_the_same_payment_twice_is_asked_about_once(qtbot, page, full, dialog):
    form = ContactForm(CUSTOMER, date(2026, 11, 21), next_step="x", next_step_on=date(2026, 11, 30))
    saved(full.services.contacts.add(form))
    for _time in range(2):
        dialog.fields.result.set_value("paid")
        dialog.fields.paid.setText("20000")
        if not dialog.fields.next_step.text():
            give_step(qtbot, dialog)
        save(qtbot, dialog)
        if _time == 0:
            open_contact(page, full, CUSTOMER)
            dialog = shown(page, ContactDialog)
    box = shown(dialog, QMessageBox)
    button(box, "Record it all the same").click()
    assert len(full.services.payments.page(customer_id=CUSTOMER)) == 2


def test_a_step_that_was_due_is_ticked_off_by_the_contact(qtbot, page, full):
    form = ContactForm(
        CUSTOMER, date(2026, 11, 20), ContactChannel.CALL, next_step="ask", next_step_on=date(2026, 11, 21)
    )
    form = ContactForm(CUSTOMER, date(2026, 11, 20), next_step="ask", next_step_on=date(2026, 11, 21))
    saved(full.services.contacts.add(form))
    open_contact(page, full, CUSTOMER)
    dialog = shown(page, ContactDialog)
    ticks = [tick for tick in dialog.fields._done if "ask" in tick.text()]
    ticks[0].setChecked(True)
    dialog.fields.result.set_value("informed")
    give_step(qtbot, dialog)
    save(qtbot, dialog)
    assert [step.next_step for step in full.services.contacts.steps_due(customer_id=CUSTOMER)].count("ask") == 0


def test_a_promise_brings_the_step_to_look_for_the_money_and_ones_own_words_stay(qtbot, dialog):
    fields = dialog.fields
    fields.result.set_value("promised")
    qtbot.keyClicks(fields.promised_by, "2026-11-30")
    assert (fields.next_step.text(), fields.next_step_on.day()) == ("See whether the money came", date(2026, 11, 30))
    fields.promised_by.set_day(date(2026, 12, 1))
    assert fields.next_step_on.day() == date(2026, 12, 1)
    fields.next_step.setText("call Wang Li")
    fields.promised_by.set_day(date(2026, 12, 4))
    assert (fields.next_step.text(), fields.next_step_on.day()) == ("call Wang Li", date(2026, 12, 1))


def test_what_is_said_to_be_paid_is_looked_for_after_three_days(dialog):
    fields = dialog.fields
    fields.result.set_value("says_paid")
    assert fields.next_step_on.day() == date(2026, 11, 24)
    for asked in ("day", "amount", "bank and account", "copy of the slip", "ask the paying bank"):
        assert asked in fields.next_step.text()
    fields.day.set_day(date(2026, 11, 20))
    assert fields.next_step_on.day() == date(2026, 11, 23)
    fields.result.set_value("informed")
    assert (fields.next_step.text(), fields.next_step_on.day()) == ("", None)


def test_a_proposed_step_goes_with_the_promise(qtbot, dialog):
    dialog.fields.result.set_value("promised")
    qtbot.keyClicks(dialog.fields.promised_by, "2026-11-30")
    dialog.fields.result.set_value("refused")
    assert (dialog.fields.next_step.text(), dialog.fields.next_step_on.day()) == ("", None)
