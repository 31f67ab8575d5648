from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.confirmation import AmountAnswer, DifferenceReason, ReconciliationStatus
from desktop.domain.visits import VisitStatus
from desktop.services.visits import ReconciliationRow
from desktop.ui.pages.visits.cancel_dialog import CancelVisitDialog
from desktop.ui.pages.visits.finish_dialog import FinishVisitDialog
from desktop.ui.pages.visits.move_dialog import MoveVisitDialog
from desktop.ui.pages.visits.opening import mark_next_step, open_cancel, open_finish, open_move, open_settle
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from tests.ui.visits import book
from tests.ui.visits.driving import button, gone, press, save, shown, words


@pytest.fixture
def move(page, card):
    open_move(page, page.context, card().visit)
    return shown(page, MoveVisitDialog)


@pytest.fixture
def cancel(page, card):
    open_cancel(page, page.context, card().visit)
    return shown(page, CancelVisitDialog)


@pytest.fixture
def finish(page, card):
    open_finish(page, page.context, card().visit)
    return shown(page, FinishVisitDialog)


@pytest.fixture
def settle(page, card, opened, visit):
    book.agree(
        opened, visit, amount=AmountAnswer.DIFFERS, theirs=12_000_000, cause=DifferenceReason.TIMING, owner="Ms Zhou"
    )
    open_settle(page, page.context, card().reconciliations[0])
    return shown(page, SettleDifferenceDialog)


class TestMove:
    def test_a_visit_moves_and_is_confirmed_anew(self, qtbot, page, move, card, said):
        press(qtbot, *"2026-12-02")
        move.time.setText("9")
        save(qtbot, move)
        assert gone(page, MoveVisitDialog)
        assert (card().visit.day, card().visit.time) == (date(2026, 12, 2), "09:00")
        ((text, undo),) = said
        assert text == "Moved to Wed 2 Dec 09:00: Hengda Foods"
        undo()
        assert card().visit.day == date(2026, 11, 26)

    @pytest.mark.parametrize(
        ("typed", "error"),
        [
            ("2026-11-26", "This is the same as before."),
            ("2026-11-20", "This day is past."),
            ("", "This is needed."),
            ("soon", "Not a date. Write it as 2026-11-26."),
        ],
    )
    def test_a_day_that_is_none_is_refused(self, qtbot, move, card, typed, error):
        move.day.setText(typed)
        save(qtbot, move)
        assert move.form.error_text("day") == error
        assert card().visit.revision == 1

    def test_a_holiday_is_warned_of_but_may_be_chosen(self, qtbot, move, card):
        press(qtbot, *"2027-01-01")
        assert "New Year's Day" in move.note.text
        save(qtbot, move)
        assert card().visit.day == date(2027, 1, 1)


class TestCancel:
    def test_a_visit_called_off_stays_in_the_book(self, qtbot, cancel, card, said):
        press(qtbot, *"they are closed")
        save(qtbot, cancel)
        assert card().visit.status == VisitStatus.CANCELLED
        assert said[0][0] == "Visit called off: Hengda Foods"

    def test_undo_plans_it_again(self, qtbot, cancel, card, said):
        save(qtbot, cancel)
        said[0][1]()
        assert card().visit.status == VisitStatus.PLANNED

    def test_a_reason_too_long_is_refused_and_kept(self, qtbot, cancel, card):
        cancel.reason.setText("x" * 501)
        save(qtbot, cancel)
        assert cancel.form.error_text("reason") == "Too long: at most 500 characters."
        assert len(cancel.reason.text()) == 501
        assert card().visit.status == VisitStatus.PLANNED


