"""How a paper goes out, what shows that it arrived, and what comes back (rules 24 and 58)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.company import DocumentKind
from desktop.domain.problems import Problem, ProblemCode

#: Longest texts, in characters; the book's schema holds the same numbers.
DELIVERY_LIMITS = {"sent_by": 100, "sent_to": 300, "tracking": 100, "note": 1000}
PROOF_LIMITS = {"received_by": 200, "kept_where": 200, "note": 1000}
REPLY_LIMITS = {"signed_by": 100, "position": 100, "note": 2000, "kept_where": 200}


class DeliveryChannel(StrEnum):
    """How a paper went out."""

    HANDED_OVER = "handed_over"
    POST = "post"  # with a number to follow it by
    COURIER = "courier"
    MAIL = "mail"
    MESSAGE = "message"
    FAX = "fax"


class ProofKind(StrEnum):
    """What shows that a paper arrived."""

    SIGNED_SLIP = "signed_slip"
    TRACKING = "tracking"
    REPLY = "reply"
    SAID = "said"  # what somebody says; it ends the question, and proves nothing


class ReplyKind(StrEnum):
    """What a customer answers on a slip; to have received a paper is not to agree to pay."""

    RECEIVED = "received"
    AGREES = "agrees"
    DIFFERS = "differs"
    WILL_PAY = "will_pay"


class MediaType(StrEnum):
    """What a file that is kept as a proof may be."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Way:
    """What is on record of one paper's way; what was withdrawn is left out.

    `matters`: they have to act on it, and could say never to have had it. That is a statement or a new account, and a
    reminder or payment request while any of its items is open; a voided paper never is.
    `sent_on` and `channel` are of the latest time that it went out, `handed_on` of the first time by hand. `shown_on`
    is the first day of arrival that more than a word speaks of, `proved` whether any of that can be shown; `said_on`
    and `replied_on` are the first days of a word and of an answer, `replied` is the latest answer.
    """

    matters: bool = True
    sent_on: date | None = None
    channel: DeliveryChannel | None = None
    handed_on: date | None = None
    shown_on: date | None = None
    proved: bool = False
    said_on: date | None = None
    replied: ReplyKind | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """How far a paper got; what was withdrawn does not count.

    `sent_on` and `channel` are of the latest time it went out. `arrived_on` is the first day on which it had arrived by
    whatever tells it, `proved` whether that can be shown, and `said` whether somebody said so. `replied` is the latest
    answer. From `asks_on` on one asks whether it arrived; None where there is nothing to ask.
    """

    sent_on: date | None = None
    channel: DeliveryChannel | None = None
    arrived_on: date | None = None
    proved: bool = False
    said: bool = False
    replied: ReplyKind | None = None
    asks_on: date | None = None


def proves(kind: ProofKind, *, has_file: bool, kept_where: str) -> bool:
    """Tell whether a proof can be shown to a court: more than a word, and to be found, here or on paper."""
    return kind is not ProofKind.SAID and (has_file or bool(kept_where))


def paper_status(way: Way, ask_after: int) -> PaperStatus:
    """Tell how far a paper got, and when to ask: `ask_after` days after it went out last (rule 58).

    What was handed over has arrived, and nobody asks; it still takes a signature to prove it (rule 24).
    """
    days = [day for day in (way.handed_on, way.shown_on, way.said_on, way.replied_on) if day is not None]
    asks_on = None
    if way.matters and way.sent_on is not None and not days:
        asks_on = way.sent_on + timedelta(days=ask_after)
    return PaperStatus(
        way.sent_on,
        way.channel,
        min(days, default=None),
        way.proved,
        way.said_on is not None,
        way.replied,
        asks_on,
    )


def day_problems(field: str, day: date, made_on: date, today: date) -> Iterator[Problem]:
    """Refuse a day before the paper was made, and one that has not come."""
    if day < made_on:
        yield Problem(field, ProblemCode.TOO_EARLY, {"limit": made_on.isoformat()})
    elif day > today:
        yield Problem(field, ProblemCode.TOO_LATE, {"limit": today.isoformat()})


def answers_to(kind: DocumentKind) -> tuple[ReplyKind, ...]:
    """Give what can be answered to a paper: to one that names no debt no more than that it was received."""
    if kind in {DocumentKind.REMINDER, DocumentKind.STATEMENT, DocumentKind.PAYMENT_REQUEST}:
        return tuple(ReplyKind)
    return (ReplyKind.RECEIVED,)
