"""The columns of the list of papers, and what is said of how far each got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, PaperStatus, ReplyKind
from desktop.domain.dunning import Level
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.archive import DocumentRow
from desktop.services.clock import Clock
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.cells import Mark, marks_text
from desktop.wording.choices import label

MARKS = N_("State")
#: What gives way, the least needed first, where there is little room.
GIVE_WAY = (N_("Day"), N_("Kind"), N_("Amount"))

#: How much a step of the ladder presses.
LEVEL_CHIPS: dict[Level, ChipKind] = {
    Level.UPCOMING: "neutral",
    Level.FIRST: "info",
    Level.SECOND: "warn",
    Level.FINAL: "danger",
}


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """A paper as it is listed."""

    paper: DocumentRow
    marks: tuple[Mark, ...]

    @property
    def id(self) -> int:
        """The id of the paper."""
        return self.paper.id


def read_rows(services: Services, papers: Sequence[DocumentRow], today: date) -> list[IssuedRow]:
    """Give papers with how far each got."""
    found = services.deliveries.status([paper.id for paper in papers])
    return [IssuedRow(paper, marks_of(paper, found.get(paper.id, PaperStatus()), today)) for paper in papers]


def paper_name(paper: DocumentRow) -> str:
    """Name what a paper is; a reminder by its step."""
    return capital(label(Level(paper.level)) if paper.level is not None else label(DocumentKind(paper.kind)))


def kind_chip(row: IssuedRow) -> ChipKind:
    """Colour the kind of a paper: a reminder by how much its step presses."""
    return LEVEL_CHIPS[Level(row.paper.level)] if row.paper.level is not None else "neutral"


def marks_of(paper: DocumentRow, status: PaperStatus, today: date) -> tuple[Mark, ...]:
    """Say how far a paper got, the furthest first."""
    if paper.voided_at is not None:
        return (Mark(_("void"), "danger"),)
    marks = []
    if status.replied is not None:
        marks.append(Mark(label(status.replied), "warn" if status.replied is ReplyKind.DIFFERS else "good"))
    if status.arrived_on is not None:
        marks.append(_arrived(status, status.arrived_on, today))
    elif status.sent_on is not None and status.asks_on is not None and status.asks_on <= today:
        marks.append(Mark(_("has it arrived?"), "warn"))
    if status.sent_on is not None and status.channel is not None:
        marks.append(_sent(status.sent_on, status.channel, today))
    return tuple(marks) or (Mark(_("not sent"), "neutral"),)


def _arrived(status: PaperStatus, day: date, today: date) -> Mark:
    words = {"day": format_date(day, today=today)}
    if status.proved:
        return Mark(_("arrived %(day)s") % words, "good")
    return Mark(_("said to have arrived") if status.said else _("nothing signed"), "neutral")


def _sent(day: date, channel: DeliveryChannel, today: date) -> Mark:
    return Mark(_("%(channel)s %(day)s") % {"channel": label(channel), "day": format_date(day, today=today)}, "info")


def columns(clock: Clock) -> tuple[Column[IssuedRow], ...]:
    """Give the columns."""

    def day(value: date) -> str:
        return format_date(value, today=clock.today())

    def money(value: tuple[int, str]) -> str:
        return format_money(*value) if value[0] else ""

    return (
        Column(N_("Number"), lambda row: row.paper.number, width=132),
        Column(N_("Customer"), lambda row: row.paper.customer, width=128, stretch=True),
        Column(N_("Kind"), lambda row: paper_name(row.paper), width=136, chip=kind_chip),
        Column(N_("Day"), lambda row: row.paper.made_on, day, width=100),
        Column(N_("Amount"), lambda row: (row.paper.total, row.paper.currency), money, number=True, width=132),
        Column(MARKS, lambda row: row.marks, marks_text, width=168),
    )
