"""Marked places of a paper: tinted where they are, and brought into view."""

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor

from desktop.ui.jobs import InlineJobs
from desktop.ui.widgets.paper_view import PaperView
from tests.ui.papers import pdf

PLACE = QRectF(0.1, 0.4, 0.8, 0.1)


@pytest.fixture
def area(qtbot):
    view = PaperView(InlineJobs())
    qtbot.addWidget(view)
    view.resize(600, 640)
    view.show()
    view.show_paper(pdf.make(3), 1)
    return view.area


def tinted(area, page):
    """Say whether the middle of the place is other than the same point without the mark."""
    place = area._place(page)
    at = QPoint(round(place.left() + PLACE.center().x() * place.width()), round(place.top() + 0.45 * place.height()))
    with_mark = area.viewport().grab().toImage().pixelColor(at)
    marks, area._marks = area._marks, ()
    without = area.viewport().grab().toImage().pixelColor(at)
    area._marks = marks
    return QColor(with_mark) != QColor(without)


def test_a_marked_place_is_tinted_on_its_page_alone(area):
    area.show_marks([(0, PLACE)], reveal=False)
    assert tinted(area, 0)
    area.go_to_page(1)
    assert not tinted(area, 1)


def test_a_mark_is_brought_into_view_when_asked(area):
    area.show_marks([(2, PLACE)], reveal=False)
    assert area.page == 0
    area.show_marks([(2, PLACE)], reveal=True)
    assert area.page == 2
    assert tinted(area, 2)


def test_a_mark_in_view_leaves_the_reader_where_they_are(area):
    before = area.verticalScrollBar().value()
    area.show_marks([(0, PLACE)], reveal=True)
    assert area.verticalScrollBar().value() == before


def test_with_the_paper_its_marks_go(area):
    area.show_marks([(0, PLACE)], reveal=False)
    area.clear()
    area.show_marks([], reveal=True)
    assert area.page_count == 0
