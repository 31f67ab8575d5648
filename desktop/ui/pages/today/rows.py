"""The lines of the day's list in words, from what the book says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop.domain.confirmation import Phase
from desktop.domain.process import Question
from desktop.formats import format_count, format_date, format_datetime, format_money
from desktop.i18n import _, ngettext
from desktop.services.today import MOST_COUNTED, ConfirmLine, QuestionLine, TodayList, VisitLine, visits_until
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import dotted
from desktop.wording.joining import joined
from desktop.wording.process import question_sentence
from desktop.wording.visits import confirm_reason, readiness_line, visit_when

if TYPE_CHECKING:
    from desktop.services.visits import VisitRow


class Act(Enum):
    """The one thing that a line offers; NONE for a heading."""

    NONE = auto()
    CONFIRM = auto()
    OPEN = auto()
    RECORD = auto()
    DONE = auto()
    ASK = auto()
    DESCRIBE_ANY = auto()


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One line, ready to be painted; `mark` is the state that its dot shows, which `reason` says in words."""

    key: tuple[Act, int] | str
    act: Act
    title: str
    action: str = ""
    when: str = ""
    amount: str = ""
    reason: str = ""
    whom: str = ""  # whom to ask, and how to reach them
    said: str = ""  # what came of the last try
    mark: ChipKind = "neutral"
    visit: "VisitRow | None" = None
    customer_id: int | None = None
    questions: tuple[Question, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands above lines instead of being one."""
        return self.act is Act.NONE

    @property
    def spoken(self) -> str:
        """The whole line for those who listen."""
        return joined(filter(None, (self.title, self.when, self.amount, self.reason, self.whom, self.said)))


def rows_of(day: TodayList) -> list[TodayRow]:
    """Give headings and lines from top to bottom; a section without lines is left out."""
    ahead = visits_until(day.day)
    soon = _("Tomorrow") if (ahead - day.day).days == 1 else _("Until %(day)s") % {"day": format_date(ahead, "weekday")}
    # what came of a visit of the past is asked below: it is not confirmed any more
    calls = [line for line in day.confirm if line.visit.day >= day.day]
    sections: tuple[tuple[str, Iterable[TodayRow]], ...] = (
        (_("Confirm by phone"), (_confirm(line, day) for line in calls)),
        (_("Not recorded"), (_unrecorded(line) for line in day.unrecorded)),
        (_("Visits today"), (_visit(line) for line in day.today)),
        (soon, (_visit(line) for line in day.soon)),
        (_("Next steps due"), (_step(visit, day) for visit in day.next_steps)),
        (_("Questions about how they pay"), _questions(day)),
    )
    return [row for title, lines in sections for row in _section(title, tuple(lines))]


def _section(title: str, lines: tuple[TodayRow, ...]) -> Iterator[TodayRow]:
    if lines:
        yield TodayRow(title, Act.NONE, _("%(section)s (%(count)s)") % {"section": title, "count": len(lines)})
        yield from lines


def _confirm(line: ConfirmLine, day: TodayList) -> TodayRow:
    visit, whom, said = line.visit, "", ""
    if line.ask is not None:
        asked = {"person": "  ".join(filter(None, (line.ask.name, line.ask.phone))), "time": line.best_time}
        # the position comes last: it is what may be cut off, the number is not
        whom = dotted((_("Ask %(person)s, best %(time)s") % asked, line.ask.position))
    if line.last_try is not None:
        at, note = line.last_try
        tried = {"when": format_datetime(at, today=day.day), "note": note}
        said = _("Last asked %(when)s: %(note)s") % tried if note else _("Last asked %(when)s") % tried
    return TodayRow(
        key=(Act.CONFIRM, visit.id),
        act=Act.CONFIRM,
        title=visit.customer,
        action=_("Confirm..."),
        when=visit_when(visit.day, visit.time),
        amount=_amount(visit),
        reason=confirm_reason(visit, line.confirmation),
        whom=whom,
        said=said,
        mark="danger" if line.confirmation.phase is Phase.LATE else "info",
        visit=visit,
        customer_id=visit.customer_id,
    )


def _unrecorded(line: VisitLine) -> TodayRow:
    visit, days = line.visit, -line.confirmation.days_to_visit
    ago = ngettext(
        "Planned for %(count)s day ago; what came of it is not recorded",
        "Planned for %(count)s days ago; what came of it is not recorded",
        days,
    )
    return TodayRow(
        key=(Act.RECORD, visit.id),
        act=Act.RECORD,
        title=visit.customer,
        action=_("Record..."),
        when=visit_when(visit.day, visit.time),
        amount=_amount(visit),
        reason=ago % {"count": days},
        mark="warn",
        visit=visit,
        customer_id=visit.customer_id,
    )


def _visit(line: VisitLine) -> TodayRow:
    visit = line.visit
    return TodayRow(
        key=(Act.OPEN, visit.id),
        act=Act.OPEN,
        title=visit.customer,
        action=_("Open"),
        when=visit_when(visit.day, visit.time),
        amount=_amount(visit),
        reason=readiness_line(line.readiness),
        mark="good" if line.readiness.ready else "warn",
        visit=visit,
        customer_id=visit.customer_id,
    )


def _step(visit: "VisitRow", day: TodayList) -> TodayRow:
    is_late = visit.next_step_on is not None and visit.next_step_on < day.day
    due = format_date(visit.next_step_on, "weekday") if visit.next_step_on else ""
    return TodayRow(
        key=(Act.DONE, visit.id),
        act=Act.DONE,
        title=visit.customer,
        action=_("Done"),
        when=due,
        reason=_("Agreed on the visit of %(day)s: %(step)s")
        % {"day": format_date(visit.day, "weekday"), "step": visit.next_step},
        mark="warn" if is_late else "info",
        visit=visit,
        customer_id=visit.customer_id,
    )


def _questions(day: TodayList) -> Iterator[TodayRow]:
    for line in day.questions:
        yield _question(line)
    if day.without_process:
        count = format_count(day.without_process)
        if day.without_process >= MOST_COUNTED:
            count = _("%(count)s or more") % {"count": count}
        title = ngettext(
            "%(count)s customer with open items and no payment process",
            "%(count)s customers with open items and no payment process",
            day.without_process,
        )
        yield TodayRow(
            key=(Act.DESCRIBE_ANY, 0),
            act=Act.DESCRIBE_ANY,
            title=title % {"count": count},
            action=_("Describe..."),
        )


def _question(line: QuestionLine) -> TodayRow:
    reason = _("Visited soon, and nobody has described how they pay")
    if line.described:
        rest = ngettext("%(count)s question: %(first)s", "%(count)s questions, first: %(first)s", len(line.questions))
        reason = rest % {"count": len(line.questions), "first": question_sentence(line.questions[0])}
    return TodayRow(
        key=(Act.ASK, line.customer_id),
        act=Act.ASK,
        title=line.customer,
        action=_("Ask...") if line.described else _("Describe..."),
        reason=reason,
        customer_id=line.customer_id,
        questions=line.questions,
    )


def _amount(visit: "VisitRow") -> str:
    return "" if visit.amount is None else format_money(visit.amount, visit.currency)
