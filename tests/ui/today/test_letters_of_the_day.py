"""Letters on the page of the day: what their lines open (rules 58 and 59)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.documents.data import Heading, Made, PaperItem, Party
from desktop.domain.agenda import Group, ReasonCode
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.services.archive import NewDocument
from desktop.ui.pages.collecting.hand_over_dialog import HandOverDialog
from desktop.ui.pages.letters.way.arrival_dialog import ArrivalDialog
from desktop.ui.pages.today.not_now_dialog import NotNowDialog
from tests.ui.today.busy import owing
from tests.ui.visits.book import TODAY, saved, set_day
from tests.ui.visits.driving import press, save, shown

ENTER = Qt.Key.Key_Return
MADE, LAST_DAY = date(2026, 11, 6), date(2026, 11, 20)


@pytest.fixture
def noticed(full):
    """A final notice about an item 35 days overdue, whose last day was yesterday."""
    customer, item = owing(full, "Weihai Nets", 35)
    set_day(full, MADE)
    number = full.services.archive.next_number(DocumentKind.REMINDER, MADE)
    head = Heading(number, MADE, MADE, Company(), Party("Weihai Nets"), "CNY")
    rows = ((item, PaperItem("Weihai Nets-1", None, None, 3_690_000, 0, 3_690_000, 0, 20)),)
    paper = NewDocument(
        DocumentKind.REMINDER, customer, LetterLanguage.CHINESE, head, rows, Made(b"%PDF-1.7", 1), pay_by=LAST_DAY,
        level=Level.FINAL,
    )  # fmt: skip
    saved(full.services.archive.keep(paper))
    set_day(full, TODAY)
    return item


def test_what_a_final_notice_announced_is_done_from_its_line(qtbot, noticed, page, lines):
    lines.go_to(ReasonCode.LETTER_DAY_PASSED)
    press(qtbot, ENTER)
    dialog = shown(page, HandOverDialog)
    qtbot.keyClicks(dialog.to, "Haizhou Law")
    dialog.reason.setPlainText("as announced")
    save(qtbot, dialog)
    assert "Weihai Nets" not in lines.titles(Group.HAND_OVER)


def test_putting_it_aside_asks_why(qtbot, noticed, page, lines):
    lines.go_to(ReasonCode.LETTER_DAY_PASSED)
    press(qtbot, Qt.Key.Key_D)
    dialog = shown(page, NotNowDialog)
    qtbot.keyClicks(dialog.reason, "the lawyer is on holiday")
    save(qtbot, dialog)
    assert "Weihai Nets" not in lines.titles(Group.HAND_OVER)


def test_a_letter_that_nobody_confirmed_is_asked_about_from_its_line(qtbot, page, lines):
    lines.go_to(ReasonCode.LETTER_RECEIVED)
    press(qtbot, ENTER)
    assert shown(page, ArrivalDialog)
