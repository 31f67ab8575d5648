"""Money and what it settles: kinds of payments and of allocations, and the rules by which an amount finds its items."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.checks import check_sum
from desktop.domain.problems import Problem, ProblemCode

#: Two receipts of one sum that are no further apart may be one and the same, entered twice.
TWICE_WITHIN = timedelta(days=3)

#: The reason of a reversal right after a receipt was entered; the sentence for it stands in `desktop.wording`.
BY_MISTAKE = "entered by mistake"


class PaymentKind(StrEnum):
    """What a row of payments is; only a receipt is above zero."""

    RECEIPT = "receipt"
    REFUND = "refund"  # a part, or all, that was not applied was paid back
    REVERSAL = "reversal"  # it never came, or the bill was dishonoured


class AllocationKind(StrEnum):
    """Why something was taken off what is open of an item."""

    OPENING = "opening"  # settled before the book knew the item
    OFFICE = "office"  # the finance office's file says so
    PAYMENT = "payment"
    INTEREST = "interest"  # the part of a payment under a plan that is no item's
    CREDIT = "credit"
    WRITE_OFF = "write_off"


class PaymentQuestion(StrEnum):
    """What is odd about a payment that may be right all the same; only `TWICE` has to be answered."""

    TWICE = "twice"  # the same sum came from the same customer within three days, or under the same reference
    BEFORE_DEBT = "before_debt"  # an item it goes to was not yet owed on that day
    MORE_THAN_OWED = "more_than_owed"


@dataclass(frozen=True, slots=True)
class Debt:
    """An item as an allocation sees it; `open` and `disputed` in minor units, `first_day` is that of the debt."""

    id: int
    number: str
    first_day: date
    due_date: date | None
    currency: str
    open: int
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What an item gets of an amount, in minor units, above zero."""

    receivable_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Allocated:
    """An amount spread over items; `unapplied` is what is left of it."""

    shares: tuple[Share, ...]
    unapplied: int


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """What the finance office's figure does to an item: `posted` is taken off what is open of it."""

    open: int
    booked: int
    posted: int


def allocate(amount: int, debts: Iterable[Debt], chosen: Sequence[Share] | None = None) -> Allocated:
    """Spread an amount over items of one currency: as the customer said, else over what fell due first.

    What is not disputed goes before what is, and an item without a due date comes last. What the customer named goes
    there and nowhere else, so the rest of it stays unapplied; `share_problems` tells whether it fits.
    """
    if chosen is not None:
        return Allocated(tuple(chosen), amount - sum(share.amount for share in chosen))
    left = max(amount, 0)
    in_order = sorted((debt for debt in debts if debt.open > 0), key=oldest_first)
    taken: Counter[int] = Counter()
    for debt, part in (*((debt, _undisputed(debt)) for debt in in_order), *((debt, debt.open) for debt in in_order)):
        share = min(left, part - taken[debt.id])
        taken[debt.id] += share
        left -= share
        if not left:
            break
    shares = tuple(Share(debt.id, taken[debt.id]) for debt in in_order if taken[debt.id])
    return Allocated(shares, amount - sum(share.amount for share in shares))


def oldest_first(debt: Debt) -> tuple[bool, date, date, int]:
    """Order items by their due date, those without one last."""
    return debt.due_date is None, debt.due_date or debt.first_day, debt.first_day, debt.id


def share_problems(amount: int, currency: str, debts: Mapping[int, Debt], shares: Sequence[Share]) -> Iterator[Problem]:
    """Check what goes to which item: `debts` are the customer's items by id, settled ones too.

    A problem is named `shares.<id of the item>`, one of all of them together `shares`.
    """
    seen: set[int] = set()
    for place, share in enumerate(shares, 1):
        field = f"shares.{share.receivable_id}"
        debt = debts.get(share.receivable_id)
        if debt is None:
            yield Problem(field, ProblemCode.NOT_FOUND)
        elif debt.id in seen:
            yield Problem(field, ProblemCode.DUPLICATE_ROW, {"row": place})
        elif debt.currency != currency:
            yield Problem(field, ProblemCode.MIXED_CURRENCIES)
        elif share.amount < 1:
            yield Problem(field, ProblemCode.REQUIRED)
        elif debt.open <= 0:
            yield Problem(field, ProblemCode.SETTLED)
        else:
            yield from check_sum(field, share.amount, currency, debt.open)
        seen.add(share.receivable_id)
    yield from check_sum("shares", max(sum(share.amount for share in shares), 0), currency, max(amount, 0))


def amount_problems(amount: int, currency: str, most: int) -> Iterator[Problem]:
    """Check a sum that is taken of another: above zero and no more than it."""
    if amount < 1:
        yield Problem("amount", ProblemCode.REQUIRED)
    else:
        yield from check_sum("amount", amount, currency, max(most, 0))


def office_says(open_minor: int, booked: int, told: int) -> OfficeWord:
    """Bring together what is open of an item by our book, by the office's last word and by its new one.

    Whatever the new word says between the other two is known already: our payments that the office has not booked yet,
    or has booked meanwhile. Only what lies beyond is news.
    """
    low, high = min(open_minor, booked), max(open_minor, booked)
    news = told - min(max(told, low), high)
    return OfficeWord(open_minor + news, told, -news)


def room_from(left: int, later: Iterable[tuple[date, int]], wanted: int, since: date) -> date:
    """Give the first day, from `since` on, from which at least `wanted` was left on each day until now.

    `left` is what is left now, `later` are the sums that were taken off it (or given back, below zero) on days after
    `since`; `wanted` is at most `left`.
    """
    return max([since, *(day for day, level in _levels(left, later) if level < wanted)])


def least_since(left: int, later: Iterable[tuple[date, int]]) -> int:
    """Give the least that was left on any day; `left` and `later` as in `room_from`."""
    return min([left, *(level for _day, level in _levels(left, later))])


def may_be_twice(received_on: date, reference: str, other_day: date, other_reference: str) -> bool:
    """Say whether a receipt of the same sum from the same customer may be the same one."""
    return abs(received_on - other_day) <= TWICE_WITHIN or (reference != "" and reference == other_reference)


def _levels(left: int, later: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
    """Give what was left just before each day on which something was taken off, the last day first."""
    taken: Counter[date] = Counter()
    for day, amount in later:
        taken[day] += amount
    level = left
    for day in sorted(taken, reverse=True):
        level += taken[day]
        yield day, level


def _undisputed(debt: Debt) -> int:
    return max(debt.open - debt.disputed, 0)
