"""A print run in the real window with its threads: one goes on working while it is made, and may give it up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import open_app
from desktop.services.clock import FixedClock
from desktop.ui.pages.letters.making.dialog import RunDialog
from tests.ui.letters import book
from tests.ui.letters.reading import text_of
from tests.ui.rep import CTRL, ENTER, a_morning

SATURDAY = date(2026, 11, 21)
MANY = 40


@pytest.fixture(autouse=True)
def _no_excepthook(monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)


@pytest.fixture
def books(tmp_path):
    """A book with many who are proposed a letter."""
    path = tmp_path / "rep.book"
    app = book.new_book(path)
    book.fill_in(app)
    for number in range(MANY):
        customer = book.add_customer(app, f"Customer {number:02}")
        book.add_item(app, customer, f"C-{number:02}", 500_00 + number, date(2026, 11, 1))
    app.close()
    return path


def begin(rep, folder, at_once=lambda _page: None):
    """Open the dialog of the run and make it; `at_once` is done as soon as something is to be seen of it."""
    rep.window.navigate("letters")
    page = rep.page
    rep.until(lambda: page.proposals.filter.all_box.text() == f"{MANY} of {MANY} chosen")
    page.run_control.progressed.connect(lambda *_told: at_once(page))
    QTest.keyClick(page, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = rep.dialog(RunDialog)
    rep.fill(dialog.folder, str(folder))
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)
    return page


def test_one_goes_on_working_while_the_letters_are_made(qtbot, qapp, tmp_path, books):
    with a_morning(qtbot, qapp, books, SATURDAY) as rep:
        page = begin(rep, tmp_path)
        page.proposals.view.setFocus()
        rep.press(Qt.Key.Key_J, Qt.Key.Key_J)
        name = page.proposals.view.current_row().name
        rep.until(lambda: page.proposals.pane.choices is not None and page.proposals.pane.head.name.text() == name)
        rep.until(lambda: not page.run_control.is_running)
        rep.until(lambda: page.run_bar.words.text() == f"{MANY} papers made")
        (file,) = tmp_path.glob("Letters*.pdf")
        text = text_of(file.read_bytes())
        assert all(f"CK-2026-00{number:02}" in text for number in range(1, MANY + 1))
        rep.until(lambda: page.tabs["issued"].text() == f"Issued {MANY}")
    app = open_app(books, FixedClock(SATURDAY))
    assert app.services.archive.count() == MANY
    app.close()


def test_a_run_that_is_cancelled_leaves_nothing_in_the_book(qtbot, qapp, tmp_path, books):
    with a_morning(qtbot, qapp, books, SATURDAY) as rep:
        page = begin(rep, tmp_path, lambda page: page.run_bar.cancel_button.click())
        rep.until(lambda: page.run_bar.words.text().startswith("Cancelled"))
        assert page.proposals.run_button.isEnabled()
    app = open_app(books, FixedClock(SATURDAY))
    assert app.services.archive.count() == 0
    app.close()
    assert list(tmp_path.glob("*.pdf")) == []


def test_closing_the_window_gives_a_run_up(qtbot, qapp, tmp_path, books):
    with a_morning(qtbot, qapp, books, SATURDAY) as rep:
        page = begin(rep, tmp_path)
        assert page.run_control.is_running
        rep.window.context.program.closing.emit()
        rep.until(lambda: not page.run_control.is_running)
        assert page.run_bar.outcome.result.cancelled
