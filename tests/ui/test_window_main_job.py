"""From the finance office's file to a confirmed visit, in the window as a rep has it before the eyes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.agenda import Group
from desktop.domain.confirmation import Phase
from desktop.domain.money import CURRENCIES
from desktop.domain.process import StepKind
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from desktop.wording.visits import visit_when
from tests.ui.rep import ENTER, a_morning

FRIDAY_BEFORE = date(2026, 12, 18)  # five days before Friday 25 December is a Sunday
PAY_DAY = date(2026, 12, 25)
KEPT = {"Dunwell", "rep", "book", "csv", "GBK", "Ctrl", *CURRENCIES}
FILE = (
    "2026年11月应收账款明细表",
    "序号;往来单位;单位编号;联系人;手机;发票号码;开票日期;到期日;价税合计;未收余额",
    "1;恒达食品有限公司;C001;王丽;13800000001;A-001;2026/9/1;2026/10/1;￥128,500.00;￥128,500.00",
    "2;恒达食品有限公司;C001;王丽;13800000001;A-002;2026/10/1;2026/12/1;￥20,000.00;￥15,000.50",
    "3;瑞丰纸业（集团）;C002;李雷;13800000002;B-001;2026/10/15;2026/11/14;￥86,000.00;￥86,000.00",
    "4;瑞丰纸业（集团）;C002;李雷;13800000002;B-002;2026/10/15;2026/2/30;￥1,000.00;￥1,000.00",
    ";合计;;;;;;;￥235,500.00;￥230,500.50",
)


@pytest.fixture
def office_file(tmp_path):
    """The finance office's file in a style of its own: GB18030, semicolons, a title, ￥, a row of sums, a bad row."""
    file = tmp_path / "应收账款11月.csv"
    file.write_bytes("\r\n".join(FILE).encode("gb18030"))
    return file


@pytest.fixture(autouse=True)
def _no_excepthook(monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)


@pytest.fixture
def morning(qtbot, qapp, tmp_path):
    """Start the program with the rep's book on a day."""
    return lambda day, language="en": a_morning(qtbot, qapp, tmp_path / "rep.book", day, language)


def english(rep):
    """Find the words on the screen that nobody has translated."""
    return rep.english(rep.window) - KEPT


def bring_in(rep, file, bad_rows):
    """Bring the file in without its bad row, then the bad row once it is corrected."""
    rep.until(lambda: rep.page._fresh is not None)
    rep.press(Qt.Key.Key_Space)
    rep.until(lambda: rep.window.key == "import")
    rep.drop(rep.page.start.drop_zone, file)
    rep.until(lambda: rep.page.review is not None)
    outcome = rep.page.outcome
    assert not outcome.bring_in_button.isEnabled()
    outcome.tabs.setCurrentWidget(outcome._bad_tab)
    rep.click(outcome.export_button)
    rep.name_file(bad_rows)
    rep.until_said(bad_rows.name)
    rep.click(outcome.skip_bad)
    take(rep)
    text = bad_rows.read_text("utf-8-sig")
    assert "2026/2/30" in text
    bad_rows.write_text(text.replace("2026/2/30", "2026/11/30"), "utf-8-sig")
    rep.drop(rep.page.start.drop_zone, bad_rows)
    rep.until(lambda: rep.page.review is not None)
    take(rep)


def take(rep):
    """Press "Bring in" and wait until it is; on a busy machine a dialog shows how far it is."""
    rep.click(rep.page.outcome.bring_in_button)
    rep.until(lambda: rep.page.review is None and rep.page.start.result.isVisible())
    rep.come_back()


def open_by_initials(rep, letters):
    """Find a customer by the first letters of its name in pinyin, from anywhere."""
    rep.press_ctrl("k")
    rep.press(letters)
    rep.until(lambda: rep.window.palette_box.is_open and rep.window.palette_box.list.marked().page == "customer")
    rep.press(ENTER)
    rep.until(lambda: rep.window.key == "customer" and rep.page.title)


def describe_process(rep, person):
    """Say how the customer pays: the usual path, who signs, every 25th, the papers."""
    rep.page.show_tab("process")
    tab = rep.page.process
    rep.until(tab.usual_button.isVisible)
    rep.click(tab.usual_button)
    signs = next(at for at, card in enumerate(tab.steps.steps) if card.kind is StepKind.SIGN)
    rep.click(tab.path.cards[signs])
    rep.fill(tab.step_editor.person.box.lineEdit(), person)
    rep.click(tab.step_editor.person.add_button)
    rep.until(lambda: not tab.step_editor.person.add_button.isVisible())
    rep.fill(tab.parts.rule.phrase_box.phrase, "每月25日")
    rep.press(ENTER)
    rep.click(tab.parts.papers.add_button)
    rep.click(tab.parts.papers.add_button)
    rep.press_ctrl("s")
    rep.until(lambda: not tab.is_dirty)


def plan_visit(rep, time):
    """Plan a visit on the day that is proposed."""
    rep.click(rep.page.plan_button)
    dialog = rep.dialog(PlanVisitDialog)
    assert dialog.plan.day.day() == PAY_DAY
    rep.fill(dialog.plan.time, time)
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)


