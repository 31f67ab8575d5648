"""Papers, means, closed days and people: each edited by hand, and what is wrong with it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.process import ClosedPeriod, PaperForm, PaperKind, PaperWanted, PayMeans, Step, StepKind
from desktop.services.customers import ContactRecord
from desktop.ui.pages.process.closed_editor import ClosedEditor
from desktop.ui.pages.process.cutoff_edit import CutoffEdit
from desktop.ui.pages.process.draft import Person
from desktop.ui.pages.process.means_editor import MeansEditor
from desktop.ui.pages.process.papers_editor import PapersEditor
from desktop.ui.pages.process.person_edit import PersonEdit
from desktop.ui.pages.process.step_editor import StepEditor
from desktop.ui.pages.process.window_edit import WindowEdit
from tests.ui.process.by_hand import type_text


def made(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def person(number, name):
    return ContactRecord(number, 1, name, "", "", "", None, "", None, "", None, (), ())


WANG, LI, OTHER_LI = person(1, "Wang Li"), person(2, "Li"), person(3, "Li")


@pytest.fixture
def papers(qtbot):
    editor = made(qtbot, PapersEditor)
    editor.show_papers(
        [PaperWanted(PaperKind.CONTRACT), PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2, "stamped")]
    )
    return editor


def kinds(editor):
    return [paper.kind for paper in editor.papers()]


def test_a_paper_is_added_of_the_kind_that_is_asked_for_most(papers):
    papers.add_button.click()
    papers.add_button.click()
    assert kinds(papers)[2:] == [PaperKind.VAT_INVOICE, PaperKind.SIGNED_RECEIPT]
    assert papers.rows[-1].kind.hasFocus()


def test_papers_move_and_keep_all_that_was_said_of_them(papers):
    papers.rows[1].up_button.click()
    assert papers.papers()[0] == PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2, "stamped")
    assert not papers.rows[0].up_button.isEnabled()
    assert not papers.rows[1].down_button.isEnabled()


def test_a_paper_is_taken_out(papers):
    papers.rows[0].remove_button.click()
    papers.rows[0].remove_button.click()
    assert papers.papers() == ()
    assert papers.add_button.hasFocus()


def test_copies_are_a_number_and_nothing_is_one(papers):
    copies = papers.rows[0].copies
    copies.clear()
    type_text(copies, "3x")
    assert papers.papers()[0].copies == 3
    copies.clear()
    assert papers.papers()[0].copies == 1


def test_means_are_ticked(qtbot):
    editor = made(qtbot, MeansEditor)
    editor.show_means({PayMeans.CASH})
    editor.boxes[PayMeans.TRANSFER].click()
    editor.boxes[PayMeans.CASH].click()
    assert editor.means() == {PayMeans.TRANSFER}


@pytest.fixture
def closed(qtbot):
    editor = made(qtbot, ClosedEditor)
    editor.add_button.click()
    return editor


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2026-12-28", "2027-01-03", ClosedPeriod(date(2026, 12, 28), date(2027, 1, 3))),
        ("2026-12-28", "", ClosedPeriod(date(2026, 12, 28), date(2026, 12, 28))),
        ("", "", None),
    ],
)
def test_closed_days_that_count(closed, first, last, period):
    type_text(closed.rows[0].first, first)
    type_text(closed.rows[0].last, last)
    assert (closed.closed(), closed.fault()) == ((period,) if period else (), "")


@pytest.mark.parametrize(
    ("first", "last", "note", "fault"),
    [
        ("2026-02-30", "", "", "Not a date. Write it as 2026-11-26."),
        ("2026-12-28", "soon", "", "Not a date. Write it as 2026-11-26."),
        ("2026-12-28", "2026-12-01", "", "The last day lies before the first."),
        ("2026-12-28", "2028-12-28", "", "Too large: at most 366."),
        ("", "2026-12-28", "", "This is needed."),
        ("", "", "stock-taking", "This is needed."),
    ],
)
def test_closed_days_that_are_not_whole_stay_as_typed_and_count_for_nothing(closed, first, last, note, fault):
    row = closed.rows[0]
    for field, text in ((row.first, first), (row.last, last), (row.note, note)):
        type_text(field, text)
    closed.show_fault()
    assert (closed.closed(), closed.fault(), row.error.text()) == ((), fault, fault)
    assert (row.first.text(), row.last.text(), row.note.text()) == (first, last, note)


def test_closed_days_come_in_their_order(closed):
    closed.add_button.click()
    type_text(closed.rows[0].first, "2027-05-01")
    type_text(closed.rows[1].first, "2026-12-28")
    assert [period.first.year for period in closed.closed()] == [2026, 2027]


@pytest.fixture
def who(qtbot):
    edit = made(qtbot, PersonEdit)
    edit.show_person(Person(), (WANG, LI, OTHER_LI))
    return edit


@pytest.mark.parametrize(
    ("typed", "known"),
    [("Wang Li", Person("Wang Li", 1)), ("Li", Person("Li")), ("Boss Sun", Person("Boss Sun")), (" ", Person())],
)
def test_a_typed_name_is_the_contact_if_it_can_be_only_one(who, typed, known):
    type_text(who.box.lineEdit(), typed)
    assert who.person() == known
    assert who.add_button.isVisible() == (bool(known.name) and known.contact_id is None)


def test_one_of_two_of_the_same_name_is_chosen_from_the_list(who):
    who.box.setCurrentIndex(2)
    who.box.activated.emit(2)
    assert who.person() == Person("Li", 3)


def test_an_archived_person_stays_named(who):
    who.show_person(Person("Old Zhao", 9), (WANG,))
    assert (who.person(), who.box.currentText()) == (Person("Old Zhao", 9), "Old Zhao")


@pytest.mark.parametrize(
    ("first", "last", "days"), [("1", "5", (1, 5)), ("", "8", (1, 8)), ("20", "", (20, 31)), ("", "", None)]
)
def test_days_of_the_month_may_be_left_open(qtbot, first, last, days):
    edit = made(qtbot, WindowEdit)
    type_text(edit.first, first)
    type_text(edit.last, last)
    assert edit.days() == days


def test_a_day_that_no_month_has_cannot_be_typed(qtbot):
    edit = made(qtbot, WindowEdit)
    type_text(edit.first, "45")
    type_text(edit.last, "３１")
    assert (edit.first.text(), edit.days()) == ("4", (4, 31))


def test_a_cut_off_is_left_alone_by_the_wheel_and_read_back(qtbot):
    edit = made(qtbot, CutoffEdit)
    edit.known.click()
    type_text(edit.day, "5")
    edit.wait.choose(1)
    assert (edit.cutoff().day, edit.cutoff().wait_months) == (5, 1)


def test_a_step_is_told_at_every_key(qtbot):
    editor = made(qtbot, StepEditor)
    heard = []
    editor.edited.connect(heard.append)
    editor.show_step(Step(StepKind.SIGN, "purchasing", "Chen"), 1, 2, (WANG,))
    assert heard == []
    type_text(editor.note, "away")
    type_text(editor.lead_days, "2")
    assert heard[-1] == Step(StepKind.SIGN, "purchasing", "Chen", lead_days=2, note="away")
    assert not editor.left_button.isEnabled()
    assert editor.right_button.isEnabled()


def test_esc_closes_a_step(qtbot):
    editor = made(qtbot, StepEditor)
    with qtbot.waitSignal(editor.closed):
        QTest.keyClick(editor.note, Qt.Key.Key_Escape)
