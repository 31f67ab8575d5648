"""What a rep chooses for the papers of a plan, what stands against it, and the rows that those papers show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.documents.data import PaperItem
from desktop.domain.checks import check_range
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem
from desktop.domain.receivables import days_overdue
from desktop.services.papers import answer_problems
from desktop.services.plan_forms import PlanItem

#: More lines to fill in than these nobody needs who pays within six months.
MOST_LINES = 24


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


def reply_problems(reply_by: date, made_on: date, today: date, lines: int) -> Iterator[Problem]:
    """Check what only the blank form has: a reply is asked for after its day, and there are lines to write on."""
    yield from answer_problems("reply_by", reply_by, made_on, today)
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
