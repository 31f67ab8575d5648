"""Debts in words: how late against the term, sums of several currencies."""

from collections.abc import Iterable

from desktop.domain.money import Money
from desktop.domain.receivables import Lateness
from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.wording.joining import joined


def lateness_text(lateness: Lateness) -> str:
    """Say how late an item is: "30 + 12, limit 40" (rule 55); '' when it is not overdue."""
    if not lateness.overdue:
        return ""
    if not lateness.term:
        return ngettext("%(count)s day overdue", "%(count)s days overdue", lateness.overdue) % {
            "count": lateness.overdue
        }
    return _("%(term)s + %(overdue)s, limit %(limit)s") % {
        "term": lateness.term,
        "overdue": lateness.overdue,
        "limit": lateness.limit,
    }


def money_list(sums: Iterable[Money]) -> str:
    """Write sums of several currencies one after the other; a dash when there is none."""
    return joined(format_money(money.minor, money.currency) for money in sums) or "—"
