"""How late interest is reckoned, in words, and limits as they are typed."""

from collections.abc import Collection
from dataclasses import replace

from desktop.domain.interest_reckoning import STATUTORY
from desktop.domain.lateinterest import InterestBasis, InterestChoice, RateBasis
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import N_, _
from desktop.wording.choices import label
from desktop.wording.late_interest import rate_text

#: The published rate that a basis goes by.
NEEDED = {
    InterestBasis.LPR: RateBasis.LPR_1Y,
    InterestBasis.UK_STATUTORY: RateBasis.BOE_BASE,
    InterestBasis.EU_STATUTORY: RateBasis.ECB_REF,
}

_FORMULAS = {
    InterestBasis.NONE: N_("Papers ask for no late interest, unless somebody chooses it for one of them."),
    InterestBasis.CONTRACT_DAILY: N_("Late interest = what is open × days late × %(rate)s a day."),
    InterestBasis.CONTRACT_YEARLY: N_("Late interest = what is open × days late × %(rate)s a year ÷ %(days)s."),
    InterestBasis.LPR: N_(
        "Late interest = what is open × days late × the LPR of one year on the day when it became late × %(factor)s ÷"
        " %(days)s."
    ),
    InterestBasis.UK_STATUTORY: N_(
        "Late interest = what is open × days late × (the base rate of the last 30 June or 31 December before it became"
        " late + %(points)s) ÷ 365, and for each debt a fixed sum of %(fixed)s by its size. For debts in GBP."
    ),
    InterestBasis.EU_STATUTORY: N_(
        "Late interest = what is open × days late × (the ECB's rate at the start of each half-year + %(points)s) ÷ 365,"
        " and for each debt a fixed sum of %(fixed)s."
    ),
}


def formula_text(choice: InterestChoice) -> str:
    """Say the formula of a choice."""
    law = STATUTORY.get(choice.basis, ())
    fixed = [format_money(amount, law[-1].currency) for _size, amount in law[-1].fixed] if law else []
    return _(_FORMULAS[choice.basis]) % {
        "rate": rate_text(choice.rate_ppm),
        "factor": factor_text(choice.factor),
        "days": choice.year_days,
        "points": rate_text(law[-1].points_ppm) if law else "",
        "fixed": " / ".join(fixed),
    }


def counting_text() -> str:
    """Say which days count and on what sum."""
    return _(
        "Days count from the day after the due date; what is paid on a day counts from the next one. The disputed part"
        " costs nothing."
    )


def lacking_text(choice: InterestChoice, known: Collection[RateBasis]) -> str:
    """Say that the published rate is missing that a choice goes by; '' where it is there or none is needed."""
    needed = NEEDED.get(choice.basis)
    if needed is None or needed in known:
        return ""
    return _("Not entered below yet: %(rate)s. Until it is, papers cannot reckon late interest.") % {
        "rate": label(needed)
    }


def factor_text(factor: int) -> str:
    """Write a factor given in hundredths: 130 is "1.3"."""
    whole, part = divmod(factor, 100)
    return f"{whole}.{part:02d}".rstrip("0").removesuffix(".")


def as_typed(problem: Problem) -> Problem:
    """Give the limit of a rate in per cent, as it is typed."""
    limit = problem.values.get("limit")
    if problem.field != "rate_ppm" or problem.code is ProblemCode.TOO_MANY_DECIMALS or not isinstance(limit, int):
        return problem
    return replace(problem, values={**problem.values, "limit": rate_text(limit)})
