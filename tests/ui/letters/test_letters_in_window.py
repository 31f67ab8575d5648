"""The real window with its threads: from the list to a PDF in a folder, and back to it later."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.app import open_app
from desktop.services.clock import FixedClock
from tests.ui.letters import book
from tests.ui.letters.reading import text_of
from tests.ui.rep import ENTER, a_morning

SATURDAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _no_excepthook(monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)


@pytest.fixture
def books(tmp_path):
    """A book with letters to write."""
    path = tmp_path / "rep.book"
    book.full_book(path).close()
    return path


def is_ready(rep):
    return rep.page.proposals.pane.choices is not None and rep.page.proposals.pane.view.area.is_sharp


def test_a_letter_is_seen_changed_saved_and_found_again(qtbot, qapp, tmp_path, books):
    with a_morning(qtbot, qapp, books, SATURDAY) as rep:
        rep.window.navigate("letters")
        page = rep.page
        rep.until(lambda: page.proposals.view.table.rowCount() and is_ready(rep))
        rep.press(Qt.Key.Key_J, Qt.Key.Key_J)
        rep.until(lambda: is_ready(rep) and page.proposals.pane.head.name.text() == "恒达食品有限公司")
        rep.press(ENTER, Qt.Key.Key_Space)  # the oldest item is taken out
        rep.until(lambda: is_ready(rep) and "84,500.00" in page.proposals.pane.head.line.text())
        rep.fill(page.proposals.pane.form.pay_by, "2026-12-03")
        rep.until(lambda: is_ready(rep) and page.proposals.pane.choices.pay_by == date(2026, 12, 3))
        seen = page.proposals.pane.view.area._pdf
        rep.press_ctrl(Qt.Key.Key_S)
        rep.name_file(tmp_path)
        rep.until_said("Saved:")
        rep.until(lambda: page.issued.details.row is not None and page.issued.details.paper.view.is_current)
        (file,) = tmp_path.glob("CK-*.pdf")
        assert file.read_bytes() == seen
        assert file.name == "CK-2026-0003 恒达食品有限公司.pdf"
        assert "2026年12月3日" in text_of(seen)
        assert page.part == "issued"
        rep.until(
            lambda: page.issued.view.current_row() and page.issued.view.current_row().id == page.issued.details.row.id
        )
    app = open_app(books, FixedClock(SATURDAY))
    (row, *_others) = app.services.archive.page()
    assert app.services.archive.pdf(row.id) == seen
    assert (row.number, row.total, row.pay_by) == ("CK-2026-0003", 8_450_000, date(2026, 12, 3))
    app.close()


def test_going_quickly_down_the_list_ends_at_the_letter_of_the_last(qtbot, qapp, books):
    with a_morning(qtbot, qapp, books, SATURDAY) as rep:
        rep.window.navigate("letters")
        page = rep.page
        rep.until(page.proposals.view.table.rowCount)
        rep.press(*[Qt.Key.Key_J] * 3, *[Qt.Key.Key_K] * 2)
        rep.until(lambda: is_ready(rep))
        name = page.proposals.view.current_row().name
        assert page.proposals.pane.head.name.text() == name
        assert name in text_of(page.proposals.pane.view.area._pdf).replace("\n", "")
