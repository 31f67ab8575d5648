"""What a payment is for: the items its payer names, else those that come to just its sum, else what fell due first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.domain.ledger import Allocated, Debt, Share, allocate, oldest_first
from desktop.domain.payment_files.numbers import NumberWords, named_debts
from desktop.domain.payment_files.sureness import Sureness, WhereReason

#: Sums are looked for among so many items, the oldest due first, of so many items each, in so many steps.
SEARCHED_ITEMS = 40
MOST_ITEMS = 6
STEPS = 5_000


@dataclass(frozen=True, slots=True)
class Where:
    """The items that a payment is for; `shares` of None leave it to what is oldest due when it is booked."""

    shares: tuple[Share, ...] | None
    reason: WhereReason
    sureness: Sureness


def choose_items(amount: int, debts: Sequence[Debt], found: NumberWords) -> Where:
    """Propose what an amount in minor units is for, of items of one currency with something open."""
    in_order = sorted((debt for debt in debts if debt.open > 0), key=oldest_first)
    if not in_order:
        return Where(None, WhereReason.NOTHING_OWED, Sureness.UNCLEAR)
    named = named_debts(found, in_order)
    if named:
        return _for_named(amount, named)
    exact = _exact_one(amount, in_order) or _oldest_sum(amount, in_order) or _some_sum(amount, in_order)
    if exact is not None:
        return exact
    if amount > sum(debt.open for debt in in_order):
        return Where(None, WhereReason.MORE_THAN_OWED, Sureness.UNCLEAR)
    return Where(None, WhereReason.OLDEST_DUE, Sureness.LIKELY)


def spread(where: Where, amount: int, debts: Sequence[Debt]) -> Allocated:
    """Give what each item gets by a proposal."""
    return allocate(amount, debts, where.shares)


def _for_named(amount: int, named: Sequence[Debt]) -> Where:
    """Let the customer's word go first: it goes there and nowhere else."""
    owed = sum(debt.open for debt in named)
    undisputed = sum(max(debt.open - debt.disputed, 0) for debt in named)
    shares = allocate(min(amount, owed), named).shares
    if amount in {owed, undisputed}:
        return Where(shares, WhereReason.NAMED, Sureness.CERTAIN)
    if amount < owed:
        sureness = Sureness.CERTAIN if len(named) == 1 else Sureness.LIKELY
        return Where(shares, WhereReason.NAMED_PART, sureness)
    return Where(shares, WhereReason.NAMED_MORE, Sureness.LIKELY)


def _exact_one(amount: int, in_order: Sequence[Debt]) -> Where | None:
    """Find one item of just this sum; where several are, the oldest, and certain only if it is oldest of all."""
    same = [debt for debt in in_order if debt.open == amount]
    if same:
        sureness = Sureness.CERTAIN if len(same) == 1 or same[0] is in_order[0] else Sureness.LIKELY
        return Where((Share(same[0].id, amount),), WhereReason.EXACT, sureness)
    undisputed = [debt for debt in in_order if debt.disputed and debt.open - debt.disputed == amount]
    if len(undisputed) == 1:
        return Where((Share(undisputed[0].id, amount),), WhereReason.UNDISPUTED, Sureness.LIKELY)
    return None


def _oldest_sum(amount: int, in_order: Sequence[Debt]) -> Where | None:
    """Find whether the oldest items come to just this sum: then both rules agree."""
    for count, total in enumerate(accumulate(debt.open for debt in in_order), 1):
        if total == amount:
            return Where(_in_full(in_order[:count]), WhereReason.OLDEST_SUM, Sureness.CERTAIN)
        if total > amount:
            break
    return None


def _some_sum(amount: int, in_order: Sequence[Debt]) -> Where | None:
    """Find some items that come to just this sum; where they are not the only ones, the first found is unclear."""
    few = [debt for debt in in_order if debt.open < amount][:SEARCHED_ITEMS]
    search = _Search(few)
    sums = list(search.sums(amount))
    if not sums:
        return None
    is_only = len(sums) == 1 and search.steps > 0
    return Where(_in_full(sums[0]), WhereReason.SEVERAL_SUM, Sureness.LIKELY if is_only else Sureness.UNCLEAR)


class _Search:
    """Looks for items that come to a sum, and gives up after some steps."""

    def __init__(self, debts: Sequence[Debt]) -> None:
        self.steps = STEPS
        self._debts = debts
        self._rest = [0] * (len(debts) + 1)  # what all from here on come to
        for place in range(len(debts) - 1, -1, -1):
            self._rest[place] = self._rest[place + 1] + debts[place].open

    def sums(self, amount: int) -> Iterator[Sequence[Debt]]:
        """Give the first two sets of two or more items that come to an amount, fewer items first."""
        found = 0
        for count in range(2, MOST_ITEMS + 1):
            for chosen in self._of(count, amount, 0):
                yield chosen
                found += 1
                if found > 1:
                    return

    def _of(self, count: int, amount: int, first: int) -> Iterator[tuple[Debt, ...]]:
        for place in range(first, len(self._debts) - count + 1):
            self.steps -= 1
            if self.steps <= 0 or self._rest[place] < amount:
                return
            debt = self._debts[place]
            if debt.open > amount:
                continue
            if count == 1:
                if debt.open == amount:
                    yield (debt,)
            else:
                for rest in self._of(count - 1, amount - debt.open, place + 1):
                    yield (debt, *rest)


def _in_full(debts: Sequence[Debt]) -> tuple[Share, ...]:
    return tuple(Share(debt.id, debt.open) for debt in debts)
