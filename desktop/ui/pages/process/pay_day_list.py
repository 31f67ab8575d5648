"""The next pay days, each with the last day for papers and why it is not on its usual day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.paydays import PayDay
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.processes import NextPayDay
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import plain_label
from desktop.wording.process import deadline_line, moved_reason


class PayDayList(QWidget):
    """Shows pay days one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[NextPayDay, ...] = ()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)

    def show_days(self, days: Sequence[NextPayDay], today: date) -> None:
        """Show these pay days."""
        if tuple(days) == self._shown:
            return
        self._shown = tuple(days)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in days:
            self._list.addWidget(_pay_day(each, today))


def pay_day_name(pay_day: PayDay, today: date) -> str:
    """Name a pay day, or the days of a window: "Fri 25 Dec", "Thu 10 Dec to Tue 15 Dec"."""
    first = format_date(pay_day.day, "weekday", today=today)
    if pay_day.window_end is None or pay_day.window_end == pay_day.day:
        return first
    last = format_date(pay_day.window_end, "weekday", today=today)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _pay_day(each: NextPayDay, today: date) -> QWidget:
    box = QWidget()
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(plain_label(pay_day_name(each.pay_day, today), role="strong"))
    if each.pay_day.estimated:
        chip = Chip(_("estimated"), "info")
        chip.setToolTip(_("The holidays of that year are not announced yet, so the day may still change."))
        head.addWidget(chip)
    head.addStretch(1)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addLayout(head)
    if each.pay_day.moved:
        values = {
            "nominal": format_date(each.pay_day.nominal, "weekday", today=today),
            "reason": moved_reason(each.pay_day),
        }
        layout.addWidget(plain_label(_("moved from %(nominal)s: %(reason)s") % values, role="caption", wrap=True))
    late = each.deadline is not None and each.deadline.day < today
    papers = plain_label(deadline_line(each.deadline), role="caption", wrap=True)
    if late:
        papers.setProperty("status", "warn")
        papers.setText(_("%(deadline)s: too late now") % {"deadline": papers.text()})
    layout.addWidget(papers)
    return box
