"""The legal choices of an instalment agreement: lists to choose from, the mildest first, never free text.

What they say stands in the texts of the papers; a lawyer should look at any choice that is not the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.checks import check_length, check_range
from desktop.domain.problems import Problem, ProblemCode

NAME_LIMIT = 200
MOST_GRACE_DAYS = 30
MOST_CURE_DAYS = 60
MOST_COPIES = 10
#: A late charge above this, per day in millionths, is asked about: courts reduce what is far above the loss.
USUAL_DAILY_PPM = 500


class LateCharge(StrEnum):
    """What an instalment paid late costs (clause 8)."""

    NONE = "none"  # nothing agreed; what the contract says stays
    DAILY = "daily"  # a rate per day on what is late
    LPR = "lpr"  # the loan prime rate of one year times a factor


class Acceleration(StrEnum):
    """When the whole rest falls due at once (clause 9); always after a demand and a time to make good."""

    NONE = "none"
    TWO_LATE = "two_late"  # two instalments unpaid
    ONE_FIFTH = "one_fifth"  # what is unpaid and due is a fifth of the debt (Civil Code 634 by analogy)


class Security(StrEnum):
    """What secures the debt (clause 11)."""

    NONE = "none"
    RETENTION = "retention"  # goods stay ours until paid
    GUARANTOR = "guarantor"  # a third party signs; `guarantor` names it


class Forum(StrEnum):
    """Where a dispute goes when talking has not solved it (clause 14); one only."""

    LAW = "law"  # the court that the law says
    DEBTOR = "debtor"  # the court at the debtor's seat
    CREDITOR = "creditor"  # the court at our seat
    ARBITRATION = "arbitration"  # the body that `arbitrator` names


class SettlingOrder(StrEnum):
    """What a payment is put to first (clause 5)."""

    BY_LAW = "by_law"  # costs, interest, principal (Civil Code 561)
    PRINCIPAL_FIRST = "principal_first"


class EarlierRights(StrEnum):
    """What becomes of the contract's own rights for late payment (clause 10)."""

    RESERVED = "reserved"
    WAIVED_IF_KEPT = "waived_if_kept"  # given up once every instalment has come in time


class Costs(StrEnum):
    """Who bears the costs of collecting (clause 15)."""

    EACH_OWN = "each_own"
    IN_BREACH = "in_breach"


class GoverningLaw(StrEnum):
    """The law that the agreement names (clause 14)."""

    CHINA = "china"
    ENGLAND = "england"
    NAMED = "named"  # the one that `law_named` names: a state, another country


@dataclass(frozen=True, slots=True)
class Clauses:
    """The choices of one agreement; days are calendar days; rates in millionths per day, factors in hundredths."""

    grace_days: int = 5
    late_charge: LateCharge = LateCharge.NONE
    daily_ppm: int = 0
    lpr_factor: int = 130
    acceleration: Acceleration = Acceleration.NONE
    cure_days: int = 10
    security: Security = Security.NONE
    guarantor: str = ""
    forum: Forum = Forum.LAW
    arbitrator: str = ""
    settling_order: SettlingOrder = SettlingOrder.BY_LAW
    earlier_rights: EarlierRights = EarlierRights.RESERVED
    costs: Costs = Costs.EACH_OWN
    governing_law: GoverningLaw = GoverningLaw.CHINA
    law_named: str = ""
    copies: int = 2


#: The clauses on which the window hints that a lawyer should look, by the field of `Clauses`.
LEGAL_FIELDS = ("late_charge", "acceleration", "security", "forum")


def usual_law(country: str) -> GoverningLaw:
    """Give the law that an agreement names unless chosen otherwise, by the country of our working days."""
    return GoverningLaw.ENGLAND if country == "GB" else GoverningLaw.CHINA


def clause_problems(clauses: Clauses) -> tuple[Problem, ...]:
    """Check the choices of an agreement: what a choice names has to be named, rates and days stay in their ranges."""
    return tuple(_problems(clauses))


def needs_lawyer(clauses: Clauses) -> tuple[str, ...]:
    """Name the legal choices that are not the mildest."""
    mildest = Clauses()
    return tuple(name for name in LEGAL_FIELDS if getattr(clauses, name) != getattr(mildest, name))


def _problems(clauses: Clauses) -> Iterator[Problem]:
    yield from check_range("grace_days", clauses.grace_days, 0, MOST_GRACE_DAYS)
    yield from check_range("cure_days", clauses.cure_days, 3, MOST_CURE_DAYS)
    yield from check_range("copies", clauses.copies, 2, MOST_COPIES)
    if clauses.late_charge is LateCharge.DAILY:
        yield from check_range("daily_ppm", clauses.daily_ppm, 1, 1000)
    if clauses.late_charge is LateCharge.LPR:
        yield from check_range("lpr_factor", clauses.lpr_factor, 100, 400)
    named = {
        "guarantor": clauses.security is Security.GUARANTOR,
        "arbitrator": clauses.forum is Forum.ARBITRATION,
        "law_named": clauses.governing_law is GoverningLaw.NAMED,
    }
    for name, is_needed in named.items():
        if is_needed and not getattr(clauses, name).strip():
            yield Problem(name, ProblemCode.REQUIRED)
        yield from check_length(name, getattr(clauses, name), NAME_LIMIT)
