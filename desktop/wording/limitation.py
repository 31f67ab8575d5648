"""Limitation clocks in sentences: how long a claim lasts, what happened, and whether that moved the clock."""

from collections.abc import Callable

from desktop.domain.limitation import Clock, ClockEventKind, ClockKind, ClockLevel, ClockLine, NoClock, WhyNot
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import N_, _
from desktop.wording.choices import label
from desktop.wording.event_words import in_brackets
from desktop.wording.joining import sentences

#: Stands beside every clock.
ASK_A_LAWYER = N_("This is a reminder and no legal advice: ask a lawyer about old debts.")

_LEVELS = {
    ClockLevel.NONE: N_("more than 180 days left"),
    ClockLevel.DAYS_180: N_("180 days or fewer left"),
    ClockLevel.DAYS_90: N_("90 days or fewer left"),
    ClockLevel.DAYS_30: N_("30 days or fewer left"),
    ClockLevel.PASSED: N_("may have lapsed"),
}

_OFF = {
    NoClock.NO_DUE_DATE: N_("No due date: without one nobody knows when the claim lapses. Ask for the term."),
    NoClock.NO_PERIOD: N_("No limitation period is entered for the country of this customer."),
    NoClock.NOTHING_OPEN: N_("Nothing is open of this item."),
}

_WHY_NOT = {
    WhyNot.NO_PROOF: N_("Does not count: nothing is kept that shows it arrived."),
    WhyNot.ONLY_SAID: N_("Does not count: that it arrived is only said."),
    WhyNot.ARRIVED_BEFORE: N_("Does not count again: another proof shows that it had arrived already."),
    WhyNot.ONLY_FIGURES: N_("Does not count: who confirms figures has not agreed to pay."),
    WhyNot.VOIDED: N_("Does not count: the paper was declared void."),
    WhyNot.REVERSED: N_("Does not count: the payment was reversed or put to another item."),
    WhyNot.NOBODY_KNOWS: N_("Does not count: the file does not say who paid, and when."),
    WhyNot.NOT_SIGNED: N_("Does not count: it has not been signed."),
    WhyNot.CANCELLED: N_("Does not count: it was cancelled."),
    WhyNot.ORAL: N_("Does not count: there is only the spoken word."),
    WhyNot.NOT_BY_DEMANDS: N_("Does not count: in this country a demand does not begin the period anew."),
    WhyNot.BEFORE_DUE: N_("Does not count: the money was not late yet."),
    WhyNot.EXPIRED: N_("Does not count: the period had ended by then."),
    WhyNot.NO_PERIOD: N_("No clock is kept for this item."),
}


def level_name(level: ClockLevel) -> str:
    """Name how near the last day is."""
    return _(_LEVELS[level])


def clock_line(clock: Clock) -> str:
    """Say where a clock stands: the last day and how many are left, or why there is no clock."""
    if clock.off is not None or clock.ends_on is None or clock.days_left is None:
        return _(_OFF[clock.off or NoClock.NO_PERIOD])
    values = {"day": format_date(clock.ends_on), "left": format_days(clock.days_left)}
    if clock.level is ClockLevel.PASSED:
        text = _("The claim may have lapsed on %(day)s: ask a lawyer.") % values
    else:
        text = _("The claim may lapse after %(day)s, %(left)s are left.") % values
    if clock.lapsed_on is None:
        return text
    before = _("It may have lapsed before, on %(day)s, until they paid or agreed: ask a lawyer.")
    return sentences([text, before % {"day": format_date(clock.lapsed_on)}])


def event_sentence(line: ClockLine, currency: str) -> str:
    """Say what happened; sums are in the item's currency."""
    return _TOLD[line.kind](line, currency)


def event_outcome(line: ClockLine) -> str:
    """Say whether it moved the clock, and until when, or why not."""
    if line.why_not is not None:
        return _(_WHY_NOT[line.why_not])
    return _("Counts: until %(day)s.") % {"day": format_date(line.ends_on)} if line.ends_on else ""


def _paper(line: ClockLine) -> str:
    fact = line.fact
    kind = label(fact.level) if fact.level is not None else label(fact.document) if fact.document else ""
    return _("%(document)s %(number)s") % {"document": kind, "number": fact.number}


def _arrived(line: ClockLine, _currency: str) -> str:
    if line.why_not in {WhyNot.NO_PROOF, WhyNot.ONLY_SAID}:
        return _("Sent or made: %(paper)s") % {"paper": _paper(line)}
    return _("Arrived: %(paper)s") % {"paper": _paper(line)}


def _agreed(line: ClockLine, currency: str) -> str:
    values = {"amount": _sum(line, currency), "paper": _paper(line)}
    return _("They agree to pay %(amount)s, on the slip of %(paper)s") % values


def _confirmed(line: ClockLine, _currency: str) -> str:
    return _("They agree with the figures: %(paper)s") % {"paper": _paper(line)}


def _paid(line: ClockLine, currency: str) -> str:
    return in_brackets(_("Payment of %(amount)s") % {"amount": _sum(line, currency)}, line.number)


def _settled(line: ClockLine, currency: str) -> str:
    text = _("%(amount)s settled by the finance office's file") % {"amount": _sum(line, currency)}
    return in_brackets(text, line.number)


def _planned(line: ClockLine, currency: str) -> str:
    values = {"amount": _sum(line, currency)}
    if line.fact.runs_from is None:
        return _("Instalment plan over %(amount)s") % values
    last = {**values, "day": format_date(line.fact.runs_from)}
    return _("Instalment plan over %(amount)s signed, last instalment on %(day)s") % last


def _promised(line: ClockLine, currency: str) -> str:
    return _("They promised to pay %(amount)s") % {"amount": _sum(line, currency)}


def _noted(line: ClockLine, _currency: str) -> str:
    return in_brackets(label(ClockEventKind(line.kind.value)), line.fact.note)


def _sum(line: ClockLine, currency: str) -> str:
    return format_money(line.fact.amount or 0, currency)


_TOLD: dict[ClockKind, Callable[[ClockLine, str], str]] = {
    ClockKind.PAPER: _arrived,
    ClockKind.REPLY: _agreed,
    ClockKind.CONFIRMED: _confirmed,
    ClockKind.PAYMENT: _paid,
    ClockKind.OFFICE: _settled,
    ClockKind.PLAN: _planned,
    ClockKind.PROMISE: _promised,
    ClockKind.DEMAND: _noted,
    ClockKind.ACKNOWLEDGEMENT: _noted,
    ClockKind.LAWSUIT: _noted,
    ClockKind.OTHER: _noted,
}
