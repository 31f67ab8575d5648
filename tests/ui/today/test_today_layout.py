import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from desktop.domain.agenda import Group
from desktop.ui.pages.today.row_layout import WIDE, height_of, lay_out
from desktop.ui.pages.today.rows import Key, RowKind, TodayRow

TEXTS = ("when", "amount", "reason", "whom", "said", "others")
LINE = Key(RowKind.LINE, 1)
ROW = TodayRow(LINE, "Hengda", "Confirm...", reason="because")
ROWS = st.builds(
    TodayRow,
    key=st.just(LINE),
    title=st.just("Hengda"),
    action=st.just("Confirm..."),
    when=st.sampled_from(["", "Thu 26 Nov"]),
    amount=st.sampled_from(["", "1.00"]),
    reason=st.just("because"),
    whom=st.sampled_from(["", "ask"]),
    said=st.sampled_from(["", "said"]),
    others=st.sampled_from(["", "also: this"]),
)


def parts(places, row):
    """Give the places of what the row has."""
    names = ["dot", "button", "menu", "title", *(name for name in TEXTS if getattr(row, name))]
    return {name: getattr(places, name) for name in names}


@given(ROWS, st.integers(680, 2400), st.integers(60, 200))
def test_no_part_lies_on_another_or_outside_the_line(row, width, button):
    rect = QRect(0, 100, width, height_of(row, wide=width >= WIDE))
    placed = parts(lay_out(rect, row, button), row)
    names = list(placed)
    for at, name in enumerate(names):
        assert rect.contains(placed[name]), name
        for other in names[at + 1 :]:
            assert not placed[name].intersects(placed[other]), (name, other)


@given(st.integers(WIDE, 2400))
def test_amounts_of_a_list_end_at_one_edge(width):
    full = TodayRow(LINE, "Bo", "Open", when="today", amount="2.00", reason="r", whom="w", others="o")
    edges = {lay_out(QRect(0, 0, width, 80), row, 100).amount.right() for row in (ROW, full)}
    assert len(edges) == 1


@pytest.mark.parametrize(
    ("row", "wide", "height"),
    [
        (TodayRow(Key(RowKind.HEADING, Group.VISITS), "Visits"), True, 48),
        (TodayRow(Key(RowKind.UNDESCRIBED), "3 customers", "Describe..."), True, 40),
        (TodayRow(Key(RowKind.MORE, Group.URGENT), "12 more"), True, 36),
        (TodayRow(Key(RowKind.FOLD), "4 put off"), True, 52),
        (ROW, True, 60),
        (ROW, False, 60),
        (TodayRow(LINE, "Bo", reason="r", others="o"), True, 60),
        (TodayRow(LINE, "Bo", reason="r", others="o"), False, 80),
        (TodayRow(LINE, "Bo", reason="r", said="s", others="o"), True, 80),
        (TodayRow(LINE, "Bo", reason="r", whom="w", said="s"), True, 60),
        (TodayRow(LINE, "Bo", reason="r", whom="w", said="s"), False, 100),
        (TodayRow(LINE, "Bo", reason="r", whom="w", said="s", others="o"), False, 120),
    ],
)
def test_a_line_is_as_high_as_its_texts(row, wide, height):
    assert height_of(row, wide=wide) == height


@pytest.mark.parametrize("kind", [RowKind.MORE, RowKind.FOLD])
def test_a_row_that_stands_for_others_has_no_button(kind):
    places = lay_out(QRect(0, 0, 900, 36), TodayRow(Key(kind), "12 more"), 100)
    assert places.button.isEmpty()
    assert places.menu.isEmpty()
