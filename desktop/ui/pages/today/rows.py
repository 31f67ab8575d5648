"""The lines of the day's list in words, from what the book says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.agenda import Group, Reason, ReasonCode
from desktop.formats import format_count, format_date, format_datetime, format_money, format_time
from desktop.i18n import N_, _, ngettext
from desktop.services.today import MOST_COUNTED
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import capital, dotted
from desktop.wording.agenda import action_label, reason_name, reason_sentence
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.visits import visit_when

if TYPE_CHECKING:
    from desktop.services.today_lines import Agenda, AgendaGroup, Line

_DAY_ONLY = len("2026-11-21")


class RowKind(Enum):
    """What stands in one row of the list."""

    HEADING = auto()
    LINE = auto()
    MORE = auto()  # the rest of a group
    UNDESCRIBED = auto()  # all customers of whom nobody knows how they pay
    FOLD = auto()  # what was put off, behind one row
    PUT_OFF = auto()


class Key(NamedTuple):
    """Which row it is, from one reading of the book to the next: a group, a customer, or the only one of its kind."""

    kind: RowKind
    of: Group | int | None = None


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row, ready to be painted; `mark` is the state that its dot shows, which `reason` says in words."""

    key: Key
    title: str
    action: str = ""
    when: str = ""
    amount: str = ""
    reason: str = ""
    others: str = ""  # the other reasons of the same customer, in few words
    whom: str = ""  # whom to ask, and how to reach them
    said: str = ""  # what was said last
    note: str = ""  # what a group is about
    mark: ChipKind = "neutral"
    is_open: bool = False  # of a fold
    line: "Line | None" = None

    @property
    def kind(self) -> RowKind:
        """What the row is."""
        return self.key.kind

    @property
    def is_heading(self) -> bool:
        """Whether it stands above lines instead of being one."""
        return self.kind is RowKind.HEADING

    @property
    def is_fold(self) -> bool:
        """Whether it stands for rows that are not shown, and is pressed as a whole."""
        return self.kind in {RowKind.MORE, RowKind.FOLD}

    @property
    def group(self) -> Group | None:
        """The group that a customer's line stands in."""
        return self.line.group if self.line is not None else None

    @property
    def pinned(self) -> bool:
        """Whether the rep keeps it at the top of its group."""
        return self.line is not None and self.line.pin_id is not None

    @property
    def spoken(self) -> str:
        """The whole line for those who listen."""
        pinned = _("pinned") if self.pinned else ""
        parts = (self.title, pinned, self.when, self.amount, self.reason, self.others, self.whom, self.said, self.note)
        return joined(filter(None, parts))


def rows_of(agenda: "Agenda", put_off: "tuple[Line, ...] | None" = None) -> list[TodayRow]:
    """Give headings and lines from top to bottom; `put_off` are the lines behind the fold, None while it is closed."""
    rows = [row for group in agenda.groups for row in _group(group, agenda.day)]
    if agenda.without_process:
        if not any(group.group is Group.QUESTIONS for group in agenda.groups):
            rows.append(_heading(Group.QUESTIONS, 0))
        rows.append(_undescribed(agenda.without_process))
    if agenda.snoozed:
        rows.append(_fold(agenda.snoozed, is_open=put_off is not None))
        rows.extend(_put_off(line, agenda.day) for line in put_off or ())
    return rows


def _group(group: "AgendaGroup", day: date) -> Iterator[TodayRow]:
    yield _heading(group.group, group.total)
    for line in group.lines:
        yield _line(line, day)
    if group.more:
        more = ngettext("%(count)s more", "%(count)s more", group.more) % {"count": format_count(group.more)}
        yield TodayRow(Key(RowKind.MORE, group.group), more)


_NOTES = {
    Group.CONFIRM: N_("time and amount, five days before the visit"),
    Group.URGENT: N_("overdue by more than a third of the term"),
    Group.HAND_OVER: N_("more than 60 days past due, or past the day of a final notice"),
    Group.LIMITATION: N_("limitation period: ask a lawyer"),
    Group.PAPERS: N_("to be in before their next pay day"),
    Group.LETTERS: N_("letters without a sign that they arrived"),
    Group.NO_NEXT_STEP: N_("overdue, and nothing is agreed or planned"),
}


def _heading(group: Group, count: int) -> TodayRow:
    title = label(group)
    if count:
        title = _("%(section)s (%(count)s)") % {"section": title, "count": format_count(count)}
    return TodayRow(Key(RowKind.HEADING, group), title, note=_(_NOTES[group]) if group in _NOTES else "")


def _line(line: "Line", day: date) -> TodayRow:
    reason = line.strongest
    return TodayRow(
        key=Key(RowKind.LINE, line.customer_id),
        title=line.customer,
        action=action_label(line.action),
        when=_when(reason, day),
        amount=_amount(reason),
        reason=capital(reason_sentence(reason)),
        others=_others(line, day),
        whom=_whom(line),
        said=said_text(line, day),
        mark=mark_of(reason),
        line=line,
    )


