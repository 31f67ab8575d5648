"""One row of an item: its sums, its kind, its dates held against each other."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.domain.imports.columns import TEXT_LIMITS, Sum
from desktop.domain.imports.fields import Field
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind

CONTRACT_LIMIT, PROJECT_LIMIT, NOTE_LIMIT = (
    TEXT_LIMITS[field] for field in (Field.CONTRACT, Field.PROJECT, Field.NOTE)
)


class RawValues(NamedTuple):
    """The values of one row of an item, each of them good or a problem; `left` is what is open."""

    number: str | Problem
    document: date | Problem | None
    due: date | Problem | None
    currency: str | Problem
    amount: Sum
    paid: Sum
    left: Sum
    kind: ReceivableKind | None
    contract: str
    project: str
    note: str


class Values(NamedTuple):
    """The same values when none of them is a problem."""

    number: str
    document: date | None
    due: date | None
    currency: str
    amount: int | None
    paid: int | None
    left: int | None
    kind: ReceivableKind | None
    contract: str
    project: str
    note: str


_FIELDS = (
    Field.ITEM_NUMBER, Field.DOCUMENT_DATE, Field.DUE_DATE, Field.CURRENCY, Field.AMOUNT, Field.PAID, Field.OPEN_AMOUNT,
    Field.ITEM_KIND, Field.CONTRACT, Field.PROJECT, Field.NOTE,
)  # fmt: skip


class Sums(NamedTuple):
    """What is owed, in minor units, and what is odd about it."""

    amount: int
    open: int
    kind: ReceivableKind
    kind_told: bool
    amount_told: bool
    warnings: tuple[Problem, ...] = ()


def read_sums(amount: int | None, paid: int | None, left: int | None, kind: ReceivableKind | None) -> Sums | Problem:
    """Complete what a row tells: what is open is the amount less what is paid, and the other way round.

    Without a word on what is open or paid an amount is open in full; such a single sum tells no amount apart from what
    is open. A credit note without a minus gets one.
    """
    if paid is None and kind is None and amount is not None and left is not None and 0 <= left <= amount:
        return Sums(amount, left, ReceivableKind.INVOICE, kind_told=False, amount_told=True)  # nearly every row
    if amount is None and left is None:
        return Problem(Field.OPEN_AMOUNT, ProblemCode.REQUIRED)
    amount_told = [amount, paid, left].count(None) < 2  # noqa: PLR2004 (two of three give the third)
    warnings: list[Problem] = []
    if left is None:
        left = (amount or 0) - (paid or 0)
    elif amount is None:
        amount = left + (paid or 0)
    elif paid is not None and amount - paid != left:
        warnings.append(Problem(Field.OPEN_AMOUNT, ProblemCode.SUMS_DIFFER))
    amount = amount or 0
    if kind is ReceivableKind.CREDIT_NOTE and amount > 0:
        amount, left = -amount, -left
        warnings.append(Problem(Field.AMOUNT, ProblemCode.TAKEN_AS_CREDIT))
    if abs(left) > abs(amount) or left * amount < 0:
        warnings.append(Problem(Field.OPEN_AMOUNT, ProblemCode.OPEN_EXCEEDS_AMOUNT))
    likely = ReceivableKind.CREDIT_NOTE if amount < 0 else ReceivableKind.INVOICE
    return Sums(amount, left, kind or likely, kind is not None, amount_told, tuple(warnings))


def odd_dates(document: date | None, due: date | None) -> Iterator[Problem]:
    """Warn of an item without a due date, or due before it was made out."""
    if due is None:
        yield Problem(Field.DUE_DATE, ProblemCode.REQUIRED)
    elif document is not None and due < document:
        yield Problem(Field.DUE_DATE, ProblemCode.NOT_AFTER, {"other": document.isoformat()})


def value_problems(values: RawValues) -> list[Problem]:
    """Give the problems among the values of a row, each at its field."""
    return [
        Problem(field, value.code, value.values)
        for field, value in zip(_FIELDS, values, strict=True)
        if isinstance(value, Problem)
    ]


def long_texts(contract: str, project: str, note: str) -> list[Problem]:
    """Warn of texts that are too long and will be cut."""
    texts = {Field.CONTRACT: contract, Field.PROJECT: project, Field.NOTE: note}
    return [
        Problem(field, ProblemCode.TOO_LONG, {"limit": TEXT_LIMITS[field]})
        for field, text in texts.items()
        if len(text) > TEXT_LIMITS[field]
    ]
