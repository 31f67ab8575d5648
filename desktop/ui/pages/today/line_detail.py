"""The panel about one customer of the list: figures, why it is here, whom to ask, what to ask."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.results import Changes, Entity
from desktop.services.today_lines import Line
from desktop.ui.context import Context
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.customers.rows import open_text, overdue_text
from desktop.ui.pages.process.pay_day_list import pay_day_name
from desktop.ui.pages.today.acts import call
from desktop.ui.pages.today.line_reading import LineRead, promise_text, read_line
from desktop.ui.pages.today.rows import said_text
from desktop.ui.pages.today.why import WhySum
from desktop.ui.pages.visits.detail_parts import wrapped
from desktop.ui.pages.visits.words import person_text
from desktop.ui.widgets.heading import SectionHeading
from desktop.wording.process import deadline_line, question_sentence
from desktop.wording.promises import record_text

_SHOWS = frozenset(
    {Entity.CUSTOMER, Entity.CONTACT, Entity.RECEIVABLE, Entity.PAYMENT, Entity.PROMISE, Entity.DISPUTE, Entity.VISIT}
)


class LineDetail(QWidget):
    """Shows a line and keeps up with what is written about its customer."""

    #: The customer whose page is wanted, and the tab it is to begin with ('' for the usual one).
    customer_wanted = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: Line | None = None
        self._read: LineRead | None = None
        self._stale = False
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.customer_button = QPushButton(_("Open the customer"))
        self.process_button = QPushButton(_("How they pay"))
        self.sheet_button = QPushButton(_("Call sheet..."))
        self.customer_button.clicked.connect(partial(self._open, ""))
        self.process_button.clicked.connect(partial(self._open, "process"))
        self.sheet_button.clicked.connect(self._on_sheet)
        self._buttons = (self.sheet_button, self.customer_button, self.process_button)
        foot = QGridLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self.sheet_button, 0, 0, 1, 2)
        foot.addWidget(self.customer_button, 1, 0)
        foot.addWidget(self.process_button, 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        context.hub.changed.connect(self._on_changed)
        self._fill()

    def sizeHint(self) -> QSize:
        """Ask for the width of a panel."""
        return QSize(360, 480)

    def show_line(self, line: Line | None) -> None:
        """Show another line, or none."""
        if line is None or self._line is None or line.customer_id != self._line.customer_id:
            self._read = None
        self._line = line
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        """Read the customer's figures again, now or as soon as the panel is seen."""
        self._stale = self._line is not None
        if self._line is not None and self.isVisible():
            self._stale = False
            customer_id = self._line.customer_id
            services = self._context.services
            self._context.jobs.latest(self, read_line, services, customer_id, then=self._show, owner=self)

    def scroll_to_top(self) -> None:
        """Show what stands first: the figures and why the line is here."""
        self._scroll.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Private

    def _on_changed(self, changes: Changes) -> None:
        if self._line is not None and changes.touches(_SHOWS, self._line.customer_id):
            self.refresh()

    def _show(self, read: LineRead | None) -> None:
        if self._line is not None and read is not None and read.head.card.id == self._line.customer_id:
            self._read = read
            self._fill()

    def _open(self, tab: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        if self._line is not None:
            self.customer_wanted.emit(self._line.customer_id, tab)

    def _on_sheet(self) -> None:
        if self._line is not None:
            call(self, self._context, self._line)

    def _fill(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for button in self._buttons:
            button.setVisible(self._line is not None)
        if self._line is None:
            column.addWidget(wrapped(_("Choose a line to see more of it."), role="muted"))
        else:
            self._fill_with(self._line, column)
        column.addStretch(1)
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(at)

    def _fill_with(self, line: Line, column: QVBoxLayout) -> None:
        today = self._context.clock.today()
        column.addWidget(wrapped(line.customer, role="section"))
        if self._read is not None:
            facts = Facts(upright=True)
            facts.show_facts(_facts(self._read, today))
            column.addWidget(facts)
        for title, part in (
            (_("Put off"), partial(_put_off, line, today)),
            (_("Why here"), partial(WhySum, line.reasons)),
            (_("Whom to ask"), partial(_whom, line, today)),
            (_("Last promises"), partial(_promises, self._read)),
            (_("To ask on the next call"), partial(_questions, line)),
        ):
            _add_part(column, title, part)


def _add_part(column: QVBoxLayout, title: str, make: Callable[[], QWidget | None]) -> None:
    part = make()
    if part is not None:
        column.addWidget(SectionHeading(title))
        column.addWidget(part)


def _facts(read: LineRead, today: date) -> tuple[Fact, ...]:
    """Give what is owed and overdue, how promises went, and when they pay."""
    sums, next_day = read.head.card.sums, read.head.next_day
    overdue = overdue_text(sums)
    return (
        Fact(_("Owed"), open_text(sums) or _("nothing")),
        Fact(_("Overdue"), overdue or _("nothing"), status="error" if overdue else ""),
        Fact(_("Promises"), record_text(read.record) or _("none so far")),
        Fact(
            _("Next pay day"),
            pay_day_name(next_day.pay_day, today) if next_day else _("not known"),
            deadline_line(next_day.deadline) if next_day else "",
        ),
    )


def _put_off(line: Line, today: date) -> QWidget | None:
    if line.snooze is None:
        return None
    back = _("Back on %(day)s") % {"day": format_date(line.snooze.until, "weekday", today=today)}
    return _lines([back, line.snooze.reason])


def _whom(line: Line, today: date) -> QWidget | None:
    if line.ask is None:
        return _lines([said_text(line, today)]) if line.said else None
    best = _("best %(time)s") % {"time": line.best_time} if line.best_time else ""
    return _lines([person_text(line.ask), "   ".join(filter(None, (line.ask.phone, best))), said_text(line, today)])


def _promises(read: LineRead | None) -> QWidget | None:
    return _lines([promise_text(promise) for promise in read.promises]) if read and read.promises else None


def _questions(line: Line) -> QWidget | None:
    asked = [question_sentence(question) for reason in line.reasons for question in reason.questions]
    return _lines(asked) if asked else None


def _lines(texts: list[str]) -> QWidget:
    """Put texts one below the other, to be selected and copied; what is empty is left out."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for text in filter(None, texts):
        words = wrapped(text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    return box
