"""What the ledger says of a plan that is signed: what has come in for it, and what a payment under it is put to.

Whatever is taken off the items of a plan after its signing counts for the plan, whoever recorded it and wherever, so
that what the plan has left of its items is never more than what is open of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.clauses import SettlingOrder
from desktop.domain.ledger import Share
from desktop.domain.plans import InstalmentStanding, PlanPayment


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken off an item after the signing, in minor units, below zero where it was given back.

    `is_money` tells what was paid, or the finance office has as paid, from credit notes and write-offs.
    """

    day: date
    amount: int
    is_money: bool = True


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of a plan: what the plan took of it, what is open of it now, both of a credit note below zero.

    What the plan did not take is in dispute, or came to be open again later: money goes to the plan's part first, a
    credit note or a write-off to the other part. `taken` is in the order in which it was recorded.
    """

    id: int
    asked: int
    open: int
    taken: tuple[Taken, ...] = ()

    @property
    def paid(self) -> int:
        """What money has reached the plan's part, 0 to `asked`."""
        return sum(part for _day, part in self.reached())

    @property
    def left(self) -> int:
        """What the plan still has of it: between nothing and what is open of it."""
        return sorted((0, self.open, self.asked - self.paid))[1]

    def reached(self) -> Iterator[tuple[date, int]]:
        """Give the days and sums by which money reached the plan's part, or left it again (below zero)."""
        so_far = 0
        for each in self.taken:
            now = min(max(so_far + each.amount, 0), max(self.asked, 0)) if each.is_money else so_far
            if now != so_far:
                yield each.day, now - so_far
            so_far = now


@dataclass(frozen=True, slots=True)
class PlanShares:
    """What becomes of a payment under a plan: parts of items, and a part that is interest; the rest is not applied."""

    shares: tuple[Share, ...]
    interest: int


def receipts(items: Sequence[PlannedItem], interest: Iterable[PlanPayment], signed_on: date) -> tuple[PlanPayment, ...]:
    """Give what has come in for a plan, the first day first: of its items, and as interest.

    What made less of the items otherwise, a credit note or a write-off, is told of its last day, or of the signing.
    """
    moves = [move for item in items for move in item.reached()]
    other_days = (each.day for item in items for each in item.taken if not each.is_money)
    otherwise = sum(item.asked - item.paid - item.left for item in items)
    moves.append((max(other_days, default=signed_on), otherwise))
    came = sorted((PlanPayment(day, part) for day, part in moves if part > 0), key=lambda each: each.paid_on)
    given_back = -sum(part for _day, part in moves if part < 0)
    return tuple(sorted((*_without(came, given_back), *interest), key=lambda each: each.paid_on))


def plan_shares(
    amount: int,
    items: Iterable[PlannedItem],
    settled: Iterable[InstalmentStanding],
    order: SettlingOrder,
    interest_paid: int,
) -> PlanShares:
    """Put a payment to the items of a plan, the first ones first, and to interest by the order that was agreed.

    `settled` is how the instalments stand with the payment; more than the plan has left is put to nothing.
    """
    interest = min(max(_interest_reached(settled, order) - interest_paid, 0), amount)
    rest, shares = amount - interest, []
    for item in items:
        part = min(rest, max(item.left, 0))
        if part:
            shares.append(Share(item.id, part))
            rest -= part
    return PlanShares(tuple(shares), interest)


def _interest_reached(settled: Iterable[InstalmentStanding], order: SettlingOrder) -> int:
    """Sum the interest that is paid of instalments; by law what is paid of one goes to its interest first."""
    if order is SettlingOrder.PRINCIPAL_FIRST:
        return sum(max(each.paid - each.instalment.principal, 0) for each in settled)
    return sum(min(each.paid, each.instalment.interest) for each in settled)


def _without(came: Sequence[PlanPayment], given_back: int) -> Iterator[PlanPayment]:
    """Leave out what was given back, the last that came first."""
    kept = []
    for each in reversed(came):
        used = min(each.amount, given_back)
        given_back -= used
        if each.amount > used:
            kept.append(replace(each, amount=each.amount - used))
    return reversed(kept)
