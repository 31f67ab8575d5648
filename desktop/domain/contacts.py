"""Contacts with a customer: how, what came of them, and what to make of what was said (rules 7, 8 and 19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.checks import check_time
from desktop.domain.problems import Problem, ProblemCode

#: Longest texts, in characters; the book's schema holds the same numbers.
LIMITS = {"spoke_with": 100, "said": 4000, "evidence": 1000, "next_step": 500, "no_next_step": 500}


#: After so many days one looks whether the money came that they say they have sent (rule 34).
SAYS_PAID_DAYS = 3


class ContactChannel(StrEnum):
    """How we were in touch."""

    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"
    MAIL = "mail"
    LETTER = "letter"


class ContactResult(StrEnum):
    """What came of a contact."""

    PAID = "paid"
    PROMISED = "promised"
    SAYS_PAID = "says_paid"
    DISPUTES = "disputes"
    WANTS_PAPERS = "wants_papers"
    CALLS_BACK = "calls_back"
    INFORMED = "informed"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    OTHER = "other"


class Tactic(StrEnum):
    """The four ways of putting off a payment (rule 7)."""

    PUSH = "push"
    DRAG = "drag"
    FRIENDSHIP = "friendship"
    DECEIVE = "deceive"


class Verdict(StrEnum):
    """Whether a reason for not paying is a fact or an excuse (rule 19)."""

    FACT = "fact"
    EXCUSE = "excuse"
    UNKNOWN = "unknown"


class StepSource(StrEnum):
    """What a next step was agreed at."""

    CONTACT = "contact"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Steps:
    """How a contact ends: with a next step and its day, or with the reason why none is needed (rule 8)."""

    next_step: str = ""
    next_step_on: date | None = None
    no_next_step: str = ""


def follow_up_on(said_on: date, today: date) -> date:
    """Give the day on which to look for money that was said to be on its way, today where that has passed (rule 34)."""
    return max(said_on + timedelta(days=SAYS_PAID_DAYS), today)


def step_problems(steps: Steps, today: date) -> Iterator[Problem]:
    """Refuse a contact that ends neither with a next step on a day to come nor with why there is none, or with both."""
    if steps.no_next_step:
        if steps.next_step or steps.next_step_on:
            yield Problem("no_next_step", ProblemCode.NOT_ALLOWED)
        return
    if not steps.next_step:
        yield Problem("next_step", ProblemCode.REQUIRED)
    if steps.next_step_on is None:
        if steps.next_step:
            yield Problem("next_step_on", ProblemCode.REQUIRED)
    elif steps.next_step_on < today:
        yield Problem("next_step_on", ProblemCode.IN_THE_PAST)


def when_problems(day: date, time: str | None, today: date) -> Iterator[Problem]:
    """Refuse a contact on a day that has not come, and what is no time of the day; any day that is past will do."""
    if day > today:
        yield Problem("day", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    yield from check_time("time", time)
