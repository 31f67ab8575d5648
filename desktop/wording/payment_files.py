"""Payments of a file, in words: how sure a proposal is, why it says what it says, what was passed over."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from desktop.domain.imports.checked import SkipReason
from desktop.domain.money import Money
from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.sureness import Presence, Sureness, WhereReason, WhoReason
from desktop.formats import format_count, format_money
from desktop.i18n import N_, _, ngettext
from desktop.wording.joining import joined
from desktop.wording.receivables import money_list

SURENESS: dict[Sureness, str] = {
    Sureness.CERTAIN: N_("certain"),
    Sureness.LIKELY: N_("likely"),
    Sureness.UNCLEAR: N_("unclear"),
    Sureness.NONE: N_("nobody's"),
}

WHO: dict[WhoReason, str] = {
    WhoReason.CODE: N_("by code"),
    WhoReason.NAME: N_("by name"),
    WhoReason.SHORT_NAME: N_("by short name"),
    WhoReason.NUMBER: N_("by an invoice number"),
    WhoReason.EARLIER: N_("paid for them before"),
    WhoReason.SIMILAR: N_("similar name"),
    WhoReason.MENTIONED: N_("mentioned in the words"),
    WhoReason.CHOSEN: N_("chosen by you"),
    WhoReason.SEVERAL: N_("several may be meant"),
    WhoReason.NOBODY: N_("no customer is found"),
}

WHERE: dict[WhereReason, str] = {
    WhereReason.NAMED: N_("names the items"),
    WhereReason.NAMED_PART: N_("names the items, pays a part"),
    WhereReason.NAMED_MORE: N_("names the items, pays more"),
    WhereReason.EXACT: N_("the amount of one item"),
    WhereReason.UNDISPUTED: N_("the undisputed part of one item"),
    WhereReason.OLDEST_SUM: N_("the amount of the oldest items"),
    WhereReason.SEVERAL_SUM: N_("the amount of some items"),
    WhereReason.OLDEST_DUE: N_("oldest due first"),
    WhereReason.MORE_THAN_OWED: N_("more than is owed"),
    WhereReason.NOTHING_OWED: N_("nothing is owed"),
}

PRESENCE: dict[Presence, str] = {
    Presence.NEW: N_("new"),
    Presence.THERE: N_("booked"),
    Presence.NEARBY: N_("the same amount came within three days"),
    Presence.TWICE: N_("another row says exactly the same"),
}

SKIPPED: dict[SkipReason, str] = {
    SkipReason.SUM: N_("a sum"),
    SkipReason.HEADING: N_("a repeated heading"),
    SkipReason.NOTE: N_("a remark"),
    SkipReason.MONEY_OUT: N_("money that went out"),
    SkipReason.NO_MONEY: N_("no money came in"),
}


class _Booked(Protocol):
    """What a sentence needs of a file that was booked."""

    @property
    def payments(self) -> int:
        """How many payments were booked."""

    @property
    def left(self) -> int:
        """How many rows that brought money were not."""

    @property
    def sums(self) -> tuple[Money, ...]:
        """What was booked, a sum for each currency."""


#: So many items are named in a line.
_NAMED_ITEMS = 4


def sureness_label(match: Match) -> str:
    """Say in a word or two how sure a proposal is; what the book has is said so."""
    return _(PRESENCE[Presence.THERE]) if match.presence is Presence.THERE else _(SURENESS[match.sureness])


def reason_line(match: Match) -> str:
    """Say why: the customer, the items, and what makes it doubtful."""
    if match.presence is Presence.THERE:
        return _("booked already")
    doubt = [_(PRESENCE[match.presence])] if match.presence is not Presence.NEW else []
    where = [_(WHERE[match.where.reason])] if match.where is not None else []
    return joined([_(WHO[match.who.reason]), *where, *doubt])


def items_line(match: Match, numbers: Mapping[int, str]) -> str:
    """Name the items that a payment goes to, and what stays unapplied of it."""
    if match.where is None:
        return ""
    named = [numbers[share.receivable_id] for share in match.shares]
    shown = named[:_NAMED_ITEMS]
    if len(named) > _NAMED_ITEMS:
        more = len(named) - _NAMED_ITEMS
        shown.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": format_count(more)})
    if match.unapplied:
        left = {"amount": format_money(match.unapplied, match.row.currency)}
        shown.append(_("%(amount)s unapplied") % left)
    return joined(shown)


def customer_line(match: Match, names: Mapping[int, str]) -> str:
    """Name the customer, or say how many may be meant."""
    if match.who.customer_id is not None:
        return names[match.who.customer_id]
    count = len(match.who.others)
    if not count:
        return ""
    return ngettext("%(count)s may be meant", "%(count)s may be meant", count) % {"count": format_count(count)}


def booked_line(booked: _Booked) -> str:
    """Say what of a file was booked."""
    words = {"count": format_count(booked.payments), "sums": money_list(booked.sums)}
    return ngettext("%(count)s payment, %(sums)s", "%(count)s payments, %(sums)s", booked.payments) % words


def left_line(booked: _Booked) -> str:
    """Say how many rows that brought money were left; '' where none was."""
    if not booked.left:
        return ""
    words = {"count": format_count(booked.left)}
    return ngettext("%(count)s row was not booked.", "%(count)s rows were not booked.", booked.left) % words


def skipped_lines(reasons: Sequence[SkipReason]) -> list[str]:
    """Count what was passed over, by reason."""
    counted = {reason: reasons.count(reason) for reason in SkipReason if reason in reasons}
    return [
        _("%(what)s: %(count)s") % {"what": _(SKIPPED[reason]), "count": format_count(count)}
        for reason, count in counted.items()
    ]
