"""Print runs: many papers decided, drawn and kept together or not at all; and many of the archive in one file."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db import models
from db.connection import Book
from db.queries import documents as document_queries
from db.queries import print_runs as queries
from db.queries.documents import DocumentRow, Filter
from db.queries.print_runs import RunRow
from desktop.documents.joining import join, joined
from desktop.domain.checks import check_length
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.archive import ArchiveService
from desktop.services.clock import Clock
from desktop.services.making import Makers, Order
from desktop.services.paper_keeping import add_papers
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.run_papers import DECIDED_AT_ONCE, RunPaper, Spool, decide, number, refuse_twins, spooling

__all__ = ["PrintRunService", "RunResult", "RunRow", "Skipped"]

NOTE_LIMIT = 200

#: So often a run is drawn: what changed while it was drawn is decided once more.
_ATTEMPTS = 2

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An order of which no paper was made, and what stands against it."""

    order: Order
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run made: the ids of its papers in the order of the orders, and what was left out of it.

    `run_id` is None where nothing was kept: it was `cancelled`, or there was no paper to make.
    """

    run_id: int | None
    documents: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    cancelled: bool = False


class _Stopped(Exception):  # noqa: N818 - it is an answer, not an error
    """Somebody has given it up."""


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


class PrintRunService:
    """Makes papers of several kinds in one go, and gives many papers of the archive at once."""

    def __init__(
        self, book: Book, clock: Clock, *, archive: ArchiveService, makers: Makers, spool: Path | None = None
    ) -> None:
        """Take the `makers` of papers by the type of their orders, and where papers wait until all are drawn.

        None is the system's folder for temporary files.
        """
        self._book = book
        self._clock = clock
        self._archive = archive
        self._makers = makers
        self._spool = spool

    def make(
        self,
        orders: Sequence[Order],
        *,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
        note: str = "",
    ) -> Saved[RunResult] | Refused:
        """Make the papers of orders and keep them together; what cannot be made is left out and told.

        All are drawn first, with the numbers they will have, while the book can be read and written by others. Then one
        transaction keeps them, if each is still what the book says: else what changed is decided and drawn once more,
        and if something changes again nothing is kept and each of those is told with CHANGED_MEANWHILE. Nothing is kept
        either when `cancelled` says so before that transaction, or `progress` raises, or the program ends. `progress`
        gets the orders done and all of them. A second paper of one kind to the same customer in the same currency is
        left out: DUPLICATE_ROW. Refused where the `note` is too long.
        """
        note = clean(note, NOTE_LIMIT + 1)
        if problems := tuple(check_length("note", note, NOTE_LIMIT)):
            return Refused(problems)
        papers = [RunPaper(order) for order in orders]
        try:
            with self._book.reading(), spooling(self._spool, self._book.path.parent) as spool:
                kept = self._made(papers, spool, note, progress, cancelled)
        except _Stopped:
            return Saved(RunResult(None, cancelled=True), Changes(frozenset()))
        return kept or Saved(RunResult(None, skipped=tuple(_left_out(papers))), Changes(frozenset()))

    def _made(
        self, papers: Sequence[RunPaper], spool: Spool, note: str, progress: Progress, cancelled: Cancelled
    ) -> Saved[RunResult] | None:
        """Decide, draw and keep papers; None where there is none to keep, or what changes does not come to rest."""
        seen = self._seen()
        for begin in range(0, len(papers), DECIDED_AT_ONCE):
            if cancelled():
                raise _Stopped
            decide(self._book, self._makers, papers[begin : begin + DECIDED_AT_ONCE])
        for _attempt in range(_ATTEMPTS):
            self._draw(papers, spool, progress, cancelled)
            if all(paper.problems for paper in papers):
                return None
            with self._book.transaction():
                is_same = self._seen() == seen or not decide(self._book, self._makers, papers)
                if is_same and not number(self._book, papers):
                    return self._keep(papers, spool, note)
                seen = self._seen()
        return None

    def _seen(self) -> object:
        """Give what papers are decided from, in short: while it stays the same, so do they."""
        return self._book.state(), self._clock.today()

    def _draw(self, papers: Sequence[RunPaper], spool: Spool, progress: Progress, cancelled: Cancelled) -> None:
        """Give the papers their numbers, and draw those that are not drawn with them."""
        refuse_twins(papers)
        number(self._book, papers)
        done = sum(paper.is_ready for paper in papers)
        progress(done, len(papers))
        for paper in papers:
            if cancelled():
                raise _Stopped
            if paper.prepared is not None and paper.drawn is None:
                paper.drawn = spool.draw(paper.prepared, paper.number)
                done += 1
                progress(done, len(papers))
        if cancelled():
            raise _Stopped

    def _keep(self, papers: Sequence[RunPaper], spool: Spool, note: str) -> Saved[RunResult]:
        """Keep what was drawn, inside the transaction that has seen that it is right."""
        run = models.PrintRun.insert(made_on=self._clock.today(), note=note, made_at=self._clock.now())
        run_id = int(run.execute())
        drawn = [paper for paper in papers if paper.drawn is not None]
        new = (replace(spool.document(paper), run_id=run_id) for paper in drawn)
        ids = tuple(add_papers(self._book, self._clock, new))
        customers = frozenset(paper.prepared.customer_id for paper in drawn if paper.prepared)
        result = RunResult(run_id, ids, tuple(_left_out(papers)))
        return Saved(result, Changes(frozenset({Entity.DOCUMENT}), customers))

    def page(self, *, offset: int = 0, limit: int = 100) -> list[RunRow]:
        """Give one page of runs, the latest first."""
        with self._book.reading():
            return queries.list_runs(self._book, offset=offset, limit=limit)

    def count(self) -> int:
        """Count the runs that `page` would give in all."""
        with self._book.reading():
            return queries.count_runs(self._book)

    def documents(self, run_id: int) -> list[DocumentRow]:
        """Give the papers of a run in the order in which they were made, voided ones among them."""
        with self._book.reading():
            rows = document_queries.list_documents(self._book, Filter(run_id=run_id), limit=-1)
        return sorted(rows, key=lambda row: row.id)

    def one_pdf(
        self, document_ids: Sequence[int], *, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> bytes | None:
        """Join papers of the archive behind each other, for the printer; None where it was given up.

        Raises what `save_one_pdf` does of papers; ValueError where none is asked for.
        """
        with contextlib.suppress(_Stopped):
            return joined(self._pdfs(document_ids, progress, cancelled))
        return None

    def save_one_pdf(
        self,
        document_ids: Sequence[int],
        path: Path,
        *,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
    ) -> Path | None:
        """Join papers of the archive into one file, and give it; None where it was given up.

        An older file of that name is replaced whole or not at all. Raises AlteredPaper, PaperNotWritten, DiskFull and
        the other faults of files, KeyError for a paper that is not there, ValueError where none is asked for.
        """
        with contextlib.suppress(_Stopped), self._archive.writing(path) as file:
            join(self._pdfs(document_ids, progress, cancelled), file)
            return path
        return None

    def save_files(
        self,
        document_ids: Sequence[int],
        folder: Path,
        *,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
    ) -> list[Path]:
        """Write papers into an existing folder, each under its own name; gives the files that were written.

        Files of these names are replaced, each whole or not at all. Raises what `save_one_pdf` does.
        """
        files: list[Path] = []
        with contextlib.suppress(_Stopped):
            for place, pdf in enumerate(self._pdfs(document_ids, progress, cancelled)):
                files.append(self._archive.write(pdf, folder / self._archive.file_name(document_ids[place])))
        return files

    def _pdfs(self, document_ids: Sequence[int], progress: Progress, cancelled: Cancelled) -> Iterator[bytes]:
        """Give the bytes of papers one by one; `progress` hears of each once it was taken."""
        for done, document_id in enumerate(document_ids):
            if cancelled():
                raise _Stopped
            yield self._archive.pdf(document_id)
            progress(done + 1, len(document_ids))


def _left_out(papers: Sequence[RunPaper]) -> Iterator[Skipped]:
    """Tell the orders without a paper: those with problems, and those that are not what was drawn any more."""
    changed = (Problem("", ProblemCode.CHANGED_MEANWHILE),)
    for paper in papers:
        if not (paper.drawn and paper.prepared):
            yield Skipped(paper.order, paper.problems or changed)
