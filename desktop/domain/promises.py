"""Promises to pay: what is asked before one is recorded, and whether it was kept, judged by the money that came in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

#: The longest tolerance, in days after the day that was promised.
MOST_TOLERANCE_DAYS = 30
#: A promise for a day that is further away invites the next excuse (rule 31).
LONG_WAY_DAYS = 30


class PromiseState(StrEnum):
    """What became of a promise; it follows from the money and is never stored."""

    OPEN = "open"  # its day, tolerance included, has not passed
    KEPT = "kept"  # enough came in time
    PARTLY_KEPT = "partly_kept"  # something came in time
    BROKEN = "broken"  # nothing came in time
    CANCELLED = "cancelled"  # taken back before its day: entered by mistake, or both agreed to something else
    LAPSED = "lapsed"  # nothing of its items was left to be paid: credited, written off, or paid under another promise


class PromiseQuestion(StrEnum):
    """What is asked once before a promise is recorded, and forbidden by nobody."""

    OPEN_PROMISE = "open_promise"  # an item is promised already; that promise stays and is judged by itself
    MORE_THAN_OWED = "more_than_owed"
    LONG_WAY_OFF = "long_way_off"  # more than 30 days: a short promise and a call each week (rule 31)


class CancelCode(StrEnum):
    """What stands as the reason where the program cancels a promise and the rep has typed none."""

    MISTAKE = "by_mistake"  # taken back right after it was entered
    REOPENED = "visit_reopened"  # the outcome of the visit it belongs to was taken back


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as it was made, of one customer and currency; `amount` in minor units.

    `items` are the receivables it is about, none where it is about whatever is owed. `left` is what was still open of
    them when its time was over, or is today; None without items. `recorded_at` is the moment it was entered.
    """

    id: int
    amount: int
    made_on: date
    due_on: date
    tolerance_days: int = 0
    items: frozenset[int] = frozenset()
    left: int | None = None
    cancelled_on: date | None = None
    recorded_at: str = ""

    @property
    def deadline(self) -> date:
        """The last day on which money counts, tolerance included."""
        return self.due_on + timedelta(days=self.tolerance_days)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in on a day, above zero, in minor units; `item` is None while it has not been applied."""

    day: date
    amount: int
    item: int | None = None
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one promise; sums in minor units.

    `received` came in time, the last of it on `settled_on` where that was enough. Money that came too late changes no
    state; it is `late`, and `paid_late_on` is the day on which all had come after all.
    """

    state: PromiseState
    received: int = 0
    settled_on: date | None = None
    late: int = 0
    paid_late_on: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """How many promises of a customer were kept, kept in part and broken, and how many are open."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    open: int = 0

    @classmethod
    def of(cls, states: Iterable[PromiseState]) -> "PromiseRecord":
        """Count; what was cancelled or has lapsed does not count."""
        found = Counter(states)
        return cls(
            found[PromiseState.KEPT],
            found[PromiseState.PARTLY_KEPT],
            found[PromiseState.BROKEN],
            found[PromiseState.OPEN],
        )


def judge(promises: Iterable[Promised], receipts: Iterable[Receipt], today: date) -> dict[int, Judgement]:
    """Judge the promises of one customer and currency by what had come in by `today`, that day included.

    Each receipt is used at most once, and the promise that is due first takes first. What was applied to an item
    counts for promises about that item, what is not applied for any; a promise that names no items takes any money. It
    counts from the day the promise was made, on that very day what was recorded after it, to its deadline. A promise
    is kept, too, when something came and nothing of its items is left open.
    """
    purse = _Purse(receipt for receipt in receipts if receipt.day <= today)
    judged: dict[int, Judgement] = {}
    counted = []
    for promise in sorted(promises, key=lambda each: (each.due_on, each.made_on, each.id)):
        if promise.cancelled_on is not None and promise.cancelled_on <= min(today, promise.deadline):
            judged[promise.id] = Judgement(PromiseState.CANCELLED)
            continue
        counted.append(promise)
        received, last = purse.take(promise, promise.amount, until=promise.deadline)
        state = _state(promise, received, today)
        judged[promise.id] = Judgement(state, received, last if state is PromiseState.KEPT else None)
    for promise in counted:
        judged[promise.id] = _with_late(promise, judged[promise.id], purse)
    return judged


def promise_questions(
    amount: int, due_on: date, today: date, *, owed: int, is_promised: bool
) -> tuple[PromiseQuestion, ...]:
    """Give what to ask about a promise: of `amount`, where `owed` is open, `is_promised` if an item is so already."""
    questions = []
    if is_promised:
        questions.append(PromiseQuestion.OPEN_PROMISE)
    if amount > owed:
        questions.append(PromiseQuestion.MORE_THAN_OWED)
    if (due_on - today).days > LONG_WAY_DAYS:
        questions.append(PromiseQuestion.LONG_WAY_OFF)
    return tuple(questions)


def covering(items: Sequence[tuple[int, int]], amount: int) -> tuple[int, ...]:
    """Choose the first of some items, each its id and what is asked for of it, that together cover an amount."""
    chosen, covered = [], 0
    for item, asked in items:
        if covered >= amount:
            break
        if asked > 0:
            chosen.append(item)
            covered += asked
    return tuple(chosen)


def net_by_item(changes: Iterable[Receipt]) -> Iterator[Receipt]:
    """Take what was given back off the latest money of the same item before it; what finds none is left out.

    A finance office's file tells what is open, not why: when that rises again, the money before it had not come.
    """
    kept: dict[int | None, list[Receipt]] = {}
    for change in sorted(changes, key=lambda each: (each.day, each.recorded_at)):
        stack = kept.setdefault(change.item, [])
        if change.amount > 0:
            stack.append(change)
            continue
        back = -change.amount
        while back and stack:
            last = stack.pop()
            if last.amount > back:
                stack.append(replace(last, amount=last.amount - back))
            back = max(back - last.amount, 0)
    for stack in kept.values():
        yield from stack


def _state(promise: Promised, received: int, today: date) -> PromiseState:
    nothing_left = promise.left is not None and promise.left <= 0
    if received >= promise.amount or (nothing_left and received):
        return PromiseState.KEPT
    if nothing_left:
        return PromiseState.LAPSED
    if today <= promise.deadline:
        return PromiseState.OPEN
    return PromiseState.PARTLY_KEPT if received else PromiseState.BROKEN


def _with_late(promise: Promised, judgement: Judgement, purse: "_Purse") -> Judgement:
    """Tell of money that came after the deadline of a promise that was not kept in full."""
    if judgement.state not in {PromiseState.BROKEN, PromiseState.PARTLY_KEPT}:
        return judgement
    missing = promise.amount - judgement.received
    late, last = purse.take(promise, missing, after=promise.deadline)
    return replace(judgement, late=late, paid_late_on=last if late == missing else None)


class _Purse:
    """Receipts, and what is left of each; what was applied to an item is taken before what was not."""

    def __init__(self, receipts: Iterable[Receipt]) -> None:
        self._receipts = sorted(receipts, key=_order)
        self._left = [each.amount for each in self._receipts]

    def take(
        self, promise: Promised, amount: int, *, after: date | None = None, until: date | None = None
    ) -> tuple[int, date | None]:
        """Take up to `amount` of what counts for a promise, the oldest first; give the sum and the latest day."""
        taken, days = 0, []
        for place, receipt in enumerate(self._receipts):
            if taken == amount:
                break
            part = min(self._left[place], amount - taken)
            if part > 0 and _counts(promise, receipt, after, until):
                self._left[place] -= part
                taken += part
                days.append(receipt.day)
        return taken, max(days, default=None)


def _order(receipt: Receipt) -> tuple[bool, date, str, int, int]:
    return receipt.item is None, receipt.day, receipt.recorded_at, receipt.item or 0, receipt.amount


def _counts(promise: Promised, receipt: Receipt, after: date | None, until: date | None) -> bool:
    if receipt.item is not None and promise.items and receipt.item not in promise.items:
        return False
    if (until is not None and receipt.day > until) or (after is not None and receipt.day <= after):
        return False
    return (receipt.day, receipt.recorded_at) > (promise.made_on, promise.recorded_at)