def _when(reason: Reason, day: date) -> str:
    if reason.day is None:
        return ""
    if reason.day == day:
        return _("today, %(time)s") % {"time": format_time(reason.time)} if reason.time else _("today")
    if reason.time:
        return visit_when(reason.day, reason.time)
    return format_date(reason.day, "weekday", today=day)


def _amount(reason: Reason) -> str:
    return "" if reason.amount is None else format_money(reason.amount, reason.currency)


def _others(line: "Line", day: date) -> str:
    words = dotted(_in_few_words(reason, day) for reason in line.reasons[1:])
    return _("also: %(reasons)s") % {"reasons": words} if words else ""


def _in_few_words(reason: Reason, day: date) -> str:
    if reason.code is ReasonCode.URGENT:
        return _("urgent: %(lateness)s") % {"lateness": reason_sentence(reason)}
    if reason.code is ReasonCode.PAPERS and reason.day is not None:
        return _("papers by %(day)s") % {"day": format_date(reason.day, "weekday", today=day)}
    return reason_name(reason.code)


def _whom(line: "Line") -> str:
    if line.ask is None:
        return ""
    asked = {"person": "  ".join(filter(None, (line.ask.name, line.ask.phone))), "time": line.best_time}
    text = _("Ask %(person)s, best %(time)s") if line.best_time else _("Ask %(person)s")
    # the position comes last: it is what may be cut off, the number is not
    return dotted((text % asked, line.ask.position))


def said_text(line: "Line", day: date) -> str:
    """Say when they were last in touch, and what was said; '' when never."""
    if line.said is None:
        return ""
    at = line.said.at
    when = format_date(date.fromisoformat(at), today=day) if len(at) == _DAY_ONLY else format_datetime(at, today=day)
    said = {"when": when, "text": line.said.text}
    return _("Last said %(when)s: %(text)s") % said if line.said.text else _("Last in touch %(when)s") % said


_DANGER = frozenset({
    ReasonCode.PROMISE_BROKEN, ReasonCode.INSTALMENT_LATE, ReasonCode.URGENT, ReasonCode.HAND_OVER,
    ReasonCode.LETTER_DAY_PASSED,
})  # fmt: skip
_VISITS = frozenset({ReasonCode.VISIT_TODAY, ReasonCode.VISIT_SOON})
_WARN = frozenset({ReasonCode.VISIT_NOT_RECORDED, ReasonCode.DIFFERENCE, ReasonCode.DISPUTE})
_NEUTRAL = frozenset({ReasonCode.NO_NEXT_STEP, ReasonCode.NO_DUE_DATE, ReasonCode.QUESTIONS})


def mark_of(reason: Reason) -> ChipKind:
    """Give the state of a reason: danger has happened already, warn is in the way, info is due, neutral can wait."""
    if reason.code in _DANGER:
        return "danger"
    if reason.code is ReasonCode.CONFIRM_VISIT:
        return "danger" if reason.late else "info"
    if reason.code is ReasonCode.LIMITATION:
        return "danger" if reason.late > 0 else "warn"
    if reason.code in _VISITS and reason.readiness is not None:
        return "good" if reason.readiness.ready else "warn"
    if reason.code in _NEUTRAL:
        return "neutral"
    return "warn" if reason.code in _WARN or reason.late else "info"


def _undescribed(found: int) -> TodayRow:
    count = format_count(found)
    if found >= MOST_COUNTED:
        count = _("%(count)s or more") % {"count": count}
    title = ngettext(
        "%(count)s customer with open items and no payment process",
        "%(count)s customers with open items and no payment process",
        found,
    )
    return TodayRow(Key(RowKind.UNDESCRIBED), title % {"count": count}, _("Describe..."))


def _fold(count: int, *, is_open: bool) -> TodayRow:
    title = ngettext("%(count)s put off", "%(count)s put off", count) % {"count": format_count(count)}
    return TodayRow(Key(RowKind.FOLD), title, is_open=is_open)


def _put_off(line: "Line", day: date) -> TodayRow:
    back = why = ""
    if line.snooze is not None:
        back = _("back %(day)s") % {"day": format_date(line.snooze.until, "weekday", today=day)}
        why = _("Put off: %(reason)s") % {"reason": line.snooze.reason}
    return TodayRow(
        key=Key(RowKind.PUT_OFF, line.customer_id),
        title=line.customer,
        action=_("Bring back"),
        when=back,
        amount=_amount(line.strongest),
        reason=why,
        others=dotted(_in_few_words(reason, day) for reason in line.reasons),
        line=line,
    )
