"""The path: moving about in it, asking for changes, and its rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.ui.pages.process.card_text import card_texts
from desktop.ui.pages.process.path_view import PathView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def texts(count=6):
    kinds = list(StepKind)
    return card_texts(PaymentProcess(steps=tuple(Step(kinds[at % len(kinds)], person=f"P{at}") for at in range(count))))


@pytest.fixture
def path(qtbot):
    view = PathView()
    qtbot.addWidget(view)
    view.resize(1100, 200)
    view.show()
    qtbot.waitExposed(view)
    view.show_cards(texts(), None)
    return view


@pytest.fixture
def asked(path):
    """What the path asks for, as name and numbers."""
    heard = []
    for name in ("chosen", "insert_wanted", "remove_wanted", "move_wanted"):
        getattr(path, name).connect(lambda *numbers, name=name: heard.append((name, *numbers)))
    return heard


def focused(path):
    return next((at for at, card in enumerate(path.cards) if card.hasFocus()), None)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (0, K.Key_Right, 1),
        (2, K.Key_Left, 1),
        (0, K.Key_Left, 0),
        (5, K.Key_Right, 5),
        (3, K.Key_Home, 0),
        (3, K.Key_End, 5),
    ],
)
def test_keys_move_between_cards(path, start, key, end):
    path.focus_card(start)
    QTest.keyClick(path.cards[start], key)
    assert focused(path) == end


@pytest.mark.parametrize(
    ("key", "modifier", "wish"),
    [
        (K.Key_Return, NONE, ("chosen", 2)),
        (K.Key_Space, NONE, ("chosen", 2)),
        (K.Key_Insert, NONE, ("insert_wanted", 3)),
        (K.Key_Plus, NONE, ("insert_wanted", 3)),
        (K.Key_Delete, NONE, ("remove_wanted", 2)),
        (K.Key_Left, CTRL, ("move_wanted", 2, 1)),
        (K.Key_Right, CTRL, ("move_wanted", 2, 3)),
    ],
)
def test_keys_ask_for_changes(path, asked, key, modifier, wish):
    path.focus_card(2)
    QTest.keyClick(path.cards[2], key, modifier)
    assert asked == [wish]


@pytest.mark.parametrize(("at", "key"), [(0, K.Key_Left), (5, K.Key_Right)])
def test_a_card_at_the_end_cannot_be_moved_beyond_it(path, asked, at, key):
    path.focus_card(at)
    QTest.keyClick(path.cards[at], key, CTRL)
    assert asked == []


def test_a_gap_asks_for_a_step_in_its_place(path, asked):
    QTest.mouseClick(path.gaps[1], Qt.MouseButton.LeftButton)
    assert asked == [("insert_wanted", 2)]


def test_only_the_last_gap_is_reached_by_tab(path):
    reached = [gap.focusPolicy() == Qt.FocusPolicy.StrongFocus for gap in path.gaps]
    assert reached == [False] * 5 + [True]


def drag(path, at, to):
    """Drag a card to the left edge of another, or beyond the last."""
    card = path.cards[at]
    target = path.cards[to].geometry().topLeft() if to < len(path.cards) else path.cards[-1].geometry().topRight()
    here = card.mapFrom(path, target + QPoint(2, 20))
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(card, QPoint(40, 20))
    QTest.mouseMove(card, here)
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=here)


@pytest.mark.parametrize(("at", "before", "wish"), [(0, 3, (0, 2)), (4, 1, (4, 1)), (1, 6, (1, 5))])
def test_a_dragged_card_asks_to_be_moved_and_not_opened(path, asked, at, before, wish):
    drag(path, at, before)
    assert asked == [("move_wanted", *wish)]


def test_a_card_dropped_where_it_was_asks_for_nothing(path, asked):
    drag(path, 2, 2)
    assert asked == []


@pytest.mark.parametrize(("width", "rows"), [(1100, 1), (560, 2), (360, 3), (180, 6)])
def test_cards_wrap_where_there_is_little_room(path, width, rows):
    path.resize(width, 200)
    tops = {card.y() for card in path.cards}
    assert len(tops) == rows
    assert max(card.geometry().right() for card in path.cards) <= width
    assert path.height() == path.cards[-1].geometry().bottom() + 1


def test_up_and_down_go_to_the_row_above_and_below(path):
    path.resize(560, 200)
    path.focus_card(1)
    QTest.keyClick(path.cards[1], K.Key_Down)
    assert focused(path) == 4
    QTest.keyClick(path.cards[4], K.Key_Up)
    assert focused(path) == 1


def test_a_card_that_stays_keeps_the_focus(path):
    path.focus_card(1)
    path.show_cards(texts(4), 1)
    assert (len(path.cards), focused(path)) == (4, 1)
    assert [card.isChecked() for card in path.cards] == [False, True, False, False]


def test_a_path_without_steps_takes_no_room(path):
    path.show_cards((), None)
    assert path.height() == 0


def test_all_of_a_long_text_is_in_the_tooltip_as_it_was_typed(path):
    name = "<b>欧阳</b> & Co " * 20
    path.show_cards(card_texts(PaymentProcess(steps=(Step(StepKind.SIGN, person=name),))), None)
    assert "&lt;b&gt;欧阳&lt;/b&gt; &amp; Co" in path.cards[0].toolTip()
    assert name in path.cards[0].accessibleName()
