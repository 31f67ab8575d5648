"""What shows that papers arrived: kept byte for byte, and never changed (rules 24 and 58)."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import models
from db.connection import Book
from db.faults import AlteredPaper, PaperNotWritten, ReadOnlyBook, translated_files
from db.files import free_name, half_made, publish
from db.queries import deliveries as queries
from db.queries.deliveries import ProofRow
from db.queries.documents import DocumentRow, get_document
from desktop.domain.deliveries import PROOF_LIMITS, ProofKind, day_problems
from desktop.domain.filenames import file_name
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.paper_ways import cleaned, find_paper, tell, text_problems
from desktop.services.proof_files import ProofFile, read_proof
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["ProofForm", "ProofRow", "ProofService"]


@dataclass(frozen=True, slots=True)
class ProofForm:
    """That a paper arrived: a scan in `file`, or where the paper proof is kept; with neither it proves nothing.

    `arrived_on` is the day on which the paper arrived, not that of the scan.
    """

    document_id: int
    kind: ProofKind
    arrived_on: date
    received_by: str = ""
    kept_where: str = ""
    note: str = ""
    file: Path | None = None


class ProofService:
    """Use cases around proofs of arrival."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def add(self, form: ProofForm) -> Saved[int] | Refused:
        """Record that a paper arrived, with a PDF, PNG or JPEG of up to 20 MB, known by its content.

        Raises the faults of files where the file may not be read, DiskFull where there is no room for it in the book.
        """
        file = None if form.file is None else read_proof(form.file)
        texts = cleaned(form, PROOF_LIMITS)
        with self._book.transaction():
            paper = find_paper(self._book, form.document_id, "document_id")
            problems = [each for each in (paper, file) if isinstance(each, Problem)]
            problems += text_problems(texts, PROOF_LIMITS)
            if not isinstance(paper, Problem):
                problems += day_problems("arrived_on", form.arrived_on, paper.made_on, self._clock.today())
            if problems or isinstance(paper, Problem) or isinstance(file, Problem):
                return Refused(tuple(problems))
            proof_id = insert_proof(self._clock, paper, form.kind, form.arrived_on, texts=texts, file=file)
        return _saved(proof_id, paper)

    def withdraw(self, proof_id: int) -> Saved[int] | Refused:
        """Take a proof back that was recorded by mistake; its file stays in the book."""
        with self._book.transaction():
            found = self._find(proof_id, withdrawn=False)
            if found is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            withdraw_proof(self._clock, *found)
        return _saved(proof_id, found[0])

    def restore(self, proof_id: int) -> Saved[int] | Refused:
        """Let a proof that was taken back count again."""
        with self._book.transaction():
            found = self._find(proof_id, withdrawn=True)
            if found is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            paper, row = found
            models.Proof.update(withdrawn_at=None).where(models.Proof.id == proof_id).execute()
            told = {"proof": row.kind, "who": row.received_by}
            tell(self._clock, paper, EventKind.DOCUMENT_ARRIVED, row.arrived_on, **told)
        return _saved(proof_id, paper)

    def file(self, proof_id: int) -> tuple[str, bytes]:
        """Give name and bytes of a proof's file.

        Raises AlteredPaper when they are not those that were kept, KeyError where there is no such file.
        """
        with self._book.reading():
            row, data = queries.get_proof(self._book, proof_id), queries.proof_file(self._book, proof_id)
        if row is None or data is None:
            raise KeyError(proof_id)
        if hashlib.sha256(data).hexdigest() != row.sha256:
            raise AlteredPaper(self._book.path, row.file_name)
        return row.file_name, data

    def save_to(self, proof_id: int, folder: Path) -> Path:
        """Write a proof's file into an existing folder, "CK-2026-0012 scan.pdf", and give its place.

        No other file is replaced. Raises PaperNotWritten, DiskFull and the other faults of files, and those of `file`.
        """
        name, data = self.file(proof_id)
        with self._book.reading():
            row = queries.get_proof(self._book, proof_id)
            paper = None if row is None else get_document(self._book, row.document_id)
        kept = Path(name)
        wanted = folder / file_name(f"{paper.number} {kept.stem}" if paper else kept.stem, kept.suffix)
        try:
            with translated_files(wanted), half_made(folder) as temporary:
                temporary.write_bytes(data)
                path = free_name(wanted)
                publish(temporary, path)
        except ReadOnlyBook as fault:
            raise PaperNotWritten(wanted) from fault
        return path

    def _find(self, proof_id: int, *, withdrawn: bool) -> tuple[DocumentRow, ProofRow] | None:
        row = queries.get_proof(self._book, proof_id)
        paper = None if row is None else get_document(self._book, row.document_id)
        if row is None or paper is None or (row.withdrawn_at is not None) != withdrawn:
            return None
        return paper, row


def insert_proof(
    clock: Clock,
    paper: DocumentRow,
    kind: ProofKind,
    arrived_on: date,
    *,
    texts: dict[str, str],
    file: ProofFile | None,
) -> int:
    """Keep a proof that has no problems, inside the caller's transaction; `texts` are those of `PROOF_LIMITS`."""
    of_file = {}
    if file is not None:
        of_file = {
            "file_name": file.name,
            "media_type": file.media_type.value,
            "size": len(file.data),
            "sha256": file.sha256,
            "file": file.data,
        }
    row = models.Proof.insert(
        document=paper.id, kind=kind.value, arrived_on=arrived_on, recorded_at=clock.now(), **texts, **of_file
    )
    proof_id = int(row.execute())
    told = {"proof": kind.value, "who": texts["received_by"]}
    tell(clock, paper, EventKind.DOCUMENT_ARRIVED, arrived_on, **told)
    return proof_id


def withdraw_proof(clock: Clock, paper: DocumentRow, row: ProofRow) -> None:
    """Take a proof back, inside the caller's transaction."""
    models.Proof.update(withdrawn_at=clock.now()).where(models.Proof.id == row.id).execute()
    tell(clock, paper, EventKind.DOCUMENT_PROOF_WITHDRAWN, row.arrived_on, proof=row.kind)


def _saved(proof_id: int, paper: DocumentRow) -> Saved[int]:
    return Saved(proof_id, Changes.of(Entity.DELIVERY, customer=paper.customer_id))