def open_due(rep):
    """Open the one call that is due, from Today by Enter."""
    rep.until(lambda: any(row.group is Group.CONFIRM for row in rep.page.view.lines.rows))
    rep.until(rep.page.view.hasFocus)
    assert rep.page.view.current_row().group is Group.CONFIRM
    rep.press(ENTER)
    return rep.dialog(ConfirmVisitDialog)


def agree_but_differ(rep, dialog, theirs):
    """Take down that the time is agreed and the amount is another one."""
    rep.press("1", "5", theirs)
    rep.fill(dialog.answers.owner, "Finance office")
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)


def open_visit(rep):
    """Open the one visit on the page of visits; give its panel."""
    rep.press_ctrl("3")
    rep.until(lambda: rep.window.key == "visits" and rep.page.table.rowCount() == 1)
    rep.until(rep.page.list.hasFocus)
    rep.press(Qt.Key.Key_Down, ENTER)
    rep.until(lambda: rep.page.detail.card is not None)
    return rep.page.detail


def settle(rep, resolution):
    """Settle the difference at their figure."""
    rep.click("Settle...")
    dialog = rep.dialog(SettleDifferenceDialog)
    rep.press("1")
    rep.click("Theirs: ¥140,000.00")
    rep.fill(dialog.resolution, resolution)
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)


def pack_papers(rep, detail):
    """Tick every paper that is to be taken along."""
    for paper in tuple(detail.ticks):
        rep.click(detail.ticks[paper])
        rep.until(lambda paper=paper: paper in {each.id for each in detail.card.papers if each.packed})


def test_the_road_from_the_file_to_a_confirmed_visit(morning, office_file, tmp_path):
    with morning(date(2026, 11, 21)) as rep:
        bring_in(rep, office_file, tmp_path / "bad.csv")
        assert rep.page.start.result_text.text() == "bad.csv: 1 new item"
        open_by_initials(rep, "hdsp")
        assert rep.page.title == "恒达食品有限公司"
        describe_process(rep, "Chen")
        rep.until_said("恒达食品有限公司")
        plan_visit(rep, "14:00")
        rep.until_said("Visit planned: Fri 25 Dec 14:00")
        assert rep.heard.titles == []

    with morning(FRIDAY_BEFORE) as rep:
        rep.until(lambda: rep.heard.titles == ["恒达食品有限公司: Fri 25 Dec 14:00"])
        dialog = open_due(rep)
        assert "¥143,500.50" in rep.words(dialog)
        agree_but_differ(rep, dialog, "140,000.00")
        rep.until(lambda: not any(row.group is Group.CONFIRM for row in rep.page.view.lines.rows))
        detail = open_visit(rep)
        assert "Not ready: amount differs" in rep.words(detail)
        settle(rep, "the credit note was not booked")
        rep.until(lambda: "Not ready: VAT invoice missing" in rep.words(detail))
        pack_papers(rep, detail)
        assert "Ready" in rep.words(detail)
        assert detail.card.confirmation.phase is Phase.DONE

    with morning(PAY_DAY) as rep:
        rep.until(lambda: len(rep.lines()) > 1)
        title, reason, action = rep.lines()[0]
        assert (title, action) == ("恒达食品有限公司", "Open")
        assert reason.startswith("Ready")


def test_a_visit_at_short_notice_is_confirmed_at_once_in_chinese(morning, office_file):
    with morning(date(2026, 11, 21), "zh_CN") as rep:
        rep.press_ctrl("7")
        rep.drop(rep.page.start.drop_zone, office_file)
        rep.until(lambda: rep.page.review is not None)
        assert "¥229,500.50" in rep.page.outcome.lines.text()
        assert not english(rep)
        rep.click(rep.page.outcome.skip_bad)
        take(rep)
        rep.press_ctrl("2")
        rep.until(lambda: rep.page.model.rowCount() == 2)
        rep.press_ctrl("f")
        rep.press("0002")  # the end of a phone number
        rep.until(lambda: rep.page.model.rowCount() == 1)
        rep.press(ENTER)
        rep.until(lambda: rep.window.key == "customer" and rep.page.title == "瑞丰纸业（集团）")
        rep.click(rep.page.plan_button)
        plan = rep.dialog(PlanVisitDialog)
        rep.fill(plan.plan.day, "2026-11-24")
        rep.fill(plan.plan.time, "9:30")
        rep.press_ctrl(ENTER)
        rep.until_gone(plan)
        rep.until_said(visit_when(date(2026, 11, 24), "09:30"))
        assert not english(rep)
        rep.press_ctrl("1")
        dialog = open_due(rep)
        assert "¥86,000.00" in rep.words(dialog)
        rep.press("1", "4")
        rep.until(lambda: "确认" in rep.words(dialog))
        assert not english(rep)
        rep.press_ctrl(ENTER)
        rep.until_gone(dialog)
        rep.until(lambda: not any(row.group is Group.CONFIRM for row in rep.page.view.lines.rows))
        assert "瑞丰纸业（集团）" in rep.toast
