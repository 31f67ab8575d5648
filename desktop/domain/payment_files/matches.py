"""The proposals for a whole file: rows that are surest take their items first, and no item is taken twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from desktop.domain.imports.payment_rows import RUN, PaymentRow, Progress
from desktop.domain.ledger import Debt, Share
from desktop.domain.payment_files.numbers import NumberWords, number_words
from desktop.domain.payment_files.present import KnownReceipt, presences
from desktop.domain.payment_files.sureness import Presence, Sureness, WhereReason, WhoReason, least_sure
from desktop.domain.payment_files.wherefore import Where, choose_items, spread
from desktop.domain.payment_files.whose import Payers, Who

#: Gives the open items of a customer in a currency.
DebtsOf: TypeAlias = Callable[[int, str], Sequence[Debt]]

T = TypeVar("T")

_ORDER = tuple(Sureness)
_NAMED = frozenset({WhereReason.NAMED, WhereReason.NAMED_PART, WhereReason.NAMED_MORE})


@dataclass(frozen=True, slots=True)
class Match:
    """What is proposed for one row; `place` is that among the rows checked.

    `where` is None for a payment of nobody, or one that the book has. `shares` is what each item would get now, the
    rest of the amount is `unapplied`.
    """

    place: int
    row: PaymentRow
    who: Who
    presence: Presence
    where: Where | None = None
    shares: tuple[Share, ...] = ()
    unapplied: int = 0

    @property
    def sureness(self) -> Sureness:
        """How sure all of it is; what the book may have already is never certain."""
        if self.where is None:
            return Sureness.NONE if self.who.customer_id is None and not self.who.others else Sureness.UNCLEAR
        doubts = () if self.presence is Presence.NEW else (Sureness.UNCLEAR,)
        return least_sure((self.who.sureness, self.where.sureness, *doubts))

    @property
    def may_be_booked(self) -> bool:
        """Whether it has a customer and is not in the book."""
        return self.where is not None and self.presence is not Presence.THERE


def whose_rows(rows: Iterable[PaymentRow], payers: Payers, chosen: Mapping[int, int | None]) -> list[Who]:
    """Say whose each row is; `chosen` are the customers that the user named, by place, None for none."""
    found: list[Who] = []
    for place, row in enumerate(rows):
        if place in chosen:
            customer = chosen[place]
            sure = Sureness.NONE if customer is None else Sureness.CERTAIN
            found.append(Who(customer, WhoReason.NOBODY if customer is None else WhoReason.CHOSEN, sure))
        else:
            found.append(payers.find(row.payer, row.code, words_of(row), row.words))
    return found


def propose(
    rows: Sequence[PaymentRow],
    who: Sequence[Who],
    receipts: Iterable[KnownReceipt],
    debts_of: DebtsOf,
    progress: Progress | None = None,
) -> list[Match]:
    """Propose what each row is for, in the order of the rows."""
    present = presences(rows, [each.customer_id for each in who], receipts)
    told = zip(rows, who, present, strict=True)
    first = [
        _with_items(Match(place, *row), debts_of) for place, row in _telling(enumerate(told), progress, 0, len(rows))
    ]
    left = _Left(debts_of)
    matches = list(first)
    for match in _telling(sorted(first, key=_surest_first), progress, len(rows), len(rows)):
        if match.where is not None:
            settled = _with_items(match, left.of) if left.has_less(match) else match
            left.take(settled)
            matches[match.place] = settled
    return matches


def words_of(row: PaymentRow) -> NumberWords:
    """Give what of a row may be numbers of items."""
    return number_words(row.words, row.numbers)


def _telling(each: Iterable[T], progress: Progress | None, before: int, rows: int) -> Iterator[T]:
    """Pass on one row after the other, telling now and then how far both rounds are; telling may give the work up."""
    for done, one in enumerate(each, before):
        if progress is not None and rows >= RUN and done % RUN == 0:
            progress(done, 2 * rows)
        yield one


def _with_items(match: Match, debts_of: DebtsOf) -> Match:
    if match.who.customer_id is None or match.presence is Presence.THERE:
        return match
    debts = debts_of(match.who.customer_id, match.row.currency)
    where = choose_items(match.row.amount, debts, words_of(match.row))
    allocated = spread(where, match.row.amount, debts)
    return replace(match, where=where, shares=allocated.shares, unapplied=allocated.unapplied)


def _surest_first(match: Match) -> tuple[object, ...]:
    is_named = match.where is not None and match.where.reason in _NAMED
    return _ORDER.index(match.sureness), not is_named, match.row.received_on, match.place


class _Left:
    """The items of the customers as they are once the rows so far are booked."""

    def __init__(self, debts_of: DebtsOf) -> None:
        self._debts_of = debts_of
        self._debts: dict[tuple[int, str], dict[int, Debt]] = {}

    def of(self, customer_id: int, currency: str) -> Sequence[Debt]:
        """Give what is left of a customer's items."""
        key = customer_id, currency
        if key not in self._debts:
            self._debts[key] = {debt.id: debt for debt in self._debts_of(customer_id, currency)}
        return list(self._debts[key].values())

    def has_less(self, match: Match) -> bool:
        """Say whether a row before this one took something of the same customer's items."""
        return (match.who.customer_id, match.row.currency) in self._debts

    def take(self, match: Match) -> None:
        """Take off what a row pays; nothing is open twice."""
        if match.who.customer_id is None or not match.shares:
            return
        self.of(match.who.customer_id, match.row.currency)
        debts = self._debts[match.who.customer_id, match.row.currency]
        for share in match.shares:
            debt = debts[share.receivable_id]
            rest = debt.open - share.amount
            if rest:
                debts[debt.id] = replace(debt, open=rest, disputed=min(debt.disputed, rest))
            else:
                del debts[debt.id]
