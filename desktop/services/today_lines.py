"""What the list of the day is made of: one line a customer, in groups."""

from datetime import date
from typing import NamedTuple

from db.queries.visits import PersonRow, VisitRow
from desktop.domain.agenda import Action, Group, Reason
from desktop.domain.money import Money

#: Settings: the last day on which the list was looked at, and the one before it, ISO text.
LAST_DAY = "last_day"
DAY_BEFORE = "day_before"

#: The time at which a call is best placed unless the contact has another (rule 71).
BEST_CALL_TIME = "15:30"

#: So many lines of each group are read at once; the rest is counted.
LINES_SHOWN = 10


class Said(NamedTuple):
    """What was said last: in a contact, or in a talk about a visit; `at` is a moment or a day, ISO text."""

    at: str
    who: str
    text: str


class Snooze(NamedTuple):
    """A line that was put off; `until` is the day on which it comes back."""

    mark_id: int
    until: date
    reason: str


class Line(NamedTuple):
    """A customer on the list; `reasons` are strongest first, `visits` those that they speak of."""

    customer_id: int
    customer: str
    reasons: tuple[Reason, ...]
    #: The mark that pins it, None when it is not pinned.
    pin_id: int | None = None
    snooze: Snooze | None = None
    visits: tuple[VisitRow, ...] = ()
    ask: PersonRow | None = None
    best_time: str = ""
    said: Said | None = None

    @property
    def strongest(self) -> Reason:
        """The reason that decides where it stands and what it offers."""
        return self.reasons[0]

    @property
    def group(self) -> Group:
        """The group of its strongest reason."""
        return self.strongest.group

    @property
    def action(self) -> Action:
        """The one thing to do."""
        return self.strongest.action

    @property
    def points(self) -> int:
        """What all its reasons come to."""
        return sum(reason.points for reason in self.reasons)

    def visit(self, reason: Reason) -> VisitRow | None:
        """Give the visit that one of its reasons speaks of."""
        return next((visit for visit in self.visits if visit.id == reason.visit_id), None)


class AgendaGroup(NamedTuple):
    """One group: the lines of the page that was asked for, and how many it has in all."""

    group: Group
    lines: tuple[Line, ...]
    total: int
    offset: int = 0

    @property
    def more(self) -> int:
        """How many lines come after these."""
        return self.total - self.offset - len(self.lines)


class Away(NamedTuple):
    """The book was last looked at on `since`, `days` days lie between; what fell due in them and still is, by group."""

    since: date
    days: int
    counts: tuple[tuple[Group, int], ...]


class Agenda(NamedTuple):
    """The list of one day, without empty groups, in the fixed order of `Group`.

    `snoozed` lines are put off; `without_process` customers owe and nobody has described how they pay (counted up to
    a bound); `week` is what the planned visits of seven days are about. `stale`: `TodayService.seen` has something to
    do.
    """

    day: date
    groups: tuple[AgendaGroup, ...]
    snoozed: int = 0
    away: Away | None = None
    stale: bool = False
    without_process: int = 0
    week: tuple[Money, ...] = ()

    @property
    def total(self) -> int:
        """How many customers are on the list."""
        return sum(group.total for group in self.groups)
