"""How a customer pays, in sentences: pay-day rules, dates that were moved, questions still open."""

from desktop.domain.paydays import DeadlineReason, MoveReason, PaperDeadline, PayDay
from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayDayKind,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)
from desktop.domain.process import PaperForm, PaperKind, Question, QuestionCode
from desktop.formats import format_date
from desktop.i18n import N_, _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import joined, ordinal

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_NEVER_MOVED = (LastWorkingDay, NthWorkingDay, NoFixedDay)

_QUESTIONS = {
    QuestionCode.WHO_RECEIVES: N_("Who takes in our papers?"),
    QuestionCode.WHO_SIGNS: N_("Who signs?"),
    QuestionCode.WHO_APPROVES: N_("Who approves the payment?"),
    QuestionCode.WHO_PAYS: N_("Who makes the payment?"),
    QuestionCode.WHO_DOES: N_("Who does this step: %(step)s?"),
    QuestionCode.NO_DEPUTY: N_("Who stands in for %(name)s (%(step)s)?"),
    QuestionCode.WHICH_PAPERS: N_("Which papers do they want?"),
    QuestionCode.ORIGINAL_OR_COPY: N_("Original or copy: %(paper)s?"),
    QuestionCode.CASH_OR_TRANSFER: N_("Cash, transfer or bill?"),
    QuestionCode.PAY_DAY: N_("On which day do they usually pay?"),
    QuestionCode.CUTOFF: N_("Until which day must papers be in?"),
    QuestionCode.LEAD_DAYS: N_("How long does each step take?"),
}


def rule_sentence(rule: PayRule | None) -> str:
    """Say on which days a customer pays and what moves them; None is not known."""
    if rule is None:
        return _("pay day not known")
    parts = [_pay_day(rule.pay_day)]
    if rule.shift is not Shift.NONE and not isinstance(rule.pay_day, _NEVER_MOVED):
        parts.append(_("if that is a day off, %(moved)s") % {"moved": label(rule.shift)})
    if rule.cutoff:
        parts.append(cutoff_sentence(rule.cutoff))
    return _("; ").join(parts)


def cutoff_sentence(cutoff: Cutoff) -> str:
    """Say until when papers are taken in."""
    if cutoff.months_before:
        text = ngettext(
            "papers by the %(day)s of the month before",
            "papers by the %(day)s, %(count)s months before",
            cutoff.months_before,
        )
    else:
        text = _("papers by the %(day)s of the same month")
    return text % {"day": ordinal(cutoff.day), "count": cutoff.months_before}


def _pay_day(kind: PayDayKind) -> str:  # noqa: C901, PLR0911 (one sentence for each kind of rule)
    match kind:
        case MonthDays(days):
            return _("every month on the %(days)s") % {"days": joined(map(ordinal, days))}
        case LastDay():
            return _("last day of the month")
        case LastWorkingDay():
            return _("last working day of the month")
        case NthWorkingDay(n):
            return _("%(nth)s working day of the month") % {"nth": ordinal(n)}
        case NthWeekday(n, weekday):
            return _("%(nth)s %(weekday)s of the month") % {"nth": ordinal(n), "weekday": label(weekday)}
        case LastWeekday(weekday):
            return _("last %(weekday)s of the month") % {"weekday": label(weekday)}
        case Weekly():
            return _weekly(kind)
        case Window():
            return _window(kind)
        case Quarterly(month, day):
            text = _("every quarter on the %(day)s of its %(month)s month")
            return text % {"day": ordinal(day), "month": ordinal(month)}
        case Yearly(month, day):
            return _("every year on %(day)s %(month)s") % {"day": day, "month": _(_MONTHS[month - 1])}
        case NoFixedDay():
            return _("no fixed pay day")


def _weekly(kind: Weekly) -> str:
    days = joined(label(Weekday(day)) for day in kind.weekdays)
    if kind.fortnights_from is None:
        return _("every %(weekdays)s") % {"weekdays": days}
    return _("every second %(weekdays)s, from %(day)s") % {
        "weekdays": days,
        "day": format_date(kind.fortnights_from),
    }


def _window(kind: Window) -> str:
    days = {"first": ordinal(kind.first), "last": ordinal(kind.last)}
    if kind.last < kind.first:
        return _("every month from the %(first)s to the %(last)s of the next month") % days
    return _("every month from the %(first)s to the %(last)s") % days


def pay_day_line(pay_day: PayDay) -> str:
    """Name a pay day and say why it is not on its usual day: "Fri 25 Dec, moved from Sun 27 Dec: weekend"."""
    text = format_date(pay_day.day, "weekday", today=pay_day.nominal)
    if pay_day.window_end:
        text = _("%(first)s to %(last)s") % {
            "first": text,
            "last": format_date(pay_day.window_end, "weekday", today=pay_day.nominal),
        }
    if pay_day.moved:
        text = _("%(day)s, moved from %(nominal)s: %(reason)s") % {
            "day": text,
            "nominal": format_date(pay_day.nominal, "weekday", today=pay_day.day),
            "reason": moved_reason(pay_day),
        }
    if pay_day.estimated:
        text = _("%(day)s (estimated: that year's holidays are not announced yet)") % {"day": text}
    return text


def moved_reason(pay_day: PayDay) -> str:
    """Say in a word or two why a pay day was moved; '' when it was not."""
    match pay_day.moved:
        case None:
            return ""
        case MoveReason.WEEKEND:
            return _("weekend")
        case MoveReason.CLOSED:
            return _("the customer is closed")
        case MoveReason.HOLIDAY:
            return pay_day.holiday or _("public holiday")


_DEADLINES = {
    DeadlineReason.CUTOFF: N_("papers by %(day)s (their cut-off)"),
    DeadlineReason.WINDOW: N_("papers by %(day)s (the days on which they take them in)"),
    DeadlineReason.LEAD_DAYS: N_("papers by %(day)s (their steps take that long)"),
}


def deadline_line(deadline: PaperDeadline | None) -> str:
    """Say until when papers can be handed in, and why then."""
    if deadline is None:
        return _("last day for papers not known")
    text = _(_DEADLINES[deadline.reason]) % {"day": format_date(deadline.day, "weekday")}
    if deadline.day != deadline.nominal:
        nominal = format_date(deadline.nominal, "weekday")
        return _("%(deadline)s; %(nominal)s is not a working day") % {"deadline": text, "nominal": nominal}
    return text


def question_sentence(question: Question) -> str:
    """Put a question as it would be asked on the phone."""
    return _(_QUESTIONS[question.code]) % {
        "step": label(question.step) if question.step else "",
        "name": question.name,
        "paper": label(question.paper) if question.paper else "",
    }


def paper_line(kind: PaperKind | str, form: PaperForm | str | None, copies: int) -> str:
    """Name a paper as it goes into the bag: "VAT invoice, original ×2"."""
    name = label(PaperKind(kind))
    text = _("%(paper)s, %(form)s") % {"paper": name, "form": label(PaperForm(form))} if form else name
    return f"{text} ×{copies}"


def window_text(window: tuple[int, int] | None) -> str:
    """Say on which days of the month a step is done; '' when on any."""
    if window is None:
        return ""
    first, last = window
    if first == last:
        return _("on day %(day)s") % {"day": first}
    return _("day %(first)s to %(last)s") % {"first": first, "last": last}
