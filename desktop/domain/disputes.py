"""Disputes: the part of an item that the customer does not accept, why, and how it ended (rules 30 and 37)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.checks import check_length, check_sum
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines

#: Longest texts, in characters; the book's schema holds the same numbers.
NAME_LIMIT = 100
DETAIL_LIMIT = 2000
NUMBER_LIMIT = 100

#: What stands as the reason where a credit note is closed because its dispute was opened again.
REOPENED = "dispute_reopened"


class DisputeReason(StrEnum):
    """What the customer finds wrong."""

    QUALITY = "quality"
    QUANTITY = "quantity"
    WRONG_GOODS = "wrong_goods"
    PRICE = "price"
    DELIVERY = "delivery"
    PAPERS = "papers"
    ALREADY_PAID = "already_paid"
    RETURNED = "returned"
    REBATE = "rebate"
    OTHER = "other"
    UNKNOWN = "unknown"


class DisputeStatus(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    SOLVED_FOR_US = "solved_for_us"  # the part is due again
    SOLVED_FOR_THEM = "solved_for_them"  # a credit note takes the part off
    WITHDRAWN = "withdrawn"  # it was entered by mistake, or the customer dropped it


class MatterKind(StrEnum):
    """What stands between their books and ours."""

    DISPUTE = "dispute"
    DIFFERENCE = "difference"  # another amount was named in a talk about a visit or in an answer (rule 5)


@dataclass(frozen=True, slots=True)
class DisputeForm:
    """What the customer does not accept of an item: `amount` in minor units of its currency.

    `owner` finds out and answers; `reported_by` told us on `reported_on`, None where that is not known (rule 37).
    """

    item_id: int
    amount: int
    reason: DisputeReason = DisputeReason.UNKNOWN
    owner: str = ""
    detail: str = ""
    reported_by: str = ""
    reported_on: date | None = None


def may_be_disputed(open_minor: int, disputed: int) -> int:
    """Give the part of an item that may still be disputed, in minor units: what is open less what is disputed."""
    return max(open_minor - disputed, 0)


def dispute_problems(form: DisputeForm, currency: str, most: int, today: date) -> Iterator[Problem]:
    """Check a form by itself; `most` is the part of its item that may be disputed, its own part included."""
    if form.amount == 0:
        yield Problem("amount", ProblemCode.REQUIRED)
    yield from check_sum("amount", form.amount, currency, most)
    if form.reported_on is not None and form.reported_on > today:
        yield Problem("reported_on", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    yield from check_length("owner", clean(form.owner, NAME_LIMIT + 1), NAME_LIMIT)
    yield from check_length("reported_by", clean(form.reported_by, NAME_LIMIT + 1), NAME_LIMIT)
    yield from check_length("detail", clean_lines(form.detail, DETAIL_LIMIT + 1), DETAIL_LIMIT)


def raised_when_due(heard_on: date, due_date: date | None) -> bool:
    """Tell whether we heard of it only once the item was due: a reason to look whether it is an excuse (rule 30)."""
    return due_date is not None and heard_on > due_date


def credit_number(item_number: str, n: int) -> str:
    """Propose the number of the credit note for a disputed part: CN-<item>, from the second (`n` = 2) on CN-<item>-2.

    A long number of the item loses its end.
    """
    tail = f"-{n}" if n > 1 else ""
    return f"CN-{item_number}"[: NUMBER_LIMIT - len(tail)] + tail