class TestFinish:
    def test_paid_in_full_needs_nothing_more(self, qtbot, page, finish, card):
        press(qtbot, "1", Qt.Key.Key_Return)
        assert gone(page, FinishVisitDialog)
        assert (card().visit.status, card().visit.outcome) == (VisitStatus.DONE, "paid")

    @pytest.mark.parametrize("digit", "2345678")
    def test_anything_else_needs_a_next_step_and_its_day(self, qtbot, finish, card, digit):
        press(qtbot, digit)
        save(qtbot, finish)
        for name in ("next_step", "next_step_on"):
            assert finish.form.error_text(name) == "This is needed."
        assert card().visit.status == VisitStatus.PLANNED

    def test_a_promise_is_recorded_with_what_comes_next(self, qtbot, finish, card, said):
        press(qtbot, "3")
        finish.note.setPlainText("Mr Sun pays on Friday")
        finish.next_step.setText("call the cashier")
        finish.next_step_on.set_day(date(2026, 11, 27))
        save(qtbot, finish)
        visit = card().visit
        assert (visit.outcome, visit.outcome_note) == ("promised", "Mr Sun pays on Friday")
        assert (visit.next_step, visit.next_step_on) == ("call the cashier", date(2026, 11, 27))
        assert said[0][0] == "Outcome recorded: Hengda Foods"

    def test_undo_opens_the_visit_again(self, qtbot, finish, card, said):
        press(qtbot, "1")
        save(qtbot, finish)
        said[0][1]()
        assert (card().visit.status, card().visit.outcome) == (VisitStatus.PLANNED, None)

    def test_without_an_outcome_nothing_is_recorded(self, qtbot, finish, card):
        save(qtbot, finish)
        assert finish.form.error_text("outcome") == "This is needed."
        assert card().visit.status == VisitStatus.PLANNED

    def test_what_is_needed_is_said_before_saving(self, qtbot, finish):
        assert "needs a next step" in words(finish)
        press(qtbot, "1")
        assert "a next step is not needed" in words(finish)


class TestSettle:
    def test_both_figures_and_the_difference_stay_in_sight(self, settle):
        seen = words(settle)
        for text in ("¥128,500.00", "¥120,000.00", "¥8,500.00", "Ms Zhou", "Paid or delivered, not booked yet"):
            assert text in seen

    @pytest.mark.parametrize(
        ("digit", "status"), [("1", ReconciliationStatus.SOLVED), ("2", ReconciliationStatus.ACCEPTED)]
    )
    def test_a_difference_ends_with_the_amount_agreed(self, qtbot, settle, card, digit, status):
        press(qtbot, digit)
        qtbot.mouseClick(button(settle, "Theirs: ¥120,000.00"), Qt.MouseButton.LeftButton)
        assert "The visit is then about ¥120,000.00" in words(settle)
        settle.resolution.setPlainText("credit note booked")
        save(qtbot, settle)
        (row,) = card().reconciliations
        assert (row.status, row.agreed, row.resolution) == (status, 12_000_000, "credit note booked")
        assert card().visit.amount == 12_000_000

    def test_undo_opens_the_difference_again(self, qtbot, settle, card, said):
        press(qtbot, "1")
        settle.agreed.set_minor(12_000_000)
        settle.resolution.setPlainText("booked")
        save(qtbot, settle)
        text, undo = said[-1]
        undo()
        assert text == "Difference settled: Hengda Foods"
        assert card().reconciliations[0].status == ReconciliationStatus.OPEN
        assert card().visit.amount == 12_850_000

    def test_a_difference_in_an_answer_speaks_of_no_visit(self, qtbot, page):
        row = ReconciliationRow(
            1, 1, "Hengda Foods", None, 1, "DZ-2026-0003", "CNY", 12_850_000, 12_000_000, "timing", "", "", "open",
            None, "", date(2026, 11, 20), None,
        )  # fmt: skip
        open_settle(page, page.context, row)
        dialog = shown(page, SettleDifferenceDialog)
        press(qtbot, "1")
        dialog.agreed.set_minor(12_000_000)
        seen = words(dialog)
        assert "in the answer to DZ-2026-0003" in seen
        assert "¥120,000.00 is then what counts between both." in seen
        assert "visit" not in seen.lower()

    def test_what_is_missing_is_named_beside_it(self, qtbot, settle, card):
        save(qtbot, settle)
        assert settle.form.error_text("status") == "This is needed."
        assert settle.form.error_text("agreed") == "This is needed."
        press(qtbot, "1")
        settle.agreed.set_minor(1)
        save(qtbot, settle)
        assert settle.form.error_text("resolution") == "This is needed."
        assert card().reconciliations[0].status == ReconciliationStatus.OPEN


def test_a_next_step_is_done_and_undone(qtbot, page, finish, card, said):
    press(qtbot, "4")
    finish.next_step.setText("call")
    finish.next_step_on.set_day(date(2026, 11, 23))
    save(qtbot, finish)
    mark_next_step(page, page.context, card().visit)
    assert card().visit.next_step_done_on == book.TODAY
    text, undo = said[-1]
    assert text == "Done: call"
    undo()
    assert card().visit.next_step_done_on is None
