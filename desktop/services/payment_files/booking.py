"""Booking the rows that were agreed to, all of them or none, and taking them all back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from db import models
from db.connection import Book
from db.queries import payment_files as queries
from desktop.domain.imports.payment_rows import PaymentRow, Progress
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.money import Money
from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.present import presences
from desktop.domain.payment_files.sureness import Presence
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.clock import Clock
from desktop.services.imports.reading import Workbook
from desktop.services.payment_files.proposing import known_receipts
from desktop.services.payments import PaymentForm, PaymentService
from desktop.services.results import Refused

#: Progress is told, and a cancel heard, every so many payments.
STEP = 25


class Pick(NamedTuple):
    """A row that is to be booked as a customer's; `shares` of None let it go to what is oldest due by then."""

    row: PaymentRow
    customer_id: int
    shares: tuple[Share, ...] | None


@dataclass(frozen=True, slots=True)
class BookedFile:
    """A file of payments in the book; `left` rows brought money and were not booked. `undone` is '' while it stands."""

    id: int
    at: str
    file_name: str
    payments: int
    left: int
    sums: tuple[Money, ...]
    undone: str = ""


class RefusedInside(Exception):  # noqa: N818 (it carries an answer out of a transaction)
    """Something was refused after other things were written: all of it is rolled back."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.refused = Refused(problems)


def pick(match: Match) -> Pick:
    """Agree to a proposal as it is; ValueError where it has no customer."""
    if match.who.customer_id is None or match.where is None:
        raise ValueError("a payment of nobody cannot be booked")
    return Pick(match.row, match.who.customer_id, match.where.shares)


def book_picks(
    book: Book,
    clock: Clock,
    payments: PaymentService,
    workbook: Workbook,
    picks: Sequence[Pick],
    *,
    rows: int,
    progress: Progress | None,
) -> BookedFile:
    """Write the file and its payments, inside the caller's transaction; raises RefusedInside.

    What was said to go to certain items is booked first, so that what goes to the oldest due cannot take them.
    """
    already = list(_already_there(book, picks))
    if already:
        raise RefusedInside(*already)
    file_id = _insert_file(clock, workbook, picks, rows)
    in_order = sorted(picks, key=lambda each: (each.shares is None, each.row.received_on))
    for done, each in enumerate(in_order):
        if progress is not None and done % STEP == 0:
            progress(done, len(in_order))
        answer = payments.add(_form(each), asked=(PaymentQuestion.TWICE,), file_id=file_id)
        if isinstance(answer, Refused):
            raise RefusedInside(*(_at_row(each.row, problem) for problem in answer.problems))
    if progress is not None:
        progress(len(in_order), len(in_order))
    found = queries.get_payment_file(book, file_id)
    if found is None:
        raise RuntimeError("the file that was written is gone")
    return booked_file(found)


def take_file_back(book: Book, clock: Clock, payments: PaymentService, file_id: int) -> None:
    """Reverse every payment of a file that still stands, inside the caller's transaction; raises RefusedInside."""
    found = queries.get_payment_file(book, file_id)
    if found is None or found.undone_at is not None:
        raise RefusedInside(Problem("", ProblemCode.NOT_FOUND))
    standing = [each for each in queries.booked_payments(book, file_id) if not each.is_reversed]
    changed = sum(each.is_changed for each in standing)
    if changed:
        raise RefusedInside(Problem("", ProblemCode.ROWS_CHANGED, {"count": changed}))
    for each in standing:
        answer = payments.undo(each.id)
        if isinstance(answer, Refused):
            raise RefusedInside(*answer.problems)
    models.PaymentFile.update(undone_at=clock.now()).where(models.PaymentFile.id == file_id).execute()


def booked_file(row: queries.FileRow) -> BookedFile:
    """See a row of the book as what it was."""
    kept = json.loads(row.summary)
    sums = tuple(Money(currency, amount) for currency, amount in sorted(kept["sums"].items()))
    return BookedFile(row.id, row.at, row.file_name, kept["payments"], kept["left"], sums, row.undone_at or "")


def _insert_file(clock: Clock, workbook: Workbook, picks: Sequence[Pick], rows: int) -> int:
    sums: dict[str, int] = {}
    for each in picks:
        sums[each.row.currency] = sums.get(each.row.currency, 0) + each.row.amount
    summary = {"payments": len(picks), "left": rows - len(picks), "sums": sums}
    row = models.PaymentFile.insert(
        at=clock.now(), file_name=workbook.path.name, sha256=workbook.sha256, summary=json.dumps(summary)
    )
    return int(row.execute())


def _already_there(book: Book, picks: Sequence[Pick]) -> Iterator[Problem]:
    """Refuse what came into the book after it was proposed, by another program or a second click."""
    rows = [each.row for each in picks]
    found = presences(rows, [each.customer_id for each in picks], known_receipts(book, rows))
    for row, presence in zip(rows, found, strict=True):
        if presence is Presence.THERE:
            yield _at_row(row, Problem("", ProblemCode.CHANGED_MEANWHILE))


def _form(chosen: Pick) -> PaymentForm:
    row = chosen.row
    return PaymentForm(
        chosen.customer_id, row.currency, row.amount, row.received_on, row.means, row.reference, row.payer,
        row.maturity_on, row.words, chosen.shares,
    )  # fmt: skip


def _at_row(row: PaymentRow, problem: Problem) -> Problem:
    """Say in which row of the file something is wrong."""
    return replace(problem, field=f"rows.{row.row}")
