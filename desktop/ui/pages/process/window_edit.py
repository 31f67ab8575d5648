"""Between which days of the month something is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.months import LAST_MONTH_DAY
from desktop.i18n import _, pgettext
from desktop.ui.pages.process.still_inputs import quiet, small_count
from desktop.ui.widgets.plain import plain_label


class WindowEdit(QWidget):
    """The first and the last day, both included; one left open is the first or the last of the month."""

    #: Another day was typed.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = small_count(1, LAST_MONTH_DAY)
        self.last = small_count(1, LAST_MONTH_DAY)
        self.first.setAccessibleName(_("First day of the month"))
        self.last.setAccessibleName(_("Last day of the month"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.first, 1)
        layout.addWidget(plain_label(pgettext("between two days", "to"), role="muted"))
        layout.addWidget(self.last, 1)
        self.setFocusProxy(self.first)
        for box in (self.first, self.last):
            box.setPlaceholderText(pgettext("day of the month", "any"))
            box.textChanged.connect(lambda _text: self.changed.emit())

    def days(self) -> tuple[int, int] | None:
        """Give the two days; None for any day."""
        first, last = self.first.count(), self.last.count()
        return (first or 1, last or LAST_MONTH_DAY) if first or last else None

    def show_days(self, window: tuple[int, int] | None) -> None:
        """Show two days; a window that the fields stand for already leaves them as they are."""
        if window == self.days():
            return
        first, last = window or (None, None)
        with quiet(self):
            self.first.set_count(first)
            self.last.set_count(last)
