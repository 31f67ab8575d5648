"""Reminders of the levels before and after the first, of a Chinese, a British and an American firm."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.documents.data import PaperItem, Reminder
from desktop.domain.dunning import BrokenPromise, EarlierLetter, FinalStep, Level
from desktop.domain.interest_reckoning import late_interest
from desktop.domain.lateinterest import (
    InterestBasis,
    InterestChoice,
    InterestItem,
    InterestLine,
    RateBasis,
    ReferenceRate,
)
from tests.documents import samples

EARLIER = (
    EarlierLetter("CK-2026-0004", date(2026, 10, 6), Level.FIRST),
    EarlierLetter("CK-2026-0009", date(2026, 10, 27), Level.SECOND),
)
BROKEN = (
    BrokenPromise(date(2026, 10, 12), date(2026, 10, 20), 1_500_000, 200_000),
    BrokenPromise(date(2026, 11, 3), date(2026, 11, 10), 1_000_000),
)
STEPS = (FinalStep.LAWYER, FinalStep.COURT, FinalStep.PAYMENT_ORDER)
#: Not the rates of any real day.
RATES = (
    ReferenceRate(RateBasis.LPR_1Y, date(2025, 5, 20), 30_000),
    ReferenceRate(RateBasis.LPR_1Y, date(2026, 9, 21), 29_500),
    ReferenceRate(RateBasis.BOE_BASE, date(2025, 12, 18), 37_500),
    ReferenceRate(RateBasis.ECB_REF, date(2026, 1, 1), 21_500),
)
LPR = InterestChoice(InterestBasis.LPR, factor=130)


def upcoming(paper: Reminder, *, days_apart: int = 2) -> Reminder:
    """Make of a reminder one before its items are due, which they are within some weeks."""
    first = samples.MADE_ON + timedelta(days=7)
    due = [first + timedelta(days=place * days_apart % 21) for place in range(len(paper.items))]
    items = tuple(
        replace(item, due_date=day, document_date=day - timedelta(days=30), days_overdue=None)
        for item, day in zip(paper.items, due, strict=True)
    )
    return replace(paper, items=items, level=Level.UPCOMING, pay_by=due[-1])


def second(paper: Reminder) -> Reminder:
    """Make of a reminder a second one, after a letter and a promise of which a part came."""
    return replace(paper, level=Level.SECOND, earlier=EARLIER[:1], broken=BROKEN[:1])


def final(paper: Reminder) -> Reminder:
    """Make of a reminder a final notice, after two letters and two promises, with all that may follow."""
    pay_by = samples.MADE_ON + timedelta(days=14)
    return replace(paper, level=Level.FINAL, pay_by=pay_by, earlier=EARLIER, broken=BROKEN, steps=STEPS)


def with_interest(paper: Reminder, choice: InterestChoice = LPR) -> Reminder:
    """Claim late interest on the items of a reminder."""
    line = interest(paper.items, paper.heading.currency, choice)
    return replace(paper, interest=line)


def interest(items: Sequence[PaperItem], currency: str, choice: InterestChoice) -> InterestLine:
    """Reckon late interest; what was paid of an item was paid on the tenth day after its due date."""
    found = late_interest(
        [_late(item, currency, place) for place, item in enumerate(items)], samples.AS_OF, choice, RATES
    )
    assert isinstance(found, InterestLine)
    return found


def _late(item: PaperItem, currency: str, place: int) -> InterestItem:
    assert item.due_date is not None
    taken_off = ((item.due_date + timedelta(days=10), item.paid),) if item.paid else ()
    return InterestItem(place, item.number, currency, item.due_date, item.open + item.paid, taken_off)
