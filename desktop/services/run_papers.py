"""The papers of a print run while it is being made: decided, numbered and drawn, and not in the book yet."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from db.connection import Book
from db.faults import translated_files
from db.queries.agenda_items import archived
from db.queries.documents import last_serial
from desktop.documents.data import Made
from desktop.domain.papers import paper_number
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.making import BatchMaker, Makers, Order, Prepared
from desktop.services.paper_keeping import NewDocument
from desktop.services.results import Refused

__all__ = ["DECIDED_AT_ONCE", "Drawn", "RunPaper", "Spool", "decide", "number", "refuse_twins", "spooling"]

#: So many orders are decided at once.
DECIDED_AT_ONCE = 100


class Drawn(NamedTuple):
    """A paper in the spool: its pages, and the place of its bytes."""

    pages: int
    at: int
    size: int


@dataclass(slots=True)
class RunPaper:
    """What has become of one order: what was decided or why not, the number it will have, and where its bytes are."""

    order: Order
    prepared: Prepared | None = None
    problems: tuple[Problem, ...] = ()
    number: str = ""
    drawn: Drawn | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do: it is drawn, or refused."""
        return self.drawn is not None or bool(self.problems)

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Make no paper of it."""
        self.prepared = self.drawn = None
        self.problems = problems


class Spool:
    """A file without a name for the bytes of papers: whatever ends the program takes it away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with translated_files(folder):
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - `close` closes it

    def draw(self, prepared: Prepared, number: str) -> Drawn:
        """Draw a paper and keep its bytes; raises DiskFull and the other faults of files."""
        made = prepared.print(number).made
        with translated_files(self._folder):
            at = self._file.seek(0, 2)
            self._file.write(made.pdf)
            self._file.flush()
        return Drawn(made.pages, at, len(made.pdf))

    def document(self, paper: RunPaper) -> NewDocument:
        """Give a paper that was drawn, with its bytes."""
        if paper.prepared is None or paper.drawn is None:
            raise ValueError("this paper was not drawn")
        with translated_files(self._folder):
            self._file.seek(paper.drawn.at)
            made = Made(self._file.read(paper.drawn.size), paper.drawn.pages)
        return paper.prepared.document(paper.number, made)

    def close(self) -> None:
        """Take the file away."""
        self._file.close()


@contextmanager
def spooling(folder: Path | None, instead: Path) -> Iterator[Spool]:
    """Open a spool in a folder for the length of a block; None is the system's own, or `instead` where it has none."""
    spool = Spool(folder or _temporary() or instead)
    try:
        yield spool
    finally:
        spool.close()


def _temporary() -> Path | None:
    try:
        return Path(tempfile.gettempdir())
    except OSError:  # none that can be written to: where the disk is full, the next write says so
        return None


def decide(book: Book, makers: Makers, papers: Sequence[RunPaper]) -> bool:
    """Decide papers, some at once, and say whether any is another than it was; that one is not drawn any more.

    What was refused once stays so. Nobody is written to who was archived: CUSTOMER_ARCHIVED.
    """
    changed = False
    for begin in range(0, len(papers), DECIDED_AT_ONCE):
        chunk = [paper for paper in papers[begin : begin + DECIDED_AT_ONCE] if not paper.problems]
        with book.reading():
            answers = _answers(makers, [paper.order for paper in chunk])
            gone = archived(book)
        for paper, answer in zip(chunk, answers, strict=True):
            if isinstance(answer, Refused):
                paper.refuse(answer.problems)
            elif answer.customer_id in gone:
                paper.refuse((Problem("customer_id", ProblemCode.CUSTOMER_ARCHIVED),))
            elif answer == paper.prepared:
                continue
            else:
                paper.prepared, paper.drawn = answer, None
            changed = True
    return changed


def _answers(makers: Makers, orders: Sequence[Order]) -> list[Prepared | Refused]:
    """Ask for each kind of order the one who makes it; the answers are in the order of the orders."""
    places: dict[type, list[int]] = {}
    for place, order in enumerate(orders):
        places.setdefault(type(order), []).append(place)
    answers: dict[int, Prepared | Refused] = {}
    for kind, of_kind in places.items():
        maker, asked = makers[kind](), [orders[place] for place in of_kind]
        given = maker.prepare_many(asked) if isinstance(maker, BatchMaker) else map(maker.prepare, asked)
        answers.update(zip(of_kind, given, strict=True))
    return [answers[place] for place in range(len(orders))]


def refuse_twins(papers: Sequence[RunPaper]) -> None:
    """Refuse what asks again for a paper of the same kind to the same customer: DUPLICATE_ROW, its places from 1."""
    first: dict[tuple[object, ...], int] = {}
    for place, paper in enumerate(papers, start=1):
        if (what := paper.prepared) is None:
            continue
        about = (what.kind, what.customer_id, what.paper.heading.currency, what.plan_id, what.payment_id)
        earlier = first.setdefault(about, place)
        if earlier != place:
            paper.refuse((Problem("", ProblemCode.DUPLICATE_ROW, {"row": earlier}),))


def number(book: Book, papers: Sequence[RunPaper]) -> bool:
    """Give papers the numbers that are next, and say whether any has another one now: that one is not drawn any more.

    Each kind and year has its own series, and none has a gap.
    """
    changed = False
    last: dict[tuple[str, int], int] = {}
    for paper in papers:
        if paper.prepared is None:
            continue
        series = (paper.prepared.kind, paper.prepared.made_on.year)
        last[series] = (last[series] if series in last else last_serial(book, *series)) + 1
        given = paper_number(*series, last[series])
        if given != paper.number:
            paper.number, paper.drawn, changed = given, None, True
    return changed
