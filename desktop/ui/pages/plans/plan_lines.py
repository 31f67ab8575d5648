"""The columns of the two lists: the plans, and the instalments that are due."""

from datetime import date
from typing import cast

from desktop.domain.plans import PlanState
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.plans import DueInstalment, PlanLine
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column
from desktop.wording.plans import state_chip


def plan_columns(clock: Clock) -> tuple[Column[PlanLine], ...]:
    """Give the columns of the plans."""

    def money(value: tuple[int, str]) -> str:
        return format_money(*value) if value[0] else ""

    def day(value: date | None) -> str:
        return format_date(value, today=clock.today()) if value else ""

    return (
        Column(N_("Customer"), lambda line: line.customer, width=200, stretch=True),
        Column(N_("Sum"), lambda line: (line.total, line.currency), money, number=True, width=168),
        Column(N_("Paid"), lambda line: (line.paid, line.currency), money, number=True, width=152),
        Column(N_("Still open"), lambda line: (_owed(line), line.currency), money, number=True, width=168),
        Column(
            N_("Next instalment"),
            lambda line: (line.next_open if _owed(line) else 0, line.currency),
            money,
            number=True,
            width=152,
        ),
        Column(N_("On"), lambda line: line.next_on if _owed(line) else None, day, width=104),
        Column(
            N_("State"),
            lambda line: state_chip(line.state)[0],
            chip=lambda line: cast("ChipKind", state_chip(line.state)[1]),
            width=120,
        ),
    )


def due_columns(clock: Clock) -> tuple[Column[DueInstalment], ...]:
    """Give the columns of the instalments that are due."""
    return (
        Column(
            N_("Pay day"),
            lambda line: line.pay_on,
            lambda day: format_date(day, "weekday", today=clock.today()),
            width=168,
        ),
        Column(N_("Customer"), lambda line: line.customer, width=240, stretch=True),
        Column(N_("Instalment"), place_text, width=132),
        Column(N_("Still open"), lambda line: format_money(line.open, line.currency), number=True, width=152),
        Column(
            N_("State"),
            lambda line: due_chip(line, clock.today())[0],
            chip=lambda line: due_chip(line, clock.today())[1],
            width=148,
        ),
    )


def _owed(line: PlanLine) -> int:
    """Give what is still to come in; of a cancelled plan, nothing."""
    return 0 if line.state is PlanState.CANCELLED else line.open


def place_text(line: DueInstalment) -> str:
    """Say which instalment of how many: "2 of 6", "down payment"."""
    if not line.position:
        return _("down payment")
    return _("%(number)s of %(count)s") % {"number": line.position, "count": line.count}


def due_chip(line: DueInstalment, today: date) -> tuple[str, ChipKind]:
    """Say how late an instalment is, or in how many days it is due."""
    if line.days_late:
        text = _("%(days)s late") % {"days": format_days(line.days_late)}
        return text, "danger" if line.past_grace else "warn"
    days = (line.pay_on - today).days
    if not days:
        return _("due today"), "info"
    return _("in %(days)s") % {"days": format_days(days)}, "neutral"
