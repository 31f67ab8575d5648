"""Debtors in words: how to deal with whom, what endangers a debt, how a rating adds up."""

from collections.abc import Callable

from desktop.domain.debtor import Approach, Risk
from desktop.domain.rating import Rating, RatingCode, RatingLine
from desktop.domain.signals import SignalNature
from desktop.i18n import N_, _, ngettext
from desktop.wording.joining import joined

_APPROACHES = {
    Approach.FIND_OUT: (
        N_("find out first"),
        N_("Not known yet whether they can pay and want to: ask, look around, and note what you see."),
    ),
    Approach.REMIND: (
        N_("remind in good time"),
        N_("Able and willing: remind in good time, have the papers right, and thank for each payment."),
    ),
    Approach.HELP: (
        N_("help and agree on parts"),
        N_("Willing but short of money: agree on small instalments that begin soon, and help where you can."),
    ),
    Approach.PRESS: (
        N_("insist, politely"),
        N_("Able but not willing: stay polite and firm, answer excuses with facts, do every step you announce."),
    ),
    Approach.SECURE: (
        N_("secure the claim"),
        N_("Neither able nor willing: no new credit, gather the proofs, and decide soon about a lawyer."),
    ),
}

_RISKS = {
    Risk.CLOSING_DOWN: N_("The business is closing down."),
    Risk.OTHER_CREDITORS: N_("Other creditors are acting already."),
    Risk.CASH_TROUBLE: N_("Wages are late: they are short of cash."),
    Risk.MANAGEMENT_TROUBLE: N_("Staff are leaving: there is trouble in the management."),
    Risk.PRICE_FALL: N_("Prices of their goods are falling."),
    Risk.GOODS_OUTDATED: N_("Their goods are outdated."),
    Risk.CONFIRM_BALANCE: N_("The person in charge has left: have the balance confirmed anew."),
    Risk.OVER_LIMIT: N_("More is owed than the credit limit allows."),
    Risk.OLD_DEBT: N_("An item has been open for more than a year: it has cost more than it earned."),
}

_NATURES = {
    SignalNature.GOOD: N_("a good sign"),
    SignalNature.BAD: N_("a bad sign"),
    SignalNature.GO_NOW: N_("go there now"),
}


def approach_title(approach: Approach) -> str:
    """Name a cell of ability x willingness in a few words."""
    return _(_APPROACHES[approach][0])


def approach_text(approach: Approach) -> str:
    """Say in a sentence how to deal with such a debtor (rule 82)."""
    return _(_APPROACHES[approach][1])


def risk_text(risk: Risk) -> str:
    """Say in a sentence what endangers a debt (rule 42)."""
    return _(_RISKS[risk])


def nature_label(nature: SignalNature) -> str:
    """Name what a signal asks for (rule 21)."""
    return _(_NATURES[nature])


def rating_text(rating: Rating) -> str:
    """Write the sum of a rating out: "100 - 30 (urgent item, 42 days overdue) = 70: B" (rule 43)."""
    if rating.grade is None:
        return _("Not rated: no open item, no payment and no promise to go by")
    counting = [rating_line(line) for line in rating.lines if line.points]
    values = {"sum": " ".join(counting), "points": rating.points, "grade": rating.grade}
    return _("%(sum)s = %(points)s: %(grade)s") % values if len(counting) > 1 else _("%(points)s: %(grade)s") % values


def rating_line(line: RatingLine) -> str:
    """Write one part of the sum with its sign: "- 30 (urgent item, 42 days overdue)"."""
    if line.code is RatingCode.START:
        return str(line.points)
    sign = "+" if line.points > 0 else "-"
    return _("%(sign)s %(points)s (%(what)s)") % {"sign": sign, "points": abs(line.points), "what": rating_fact(line)}


def rating_fact(line: RatingLine) -> str:
    """Say what a part of the sum is about."""
    return _FACTS[line.code](line.values.get("days", 0), line.values.get("items", line.values.get("count", 0)))


def _days_late(text: str) -> Callable[[int, int], str]:
    def told(days: int, _items: int) -> str:
        late = ngettext("%(count)s day overdue", "%(count)s days overdue", days) % {"count": days}
        return joined((_(text), late))

    return told


def _paid_in_term(_days: int, items: int) -> str:
    return ngettext("%(count)s item paid in its term", "%(count)s items paid in their term", items) % {"count": items}


def _paid_late(days: int, items: int) -> str:
    paid = ngettext("%(count)s item paid", "%(count)s items paid", items) % {"count": items}
    late = ngettext("on average %(count)s day late", "on average %(count)s days late", days) % {"count": days}
    return joined((paid, late))


def _broken(_days: int, count: int) -> str:
    return ngettext("%(count)s broken promise", "%(count)s broken promises", count) % {"count": count}


def _kept(_days: int, count: int) -> str:
    return ngettext("%(count)s kept promise", "%(count)s kept promises", count) % {"count": count}


_FACTS: dict[RatingCode, Callable[[int, int], str]] = {
    RatingCode.START: lambda _days, _items: _("to begin with"),
    RatingCode.ITEM_IN_TERM: lambda _days, _items: _("no open item is late"),
    RatingCode.ITEM_LATE: _days_late(N_("late item")),
    RatingCode.ITEM_URGENT: _days_late(N_("urgent item")),
    RatingCode.ITEM_VERY_LATE: _days_late(N_("item past the hand-over mark")),
    RatingCode.PAID_IN_TERM: _paid_in_term,
    RatingCode.PAID_LATE: _paid_late,
    RatingCode.PROMISES_BROKEN: _broken,
    RatingCode.PROMISES_KEPT: _kept,
}
