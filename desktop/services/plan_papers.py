"""What a rep chooses for the papers of a plan, what stands against it, and the rows that those papers show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.documents.data import PaperItem
from desktop.domain.checks import check_length, check_range
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import LATEST_DAYS_TO_PAY
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import days_overdue
from desktop.services.plan_forms import PlanItem

ATTENTION_LIMIT = 200
#: More lines to fill in than these nobody needs who pays within six months.
MOST_LINES = 24

_LATEST = timedelta(days=LATEST_DAYS_TO_PAY)


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """How an agreement is printed; None: the customer's language, today, who takes papers in there.

    `account` counts our accounts in the plan's currency from 0. `attention` '' names nobody.
    """

    language: LetterLanguage | None = None
    made_on: date | None = None
    account: int = 0
    attention: str | None = None


@dataclass(frozen=True, slots=True)
class FormChoices:
    """How a blank proposal form is printed; None: what is overdue, and otherwise as for agreements.

    `reply_by` is a working day a week later unless another is named; `lines` are those to fill in, 1 to 24.
    """

    customer_id: int
    currency: str
    items: tuple[int, ...] | None = None
    language: LetterLanguage | None = None
    made_on: date | None = None
    reply_by: date | None = None
    account: int = 0
    attention: str | None = None
    lines: int = 6


def sensible_day(made_on: date, today: date) -> date:
    """Give the day of a paper, or the nearest one that may be it: other days may be in no calendar."""
    return min(max(made_on, today), today + _LATEST)


def paper_problems(made_on: date, today: date, account: int, accounts: int, attention: str) -> Iterator[Problem]:
    """Check what every paper has: it is not dated back, and an account is one of `accounts` many."""
    if made_on < today:
        yield Problem("made_on", ProblemCode.IN_THE_PAST)
    elif made_on > today + _LATEST:
        yield Problem("made_on", ProblemCode.TOO_LATE, {"limit": (today + _LATEST).isoformat()})
    if account not in range(max(accounts, 1)):
        yield Problem("account", ProblemCode.NOT_A_CHOICE)
    yield from check_length("attention", attention, ATTENTION_LIMIT)


def reply_problems(reply_by: date, made_on: date, lines: int) -> Iterator[Problem]:
    """Check what only the blank form has: a reply is asked for after its day, and there are lines to write on."""
    if reply_by <= made_on:
        yield Problem("reply_by", ProblemCode.NOT_AFTER, {"other": made_on.isoformat()})
    elif reply_by > made_on + _LATEST:
        yield Problem("reply_by", ProblemCode.TOO_LATE, {"limit": (made_on + _LATEST).isoformat()})
    yield from check_range("lines", lines, 1, MOST_LINES)


def paper_rows(items: Iterable[PlanItem], as_of: date) -> tuple[tuple[int, PaperItem], ...]:
    """Give the rows of a paper, each with its receivable's id: what the plan takes, the rest being paid or disputed.

    What came in under an older version of the plan is shown as paid, whether the finance office's file has it or not.
    """
    return tuple((item.id, _row(item, as_of)) for item in items if item.asked)


def _row(item: PlanItem, as_of: date) -> PaperItem:
    disputed = _left_for_dispute(item)
    return PaperItem(
        number=item.number,
        document_date=item.document_date,
        due_date=item.due_date,
        amount=item.amount,
        paid=item.amount - item.asked - disputed,
        open=item.asked,
        disputed=disputed,
        days_overdue=days_overdue(item.due_date, as_of) if item.amount > 0 else None,
        contract=item.contract,
    )


def disputed_warnings(items: Iterable[PlanItem]) -> Iterator[PaperWarning]:
    """Name the parts that are left out because they are disputed: that is settled first."""
    for item in items:
        if disputed := _left_for_dispute(item):
            values: dict[str, str | int] = {"number": item.number, "amount": disputed, "currency": item.currency}
            yield PaperWarning(WarningCode.DISPUTED_PART, values)


def changed_warnings(kept: Iterable[PlanItem], fresh: Iterable[PlanItem]) -> Iterator[PaperWarning]:
    """Name the items of which a plan has taken another sum than it would take today: it was paid, say, or disputed."""
    sums = {item.id: item.asked for item in fresh}
    for item in kept:
        amount = sums.get(item.id, 0)
        if amount != item.asked:
            values: dict[str, str | int] = {"number": item.number, "planned": item.asked, "amount": amount}
            yield PaperWarning(WarningCode.ITEM_CHANGED, values | {"currency": item.currency})


def _left_for_dispute(item: PlanItem) -> int:
    """Give the disputed part that is not in the sum taken; what was disputed later on is in it, and is not told."""
    return max(min(item.disputed, item.open - item.asked), 0) if item.open > 0 else 0
