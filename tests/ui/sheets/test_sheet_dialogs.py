"""Working sheets on the screen: for a visit, for a day, of the calls; and preparing what to answer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from desktop.domain.visitsheet import PROBLEM_LIMIT, PreparedAnswer
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.sheets.answers_dialog import AnswersDialog
from desktop.ui.pages.sheets.dialog import SheetDialog
from desktop.ui.pages.sheets.follow_up_dialog import FollowUpDialog
from desktop.ui.pages.sheets.opening import open_answers, open_day_sheet, open_follow_up, open_visit_sheet
from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.pages.visits.page import VisitsPage
from tests.documents.reading import pages_of
from tests.ui.visits.driving import button, gone, save, show_page, shown


@pytest.fixture
def visit(full):
    """The first planned visit."""
    return next(row for row in full.services.visits.page(limit=50) if row.status == "planned")


def choose(dialog, path):
    chooser = shown(dialog, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.close()
    chooser.deleteLater()
    gone(dialog, QFileDialog)


def test_the_sheet_of_a_visit_is_shown_and_saved(page, full, visit, tmp_path):
    open_visit_sheet(page, full, visit.id, visit.customer, visit.day)
    dialog = shown(page, SheetDialog)
    (text,) = pages_of(dialog.view.pdf)
    assert visit.customer in text
    dialog.sheet.save_button.click()
    choose(dialog, tmp_path)
    (file,) = tmp_path.glob("*.pdf")
    assert file.read_bytes() == dialog.view.pdf
    assert visit.day.isoformat() in file.name


def test_a_visit_that_is_gone_is_told(page, full):
    open_visit_sheet(page, full, 999, "恒达", date(2026, 11, 26))
    dialog = shown(page, SheetDialog)
    assert not dialog.sheet.print_button.isEnabled()


def test_escape_closes_a_sheet(qtbot, page, full, visit):
    open_day_sheet(page, full, visit.day)
    qtbot.keyClick(shown(page, SheetDialog), Qt.Key.Key_Escape)
    assert gone(page, SheetDialog)


def test_the_panel_of_a_visit_opens_its_sheet(qtbot, full, visit):
    detail = show_page(qtbot, VisitDetail(full))
    detail.show_visit(visit.id)
    detail.sheet_button.click()
    assert shown(detail, SheetDialog)


def test_the_page_of_visits_shows_the_day_of_the_chosen_one(qtbot, full, visit):
    page = show_page(qtbot, VisitsPage(full))
    page.detail.show_visit(visit.id)
    page.show_detail()
    page.day_button.click()
    (text, *_more) = pages_of(shown(page, SheetDialog).view.pdf)
    assert visit.customer in text


@pytest.mark.parametrize("do", ["day_sheet", "follow_up"])
def test_the_list_of_the_day_has_both_sheets(qtbot, full, do):
    page = show_page(qtbot, TodayPage(full))
    page.arrive(do=do)
    kind = FollowUpDialog if do == "follow_up" else SheetDialog
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(kind)))


def test_sheets_are_set_in_threads(qtbot, page, full, visit):
    jobs = Jobs(full.hub, lambda _error: False)
    threaded = Context(full.services, jobs, full.hub, full.clock)
    open_visit_sheet(page, threaded, visit.id, visit.customer, visit.day)
    dialog = shown(page, SheetDialog)
    qtbot.waitUntil(lambda: dialog.view.is_current, timeout=10_000)
    assert dialog.sheet.print_button.isEnabled()
    jobs.close()


class TestFollowUp:
    """The table of calls."""

    @pytest.fixture
    def dialog(self, page, full):
        open_follow_up(page, full)
        return shown(page, FollowUpDialog)

    def test_another_period_sets_the_table_anew(self, dialog):
        before = dialog.view.pdf
        dialog.period.choose(90)
        assert dialog.view.pdf != before

    def test_the_workbook_is_that_of_the_days_shown(self, dialog, full, tmp_path):
        dialog.workbook_button.click()
        choose(dialog, tmp_path / "calls.xlsx")
        owed = CalamineWorkbook.from_path(str(tmp_path / "calls.xlsx")).get_sheet_by_index(0).to_python()
        today = full.clock.today()
        assert len(owed) - 1 == len(full.services.follow_up.table(today, today).rows)


class TestAnswers:
    """Preparing for a visit."""

    @pytest.fixture
    def dialog(self, page, full, visit):
        open_answers(page, full, visit.id)
        return shown(page, AnswersDialog)

    def test_what_is_typed_is_kept_with_the_visit(self, qtbot, full, visit, dialog, said):
        qtbot.keyClicks(dialog.lines[0][0], "The boss is away")
        qtbot.keyClick(dialog.lines[0][0], Qt.Key.Key_Tab)
        qtbot.keyClicks(dialog.focusWidget(), "Who signs?")
        save(qtbot, dialog)
        assert full.services.visit_answers.get(visit.id).answers == (PreparedAnswer("The boss is away", "Who signs?"),)
        assert said

    def test_what_is_wrong_is_told_beside_its_line(self, qtbot, full, visit, dialog):
        dialog.lines[1][0].setText("x" * (PROBLEM_LIMIT + 1))
        dialog.lines[2][1].setText("an answer to nothing")
        save(qtbot, dialog)
        assert dialog.form.error_text("answers.1.problem")
        assert dialog.form.error_text("answers.2.problem")
        assert dialog.lines[2][1].text() == "an answer to nothing"

    def test_three_more_lines_are_there_each_time(self, page, full, visit, dialog):
        dialog.reject()
        full.services.visit_answers.save(visit.id, [PreparedAnswer("a"), PreparedAnswer("b")])
        open_answers(page, full, visit.id)
        assert [problem.text() for problem, _answer in shown(page, AnswersDialog).lines] == ["a", "b", "", "", ""]

    def test_the_panel_of_a_visit_opens_it(self, qtbot, full, visit):
        detail = show_page(qtbot, VisitDetail(full))
        detail.show_visit(visit.id)
        button(detail, "Answers...").click()
        assert shown(detail, AnswersDialog)
