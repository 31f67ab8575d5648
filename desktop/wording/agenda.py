"""The list of the day in sentences: why a customer is on it, what to do about it, and how its points come about."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from desktop.domain.agenda import Action, Group, Reason, ReasonCode
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import N_, _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.process import question_sentence
from desktop.wording.visits import confirm_reason, readiness_line

#: What the button of a line says.
_ACTIONS = {
    Action.CONFIRM: N_("Confirm..."),
    Action.OPEN_VISIT: N_("Open"),
    Action.RECORD_VISIT: N_("Record..."),
    Action.CALL: N_("Call..."),
    Action.MARK_STEP: N_("Done"),
    Action.RECORD_PAYMENT: N_("Payment..."),
    Action.CLEAR_BILL: N_("Cleared..."),
    Action.HAND_OVER: N_("Hand over..."),
    Action.HAND_IN_PAPERS: N_("Handed in"),
    Action.SETTLE: N_("Settle..."),
    Action.ASK: N_("Ask..."),
    Action.PLAN_STEP: N_("Call..."),
    Action.DEMAND: N_("Letter..."),
    Action.ASK_ARRIVAL: N_("Arrived..."),
}

#: What a reason is called in the sum of points.
_NAMES = {
    ReasonCode.CONFIRM_VISIT: N_("a visit to confirm"),
    ReasonCode.VISIT_TODAY: N_("a visit today"),
    ReasonCode.VISIT_SOON: N_("a visit soon"),
    ReasonCode.VISIT_NOT_RECORDED: N_("a visit not recorded"),
    ReasonCode.PROMISE_BROKEN: N_("a broken promise"),
    ReasonCode.PROMISE_DUE: N_("a promise due"),
    ReasonCode.BILL_MATURED: N_("a bill not cleared"),
    ReasonCode.INSTALMENT_LATE: N_("an instalment late"),
    ReasonCode.INSTALMENT_DUE: N_("an instalment due"),
    ReasonCode.URGENT: N_("overdue by more than a third of the term"),
    ReasonCode.HAND_OVER: N_("overdue by more than 60 days"),
    ReasonCode.LETTER_DAY_PASSED: N_("the last day of a final notice"),
    ReasonCode.LIMITATION: N_("the limitation period"),
    ReasonCode.LETTER_RECEIVED: N_("a letter nobody has confirmed"),
    ReasonCode.PAPERS: N_("papers before the cut-off"),
    ReasonCode.DIFFERENCE: N_("a difference to reconcile"),
    ReasonCode.DISPUTE: N_("a dispute to settle"),
    ReasonCode.STEP_DUE: N_("a next step due"),
    ReasonCode.NO_NEXT_STEP: N_("no next step"),
    ReasonCode.NO_DUE_DATE: N_("no due date"),
    ReasonCode.QUESTIONS: N_("questions to ask"),
}


def action_label(action: Action) -> str:
    """Name the one thing to do, as the button of a line."""
    return _(_ACTIONS[action])


def reason_name(code: ReasonCode) -> str:
    """Name a reason in a word or two."""
    return _(_NAMES[code])


def reason_sentence(reason: Reason) -> str:
    """Say in one sentence why a customer is on the list."""
    return _with_more(_SENTENCES[reason.code](reason), reason)


def reason_amount(reason: Reason) -> str:
    """Write the sum a reason is about; '' where it is about none, or where its sentence says it."""
    said = reason.code in _SAY_THEIR_SUM or reason.amount is None
    return "" if said or reason.amount is None else format_money(reason.amount, reason.currency)


def points_line(reason: Reason) -> str:
    """Say what a reason gives: "a next step due: 85 + 3"."""
    points = f"{reason.base} + {reason.added}" if reason.added else str(reason.base)
    return _("%(reason)s: %(points)s") % {"reason": reason_name(reason.code), "points": points}


def why_lines(reasons: Iterable[Reason]) -> list[str]:
    """Write the sum that puts a line into its place, one reason a line, the sum last."""
    each = list(reasons)
    total = _("together %(points)s points") % {"points": sum(reason.points for reason in each)}
    return [*map(points_line, each), total]


def away_line(days: int, counts: Iterable[tuple[Group, int]]) -> str:
    """Say how long the book was not opened and what fell due: "Away 6 days: 3 promises, 2 visits"."""
    away = ngettext("Away %(count)s day", "Away %(count)s days", days) % {"count": days}
    fell = joined(_fell_due(group, count) for group, count in counts)
    return _("%(away)s: %(what)s") % {"away": away, "what": fell} if fell else away


def _fell_due(group: Group, count: int) -> str:
    match group:
        case Group.CONFIRM:
            text = ngettext("%(count)s call", "%(count)s calls", count)
        case Group.VISITS:
            text = ngettext("%(count)s visit", "%(count)s visits", count)
        case Group.PROMISES:
            text = ngettext("%(count)s promise", "%(count)s promises", count)
        case Group.INSTALMENTS:
            text = ngettext("%(count)s instalment", "%(count)s instalments", count)
        case Group.HAND_OVER:
            text = ngettext("%(count)s final notice", "%(count)s final notices", count)
        case Group.LETTERS:
            text = ngettext("%(count)s letter to ask about", "%(count)s letters to ask about", count)
        case _:
            text = ngettext("%(count)s next step", "%(count)s next steps", count)
    return text % {"count": format_count(count)}


# One function a reason


class _Asked(NamedTuple):
    """What the sentence of a confirmation needs of its visit."""

    revision: int
    currency: str


def _confirm(reason: Reason) -> str:
    if reason.confirmation is None:
        return reason_name(reason.code)
    return confirm_reason(_Asked(2 if reason.moved else 1, reason.currency), reason.confirmation)


def _visit(reason: Reason) -> str:
    return readiness_line(reason.readiness) if reason.readiness else reason_name(reason.code)


def _not_recorded(reason: Reason) -> str:
    ago = ngettext(
        "Planned for %(count)s day ago; what came of it is not recorded",
        "Planned for %(count)s days ago; what came of it is not recorded",
        reason.late,
    )
    return ago % {"count": reason.late}


def _broken(reason: Reason) -> str:
    values = {"amount": _sum(reason.amount, reason), "day": _day(reason.day), "received": _sum(reason.received, reason)}
    if reason.received:
        text = _("promised %(amount)s by %(day)s, only %(received)s came") % values
    else:
        text = _("promised %(amount)s by %(day)s, nothing came") % values
    again = {"promise": text, "count": format_count(reason.total)}
    match reason.total:
        case 1:
            return text
        case 2:
            return _("%(promise)s: second broken promise") % again
        case 3:
            return _("%(promise)s: third broken promise") % again
        case _:
            return _("%(promise)s: %(count)s broken promises by now") % again


def _promise(reason: Reason) -> str:
    values = {"amount": _sum(reason.amount, reason), "day": _day(reason.day)}
    if reason.late:
        return _("promised %(amount)s by %(day)s; a few days more were granted") % values
    return _("promised %(amount)s for today") % values


def _bill(reason: Reason) -> str:
    values = {"amount": _sum(reason.amount, reason), "day": _day(reason.day)}
    return _("bill of %(amount)s was due on %(day)s: is the money there?") % values


def _late_instalment(reason: Reason) -> str:
    values = {"amount": _sum(reason.amount, reason), "day": _day(reason.day), "count": reason.late}
    return (
        ngettext(
            "instalment of %(amount)s was due on %(day)s, %(count)s day late",
            "instalment of %(amount)s was due on %(day)s, %(count)s days late",
            reason.late,
        )
        % values
    )


def _instalment(reason: Reason) -> str:
    return _("instalment of %(amount)s is due today") % {"amount": _sum(reason.amount, reason)}


def _urgent(reason: Reason) -> str:
    """Write it as the rule is known by: "30 + 12, limit 40" (rule 55)."""
    if not reason.term:
        late = ngettext("no credit term, %(count)s day overdue", "no credit term, %(count)s days overdue", reason.late)
        return late % {"count": reason.late}
    values = {"term": reason.term, "overdue": reason.late, "limit": reason.term + reason.term // 3}
    return _("%(term)s + %(overdue)s, limit %(limit)s") % values


def _hand_over(reason: Reason) -> str:
    return _("%(count)s days overdue, more than 60: hand it over?") % {"count": format_count(reason.late)}


def _limitation(reason: Reason) -> str:
    values = {"number": reason.text, "day": format_date(reason.day) if reason.day else ""}
    if reason.late > 0:
        return _("%(number)s may have lapsed on %(day)s: ask a lawyer") % values
    if not reason.late:
        return _("%(number)s may lapse after today: demand with proof, ask a lawyer") % values
    return _("%(number)s may lapse after %(day)s: demand with proof, ask a lawyer") % values


def _papers(reason: Reason) -> str:
    values = {
        "papers": joined(map(label, reason.papers)) if reason.papers else _("papers"),
        "day": _day(reason.day),
        "pay_day": _day(reason.pay_day),
        "next": _day(reason.else_day),
    }
    if reason.else_day is None:
        return _("%(papers)s by %(day)s for the pay day of %(pay_day)s") % values
    return _("%(papers)s by %(day)s or it waits for %(next)s") % values


def _difference(reason: Reason) -> str:
    values = {"amount": _sum(abs(reason.amount or 0), reason), "day": _day(reason.day)}
    return _("ours and theirs differ by %(amount)s since %(day)s") % values


def _dispute(reason: Reason) -> str:
    values = {"amount": _sum(reason.amount, reason), "day": _day(reason.day), "owner": reason.text}
    if not reason.text:
        return _("%(amount)s disputed since %(day)s, and nobody looks into it") % values
    return _("%(amount)s disputed since %(day)s: what has %(owner)s found?") % values


def _step(reason: Reason) -> str:
    values = {"step": reason.text, "day": _day(reason.day), "count": reason.late}
    if not reason.late:
        return reason.text
    return (
        ngettext(
            "%(step)s: was due on %(day)s, %(count)s day late",
            "%(step)s: was due on %(day)s, %(count)s days late",
            reason.late,
        )
        % values
    )


def _no_next_step(reason: Reason) -> str:
    late = ngettext(
        "%(count)s day overdue, and nothing is agreed or planned",
        "%(count)s days overdue, and nothing is agreed or planned",
        reason.late,
    )
    return late % {"count": format_count(reason.late)}


def _received(reason: Reason) -> str:
    """Say how a letter went out, and how long ago that was today."""
    from desktop.domain.deliveries import DeliveryChannel  # only where letters went out

    days = (reason.day - reason.sent_on).days + reason.late if reason.day and reason.sent_on else reason.late
    text = ngettext(
        "%(number)s went out by %(channel)s on %(day)s, %(count)s day ago: ask whether it arrived",
        "%(number)s went out by %(channel)s on %(day)s, %(count)s days ago: ask whether it arrived",
        days,
    )
    return text % {
        "number": reason.text,
        "channel": label(DeliveryChannel(reason.channel)),
        "day": _day(reason.sent_on),
        "count": format_count(days),
    }


def _day_passed(reason: Reason) -> str:
    values = {"number": reason.text, "day": _day(reason.day), "amount": _sum(reason.amount, reason)}
    text = _("%(number)s named %(day)s as the last day, and %(amount)s is still open: do what it announced")
    return text % values


def _no_due_date(reason: Reason) -> str:
    text = ngettext(
        "%(count)s item has no due date: ask for the term",
        "%(count)s items have no due date: ask for the term",
        reason.total,
    )
    return text % {"count": format_count(reason.total)}


def _questions(reason: Reason) -> str:
    if not reason.described or not reason.questions:
        return _("Visited soon, and nobody has described how they pay")
    rest = ngettext("%(count)s question: %(first)s", "%(count)s questions, first: %(first)s", reason.total)
    return rest % {"count": reason.total, "first": question_sentence(reason.questions[0])}


_SENTENCES: dict[ReasonCode, Callable[[Reason], str]] = {
    ReasonCode.CONFIRM_VISIT: _confirm,
    ReasonCode.VISIT_TODAY: _visit,
    ReasonCode.VISIT_SOON: _visit,
    ReasonCode.VISIT_NOT_RECORDED: _not_recorded,
    ReasonCode.PROMISE_BROKEN: _broken,
    ReasonCode.PROMISE_DUE: _promise,
    ReasonCode.BILL_MATURED: _bill,
    ReasonCode.INSTALMENT_LATE: _late_instalment,
    ReasonCode.INSTALMENT_DUE: _instalment,
    ReasonCode.URGENT: _urgent,
    ReasonCode.HAND_OVER: _hand_over,
    ReasonCode.LETTER_DAY_PASSED: _day_passed,
    ReasonCode.LIMITATION: _limitation,
    ReasonCode.LETTER_RECEIVED: _received,
    ReasonCode.PAPERS: _papers,
    ReasonCode.DIFFERENCE: _difference,
    ReasonCode.DISPUTE: _dispute,
    ReasonCode.STEP_DUE: _step,
    ReasonCode.NO_NEXT_STEP: _no_next_step,
    ReasonCode.NO_DUE_DATE: _no_due_date,
    ReasonCode.QUESTIONS: _questions,
}

_SAY_THEIR_SUM = frozenset({
    ReasonCode.PROMISE_BROKEN, ReasonCode.PROMISE_DUE, ReasonCode.BILL_MATURED, ReasonCode.INSTALMENT_LATE,
    ReasonCode.INSTALMENT_DUE, ReasonCode.DIFFERENCE, ReasonCode.DISPUTE, ReasonCode.LETTER_DAY_PASSED,
})  # fmt: skip

#: Where the sentence speaks of one of several.
_OF_ONE = frozenset({
    ReasonCode.CONFIRM_VISIT, ReasonCode.VISIT_TODAY, ReasonCode.VISIT_SOON, ReasonCode.VISIT_NOT_RECORDED,
    ReasonCode.PROMISE_DUE, ReasonCode.BILL_MATURED, ReasonCode.INSTALMENT_LATE, ReasonCode.INSTALMENT_DUE,
    ReasonCode.DIFFERENCE, ReasonCode.DISPUTE, ReasonCode.STEP_DUE, ReasonCode.LIMITATION,
    ReasonCode.LETTER_DAY_PASSED, ReasonCode.LETTER_RECEIVED,
})  # fmt: skip


def _with_more(text: str, reason: Reason) -> str:
    more = reason.total - 1
    if not more or reason.code not in _OF_ONE:
        return text
    rest = ngettext("%(reason)s; and %(count)s more", "%(reason)s; and %(count)s more", more)
    return rest % {"reason": text, "count": format_count(more)}


def _sum(minor: int | None, reason: Reason) -> str:
    return format_money(minor or 0, reason.currency)


def _day(day: date | None) -> str:
    return format_date(day, "weekday") if day else ""
