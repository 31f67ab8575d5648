"""What a day begins with: what fell due meanwhile, and that the list was looked at."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.results import Changes, Entity
from tests.ui.visits.book import set_day


def line_of(page):
    return None if page._catch_up is None else page._catch_up.text.text()


def test_days_away_are_summed_up_above_the_list(page):
    assert line_of(page) == ("Away 6 days: 2 calls, 1 visit, 2 promises, 1 letter to ask about, 2 next steps")


def test_it_can_be_put_away_and_stays_so(qtbot, page):
    page._catch_up.close_button.setFocus()
    qtbot.keyClick(page._catch_up.close_button, Qt.Key.Key_Space)
    assert line_of(page) is None
    assert page.view.hasFocus()
    page.refresh()
    assert line_of(page) is None


def test_the_book_remembers_that_the_list_was_looked_at(qtbot, page, full):
    qtbot.waitUntil(lambda: not full.services.today.agenda().stale)
    assert line_of(page)  # it is still to be read


def test_a_new_day_begins_anew(qtbot, page, full):
    qtbot.waitUntil(lambda: not full.services.today.agenda().stale)
    set_day(full, date(2026, 11, 22))
    page.context.hub.announce(Changes(frozenset(Entity)))
    QApplication.processEvents()
    assert page.title == "Today, Sun 22 Nov"
    assert line_of(page) is None
    qtbot.waitUntil(lambda: not full.services.today.agenda().stale)
