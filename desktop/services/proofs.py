"""What shows that papers arrived: kept byte for byte, and never changed (rules 24 and 58)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.connection import Book
from desktop.domain.deliveries import ProofKind
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved


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

        Raises the faults of files where the file cannot be read, DiskFull where there is no room for it in the book.
        """
        raise NotImplementedError

    def withdraw(self, proof_id: int) -> Saved[int] | Refused:
        """Take a proof back that was recorded by mistake; its file stays in the book."""
        raise NotImplementedError

    def restore(self, proof_id: int) -> Saved[int] | Refused:
        """Let a proof that was taken back count again."""
        raise NotImplementedError

    def file(self, proof_id: int) -> tuple[str, bytes]:
        """Give name and bytes of a proof's file.

        Raises AlteredPaper when they are not those that were kept, KeyError where there is no such file.
        """
        raise NotImplementedError

    def save_to(self, proof_id: int, folder: Path) -> Path:
        """Write a proof's file into an existing folder and give its place; no other file is replaced."""
        raise NotImplementedError
