"""What a statement of account says: what was open at the end of a day, what moved it, and by when a reply is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.ageing import Basis, Buckets, age
from desktop.domain.calendars import WorkCalendar

#: Working days that a customer has for the reply; the usual number is the proposal, the others what may be set.
REPLY_DAYS = 10
LEAST_REPLY_DAYS = 3
MOST_REPLY_DAYS = 30

#: So many limits of the ageing classes a statement shows; what is older is one class.
_MOST_LIMITS = 3


@dataclass(frozen=True, slots=True)
class StatementItem:
    """An item as it was at the end of the cut-off day; sums in minor units, those of a credit note below zero.

    `open` holds what is `disputed` of it: a statement says what our books say.
    """

    id: int
    number: str
    document_date: date | None
    due_date: date | None
    amount: int
    open: int
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account in one currency at the end of `on`; `unapplied` was received and is put to no item."""

    on: date
    items: tuple[StatementItem, ...]
    unapplied: int = 0

    @property
    def balance(self) -> int:
        """What the customer owes; below zero what we owe."""
        return sum(item.open for item in self.items) - self.unapplied

    @property
    def disputed(self) -> int:
        """The part of the balance that the customer does not accept."""
        return sum(item.disputed for item in self.items)


@dataclass(frozen=True, slots=True)
class Movements:
    """What moved an account from the beginning of `first` to the end of `last`, in minor units.

    `invoices`, `interest` and `refunds` raise the balance, `credit_notes`, `receipts` and `write_offs` lower it; each
    is above zero unless reversals outweigh the rest. `receipts` is what was paid, or settled in another way that the
    finance office has told; bills that bounced are taken off it.
    """

    first: date
    last: date
    opening: int
    invoices: int
    credit_notes: int
    receipts: int
    refunds: int
    interest: int
    write_offs: int

    @property
    def closing(self) -> int:
        """The balance at the end of the last day."""
        raised = self.invoices + self.interest + self.refunds
        return self.opening + raised - self.credit_notes - self.receipts - self.write_offs


@dataclass(frozen=True, slots=True)
class AgeClass:
    """What is open of the items that have been due for `first` to `last` days, both included.

    `first` 0 is what is not due yet, `last` None is the oldest class, which has no end.
    """

    first: int
    last: int | None
    amount: int


def age_classes(items: Iterable[StatementItem], on: date, buckets: Buckets) -> tuple[AgeClass, ...]:
    """Spread what is open over classes by days since the due day, credit notes left out; there are five at most.

    An item without a due date is aged from its own date, as in the ageing.
    """
    few = Buckets(buckets.limits[:_MOST_LIMITS])
    sums = [0] * len(few)
    for item in items:
        if item.open > 0:
            sums[few.bucket_of(age(item.due_date, item.document_date, on, Basis.DUE_DATE))] += item.open
    spans = [(0, 0), *(few.span(place, Basis.DUE_DATE) for place in range(1, len(few)))]
    return tuple(AgeClass(first, last, amount) for (first, last), amount in zip(spans, sums, strict=True))


def reply_by(made_on: date, calendar: WorkCalendar, days: int = REPLY_DAYS) -> date:
    """Propose the day by which a reply is asked for: so many working days after the statement's own."""
    return calendar.add_working_days(made_on, days)


def period_begin(cut_off: date) -> date:
    """Propose the first day of the movements: that of the month that ends with the cut-off day, or holds it."""
    return cut_off.replace(day=1)
