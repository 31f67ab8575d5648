"""The next steps that were agreed on with a customer and are still to do, each with Done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import StepSource
from desktop.formats import format_count, format_date
from desktop.i18n import _, ngettext
from desktop.services.contacts import StepLine
from desktop.services.results import Refused, Saved
from desktop.ui.acting import undo_by, write
from desktop.ui.context import Context
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import ElidedLabel, plain_label

_MOST_SHOWN = 3

_Mark = Callable[..., Saved[int] | Refused]


class NextSteps(QWidget):
    """The steps due first; nothing at all where none was agreed on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 8, 24, 0)
        self._rows.setSpacing(4)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_steps(self, steps: Sequence[StepLine], today: date) -> None:
        """Show these steps, the oldest first."""
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for step in steps[:_MOST_SHOWN]:
            self._rows.addWidget(self._row(step, today))
        if len(steps) > _MOST_SHOWN:
            more = len(steps) - _MOST_SHOWN
            text = ngettext("%(count)s more step is to do", "%(count)s more steps are to do", more)
            self._rows.addWidget(plain_label(text % {"count": format_count(more)}, role="caption"))
        self.setVisible(bool(steps))

    def _row(self, step: StepLine, today: date) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Chip(_day_text(step.next_step_on, today), _day_kind(step.next_step_on, today)))
        since = {"day": format_date(step.since, today=today)}
        agreed = _("agreed on %(day)s") if step.source == StepSource.CONTACT else _("agreed on the visit of %(day)s")
        row.addWidget(ElidedLabel(dotted((step.next_step, step.person, agreed % since))), 1)
        done = QPushButton(_("Done"))
        done.setAccessibleName(_("Done: %(step)s") % {"step": step.next_step})
        done.clicked.connect(lambda _checked=False: self._on_done(step))
        self.buttons.append(done)
        row.addWidget(done)
        return box

    def _on_done(self, step: StepLine) -> None:
        services = self._context.services
        is_contact = step.source == StepSource.CONTACT
        mark: _Mark = services.contacts.mark_step if is_contact else services.visits.mark_next_step
        undo = undo_by(self, self._context, partial(mark, step.id, done=False))
        said = _("Done: %(step)s") % {"step": step.next_step}
        write(self, self._context, partial(mark, step.id, done=True), said=said, undo=undo)


def _day_text(day: date, today: date) -> str:
    text = format_date(day, "weekday", today=today)
    if day == today:
        return _("today")
    return _("was due %(day)s") % {"day": text} if day < today else text


def _day_kind(day: date, today: date) -> ChipKind:
    if day < today:
        return "danger"
    return "warn" if day == today else "neutral"
