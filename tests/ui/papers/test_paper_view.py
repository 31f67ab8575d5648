"""The preview: what is drawn, where the reader stays, how it is used by keys and wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.widgets.paper_layout import Fit
from desktop.ui.widgets.paper_view import PaperView
from tests.ui.papers import pdf

PAPER, LONGER = pdf.make(3), pdf.make(5)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot):
    return shown(qtbot, InlineJobs())


def shown(qtbot, jobs):
    view = PaperView(jobs)
    qtbot.addWidget(view)
    view.resize(600, 640)
    view.show()
    return view


def wheel(area, notches, modifiers):
    at = QPointF(area.viewport().rect().center())
    event = QWheelEvent(
        at,
        area.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), event)


def bar_of(view):
    return view.area.verticalScrollBar()


def test_a_paper_is_shown_as_it_is(view):
    view.show_paper(PAPER, 1)
    assert view.is_current
    assert view.area.is_sharp
    assert view.bar.place_text == "Page 1 of 3"
    assert view.text == ""
    assert pdf.ink(view.area.viewport().grab().toImage()) is not None


def test_only_pages_in_view_are_drawn(view):
    view.show_paper(pdf.make(40), 1)
    assert set(view.area._pictures) <= {0, 1}
    view.area.go_to_page(20)
    assert 20 in view.area._pictures
    assert 0 not in view.area._pictures


def test_newer_bytes_of_the_same_paper_come_where_the_reader_is(view):
    view.show_paper(PAPER, 1)
    bar_of(view).setValue(700)
    view.wait_for(1)
    view.show_paper(LONGER, 1)
    assert bar_of(view).value() == 700
    assert view.bar.place_text == "Page 2 of 5"


def test_another_paper_begins_at_its_top(view):
    view.show_paper(PAPER, 1)
    bar_of(view).setValue(700)
    view.show_paper(LONGER, 2)
    assert bar_of(view).value() == 0
    assert view.bar.place_text == "Page 1 of 5"


def test_what_waits_for_newer_bytes_is_not_current(view):
    view.show_paper(PAPER, 1)
    view.wait_for(1)
    assert not view.is_current
    assert view.area.page_count == 3  # it stays to be looked at meanwhile
    view.show_paper(PAPER, 1)
    assert view.is_current


def test_the_paper_of_somebody_else_goes_at_once(view):
    view.show_paper(PAPER, 1)
    view.wait_for(2)
    assert view.area.page_count == 0


def test_after_a_moment_it_says_that_the_paper_is_on_its_way(view, qtbot):
    view.wait_for(1)
    assert view.text == ""
    qtbot.waitUntil(lambda: view.text == "Setting the paper...")


def test_bytes_that_are_no_paper_are_told(view):
    view.show_paper(PAPER, 1)
    view.show_paper(b"broken", 1)
    assert view.text.startswith("This paper cannot be shown.")
    assert not view.is_current
    assert view.bar.place_text == ""


def test_a_place_without_a_paper_says_why(view):
    view.show_nothing("Nothing is overdue.")
    assert view.text == "Nothing is overdue."
    assert not view.bar.on.isEnabled()
    assert not view.bar.larger.isEnabled()


def test_the_name_tells_the_page(view):
    view.set_name("Preview of the letter")
    view.show_paper(PAPER, 1)
    assert view.area.accessibleName() == "Preview of the letter, Page 1 of 3"


class TestZoom:
    def test_it_follows_the_width_until_another_is_chosen(self, view):
        view.show_paper(PAPER, 1)
        narrow = view.area.zoom
        view.resize(900, 640)
        assert view.area.zoom > narrow
        view.bar.whole.click()
        assert view.area.zoom == 1.0
        view.resize(700, 640)
        assert (view.area.zoom, view.area.fit) == (1.0, Fit.NONE)
        assert view.bar.whole.text() == "100 %"

    @pytest.mark.parametrize("width", range(500, 520))
    def test_nothing_is_left_to_scroll_to_at_the_side(self, view, width):
        view.show_paper(PAPER, 1)
        view.resize(width, 640)
        assert view.area.horizontalScrollBar().maximum() == 0

    def test_the_whole_page_fits(self, view):
        view.show_paper(PAPER, 1)
        view.bar.fits[Fit.PAGE].click()
        assert view.bar.fits[Fit.PAGE].isChecked()
        assert not view.bar.fits[Fit.WIDTH].isChecked()
        assert view.area._place(0).height() <= view.area.viewport().height()

    def test_the_wheel_with_ctrl_zooms_about_the_mouse(self, view):
        view.show_paper(PAPER, 1)
        bar_of(view).setValue(500)
        middle = view.area.viewport().rect().center()
        before = view.area._anchor(middle)
        wheel(view.area, 2, CTRL)
        after = view.area._anchor(middle)
        assert view.area.zoom > 0.7
        assert (after.page, after.down) == (before.page, pytest.approx(before.down, abs=0.01))

    def test_the_wheel_alone_scrolls(self, view):
        view.show_paper(PAPER, 1)
        zoom = view.area.zoom
        wheel(view.area, -3, Qt.KeyboardModifier.NoModifier)
        assert bar_of(view).value() > 0
        assert view.area.zoom == zoom

    def test_keys_zoom(self, view, qtbot):
        view.show_paper(PAPER, 1)
        view.area.setFocus()
        fitted = view.area.zoom
        qtbot.keyClick(view.area, Qt.Key.Key_Plus, CTRL)
        assert view.area.zoom > fitted
        qtbot.keyClick(view.area, Qt.Key.Key_0, CTRL)
        assert view.area.zoom == fitted
        qtbot.keyClick(view.area, Qt.Key.Key_Minus, CTRL)
        assert view.area.zoom < fitted

    def test_a_huge_zoom_keeps_the_picture_small(self, view):
        view.show_paper(PAPER, 1)
        view.area._density = lambda: 4.0
        view.area.set_zoom(4.0)
        picture = view.area._pictures[0][1]
        assert picture.width() * picture.height() < 25_000_000


class TestKeys:
    @pytest.fixture
    def area(self, view):
        view.show_paper(PAPER, 1)
        view.area.setFocus()
        return view.area

    def test_end_and_home(self, area, view, qtbot):
        qtbot.keyClick(area, Qt.Key.Key_End)
        assert bar_of(view).value() == bar_of(view).maximum()
        assert view.bar.place_text == "Page 3 of 3"
        qtbot.keyClick(area, Qt.Key.Key_Home)
        assert bar_of(view).value() == 0

    def test_space_turns_the_page_and_back(self, area, view, qtbot):
        qtbot.keyClick(area, Qt.Key.Key_Space)
        assert bar_of(view).value() == bar_of(view).pageStep()
        qtbot.keyClick(area, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
        assert bar_of(view).value() == 0

    def test_buttons_go_page_by_page(self, area, view):
        assert not view.bar.back.isEnabled()
        view.bar.on.click()
        view.bar.on.click()
        assert view.bar.place_text == "Page 3 of 3"
        assert not view.bar.on.isEnabled()
        view.bar.back.click()
        assert view.bar.place_text == "Page 2 of 3"


def test_with_threads_the_last_paper_handed_over_is_the_one_on_the_screen(qtbot):
    jobs = Jobs(Hub(), lambda _error: False)
    view = shown(qtbot, jobs)
    for pages in (1, 2, 3, 4):
        view.show_paper(pdf.make(pages), 1)
    qtbot.waitUntil(lambda: view.is_current and view.area.is_sharp and view.area.page_count == 4)
    jobs.close()


@pytest.mark.parametrize("newer", [lambda view: view.wait_for(1), lambda view: view.show_nothing("None.")])
def test_a_paper_that_comes_too_late_is_dropped(view, monkeypatch, newer):
    answers = []
    monkeypatch.setattr(view._jobs, "latest", lambda _key, fn, pdf, then, owner: answers.append((then, fn(pdf))))
    view.show_paper(PAPER, 1)
    newer(view)
    for then, sizes in answers:
        then(sizes)
    assert view.area.page_count == 0
    assert not view.is_current


def test_an_old_picture_stands_in_until_the_new_one_is_drawn(view, monkeypatch):
    view.show_paper(PAPER, 1)
    monkeypatch.setattr(view._jobs, "aside", lambda *_args, **_rest: None)
    view.area.set_zoom(1.1, QPoint(100, 100))
    assert not view.area.is_sharp
    assert pdf.ink(view.area.viewport().grab().toImage()) is not None
