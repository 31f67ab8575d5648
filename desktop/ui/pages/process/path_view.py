"""The path of papers and money at a customer: cards from left to right, in rows where there is little room."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui.pages.process.card_text import CardText
from desktop.ui.pages.process.path_gap import GAP_WIDTH, PathGap
from desktop.ui.pages.process.step_card import StepCard
from desktop.ui.theme import colour

_LEAST_WIDTH = 140
_MOST_WIDTH = 224
_WIDE_SHARE = 1.75
#: However narrow the window, a card is not narrower.
_LEAST_CARD = 80
_ROW_GAP = 12
_DROP_WIDTH = 3


class PathView(QWidget):
    """Shows the steps; says what the user wants done with them and does nothing itself.

    The arrows move between cards, Enter opens one, Insert puts one in after it, Delete takes it out, Ctrl with an
    arrow moves it; the mouse drags it.
    """

    #: A card was pressed: its place, from 0.
    chosen = Signal(int)
    #: A step is wanted before this place; the number of steps means at the end.
    insert_wanted = Signal(int)
    #: The step at this place is to go.
    remove_wanted = Signal(int)
    #: The step at the first place is to stand at the second.
    move_wanted = Signal(int, int)
    #: The cards were laid out anew, maybe in another height.
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Payment process"))
        self._cards: list[StepCard] = []
        self._gaps: list[PathGap] = []
        self._drop: int | None = None

    @property
    def cards(self) -> tuple[StepCard, ...]:
        """The cards, in their order."""
        return tuple(self._cards)

    @property
    def gaps(self) -> tuple[PathGap, ...]:
        """What stands after each card, in their order."""
        return tuple(self._gaps)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at: the cards, then the plus behind them."""
        return (*self._cards, *self._gaps[-1:])

    def show_cards(self, texts: Sequence[CardText], chosen: int | None) -> None:
        """Show these steps; a card that stays in its place keeps the focus."""
        while len(self._cards) > len(texts):
            self._take_last()
        while len(self._cards) < len(texts):
            self._add_one()
        for at, text in enumerate(texts):
            self._cards[at].show_card(text)
            self._cards[at].setChecked(at == chosen)
            self._gaps[at].show_place(text.kind, is_last=at == len(texts) - 1)
        self._arrange()
        self.update()

    def focus_card(self, at: int) -> None:
        """Give a card the focus."""
        if 0 <= at < len(self._cards):
            self._cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a card mean for the path."""
        at = next((at for at, card in enumerate(self._cards) if card.hasFocus()), None)
        if at is None or not self._act(Qt.Key(event.key()), at, event.modifiers()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint where a dragged card would go."""
        if self._drop is None:
            return
        rect = self._drop_rect(self._drop)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.palette(), "accent"))
        painter.drawRoundedRect(rect, 1.5, 1.5)

    # Private

    def _act(self, key: Qt.Key, at: int, modifiers: Qt.KeyboardModifier) -> bool:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step is not None and modifiers & Qt.KeyboardModifier.ControlModifier:
            if 0 <= at + step < len(self._cards):
                self.move_wanted.emit(at, at + step)
        elif step is not None:
            self.focus_card(at + step)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focus_card(at + self._per_row() * (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus_card(0 if key == Qt.Key.Key_Home else len(self._cards) - 1)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.insert_wanted.emit(at + 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(at)
        else:
            return False
        return True

    def _add_one(self) -> None:
        at = len(self._cards)
        card, gap = StepCard(self), PathGap(self)
        card.clicked.connect(partial(self._on_clicked, at))
        card.dragged.connect(self._on_dragged)
        card.dropped.connect(partial(self._on_dropped, at))
        gap.clicked.connect(lambda _checked=False: self.insert_wanted.emit(at + 1))
        self._cards.append(card)
        self._gaps.append(gap)
        card.show()
        gap.show()

    def _take_last(self) -> None:
        for widget in (self._cards.pop(), self._gaps.pop()):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def _per_row(self) -> int:
        """Count the cards of a row so that all rows are about as long."""
        count = max(1, len(self._cards))
        fit = max(1, self.width() // (_LEAST_WIDTH + GAP_WIDTH))
        rows = -(-count // fit)
        return -(-count // rows)

    def _arrange(self) -> None:
        self.setFixedHeight(self._place_cards() if self._cards else 0)
        self.arranged.emit()

    def _place_cards(self) -> int:
        """Put each card in its place; gives the height of all."""
        per_row = self._per_row()
        widths = self._widths(per_row)
        height = max(card.height_at(width) for card, width in zip(self._cards, widths, strict=True))
        left = top = 0
        for at, (card, gap, width) in enumerate(zip(self._cards, self._gaps, widths, strict=True)):
            if at and at % per_row == 0:
                left, top = 0, top + height + _ROW_GAP
            card.setGeometry(left, top, width, height)
            gap.setGeometry(left + width, top, GAP_WIDTH, height)
            left += width + GAP_WIDTH
        return top + height

    def _widths(self, per_row: int) -> list[int]:
        """Share the width; in a single row the card that has most to say gets more of it."""
        count = len(self._cards)
        room = self.width() - per_row * GAP_WIDTH
        shares = [_WIDE_SHARE if card.card.is_wide and per_row == count else 1 for card in self._cards]
        unit = max(_LEAST_CARD, min(_MOST_WIDTH, room / (sum(shares) if per_row == count else per_row)))
        return [int(unit * share) for share in shares]

    def _place_at(self, point: QPoint) -> int:
        """Find between which cards a point lies: the place before which a card would go."""
        for at, card in enumerate(self._cards):
            rect = card.geometry()
            if point.y() <= rect.bottom() + _ROW_GAP // 2 and point.x() < rect.center().x():
                return at
            row_ends = at + 1 == len(self._cards) or self._cards[at + 1].y() != card.y()
            if row_ends and point.y() <= rect.bottom() + _ROW_GAP // 2:
                return at + 1
        return len(self._cards)

    def _drop_rect(self, place: int) -> QRect:
        before = self._cards[place - 1].geometry() if place else None
        left = before.right() + GAP_WIDTH // 2 if before else 0
        beside = before or self._cards[0].geometry()
        return QRect(left - _DROP_WIDTH // 2, beside.top(), _DROP_WIDTH, beside.height())

    def _on_clicked(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self._cards[at].setChecked(True)
        self.chosen.emit(at)

    def _on_dragged(self, point: QPoint) -> None:
        self._drop = self._place_at(self.mapFromGlobal(point))
        self.update()

    def _on_dropped(self, at: int, point: QPoint) -> None:
        self._drop = None
        self.update()
        place = self._place_at(self.mapFromGlobal(point))
        to = place - 1 if place > at else place
        if to != at:
            self.move_wanted.emit(at, to)
