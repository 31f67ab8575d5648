"""Ctrl+K: find anything and run any command by a few letters, without the mouse."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import _
from desktop.ui.hits import Hit
from desktop.ui.icons import set_icon
from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.ui.widgets.hit_list import HitList

_LEAST_WIDTH = 560
_MARGIN = 8
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QObject):
    """The search field of the top bar and the list that drops from it."""

    #: The hit that was chosen.
    chosen = Signal(object)

    def __init__(
        self,
        field: QLineEdit,
        window: QWidget,
        jobs: Jobs,
        search: Callable[[str], Sequence[Hit]],
        commands: Sequence[Hit],
    ) -> None:
        """Drop the list inside `window`; `search` runs on a reader's thread."""
        super().__init__(window)
        self._field = field
        self._window = window
        self._jobs = jobs
        self._search = search
        self._commands = tuple(commands)
        self._back_to: QWidget | None = None
        self._list: HitList | None = None
        set_icon(glass := QAction(_("Search"), field), "search", role="muted")
        field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        field.installEventFilter(self)
        field.textEdited.connect(self._look)

    @property
    def list(self) -> "HitList":
        """The list, made when it is first wanted."""
        if self._list is None:
            from desktop.ui.widgets.hit_list import HitList

            self._list = HitList(self._window)
            self._list.clicked.connect(self._choose)
        return self._list

    @property
    def is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._list is not None and self._list.isVisible()

    def open(self) -> None:
        """Go to the field and show what can be done; the focus goes back where it was on Esc."""
        focus = self._window.focusWidget()
        if focus is not self._field:
            self._back_to = focus
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._look(self._field.text())

    def close(self) -> None:
        """Put the list away and empty the field."""
        self._hide()
        self._field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move in the list while the focus stays in the field."""
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(Qt.Key(event.key()))
            if event.type() == QEvent.Type.FocusOut:
                self._hide()
            if event.type() == QEvent.Type.MouseButtonPress and not self.is_open:
                self._look(self._field.text())
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _MOVES and self.is_open:
            self.list.move_mark(_MOVES[key])
        elif key in _MOVES:
            self._look(self._field.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.marked())
        else:
            return False
        return True

    def _leave(self) -> None:
        self.close()
        if self._back_to is not None and shiboken6.isValid(self._back_to):
            self._back_to.setFocus()
        else:
            self._field.clearFocus()

    def _look(self, text: str) -> None:
        wanted = text.strip()
        if wanted:
            self._jobs.latest(self, self._search, wanted, then=lambda hits: self._show(wanted, hits), owner=self._field)
        else:
            self._show("", ())

    def _show(self, wanted: str, hits: Sequence[Hit]) -> None:
        """List what was found, then the commands that fit; an answer that comes after the field was left is dropped."""
        if self._field.text().strip() != wanted or not self._field.hasFocus():
            return
        words = wanted.casefold().split()
        commands = [hit for hit in self._commands if all(word in hit.title.casefold() for word in words)]
        self.list.show_hits([*hits, *commands])
        self._place()

    def _place(self) -> None:
        width = max(_LEAST_WIDTH, self._field.width())
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        x = max(_MARGIN, min(corner.x(), self._window.width() - width - _MARGIN))
        self.list.setGeometry(x, corner.y(), width, self.list.wanted_height())
        self.list.show()
        self.list.raise_()

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _choose(self, hit: Hit | None) -> None:
        if hit is not None and self.is_open:
            self.close()
            self._field.clearFocus()
            self.chosen.emit(hit)
