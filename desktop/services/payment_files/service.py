"""Payments from a file, from its bytes to the book and back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from db.connection import Book
from db.queries import payment_files as queries
from desktop.domain.imports.mapping import Mapping as FileMapping
from desktop.domain.imports.mapping import Questions, missing, questions
from desktop.domain.imports.payment_rows import CheckedPayments, Progress, check_payments
from desktop.domain.imports.payment_words import PAYMENT_WORDS
from desktop.domain.imports.running_balance import told_by_balance
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.clock import Clock
from desktop.services.imports.collecting import collector_at_rest
from desktop.services.imports.kept_mappings import recognise, remember_mapping
from desktop.services.imports.reading import Workbook, read_previews, read_table
from desktop.services.payment_files.booking import (
    BookedFile,
    Pick,
    RefusedInside,
    book_picks,
    booked_file,
    pick,
    take_file_back,
)
from desktop.services.payment_files.proposing import Proposed, make_proposals
from desktop.services.payments import PaymentService
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["BookedFile", "PaymentFileService", "Pick", "Proposed", "Workbook", "pick"]

DEFAULT_CURRENCY = "CNY"

_WRITTEN = Changes.of(Entity.PAYMENT, Entity.RECEIVABLE, Entity.PLAN)


class PaymentFileService:
    """The steps: read, recognise, check, propose, book what was agreed to; and undo."""

    def __init__(self, book: Book, clock: Clock, payments: PaymentService) -> None:
        self._book = book
        self._clock = clock
        self._payments = payments

    def read(self, path: Path, encoding: str | None = None) -> Workbook:
        """Read a file; raises TableError, or EncodingUnclear when the user has to choose."""
        return read_table(path, encoding)

    def previews(self, path: Path) -> dict[str, str]:
        """Show a text file in each encoding it may have, the likeliest first; raises TableError."""
        return read_previews(path)

    def recognise(self, workbook: Workbook, currency: str = DEFAULT_CURRENCY) -> FileMapping:
        """Propose what each column holds; how the same headings were read last time goes before that."""
        today = self._clock.today()
        return recognise(self._book, workbook, currency, today, words=PAYMENT_WORDS, improve=told_by_balance)

    def questions(self, workbook: Workbook, mapping: FileMapping) -> Questions:
        """Say what only the user can decide about the file under this mapping."""
        return questions(workbook.sheets, mapping, self._clock.today())

    def check(self, workbook: Workbook, mapping: FileMapping, progress: Progress | None = None) -> CheckedPayments:
        """Check every row of the file."""
        with collector_at_rest():
            return check_payments(workbook.sheets, mapping, self._clock.today(), progress)

    def propose(
        self,
        checked: CheckedPayments,
        chosen: Mapping[int, int | None] | None = None,
        progress: Progress | None = None,
    ) -> Proposed:
        """Propose a customer and items for every good row; `chosen` are customers the user named, by place."""
        with self._book.reading():
            return make_proposals(self._book, checked.rows, chosen or {}, progress)

    def brought_in(self, workbook: Workbook) -> BookedFile | None:
        """Say when this very file was brought in before, unless it was taken back."""
        with self._book.reading():
            found = queries.standing_file(self._book, workbook.sha256)
        return booked_file(found) if found else None

    def book(
        self,
        workbook: Workbook,
        mapping: FileMapping,
        checked: CheckedPayments,
        picks: Sequence[Pick],
        progress: Progress | None = None,
    ) -> Saved[BookedFile] | Refused:
        """Book the rows that were agreed to: all or nothing. What `progress` raises gives all of it up.

        A problem with a row is named `rows.<its number in the file>`: CHANGED_MEANWHILE where the book got the payment
        since it was proposed; what the items say otherwise.
        """
        problems = [problem for sheet in mapping.used for problem in missing(sheet)]
        if not picks:
            problems.append(Problem("rows", ProblemCode.REQUIRED))
        if problems:
            return Refused(tuple(problems))
        try:
            with self._book.transaction():
                booked = book_picks(
                    self._book, self._clock, self._payments, workbook, picks, rows=len(checked.rows), progress=progress
                )
                remember_mapping(mapping, self._clock.now())
        except RefusedInside as inside:
            return inside.refused
        return Saved(booked, _WRITTEN)

    def undo(self, file_id: int) -> Saved[int] | Refused:
        """Reverse all payments of a file; refused when one was changed, paid back or cleared since."""
        try:
            with self._book.transaction():
                take_file_back(self._book, self._clock, self._payments, file_id)
        except RefusedInside as inside:
            return inside.refused
        return Saved(file_id, _WRITTEN)

    def files(self, limit: int = 50) -> list[BookedFile]:
        """Give the files that were brought in, the latest first."""
        with self._book.reading():
            return [booked_file(row) for row in queries.payment_files(self._book, limit)]
