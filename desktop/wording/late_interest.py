"""Late interest in sentences: what was chosen, what it comes to, and what to know of it."""

from decimal import Decimal

from desktop.domain.lateinterest import InterestBasis, InterestChoice, InterestLine, InterestWarning
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _

_BASES = {
    InterestBasis.NONE: N_("no late interest"),
    InterestBasis.CONTRACT_DAILY: N_("%(rate)s a day by the contract"),
    InterestBasis.CONTRACT_YEARLY: N_("%(rate)s a year by the contract, a year of %(days)s days"),
    InterestBasis.LPR: N_("LPR of one year times %(factor)s, a year of %(days)s days"),
    InterestBasis.UK_STATUTORY: N_("statutory interest, United Kingdom"),
    InterestBasis.EU_STATUTORY: N_("statutory interest, European Union"),
}

_WARNINGS = {
    InterestWarning.HIGH_RATE: N_("This rate is far above the usual, and a court may reduce it: ask a lawyer."),
}


def rate_text(ppm: int) -> str:
    """Write a rate in per cent without needless zeros: 31,000 millionths are "3.1%"."""
    return f"{Decimal(ppm).scaleb(-4).normalize():f}%"


def choice_line(choice: InterestChoice) -> str:
    """Say by what late interest is reckoned: "LPR of one year times 1.3, a year of 365 days"."""
    values = {
        "rate": rate_text(choice.rate_ppm),
        "factor": f"{Decimal(choice.factor).scaleb(-2).normalize():f}",
        "days": choice.year_days,
    }
    return _(_BASES[choice.basis]) % values


def interest_line(line: InterestLine) -> str:
    """Say what late interest comes to: "¥435.21 up to 30 Jun 2026", with the fixed sums where there are any."""
    values = {
        "amount": format_money(line.interest, line.currency),
        "fixed": format_money(line.fixed, line.currency),
        "day": format_date(line.on),
    }
    if line.fixed:
        return _("%(amount)s up to %(day)s, and %(fixed)s in fixed sums") % values
    return _("%(amount)s up to %(day)s") % values


def interest_warning(warning: InterestWarning) -> str:
    """Say what somebody should know before it is printed."""
    return _(_WARNINGS[warning])
