"""Visits as the list and the week show them, read off the UI thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.app import Services
from desktop.domain.confirmation import Phase
from desktop.domain.visits import Outcome, VisitStatus
from desktop.formats import format_date, format_time
from desktop.i18n import N_
from desktop.services.clock import Clock
from desktop.services.standing import VisitLine, confirmation_of, readiness_of
from desktop.services.visits import VisitRow
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.visits.words import amount_text, chip_kind, purpose_text
from desktop.wording.choices import label
from desktop.wording.visits import phase_chip, ready_chip

DAYS_A_WEEK = 7


class Which(StrEnum):
    """Which visits the list shows."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of a week: whether people work, what holiday it is ('': none), and its visits, those at no hour first."""

    day: date
    working: bool
    name: str
    visits: tuple[VisitLine, ...]


def lines_of(visits: Iterable[VisitRow], today: date) -> list[VisitLine]:
    """Say of each visit where it stands today."""
    return [VisitLine(visit, confirmation_of(visit, today), readiness_of(visit)) for visit in visits]


def read_page(
    services: Services, today: date, which: Which, since: date | None, request: PageRequest[VisitLine]
) -> list[VisitLine]:
    """Read one page of the list."""
    status = None if which is Which.ALL else VisitStatus(which.value)
    latest_first = since is None and which is not Which.PLANNED  # of the past, what is nearest comes first
    rows = services.visits.page(
        status=status, since=since, descending=latest_first, offset=request.offset, limit=request.limit
    )
    return lines_of(rows, today)


def read_week(services: Services, today: date, monday: date) -> list[WeekDay]:
    """Read the seven days from a Monday on, each with its visits in the order in which they are made."""
    days = [monday + timedelta(days=at) for at in range(DAYS_A_WEEK)]
    lines = lines_of(services.visits.between(days[0], days[-1]), today)
    lines.sort(key=lambda line: (line.visit.day, line.visit.time or "", line.visit.id))
    calendar = services.calendars.calendar()
    return [
        WeekDay(
            day,
            calendar.is_working(day),
            calendar.name(day) or "",
            tuple(line for line in lines if line.visit.day == day),
        )
        for day in days
    ]


def _standing(line: VisitLine) -> tuple[str, ChipKind]:
    """Say in a word or two where a visit stands: to confirm, confirmed, or what became of it."""
    status = VisitStatus(line.visit.status)
    if status is VisitStatus.CANCELLED:
        return label(status), "neutral"
    if status is VisitStatus.DONE:
        outcome = line.visit.outcome
        return (label(Outcome(outcome)) if outcome else label(status)), "neutral"
    text, kind = phase_chip(line.confirmation)
    return text, chip_kind(kind)


def week_chip(line: VisitLine) -> tuple[str, ChipKind]:
    """Say the one thing that matters most of a visit: that it is to be confirmed, or whether it is ready."""
    if line.visit.status == VisitStatus.PLANNED and line.confirmation.phase not in {Phase.DUE, Phase.LATE}:
        return _ready(line)
    return _standing(line)


def _ready(line: VisitLine) -> tuple[str, ChipKind]:
    if line.visit.status != VisitStatus.PLANNED:
        return "", "neutral"
    text, kind = ready_chip(line.readiness)
    return text, chip_kind(kind)


def columns(clock: Clock) -> tuple[Column[VisitLine], ...]:
    """Give the columns of the list; a day's year is told when it is not the present one."""
    return (
        Column(
            N_("Day"),
            lambda line: line.visit.day,
            lambda day: format_date(day, "weekday", today=clock.today()),
            width=136,
        ),
        Column(N_("Time"), lambda line: line.visit.time, lambda at: format_time(at) if at else "", width=72),
        Column(N_("Customer"), lambda line: line.visit.customer, width=240, stretch=True),
        Column(N_("Purpose"), lambda line: purpose_text(line.visit), width=152),
        Column(N_("Amount"), lambda line: amount_text(line.visit), number=True, width=152),
        Column(N_("Confirmation"), lambda line: _standing(line)[0], chip=lambda line: _standing(line)[1], width=168),
        Column(N_("Ready"), lambda line: _ready(line)[0], chip=lambda line: _ready(line)[1], width=112),
    )
