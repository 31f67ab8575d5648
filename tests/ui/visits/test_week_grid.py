import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from desktop.ui.pages.visits.visit_lines import DAYS_A_WEEK
from desktop.ui.pages.visits.week_grid import HEAD, Spot, WeekGrid

COUNTS = st.lists(st.integers(0, 12), min_size=DAYS_A_WEEK, max_size=DAYS_A_WEEK).map(tuple)
WIDTHS = st.integers(400, 3000)


@given(COUNTS, WIDTHS, st.integers(0, DAYS_A_WEEK - 1), st.integers(0, 12))
def test_what_is_painted_at_a_place_is_found_there(counts, width, day, at):
    grid = WeekGrid(width, 0, counts)
    spot = Spot(day, min(at, counts[day]))
    assert grid.spot_at(grid.place(spot).center()) == spot


@given(COUNTS, WIDTHS)
def test_the_days_fill_the_width_without_a_gap(counts, width):
    columns = [WeekGrid(width, 0, counts).column(day, 10) for day in range(DAYS_A_WEEK)]
    assert columns[0].left() == 0
    assert columns[-1].right() == width - 1
    assert all(left.right() + 1 == right.left() for left, right in itertools.pairwise(columns))


@given(COUNTS, WIDTHS, st.integers(0, DAYS_A_WEEK - 1))
def test_places_of_a_day_do_not_touch_and_fit_the_height(counts, width, day):
    grid = WeekGrid(width, 0, counts)
    places = [grid.place(Spot(day, at)) for at in range(counts[day] + 1)]
    assert all(above.bottom() < below.top() for above, below in itertools.pairwise(places))
    assert places[-1].bottom() < HEAD + grid.content_height


@pytest.mark.parametrize(
    ("start", "by", "end"),
    [
        (Spot(0, 0), 1, Spot(1, 0)),
        (Spot(1, 3), 1, Spot(2, 0)),
        (Spot(1, 3), -1, Spot(0, 2)),
        (Spot(0, 0), -1, None),
        (Spot(6, 0), 1, None),
    ],
)
def test_walking_sideways_stays_as_near_as_the_day_allows(start, by, end):
    assert WeekGrid(700, 0, (2, 3, 0, 0, 0, 0, 0)).beside(start, by) == end


@pytest.mark.parametrize(("at", "by", "end"), [(0, -1, 0), (0, 1, 1), (1, 1, 2), (2, 1, 2)])
def test_walking_down_ends_at_the_place_for_a_new_visit(at, by, end):
    assert WeekGrid(700, 0, (2, 0, 0, 0, 0, 0, 0)).below(Spot(0, at), by) == Spot(0, end)


@pytest.mark.parametrize("point", [QPoint(10, HEAD - 1), QPoint(-1, 100), QPoint(700, 100)])
def test_there_is_nothing_beside_the_days(point):
    assert WeekGrid(700, 0, (0,) * DAYS_A_WEEK).spot_at(point) is None


def test_what_is_scrolled_away_moves_up():
    counts = (9,) * DAYS_A_WEEK
    assert WeekGrid(700, 50, counts).place(Spot(0, 1)).top() == WeekGrid(700, 0, counts).place(Spot(0, 1)).top() - 50
