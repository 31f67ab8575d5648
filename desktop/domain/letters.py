"""Reminders: which items one asks for, which it leaves out and why, and by when a paper asks for an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.calendars import WorkCalendar
from desktop.domain.receivables import asked_for

#: A form asks for an answer within a week, unless the rep chooses another day.
DAYS_TO_PAY = 7
#: The latest day that makes sense to ask for, counted from the letter's.
LATEST_DAYS_TO_PAY = 90


class LeftOut(StrEnum):
    """Why an open item is not in a letter."""

    IN_PLAN = "in_plan"  # an instalment plan has been agreed for it
    HANDED_OVER = "handed_over"  # a lawyer or an agency asks for it now
    NO_DUE_DATE = "no_due_date"  # ask for the term, do not guess
    NOT_DUE = "not_due"
    OVERDUE = "overdue"  # a reminder before the due date says nothing of what is late
    DISPUTED = "disputed"  # all that is open of it; of an item in dispute the rest is asked for (rule 37)
    PROMISED = "promised"  # a promise to pay it is open
    CHOSEN = "chosen"  # the rep took it out

    @property
    def can_be_put_in(self) -> bool:
        """Whether the rep may ask for the item all the same."""
        return self in {LeftOut.PROMISED, LeftOut.CHOSEN}


class OpenItem(NamedTuple):
    """An open item of one customer; sums in minor units; a credit note's are negative.

    `promised_for` is the day for which an open promise names it, `in_plan` whether an agreed plan covers the item.
    """

    id: int
    number: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int = 0
    promised_for: date | None = None
    in_plan: bool = False
    handed_over: bool = False

    @property
    def asked(self) -> int:
        """What may be asked for: what is open less what is disputed (rule 37)."""
        return asked_for(self.open, self.disputed)


@dataclass(frozen=True, slots=True)
class LetterItems:
    """The items of a letter, oldest due first, and those left out of it with the reason.

    `unapplied` is money that came in and is applied to no item yet, in minor units; the letter takes it off.
    """

    asked: tuple[OpenItem, ...]
    left_out: tuple[tuple[OpenItem, LeftOut], ...]
    unapplied: int = 0

    @property
    def gross(self) -> int:
        """The sum of the rows, credit notes taken off."""
        return sum(item.asked for item in self.asked)

    @property
    def total(self) -> int:
        """What is asked for: the rows less what is not applied; a letter needs more than zero."""
        return self.gross - self.unapplied


def letter_items(
    items: Collection[OpenItem],
    today: date,
    *,
    taken_out: Collection[int] = (),
    put_in: Collection[int] = (),
    until: date | None = None,
    unapplied: int = 0,
) -> LetterItems:
    """Sort the open items of one customer and currency into those a reminder asks for and those it leaves out.

    Asked for is what is overdue, or with `until` what falls due from today to that day, both included. Credit notes
    count against it. `taken_out` and `put_in` are the ids that the rep chose otherwise; an item that is not due, in a
    plan, handed over or disputed as a whole is never asked for.
    """
    asked, left_out = [], []
    for item in sorted(items, key=lambda item: (item.due_date or date.max, item.number)):
        reason = _reason(item, today, until)
        if reason is not None and reason.can_be_put_in and item.id in put_in:
            reason = None
        if reason is None and item.id in taken_out:
            reason = LeftOut.CHOSEN
        if reason is None:
            asked.append(item)
        else:
            left_out.append((item, reason))
    return LetterItems(tuple(asked), tuple(left_out), unapplied)


def pay_by(made_on: date, calendar: WorkCalendar, days: int = DAYS_TO_PAY) -> date:
    """Propose the day by which a paper asks for money or a reply: so many days later, or the next working day."""
    return calendar.on_or_after(made_on + timedelta(days=days))


def _reason(item: OpenItem, today: date, until: date | None) -> LeftOut | None:  # noqa: PLR0911 (one line a reason)
    if item.in_plan:
        return LeftOut.IN_PLAN  # a credit note, too: the plan's debt is less by it
    if item.handed_over:
        return LeftOut.HANDED_OVER
    if item.open < 0:
        return None  # a credit note has no due date of its own
    if item.due_date is None:
        return LeftOut.NO_DUE_DATE
    if until is None and item.due_date >= today:
        return LeftOut.NOT_DUE
    if until is not None and not today <= item.due_date <= until:
        return LeftOut.OVERDUE if item.due_date < today else LeftOut.NOT_DUE
    if not item.asked:
        return LeftOut.DISPUTED
    if item.promised_for is not None:
        return LeftOut.PROMISED
    return None
