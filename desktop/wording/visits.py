"""Visits and their confirmation in sentences: why a line is on the list, what keeps a visit from being ready."""

from datetime import date
from typing import Protocol

from desktop.domain.confirmation import Confirmation, Effect, NotReady, NotReadyCode, Part, Phase, Readiness
from desktop.formats import format_date, format_money, format_time
from desktop.i18n import N_, _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import joined


class Visit(Protocol):
    """What a sentence needs of a visit."""

    @property
    def revision(self) -> int:
        """Counts the dates the visit has had."""

    @property
    def currency(self) -> str:
        """The currency of its amount."""


_ASK = {
    frozenset({Part.TIME, Part.AMOUNT}): N_("confirm time and amount"),
    frozenset({Part.TIME}): N_("confirm the time"),
    frozenset({Part.AMOUNT}): N_("confirm the amount"),
}


def visit_when(day: date, time: str | None) -> str:
    """Name a visit's day and time: "Thu 26 Nov 14:00"."""
    text = format_date(day, "weekday")
    return f"{text} {format_time(time)}" if time else text


def confirm_reason(visit: Visit, confirmation: Confirmation) -> str:
    """Say in one sentence why a visit is on the list of calls (rules 3 and 4)."""
    ask = _(_ASK.get(confirmation.missing, _ASK[frozenset({Part.TIME, Part.AMOUNT})]))
    parts = [_("%(visit)s: %(ask)s") % {"visit": _days_to_visit(confirmation.days_to_visit), "ask": ask}]
    if confirmation.late_days:
        late = ngettext("%(count)s day late, was due on %(day)s", "%(count)s days late, was due on %(day)s",
                        confirmation.late_days)  # fmt: skip
        parts.append(late % {"count": confirmation.late_days, "day": format_date(confirmation.due, "weekday")})
    elif confirmation.short_notice:
        parts.append(_("planned at short notice"))
    if visit.revision > 1:
        parts.append(_("date or amount changed since it was planned"))
    return _("; ").join(parts)


def _days_to_visit(days: int) -> str:
    if days < 0:
        return ngettext("Visit was %(count)s day ago", "Visit was %(count)s days ago", -days) % {"count": -days}
    if days == 0:
        return _("Visit today")
    if days == 1:
        return _("Visit tomorrow")
    return ngettext("Visit in %(count)s day", "Visit in %(count)s days", days) % {"count": days}


def phase_chip(confirmation: Confirmation) -> tuple[str, str]:
    """Give a word for where the confirmation stands, and the kind of chip that shows it."""
    match confirmation.phase:
        case Phase.NOT_YET:
            return _("ask from %(day)s") % {"day": format_date(confirmation.due, "weekday")}, "neutral"
        case Phase.DUE:
            return _("confirm today"), "info"
        case Phase.LATE:
            count = confirmation.late_days
            return ngettext("%(count)s day late", "%(count)s days late", count) % {"count": count}, "danger"
        case Phase.DONE:
            return _("confirmed"), "good"
        case Phase.CLOSED:
            return "", "neutral"


def ready_chip(readiness: Readiness) -> tuple[str, str]:
    """Give the chip of a visit that is ready, or not."""
    return (_("ready"), "good") if readiness.ready else (_("not ready"), "warn")


def readiness_line(readiness: Readiness) -> str:
    """Say what keeps a visit from being ready, or that nothing does."""
    if readiness.ready:
        return _("Ready: time and amount confirmed, papers packed")
    return _("Not ready: %(reasons)s") % {"reasons": joined(_not_ready(reason) for reason in readiness.reasons)}


def _not_ready(reason: NotReady) -> str:
    match reason.code:
        case NotReadyCode.TIME_NOT_CONFIRMED:
            return _("time not confirmed")
        case NotReadyCode.AMOUNT_NOT_CONFIRMED:
            return _("amount not confirmed")
        case NotReadyCode.AMOUNT_DIFFERS:
            return _("amount differs")
        case NotReadyCode.PAPER_MISSING:
            return _("%(paper)s missing") % {"paper": label(reason.paper) if reason.paper else ""}


def effect_lines(effect: Effect, visit: Visit) -> list[str]:
    """Say what saving a talk will do, before it is done."""
    lines = []
    if effect.moved_to:
        asked = {"when": visit_when(effect.moved_to, effect.moved_time)}
        lines.append(_("The visit moves to %(when)s.") % asked)
        if effect.ask_on:
            again = {"day": format_date(effect.ask_on, "weekday")}
            lines.append(_("Time and amount are to be confirmed again from %(day)s.") % again)
    if effect.difference is not None:
        difference = {"difference": format_money(abs(effect.difference), visit.currency)}
        lines.append(
            _("A difference of %(difference)s is opened; the visit is not ready until it is solved or accepted.")
            % difference
        )
    if effect.confirmed and effect.difference is None:
        lines.append(_("Nothing more to ask: the visit is confirmed."))
    if effect.still_due:
        lines.append(_("The visit stays on the list: not everything has been answered."))
    return lines
