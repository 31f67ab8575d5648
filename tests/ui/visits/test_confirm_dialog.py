from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.domain.confirmation import AmountAnswer, Phase, ReconciliationStatus, TimeAnswer
from desktop.domain.visits import Purpose
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.opening import open_confirm
from tests.ui.visits import book
from tests.ui.visits.driving import gone, press, save, shown, words


@pytest.fixture
def dialog(page, visit):
    open_confirm(page, page.context, visit)
    return shown(page, ConfirmVisitDialog)


def test_nothing_is_answered_at_first(dialog, card):
    assert dialog.answers.talk() is None
    assert dialog.answers.time.value() is None
    assert card().talks == ()


def test_the_visit_stays_in_sight(dialog):
    seen = words(dialog)
    for text in ("Hengda Foods", "Thu 26 Nov 14:00", "¥128,500.00", "Wang Li (accounts)", "138 0000 0000"):
        assert text in seen


def test_the_phone_number_can_be_copied(dialog):
    assert dialog.answers.phone.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_two_digits_and_enter_confirm_both(qtbot, page, dialog, card):
    press(qtbot, "1", "4", Qt.Key.Key_Return)
    assert gone(page, ConfirmVisitDialog)
    assert card().confirmation.phase is Phase.DONE
    (talk,) = card().talks
    assert (talk.time_answer, talk.amount_answer, talk.spoke_with) == ("agreed", "agreed", "Wang Li")


def test_saving_says_so_and_undo_takes_the_talk_back(qtbot, dialog, card, said, changes):
    press(qtbot, "1", "4")
    save(qtbot, dialog)
    text, undo = said[0]
    assert text == "Confirmed: Hengda Foods"
    undo()
    assert card().confirmation.phase is Phase.LATE
    assert card().talks[0].withdrawn_at is not None
    assert len(changes) == 2


@pytest.mark.parametrize(("keys", "missing"), [((), ("time", "amount")), (("1",), ("amount",)), (("6",), ("time",))])
def test_a_question_without_answer_is_named_beside_it(qtbot, dialog, card, keys, missing):
    press(qtbot, *keys)
    save(qtbot, dialog)
    for name in ("time", "amount"):
        assert bool(dialog.answers.error_text(name)) is (name in missing)
    assert card().talks == ()


def test_an_answer_takes_its_error_away(qtbot, dialog):
    save(qtbot, dialog)
    press(qtbot, "1")
    assert dialog.answers.error_text("time") == ""


def test_a_changed_time_moves_the_visit_and_asks_anew(qtbot, dialog, card, said):
    press(qtbot, "2")
    press(qtbot, *"2026-12-01", Qt.Key.Key_Tab, *"9:30")
    dialog.answers.time.setFocus()
    press(qtbot, "4")
    save(qtbot, dialog)
    assert (card().visit.day, card().visit.time) == (date(2026, 12, 1), "09:30")
    assert card().confirmation.phase is Phase.NOT_YET
    assert said[0][0] == "Moved to Tue 1 Dec 09:30: Hengda Foods"


def test_undo_brings_the_old_time_back(qtbot, dialog, card, said):
    press(qtbot, "2")
    press(qtbot, *"2026-12-01")
    dialog.answers.amount.set_value(AmountAnswer.NO_REPLY)
    save(qtbot, dialog)
    said[0][1]()
    assert (card().visit.day, card().visit.time) == (date(2026, 11, 26), "14:00")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "This is needed."),
        ("2026-11-20", "This day is past."),
        ("2026-02-30", "Not a date. Write it as 2026-11-26."),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_kept(qtbot, dialog, card, typed, error):
    press(qtbot, "2")
    press(qtbot, *typed)
    dialog.answers.amount.set_value(AmountAnswer.AGREED)
    save(qtbot, dialog)
    assert dialog.answers.error_text("new_day") == error
    assert dialog.answers.new_day.text() == typed
    assert card().talks == ()


