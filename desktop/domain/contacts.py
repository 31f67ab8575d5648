"""Contacts with a customer: how, what came of them, and what to make of what was said (rules 7, 8 and 19)."""

from enum import StrEnum


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
