"""The columns of the list of payments, and which payments it shows."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.ledger import PaymentKind
from desktop.domain.process import PayMeans
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.payments import PaymentLine
from desktop.ui.models.table import Column
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.cells import Mark, marks_text
from desktop.wording.choices import label

MARKS = N_("State")
#: What gives way, the least needed first, where there is little room.
GIVE_WAY = (N_("Reference"), N_("Means"), N_("Unapplied"))


class Period(StrEnum):
    """The days that are listed."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PERIODS = {
    Period.ALL: N_("All days"),
    Period.WEEK: N_("Since Monday"),
    Period.MONTH: N_("This month"),
    Period.QUARTER: N_("The last 90 days"),
    Period.YEAR: N_("This year"),
}


def first_day(period: Period, today: date) -> date | None:
    """Give the first day of a period that ends today; None for all days."""
    if period is Period.WEEK:
        return today - timedelta(days=today.weekday())
    if period is Period.QUARTER:
        return today - timedelta(days=89)
    if period is Period.MONTH:
        return today.replace(day=1)
    return today.replace(month=1, day=1) if period is Period.YEAR else None


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment as it is listed."""

    line: PaymentLine
    marks: tuple[Mark, ...]

    @property
    def id(self) -> int:
        """The id of the payment."""
        return self.line.id


def payment_row(line: PaymentLine, today: date) -> PaymentRow:
    """Make the row of a payment."""
    return PaymentRow(line, marks_of(line, today))


def marks_of(line: PaymentLine, today: date) -> tuple[Mark, ...]:
    """Say what is special about a payment."""
    marks = []
    if line.kind != PaymentKind.RECEIPT:
        marks.append(Mark(label(PaymentKind(line.kind)), "neutral"))
    if line.is_reversed:
        marks.append(Mark(_("reversed"), "danger"))
    elif line.is_uncleared and line.maturity_on is not None:
        day = {"day": format_date(line.maturity_on, today=today)}
        is_past = line.maturity_on <= today
        marks.append(Mark((_("was due %(day)s") if is_past else _("due %(day)s")) % day, "warn" if is_past else "info"))
    elif line.cleared_on is not None:
        marks.append(Mark(_("cleared"), "good"))
    if line.plan_id is not None:
        marks.append(Mark(_("instalment"), "neutral"))
    return tuple(marks)


def columns(clock: Clock) -> tuple[Column[PaymentRow], ...]:
    """Give the columns."""

    def day(value: date) -> str:
        return format_date(value, "weekday", today=clock.today())

    def money(value: tuple[int, str]) -> str:
        return format_money(*value) if value[0] else ""

    return (
        Column(N_("Received on"), lambda row: row.line.received_on, day, width=140),
        Column(N_("Customer"), lambda row: row.line.customer, width=168, stretch=True),
        Column(N_("Amount"), lambda row: (row.line.amount, row.line.currency), money, number=True, width=132),
        Column(N_("Unapplied"), lambda row: (row.line.unapplied, row.line.currency), money, number=True, width=124),
        Column(N_("Means"), lambda row: capital(label(PayMeans(row.line.means))), width=164),
        Column(N_("Reference"), lambda row: row.line.reference, width=140),
        Column(MARKS, lambda row: row.marks, marks_text, width=176),
    )
