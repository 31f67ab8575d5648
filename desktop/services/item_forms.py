"""What is entered of an item that comes from no file, and what makes it acceptable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from db.queries.ledger import AllocationRow
from desktop.domain.checks import check_length, check_range, check_sum
from desktop.domain.customers import LONGEST_TERM_DAYS
from desktop.domain.money import CURRENCIES, exponent
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind
from desktop.domain.text import clean, clean_lines

LIMITS = {"number": 100, "contract": 100, "project": 200, "note": 2000}


@dataclass(frozen=True, slots=True)
class ItemForm:
    """An item; `amount` in minor units and above zero, that of a credit note too. `document_date` is its first day.

    Without `credit_term_days` the customer's term counts (rule 1).
    """

    customer_id: int
    number: str
    amount: int
    currency: str
    document_date: date | None
    due_date: date | None = None
    kind: ReceivableKind = ReceivableKind.INVOICE
    credit_term_days: int | None = None
    contract: str = ""
    project: str = ""
    note: str = ""

    @property
    def signed(self) -> int:
        """The amount as the book keeps it: below zero for a credit note."""
        return -self.amount if self.kind is ReceivableKind.CREDIT_NOTE else self.amount


def cleaned(form: ItemForm) -> ItemForm:
    """Give a form without stray spaces, its texts no longer than it takes to see that they are too long."""
    return replace(
        form,
        number=clean(form.number, LIMITS["number"] + 1),
        contract=clean(form.contract, LIMITS["contract"] + 1),
        project=clean(form.project, LIMITS["project"] + 1),
        note=clean_lines(form.note, LIMITS["note"] + 1),
    )


def form_problems(form: ItemForm) -> Iterator[Problem]:
    """Check an item by itself; whether its number is taken only the book can tell."""
    if not form.number:
        yield Problem("number", ProblemCode.REQUIRED)
    for name, limit in LIMITS.items():
        yield from check_length(name, getattr(form, name), limit)
    if form.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    if form.amount < 1:
        yield Problem("amount", ProblemCode.REQUIRED)
    yield from check_sum("amount", max(form.amount, 0), form.currency)
    if form.document_date is None:
        yield Problem("document_date", ProblemCode.REQUIRED)
    elif form.due_date is not None and form.due_date < form.document_date:
        before = form.document_date - timedelta(days=1)
        yield Problem("due_date", ProblemCode.NOT_AFTER, {"other": before.isoformat()})
    if form.credit_term_days is not None:
        yield from check_range("credit_term_days", form.credit_term_days, 0, LONGEST_TERM_DAYS)


def settled_problems(
    form: ItemForm, currency: str, amount: int, taken_off: Sequence[AllocationRow]
) -> Iterator[Problem]:
    """Hold a changed item that is in use against what it was and what was taken off it, in the order of days.

    Its currency and side stay, and it is neither less nor later than what was taken off.
    """
    if form.currency != currency:
        yield Problem("currency", ProblemCode.NOT_ALLOWED)
    if (form.signed > 0) != (amount > 0):
        yield Problem("kind", ProblemCode.NOT_ALLOWED)
    elif taken_off:
        side = 1 if amount > 0 else -1
        most = max(accumulate(side * row.amount for row in taken_off))
        if 0 < form.amount < most:
            whole, part = divmod(most, 10 ** exponent(currency))
            limit = f"{whole}.{part:0{exponent(currency)}d}" if part else whole
            yield Problem("amount", ProblemCode.TOO_SMALL, {"limit": limit})
    if taken_off and form.document_date is not None and form.document_date > taken_off[0].day:
        yield Problem("document_date", ProblemCode.TOO_LATE, {"limit": taken_off[0].day.isoformat()})
