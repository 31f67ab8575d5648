"""Instalment plans in sentences: where one stands, what to ask about it, why a pay day is not the day of the terms."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.calendars import WorkCalendar
from desktop.domain.instalments import Instalment
from desktop.domain.ledger import AllocationKind
from desktop.domain.plans import InstalmentStanding, LateHint, PlanQuestion, PlanState
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import N_, _
from desktop.wording.choices import label

_SATURDAY = 5

_CHIPS = {
    PlanState.PROPOSED: "info",
    PlanState.COUNTERED: "info",
    PlanState.AGREED: "info",
    PlanState.SIGNED: "good",
    PlanState.RUNNING: "good",
    PlanState.LATE: "warn",
    PlanState.BROKEN: "danger",
    PlanState.COMPLETED: "good",
}

_HINTS = {
    LateHint.PAST_GRACE: N_("The days of grace are over: the plan may be called broken."),
    LateHint.ONE_FIFTH: N_(
        "A fifth of the whole or more is overdue: of a sale by instalments all may fall due. Ask a lawyer first."
    ),
}

_TAKEN = {
    AllocationKind.PAYMENT: N_("recorded among the payments"),
    AllocationKind.OFFICE: N_("by the finance office's file"),
    AllocationKind.CREDIT: N_("credit note"),
    AllocationKind.WRITE_OFF: N_("written off"),
}

_MEANING = {
    PlanState.DRAFT: N_("Not agreed yet. Print it for the customer, or agree on it."),
    PlanState.PROPOSED: N_("The customer proposes this: agree, or say what we would accept."),
    PlanState.COUNTERED: N_("We have proposed this: now the customer has to answer."),
    PlanState.AGREED: N_("Agreed by word: print the agreement and have both sides sign it."),
    PlanState.SIGNED: N_("Signed: no instalment has been due yet."),
    PlanState.RUNNING: N_("Every instalment that was due has been paid."),
    PlanState.LATE: N_("An instalment that was due has not been paid in full."),
    PlanState.BROKEN: N_("Called broken: the customer has not kept to it."),
    PlanState.COMPLETED: N_("Every instalment has been paid."),
    PlanState.CANCELLED: N_("Cancelled before it was signed."),
    PlanState.SUPERSEDED: N_("A newer version has taken its place."),
}


def state_meaning(state: PlanState) -> str:
    """Say in a sentence why a plan is in its state."""
    return _(_MEANING[state])


def state_chip(state: PlanState) -> tuple[str, str]:
    """Name a plan's state, and say which kind of chip it is."""
    return label(state), _CHIPS.get(state, "neutral")


def late_hint_line(hint: LateHint) -> str:
    """Say what a plan that is late calls for."""
    return _(_HINTS[hint])


def taken_name(kind: str) -> str:
    """Name what was taken off the items of a plan without being recorded under it, by its kind in the ledger."""
    return _(_TAKEN[AllocationKind(kind)])


def question_line(question: PlanQuestion, instalments: Sequence[Instalment]) -> str:
    """Ask in plain words about a plan that is long or begins late (rules 38 and 40)."""
    days = sorted(row.pay_on for row in instalments)
    if question is PlanQuestion.TOO_LONG:
        text = _("The last payment is more than six months away: %(day)s. Short terms are kept more often.")
        return text % {"day": format_date(days[-1])}
    text = _("The first payment is more than 30 days away: %(day)s. A payment soon shows that the plan is meant.")
    return text % {"day": format_date(days[0])}


def instalment_name(row: Instalment) -> str:
    """Name one row of a plan: its number, or the down payment."""
    return str(row.position) if row.position else _("down payment")


def instalment_mark(row: Instalment) -> str:
    """Mark one row of a plan in a narrow column: its number, or a word for the down payment."""
    return str(row.position) if row.position else _("down")


def moved_line(row: Instalment, calendar: WorkCalendar) -> str:
    """Say that a row is paid on another day than the terms say, and why; '' when it is not."""
    if row.nominal_on == row.pay_on:
        return ""
    return _("%(day)s, moved from %(nominal)s: %(reason)s") % {
        "day": format_date(row.pay_on, "weekday", today=row.nominal_on),
        "nominal": format_date(row.nominal_on, "weekday", today=row.pay_on),
        "reason": moved_reason(row, calendar),
    }


def moved_reason(row: Instalment, calendar: WorkCalendar) -> str:
    """Say in a word or two why a pay day was moved."""
    name = calendar.name(row.nominal_on)
    if name:
        return name
    if calendar.is_working(row.nominal_on):
        return _("agreed so")
    return _("weekend") if row.nominal_on.weekday() >= _SATURDAY else _("day off")


def standing_chip(standing: InstalmentStanding, today: date) -> tuple[str, str]:
    """Say where one instalment stands, and which kind of chip it is: paid, part paid, late by how many days."""
    if not standing.open:
        return _("paid"), "good"
    if standing.days_late:
        text = _("%(days)s late") % {"days": format_days(standing.days_late)}
        return text, "danger" if standing.past_grace else "warn"
    if standing.instalment.pay_on == today:
        return _("due today"), "info"
    return (_("part paid"), "info") if standing.paid else (_("to come"), "neutral")


def difference_line(difference: int, currency: str) -> str:
    """Say what the rows lack to the debt, or have too much; '' when they add up."""
    if not difference:
        return ""
    amount = {"amount": format_money(abs(difference), currency)}
    if difference > 0:
        return _("%(amount)s still to be shared out") % amount
    return _("%(amount)s more than the debt") % amount
