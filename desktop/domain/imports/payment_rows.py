"""A statement of payments, row by row: what came in, from whom, with which words; what went out is passed over."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from typing import NamedTuple, TypeAlias

from desktop.domain.imports.amounts import currency_in
from desktop.domain.imports.cells import Cell, Row, Sheet, is_nothing, lost_digits, text_of
from desktop.domain.imports.checked import RowProblem, Skipped, SkipReason
from desktop.domain.imports.columns import Columns, Sum
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, SheetMapping
from desktop.domain.imports.payment_values import BILLS, is_money_out, parse_means
from desktop.domain.imports.rows import is_sum_word, skip_reason
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.text import number_key

#: Called with rows done and rows in all; may raise to give the work up.
Progress: TypeAlias = Callable[[int, int], None]

#: Rows that are read at one go, and from which number on progress is told.
RUN = 2000
PAYER_LIMIT = 300
REFERENCE_LIMIT = 200
NOTE_LIMIT = 1000

#: Where a payer says what the money is for.
_WORDS = (Field.PURPOSE, Field.MESSAGE, Field.SUMMARY, Field.NOTE)


class PaymentRow(NamedTuple):
    """Money that came in, as a file tells of it; `amount` in minor units, above zero.

    `numbers` is what stands in a column for invoices, `words` everything else that was written about the payment.
    `same_as` is an earlier row that says exactly the same and has no flow number to tell the two apart, 0 for none.
    """

    sheet: str
    row: int
    received_on: date
    currency: str
    amount: int
    payer: str
    code: str
    reference: str
    numbers: str
    words: str
    means: PayMeans
    maturity_on: date | None
    same_as: int = 0


@dataclass(frozen=True, slots=True)
class CheckedPayments:
    """The rows of a statement; one with a problem brings nothing, one with a warning is proposed all the same."""

    rows: Sequence[PaymentRow]
    problems: Sequence[RowProblem]
    warnings: Sequence[RowProblem]
    skipped: Sequence[Skipped]
    #: Rows below the headings, whatever they are.
    count: int


def check_payments(
    sheets: Sequence[Sheet], mapping: Mapping, today: date, progress: Progress | None = None
) -> CheckedPayments:
    """Check all rows of the sheets in use; nothing can have come in after today."""
    rows = {sheet.name: sheet.rows for sheet in sheets}
    total = sum(max(len(rows[mapped.sheet]) - mapped.first_row, 0) for mapped in mapping.used)
    found = _Found()
    done = 0
    for mapped in mapping.used:
        columns = Columns(mapped, mapping)
        for start in range(mapped.first_row, len(rows[mapped.sheet]), RUN):
            run = list(islice(rows[mapped.sheet], start, start + RUN))
            _read_run(run, start + 1, columns, found, today)
            done += len(run)
            if progress and total >= RUN:
                progress(done, total)
    return CheckedPayments(found.rows, found.problems, found.warnings, found.skipped, total)


class _Found:
    """What has been read so far, each flow number once."""

    def __init__(self) -> None:
        self.rows: list[PaymentRow] = []
        self.problems: list[RowProblem] = []
        self.warnings: list[RowProblem] = []
        self.skipped: list[Skipped] = []
        self._flows: dict[tuple[object, ...], int] = {}
        self._seen: dict[tuple[object, ...], int] = {}

    def keep(self, mapped: SheetMapping, payment: PaymentRow) -> None:
        """Keep a payment, unless it was there under the same flow number."""
        if payment.reference:
            key = (number_key(payment.reference), payment.currency, payment.amount, payment.received_on)
            earlier = self._flows.setdefault(key, payment.row)
            if earlier != payment.row:
                twice = Problem(Field.FLOW_NUMBER, ProblemCode.DUPLICATE_ROW, {"row": earlier})
                self.refuse(mapped, payment.row, [twice])
                return
        same = payment._replace(sheet="", row=0)
        earlier = self._seen.setdefault(same, payment.row)
        if earlier != payment.row:
            payment = payment._replace(same_as=earlier)
            self.warn(mapped, payment.row, [Problem(Field.RECEIVED, ProblemCode.DUPLICATE_ROW, {"row": earlier})])
        self.rows.append(payment)

    def refuse(self, mapped: SheetMapping, row: int, problems: Sequence[Problem]) -> None:
        """Tell what is wrong with a row."""
        self.problems += _located(mapped, row, problems)

    def warn(self, mapped: SheetMapping, row: int, problems: Sequence[Problem]) -> None:
        """Tell what is odd about a row that is kept."""
        self.warnings += _located(mapped, row, problems)

    def skip(self, mapped: SheetMapping, row: int, reason: SkipReason) -> None:
        """Note a row that was passed over."""
        self.skipped.append(Skipped(mapped.sheet, row, reason))


class _Cells(NamedTuple):
    """The cells of one row by what they hold, and the values that are read a column at a time."""

    day: date | Problem | None
    currency: str | Problem
    received: Sum
    amount: Sum
    paid_out: Sum
    maturity: date | Problem | None
    bare_received: Cell
    bare_amount: Cell
    direction: Cell
    payer: Cell
    code: Cell
    number: Cell
    flow: Cell
    means: Cell
    words: tuple[Cell, ...]


def _read_run(rows: Sequence[Row], first: int, columns: Columns, found: _Found, today: date) -> None:
    mapped = columns.mapped
    columns.take(rows)
    headings = [column.heading for column in mapped.columns]
    for number, row, cells in zip(count(first), rows, _cells(columns, len(rows)), strict=False):
        if all(map(is_nothing, row)):
            continue
        reason = _passed_over(cells)
        if reason is None:
            cells = _in_own_currency(columns, cells)  # noqa: PLW2901 (the same cells, read with what they name)
            problems = list(_problems(cells, today))
            reason = (skip_reason(row, headings) or _no_money(cells)) if problems else None
        if reason is not None:
            found.skip(mapped, number, reason)
        elif problems:
            found.refuse(mapped, number, problems)
        else:
            _keep(mapped, number, cells, found)


def _keep(mapped: SheetMapping, number: int, cells: _Cells, found: _Found) -> None:
    """Keep a row; a flow number that a spreadsheet cut short tells nothing apart."""
    flow_lost = lost_digits(cells.flow)
    if flow_lost:
        found.warn(mapped, number, [Problem(Field.FLOW_NUMBER, ProblemCode.DIGITS_LOST)])
    found.keep(mapped, _payment(mapped.sheet, number, cells, flow="" if flow_lost else cells.flow))


def _cells(columns: Columns, length: int) -> Iterator[_Cells]:
    currencies = list(columns.currencies())
    words = zip(*(columns.cells(field) for field in _WORDS), strict=True)
    by_column = (
        columns.dates(Field.RECEIVED_ON),
        currencies,
        *(columns.sums(field, currencies) for field in (Field.RECEIVED, Field.AMOUNT, Field.PAID_OUT)),
        columns.dates(Field.DUE_DATE),
        *(
            columns.cells(field)
            for field in (
                Field.RECEIVED, Field.AMOUNT, Field.DIRECTION, Field.PAYER, Field.CUSTOMER_CODE, Field.ITEM_NUMBER,
                Field.FLOW_NUMBER, Field.MEANS,
            )
        ),
        words,
    )  # fmt: skip
    return (_Cells(*values) for values in islice(zip(*by_column, strict=False), length))


def _passed_over(cells: _Cells) -> SkipReason | None:
    """Say that a row is a sum, or that its money went out, or that there is none; None for what is to be read."""
    told = (cells.payer, cells.flow, *cells.words)
    if any(isinstance(cell, str) and is_sum_word(cell) for cell in told if not is_nothing(cell)):
        return SkipReason.SUM
    came_in = _came_in(cells)
    out = isinstance(cells.paid_out, int) and cells.paid_out != 0
    if out and not came_in:
        return SkipReason.MONEY_OUT
    if isinstance(came_in, int):
        if came_in < 0 or (_has_direction(cells) and is_money_out(cells.direction)):
            return SkipReason.MONEY_OUT
        if came_in == 0:
            return SkipReason.NO_MONEY
    return None


def _no_money(cells: _Cells) -> SkipReason | None:
    """Pass over an opening balance: a row that names neither a sum nor a payer."""
    nobody = is_nothing(cells.payer) and is_nothing(cells.code)
    return SkipReason.NO_MONEY if nobody and _came_in(cells) is None else None


def _came_in(cells: _Cells) -> Sum:
    """Give what came in; the column for it goes before one of amounts that come and go."""
    return cells.amount if cells.received is None or (cells.received == 0 and cells.amount) else cells.received


def _has_direction(cells: _Cells) -> bool:
    """Say whether the direction is that of the sum: in a journal of two columns it is that of the balance."""
    return cells.received is None and cells.paid_out is None and not is_nothing(cells.direction)


def _problems(cells: _Cells, today: date) -> Iterator[Problem]:
    day, came_in = cells.day, _came_in(cells)
    if day is None:
        yield Problem(Field.RECEIVED_ON, ProblemCode.REQUIRED)
    elif isinstance(day, Problem):
        yield Problem(Field.RECEIVED_ON, day.code, day.values)
    elif day > today:
        yield Problem(Field.RECEIVED_ON, ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    if isinstance(cells.currency, Problem):
        yield Problem(Field.CURRENCY, cells.currency.code, cells.currency.values)
    elif came_in is None:
        yield Problem(Field.RECEIVED, ProblemCode.REQUIRED)
    elif isinstance(came_in, Problem):
        yield Problem(Field.RECEIVED, came_in.code, came_in.values)
    if _has_direction(cells) and is_money_out(cells.direction) is None:
        yield Problem(Field.DIRECTION, ProblemCode.NOT_A_CHOICE)
    if lost_digits(cells.code):
        yield Problem(Field.CUSTOMER_CODE, ProblemCode.DIGITS_LOST)
    yield from _bill_problems(cells)


def _bill_problems(cells: _Cells) -> Iterator[Problem]:
    """Ask for the day on which a bill is due; what stands there for other means is not looked at."""
    if parse_means(cells.means) not in BILLS:
        return
    if not isinstance(cells.maturity, date):
        why = cells.maturity or Problem("", ProblemCode.REQUIRED)
        yield Problem(Field.DUE_DATE, why.code, why.values)
    elif isinstance(cells.day, date) and cells.maturity <= cells.day:
        yield Problem(Field.DUE_DATE, ProblemCode.NOT_AFTER, {"other": cells.day.isoformat()})


def _payment(sheet: str, number: int, cells: _Cells, *, flow: Cell) -> PaymentRow:
    """Put together a row whose values are all good."""
    came_in, means = _came_in(cells), parse_means(cells.means)
    if not (isinstance(cells.day, date) and isinstance(cells.currency, str) and isinstance(came_in, int)):
        raise TypeError("a row with problems brings nothing")
    words = dict.fromkeys(text for cell in cells.words if (text := _text(cell, NOTE_LIMIT)))
    return PaymentRow(
        sheet,
        number,
        cells.day,
        cells.currency,
        came_in,
        _text(cells.payer, PAYER_LIMIT),
        _text(cells.code, REFERENCE_LIMIT),
        _text(flow, REFERENCE_LIMIT),
        _text(cells.number, NOTE_LIMIT),
        " ".join(words)[:NOTE_LIMIT],
        means,
        cells.maturity if means in BILLS and isinstance(cells.maturity, date) else None,
    )


def _text(cell: Cell, limit: int) -> str:
    return "" if is_nothing(cell) else text_of(cell, limit)


def _in_own_currency(columns: Columns, cells: _Cells) -> _Cells:
    """Read an amount again that names a currency, in a file that has no column for it."""
    came_in = _came_in(cells)
    mixed = isinstance(came_in, Problem) and came_in.code is ProblemCode.MIXED_CURRENCIES
    if not mixed or columns.mapped.index(Field.CURRENCY) is not None:
        return cells
    default = columns.default_currency
    bare = cells.bare_received if came_in is cells.received else cells.bare_amount
    field = Field.RECEIVED if came_in is cells.received else Field.AMOUNT
    place = columns.mapped.index(field)
    currency = currency_in(bare, default) or default
    scale = 1 if place is None else columns.mapped.columns[place].scale
    return cells._replace(currency=currency, received=columns.sum(bare, currency, scale), amount=None)


def _located(mapped: SheetMapping, row: int, problems: Sequence[Problem]) -> Iterator[RowProblem]:
    for problem in problems:
        fields = (problem.field, Field.AMOUNT) if problem.field == Field.RECEIVED else (problem.field,)
        heading = next((column.heading for field in fields for column in mapped.columns if column.field == field), "")
        yield RowProblem(mapped.sheet, row, heading, problem)
