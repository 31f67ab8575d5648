"""The archive: papers exactly as they were printed, numbered without gaps, never changed."""

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from db import models
from db.connection import Book
from db.faults import AlteredPaper, PaperNotWritten, ReadOnlyBook, translated_files
from db.files import half_made, replace
from db.queries import documents as queries
from db.queries.documents import DocumentItemRow, DocumentRow, Filter
from desktop.domain.checks import check_length
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.domain.filenames import file_name
from desktop.domain.papers import paper_number
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.paper_keeping import NewDocument, add_papers
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["ArchiveService", "DocumentCard", "DocumentItemRow", "DocumentRow", "NewDocument", "PapersWanted"]

REASON_LIMIT = 500


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One paper with its rows and what it was made with."""

    row: DocumentRow
    items: tuple[DocumentItemRow, ...]
    choices: Mapping[str, object]


class PapersWanted(TypedDict, total=False):
    """Which papers are listed; None, like what is left out, is any.

    `kinds` are some, none for any. `text` is looked for as customers are, and in the number of the paper. `since` and
    `until` are days on which it was made, both included. `is_sent` is whether it went out, `is_proved` whether more
    than somebody's word shows that it arrived.
    """

    kind: DocumentKind | None
    kinds: Collection[DocumentKind]
    customer_id: int | None
    plan_id: int | None
    run_id: int | None
    voided: bool | None
    text: str
    level: Level | None
    since: date | None
    until: date | None
    is_sent: bool | None
    is_proved: bool | None


class ArchiveService:
    """Keeps papers and gives them back as they were."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(self, *, offset: int = 0, limit: int = 100, **wanted: Unpack[PapersWanted]) -> list[DocumentRow]:
        """Give one page of the papers that are wanted, the latest first."""
        with self._book.reading():
            return queries.list_documents(self._book, _filter(wanted), offset=offset, limit=limit)

    def count(self, **wanted: Unpack[PapersWanted]) -> int:
        """Count the papers that `page` would give in all."""
        with self._book.reading():
            return queries.count_documents(self._book, _filter(wanted))

    def get(self, document_id: int) -> DocumentCard | None:
        """Give one paper, None when there is no such one."""
        with self._book.reading():
            row = queries.get_document(self._book, document_id)
            if row is None:
                return None
            items = tuple(queries.document_items(self._book, document_id))
            return DocumentCard(row, items, json.loads(queries.document_choices(self._book, document_id)))

    def find(self, number: str) -> int | None:
        """Give the id of the paper with this number, None when there is none."""
        with self._book.reading():
            return queries.find_document(self._book, clean(number, REASON_LIMIT))

    def pdf(self, document_id: int) -> bytes:
        """Give the bytes that were printed.

        Raises AlteredPaper when they are others now, KeyError when there is no such paper.
        """
        with self._book.reading():
            found = queries.document_pdf(self._book, document_id)
        if found is None:
            raise KeyError(document_id)
        pdf, sha256, number = found
        if hashlib.sha256(pdf).hexdigest() != sha256:
            raise AlteredPaper(self._book.path, number)
        return pdf

    def file_name(self, document_id: int) -> str:
        """Give the name of the file that `save_to` writes: "CK-2026-0012 恒达食品有限公司.pdf"."""
        with self._book.reading():
            row = queries.get_document(self._book, document_id)
        if row is None:
            raise KeyError(document_id)
        return file_name(f"{row.number} {row.customer}", ".pdf")

    def save_to(self, document_id: int, folder: Path) -> Path:
        """Write a paper into an existing folder under its own name and give its file; see `write`."""
        return self.write(self.pdf(document_id), folder / self.file_name(document_id))

    def write(self, pdf: bytes, path: Path) -> Path:
        """Write a PDF into an existing folder; an older one of that name is replaced whole or not at all.

        Raises PaperNotWritten, DiskFull and the other faults of files.
        """
        with self.writing(path) as file:
            file.write(pdf)
        return path

    @contextlib.contextmanager
    def writing(self, path: Path) -> Iterator[BinaryIO]:
        """Open a file that takes the place of `path` when the block ends well; see `write`."""
        try:
            with translated_files(path), half_made(path.parent) as temporary:
                with temporary.open("wb") as file:
                    yield file
                replace(temporary, path)
        except ReadOnlyBook as fault:
            raise PaperNotWritten(path) from fault

    def next_number(self, kind: DocumentKind, day: date) -> str:
        """Give the number that a paper dated `day` would get: the next one of its kind and year."""
        with self._book.reading():
            return paper_number(kind, day.year, queries.last_serial(self._book, kind, day.year) + 1)

    def keep(self, new: NewDocument) -> Saved[int]:
        """Keep a paper with its exact bytes, inside the transaction in which its number was asked for."""
        with self._book.transaction():
            (document_id,) = add_papers(self._book, self._clock, [new])
        return Saved(document_id, Changes.of(Entity.DOCUMENT, customer=new.customer_id))

    def void(self, document_id: int, reason: str) -> Saved[int] | Refused:
        """Declare a paper void; it stays in the archive, and its number is not used again."""
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            row = queries.get_document(self._book, document_id)
            problems = tuple(_void_problems(row, reason))
            if row is None or problems:
                return Refused(problems)
            values = {"voided_at": self._clock.now(), "void_reason": reason}
            models.Document.update(**values).where(models.Document.id == document_id).execute()
            record(
                self._clock,
                row.customer_id,
                EventKind.DOCUMENT_VOIDED,
                document_id,
                document=row.kind,
                level=row.level,
                number=row.number,
                reason=reason,
            )
        return Saved(document_id, Changes.of(Entity.DOCUMENT, customer=row.customer_id))


def _filter(wanted: PapersWanted) -> Filter:
    kind = wanted.get("kind")
    return Filter(
        kinds=tuple(wanted.get("kinds", ())) if kind is None else (kind,),
        customer_id=wanted.get("customer_id"),
        voided=wanted.get("voided"),
        plan_id=wanted.get("plan_id"),
        run_id=wanted.get("run_id"),
        terms=_terms(wanted.get("text", "")),
        level=wanted.get("level"),
        since=wanted.get("since"),
        until=wanted.get("until"),
        is_sent=wanted.get("is_sent"),
        is_proved=wanted.get("is_proved"),
    )


def _terms(text: str) -> tuple[str, ...]:
    if not text.strip():
        return ()
    from desktop.services.search_text import search_needle  # who looks for nothing needs no readings of characters

    return tuple(search_needle(text).split())


def _void_problems(row: DocumentRow | None, reason: str) -> list[Problem]:
    if row is None:
        return [Problem("", ProblemCode.NOT_FOUND)]
    if row.voided_at is not None:
        return [Problem("", ProblemCode.SETTLED)]
    if not reason:
        return [Problem("reason", ProblemCode.REQUIRED)]
    return list(check_length("reason", reason, REASON_LIMIT))
