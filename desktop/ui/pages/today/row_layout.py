"""Where the parts of a line stand, in a wide list and in a narrow one."""

from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QRect

from desktop.ui.pages.today.rows import RowKind, TodayRow

#: A list at least this wide has room for whom to ask beside the customer; else that stands below.
WIDE = 860
_HEADING = 48
_MORE = 36
_FOLD = 52
_LINE = 20
_PAD = 10
_SIDE = 24
_DOT = 8
_GAP = 16
_WHEN = 136
_AMOUNT = 136
_BUTTON = 28
_NAME_LEAST, _NAME_MOST = 160, 440


class Places(NamedTuple):
    """The rectangles of one line; those of what it does not have are empty."""

    dot: QRect
    button: QRect
    menu: QRect
    title: QRect
    when: QRect = QRect()
    amount: QRect = QRect()
    reason: QRect = QRect()
    whom: QRect = QRect()
    said: QRect = QRect()
    others: QRect = QRect()


class _Bounds(NamedTuple):
    """What is left of a line for its texts: from `left` to `end` beside the button, to `right` below it."""

    left: int
    end: int
    right: int
    top: int

    def line(self, left: int, right: int, number: int = 0) -> QRect:
        """Give a part of the line of text with this number."""
        return QRect(left, self.top + number * _LINE, max(right - left, 0), _LINE)


def height_of(row: TodayRow, *, wide: bool) -> int:
    """Give the height of a line."""
    if row.is_heading:
        return _HEADING
    if row.is_fold:
        return _MORE if row.kind is RowKind.MORE else _FOLD
    if wide:
        below = bool(row.reason) + bool(row.said and row.others)
    else:
        below = sum(map(bool, (row.reason, row.whom, row.said, row.others)))
    return (1 + below) * _LINE + 2 * _PAD


def lay_out(rect: QRect, row: TodayRow, button_width: int) -> Places:
    """Lay a line out in its rectangle; button and menu stand beside its first two lines of text."""
    pad = (rect.height() - _LINE) // 2 if row.is_fold else _PAD
    inner = rect.adjusted(_SIDE, pad, -_SIDE, -pad)
    lines = 2 if row.reason else 1
    top = inner.top() + (lines * _LINE - _BUTTON) // 2
    button = QRect(inner.right() - button_width + 1, top, button_width, _BUTTON)
    menu = QRect(button.left() - _BUTTON - _GAP // 4, top, _BUTTON, _BUTTON)
    dot = QRect(inner.left(), inner.top() + (_LINE - _DOT) // 2, _DOT, _DOT)
    bounds = _Bounds(inner.left() + _DOT + _GAP // 2, menu.left() - _GAP // 2, inner.right(), inner.top())
    if row.is_fold:
        return Places(dot, QRect(), QRect(), bounds.line(bounds.left, bounds.right))
    if not row.reason:
        return Places(dot, button, QRect(), bounds.line(bounds.left, bounds.end))
    places = _wide(bounds, rect.width(), row) if rect.width() >= WIDE else _narrow(bounds, row)
    return Places(dot, button, menu, *places)


def _wide(bounds: _Bounds, width: int, row: TodayRow) -> tuple[QRect, ...]:
    """Put customer, day and amount over the reason; beside them whom to ask, what was said, and the other reasons."""
    when = bounds.left + max(_NAME_LEAST, min(_NAME_MOST, width * 24 // 100)) + _GAP
    amount = when + _WHEN
    whom = amount + _AMOUNT + 2 * _GAP
    reason_end = whom - 2 * _GAP if row.said or row.others else bounds.end
    return (
        bounds.line(bounds.left, when - _GAP if row.when or row.amount or row.whom else bounds.end),
        bounds.line(when, amount),
        bounds.line(amount, whom - 2 * _GAP),
        bounds.line(bounds.left, reason_end, 1),
        bounds.line(whom, bounds.end),
        bounds.line(whom, bounds.end, 1),
        bounds.line(whom, bounds.end, 2 if row.said else 1),
    )


def _narrow(bounds: _Bounds, row: TodayRow) -> tuple[QRect, ...]:
    """Put customer, day and amount side by side, and each of the other texts below."""
    amount = bounds.end - _AMOUNT
    when = amount - _WHEN
    below = count(1)
    reason, whom, said, others = (
        bounds.line(bounds.left, bounds.right, next(below)) if text else QRect()
        for text in (row.reason, row.whom, row.said, row.others)
    )
    reason.setRight(bounds.end)
    title = bounds.line(bounds.left, when - _GAP if row.when or row.amount else bounds.end)
    return title, bounds.line(when, amount), bounds.line(amount, bounds.end), reason, whom, said, others
