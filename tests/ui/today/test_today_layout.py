import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from desktop.ui.pages.today.row_layout import WIDE, height_of, lay_out
from desktop.ui.pages.today.rows import Act, TodayRow

PARTS = ("dot", "button", "title", "when", "amount", "reason", "whom", "said")
ROW = TodayRow((Act.CONFIRM, 1), Act.CONFIRM, "Hengda", "Confirm...", reason="because")
ROWS = st.builds(
    TodayRow,
    key=st.just("row"),
    act=st.sampled_from([act for act in Act if act is not Act.NONE]),
    title=st.just("Hengda"),
    action=st.just("Confirm..."),
    when=st.sampled_from(["", "Thu 26 Nov"]),
    amount=st.sampled_from(["", "1.00"]),
    reason=st.sampled_from(["", "because"]),
    whom=st.sampled_from(["", "ask"]),
    said=st.sampled_from(["", "said"]),
)


def parts(places, row):
    """Give the places of what the row has."""
    has = {"dot": True, "button": True, "title": True}
    has |= {name: bool(getattr(row, name)) and bool(row.reason) for name in PARTS[3:]}
    return {name: getattr(places, name) for name in PARTS if has[name]}


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
    rows = [ROW, TodayRow("x", Act.OPEN, "Bo", "Open", when="today", amount="2.00", reason="r", whom="w")]
    edges = {lay_out(QRect(0, 0, width, 60), row, 100).amount.right() for row in rows}
    assert len(edges) == 1


@pytest.mark.parametrize(
    ("row", "wide", "height"),
    [
        (TodayRow("h", Act.NONE, "Visits"), True, 48),
        (TodayRow("a", Act.DESCRIBE_ANY, "3 customers"), True, 40),
        (ROW, True, 60),
        (ROW, False, 60),
        (TodayRow("b", Act.CONFIRM, "Bo", reason="r", whom="w", said="s"), True, 60),
        (TodayRow("b", Act.CONFIRM, "Bo", reason="r", whom="w", said="s"), False, 100),
    ],
)
def test_a_line_is_as_high_as_its_texts(row, wide, height):
    assert height_of(row, wide=wide) == height