def test_a_differing_amount_opens_a_reconciliation(qtbot, dialog, card):
    press(qtbot, "1", "5")
    press(qtbot, *"120,000.00")
    dialog.answers.owner.setText("Finance office")
    dialog.answers.reason.setText("the credit note of October")
    save(qtbot, dialog)
    (row,) = card().reconciliations
    assert (row.ours, row.theirs, row.owner, row.status) == (
        12_850_000,
        12_000_000,
        "Finance office",
        ReconciliationStatus.OPEN,
    )
    assert not card().readiness.ready


def test_a_difference_needs_a_cause_or_somebody_who_looks_for_it(qtbot, dialog, card):
    press(qtbot, "1", "5")
    press(qtbot, *"120000")
    save(qtbot, dialog)
    assert dialog.answers.error_text("owner") == "This is needed."
    assert card().talks == ()


def test_what_will_happen_is_said_while_choosing(qtbot, dialog):
    assert "Answer both questions" in words(dialog)
    press(qtbot, "1", "4")
    assert "the visit is confirmed" in words(dialog)
    press(qtbot, "5")
    assert "Something is still missing" in words(dialog)
    press(qtbot, *"128000")
    dialog.answers.owner.setText("me")
    assert "A difference of ¥500.00 is opened" in words(dialog)


def test_no_reply_keeps_the_visit_on_the_list(qtbot, dialog, card, said):
    press(qtbot, "3", "6")
    assert "stays on the list" in words(dialog)
    save(qtbot, dialog)
    assert card().confirmation.phase is Phase.LATE
    assert said[0][0] == "Noted; still to be confirmed: Hengda Foods"


def test_fields_of_other_answers_are_out_of_sight(qtbot, dialog):
    assert not dialog.answers.new_day.isVisible()
    press(qtbot, "2")
    assert dialog.answers.new_day.isVisible()
    assert not dialog.answers.theirs.isVisible()


def test_a_visit_without_amount_is_asked_for_its_time_alone(qtbot, page, opened):
    care = book.add_visit(opened, book.add_customer(opened, "Oushang"), date(2026, 11, 26), purpose=Purpose.CARE)
    open_confirm(page, page.context, care)
    dialog = shown(page, ConfirmVisitDialog)
    assert not dialog.answers.amount.isVisible()
    press(qtbot, "1")
    save(qtbot, dialog)
    assert opened.services.visits.get(care).confirmation.phase is Phase.DONE


def test_a_name_that_is_not_known_is_kept_as_typed(qtbot, dialog, card):
    dialog.answers.spoke_with.setEditText("the porter <b>Ma</b>")
    press(qtbot, "3", "6")
    save(qtbot, dialog)
    assert card().talks[0].spoke_with == "the porter <b>Ma</b>"
    assert not dialog.answers.phone.isVisible()


def test_escape_asks_before_throwing_answers_away(qtbot, dialog):
    press(qtbot, "1", Qt.Key.Key_Escape)
    box = shown(dialog, QMessageBox)
    assert box.text() == "Throw away what you typed?"
    box.close()
    assert dialog.isVisible()
    assert dialog.answers.time.value() is TimeAnswer.AGREED


def test_escape_closes_what_nothing_was_typed_in(qtbot, page, dialog):
    press(qtbot, Qt.Key.Key_Escape)
    assert gone(page, ConfirmVisitDialog)


def test_a_visit_changed_meanwhile_is_not_answered_for(qtbot, dialog, opened, visit, card):
    book.saved(opened.services.visits.reschedule(visit, date(2026, 12, 2), None))
    press(qtbot, "1", "4")
    save(qtbot, dialog)
    assert "changed meanwhile" in dialog.answers.error_text("")
    assert card().talks == ()


def test_a_visit_that_is_gone_is_told_of(page, visit):
    open_confirm(page, page.context, visit + 100)
    box = shown(page, QMessageBox)
    assert "Not found" in box.text()
    box.close()
