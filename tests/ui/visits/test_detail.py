from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.domain.confirmation import AmountAnswer, DifferenceReason
from desktop.domain.visits import Outcome, VisitStatus
from desktop.services.visits import VisitResult
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from tests.ui.visits import book
from tests.ui.visits.driving import button, shown, words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def detail(page, visit):
    """The panel on the bare page, showing the visit of Hengda Foods."""
    detail = VisitDetail(page.context)
    page.set_body(detail)
    detail.show_visit(visit)
    return detail


def texts(detail):
    return [each.text() for each in detail.buttons]


def test_everything_about_a_visit_is_shown(detail):
    seen = words(detail)
    for text in (
        "Hengda Foods",
        "Thu 26 Nov 14:00",
        "Collect payment · ¥128,500.00",
        "Visit in 5 days: confirm time and amount; 1 day late, was due on Fri 20 Nov",
        "Not ready: time not confirmed",
        "Wang Li (accounts)   138 0000 0000",
        "INV-2026-0912",
    ):
        assert text in seen
    assert [tick.text() for tick in detail.ticks.values()] == [
        "VAT invoice, original ×1",
        "Signed delivery note, original ×1 · 0912",
        "Statement of account, copy ×2",
    ]


def test_a_tick_packs_a_paper_and_keeps_the_focus(qtbot, detail, card):
    first = next(iter(detail.ticks.values()))
    detail.window().activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert [paper.packed for paper in card().papers] == [True, False, False]
    again = next(iter(detail.ticks.values()))
    assert again.isChecked()
    assert again.hasFocus()


def test_unticking_takes_the_paper_out_again(detail, card):
    for _twice in range(2):
        next(iter(detail.ticks.values())).click()
    assert not card().papers[0].packed


def test_the_visit_is_confirmed_from_here(qtbot, page, detail):
    qtbot.mouseClick(button(detail, "Confirm..."), LEFT)
    assert shown(page, ConfirmVisitDialog)


@pytest.mark.parametrize(("day", "primary"), [(book.TODAY, "Confirm..."), (date(2026, 11, 27), "Record outcome...")])
def test_the_button_for_the_moment_stands_out(page, detail, day, primary):
    book.set_day(page.context, day)
    detail.refresh()
    assert [each.text() for each in detail.buttons if each.property("kind") == "primary"] == [primary]


def test_what_was_said_so_far_is_told_and_can_be_taken_back(qtbot, detail, opened, visit, card):
    book.agree(opened, visit, note="asks for the statement")
    detail.refresh()
    assert "Time agreed · amount agreed · asks for the statement" in words(detail)
    qtbot.mouseClick(button(detail, "Take the last one back"), LEFT)
    assert card().talks[0].withdrawn_at is not None
    assert "(taken back)" in words(detail)


def test_a_difference_is_settled_from_here(qtbot, page, detail, opened, visit):
    book.agree(opened, visit, amount=AmountAnswer.DIFFERS, theirs=1, cause=DifferenceReason.TIMING)
    detail.refresh()
    qtbot.mouseClick(button(detail, "Settle..."), LEFT)
    assert shown(page, SettleDifferenceDialog)


def test_a_visit_that_is_over_can_be_planned_again(qtbot, detail, opened, visit, card):
    result = VisitResult(Outcome.PROMISED, "pays on Friday", "call", date(2026, 11, 27))
    book.saved(opened.services.visits.finish(visit, result))
    detail.refresh()
    for text in ("Payment promised", "pays on Friday", "Next: call, Fri 27 Nov"):
        assert text in words(detail)
    assert texts(detail) == ["Plan it again"]
    assert not any(tick.isEnabled() for tick in detail.ticks.values())
    qtbot.mouseClick(button(detail, "Plan it again"), LEFT)
    assert card().visit.status == VisitStatus.PLANNED


def test_the_customer_is_one_click_away(qtbot, detail, customer):
    with qtbot.waitSignal(detail.customer_wanted) as wanted:
        qtbot.mouseClick(button(detail, "Open the customer"), LEFT)
    assert wanted.args == [customer]


def test_nothing_is_shown_without_a_visit(detail):
    detail.show_visit(None)
    assert words(detail) == "Choose a visit to see more of it."
    assert detail.buttons == []


def test_on_the_customers_page_the_name_is_left_out(page, visit):
    detail = VisitDetail(page.context, with_customer=False)
    page.set_body(detail)
    detail.show_visit(visit)
    assert "Hengda Foods" not in words(detail)


def test_markup_in_a_name_is_shown_as_it_is(page, opened):
    visit = book.add_visit(opened, book.add_customer(opened, "A & B <b>Ltd</b>"), date(2026, 11, 26), amount=1)
    detail = VisitDetail(page.context)
    page.set_body(detail)
    detail.show_visit(visit)
    assert "A & B <b>Ltd</b>" in words(detail)


def test_a_refusal_is_told(qtbot, page, detail, opened, visit):
    book.agree(opened, visit)
    detail.refresh()
    back = button(detail, "Take the last one back")
    book.saved(opened.services.visits.reschedule(visit, date(2026, 12, 2), None))
    qtbot.mouseClick(back, LEFT)
    box = shown(detail, QMessageBox)
    assert "changed meanwhile" in box.text()
    box.close()
