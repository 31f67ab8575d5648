"""The follow-up table of the telephone: who is overdue, what was said last, what comes next (rule 50)."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class FollowUpTalk:
    """A contact as the table tells it; `time` HH:MM, `done_on` the day on which its next step was done."""

    customer: str
    day: date
    time: str | None
    channel: ContactChannel
    person: str
    said: str
    result: ContactResult
    next_step: str
    next_step_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A customer with something overdue in a currency; `days` is how long the oldest is overdue.

    `contacts` counts those of the period, `last` is the last one ever up to its end; `promised` is open and next due.
    """

    customer: str
    owed: Money
    overdue: Money
    days: int
    contacts: int
    last: FollowUpTalk | None
    promised: Money | None
    promised_on: date | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The table of a period, both days included, with every contact in it, the latest first; sums are of `day`."""

    day: date
    since: date
    until: date
    rows: tuple[FollowUpRow, ...]
    talks: tuple[FollowUpTalk, ...]
