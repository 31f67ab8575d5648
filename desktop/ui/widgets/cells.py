"""Cells of the page's tables: the bar of lateness, and several chips beside each other."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.domain.receivables import Lateness
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import VALUE_ROLE, ChipKind, Index
from desktop.ui.tokens import colour
from desktop.ui.widgets.chips import CELL_PAD, CellDelegate, chip_size, paint_chip

_BAR = 40
_BAR_HEIGHT = 8
_GAP = 8
_CHIP_GAP = 4


class Mark(NamedTuple):
    """A chip: what it says and how."""

    text: str
    kind: ChipKind


class Late(NamedTuple):
    """How late an item is, and whether it is urgent now: then it is red."""

    lateness: Lateness
    urgent: bool


class LatenessDelegate(CellDelegate):
    """Paints the term, what is past it and the limit as a bar, with the same in figures behind it (rule 55)."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set figures of one width."""
        super().initStyleOption(option, index)
        option.font = with_tabular_figures(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, its words moved to the right of the bar."""
        late: Late | None = index.data(VALUE_ROLE)
        if late is None or not late.lateness.overdue:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        text, option.text = option.text, ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        cell: QRect = option.rect
        rect = cell.adjusted(CELL_PAD, 0, -CELL_PAD, 0)
        bar = QRect(rect.left(), rect.center().y() - _BAR_HEIGHT // 2 + 1, _BAR, _BAR_HEIGHT)
        paint_lateness(painter, bar, late, view)
        rect.setLeft(bar.right() + 1 + _GAP)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(colour(view.palette(), "danger" if late.urgent else "warn"))
        shown = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:
        """Measure the bar and the words."""
        return super().text_width(text, option) + _BAR + _GAP


def paint_lateness(painter: QPainter, bar: QRect, late: Late, widget: QWidget) -> None:
    """Paint the term, then the days past it, and a line at the limit; the whole bar is the limit or the age."""
    term_days, limit_days = late.lateness.term, late.lateness.limit
    age = term_days + late.lateness.overdue
    whole = max(limit_days, age, 1)

    def along(days: int) -> int:
        return bar.left() + round(bar.width() * days / whole)

    palette = widget.palette()
    painter.save()
    painter.fillRect(bar, colour(palette, "line"))
    term = QRect(bar.topLeft(), bar.bottomRight())
    term.setRight(along(term_days) - 1)
    if term.width() > 0:
        painter.fillRect(term, colour(palette, "control"))
    past = QRect(bar)
    past.setLeft(along(term_days))
    past.setRight(max(along(age) - 1, past.left() + 1))
    painter.fillRect(past, colour(palette, "danger" if late.urgent else "warn"))
    if term_days:
        limit = QRect(min(along(limit_days), bar.right()), bar.top() - 3, 2, bar.height() + 6)
        painter.fillRect(limit, colour(palette, "text"))
    painter.restore()


class MarksDelegate(CellDelegate):
    """Paints the marks of a row, as many as fit, and how many more there are; the tooltip names all."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the cell, then chip after chip."""
        marks: tuple[Mark, ...] = index.data(VALUE_ROLE) or ()
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        option.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        cell: QRect = option.rect
        rect = cell.adjusted(CELL_PAD, 0, -CELL_PAD, 0)
        whole = marks_that_fit([mark.text for mark in marks], rect.width(), view.font())
        for mark in marks[:whole]:
            paint_chip(painter, rect, mark.text, mark.kind, view)
            rect.setLeft(rect.left() + chip_size(mark.text, view.font()).width() + _CHIP_GAP)
        if whole < len(marks) and rect.width() >= chip_size(_more(len(marks)), view.font()).width():
            paint_chip(painter, rect, _more(len(marks) - whole), "neutral", view)

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:
        """Measure the chips; their words stand with two spaces between them."""
        font: QFont = option.font
        return sum(chip_size(word, font).width() + _CHIP_GAP for word in text.split("  "))


def marks_that_fit(texts: Sequence[str], room: int, font: QFont) -> int:
    """Count the chips to paint before the one that says how many more there are; the first stands in any case.

    `room` is in pixels. A first chip that is wider is cut off with dots.
    """
    ends = accumulate(chip_size(text, font).width() + _CHIP_GAP for text in texts)
    for count, end in reversed(list(enumerate(ends, start=1))):
        rest = len(texts) - count
        needed = end + chip_size(_more(rest), font).width() if rest else end - _CHIP_GAP
        if needed <= room:
            return count
    return min(len(texts), 1)


def _more(count: int) -> str:
    return f"+{count}"


def marks_text(marks: tuple[Mark, ...]) -> str:
    """Name all marks, for those who do not see them."""
    return "  ".join(mark.text for mark in marks)
