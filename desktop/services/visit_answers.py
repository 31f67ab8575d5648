"""What may be said against paying on a visit, and what the rep will answer (rules 39 and 77)."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import models
from db.connection import Book
from db.queries import visit_answers as queries
from db.queries.visits import get_visit
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.domain.visits import VisitStatus
from desktop.domain.visitsheet import ANSWER_LIMIT, PROBLEM_LIMIT, PreparedAnswer, answer_problems
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["PreparedAnswer", "VisitAnswerService", "VisitAnswers"]


@dataclass(frozen=True, slots=True)
class VisitAnswers:
    """The answers of a visit; `proposed` where none are kept and those of the visit before are offered."""

    visit_id: int
    customer: str
    answers: tuple[PreparedAnswer, ...]
    proposed: bool = False


class VisitAnswerService:
    """Keeps what was prepared for a visit."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def get(self, visit_id: int) -> VisitAnswers | None:
        """Give what is prepared for a visit, or else what was for the one before; None when there is no such visit."""
        with self._book.reading():
            visit = get_visit(self._book, visit_id)
            if visit is None:
                return None
            kept = self._read(visit_id)
            before = None if kept else queries.last_answered_visit(self._book, visit.customer_id, visit_id)
            if before is None:
                return VisitAnswers(visit_id, visit.customer, kept)
            return VisitAnswers(visit_id, visit.customer, self._read(before), proposed=True)

    def save(self, visit_id: int, answers: Iterable[PreparedAnswer]) -> Saved[int] | Refused:
        """Keep answers in their order in the place of what was there; lines without a word are left out."""
        cleaned = tuple(map(_cleaned, answers))
        with self._book.transaction():
            visit = get_visit(self._book, visit_id)
            problems = tuple(answer_problems(cleaned))
            if visit is None:
                problems = (Problem("", ProblemCode.NOT_FOUND),)
            elif visit.status != VisitStatus.PLANNED:
                problems = (Problem("", ProblemCode.SETTLED),)
            if problems or visit is None:
                return Refused(problems)
            rows = models.VisitAnswer
            rows.delete().where(rows.visit == visit_id).execute()
            for position, each in enumerate(each for each in cleaned if each.problem):
                rows.insert(visit=visit_id, position=position, problem=each.problem, answer=each.answer).execute()
            record(self._clock, visit.customer_id, EventKind.VISIT_CHANGED, visit_id)
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=visit.customer_id))

    def _read(self, visit_id: int) -> tuple[PreparedAnswer, ...]:
        return tuple(PreparedAnswer(*row) for row in queries.visit_answers(self._book, visit_id))


def _cleaned(answer: PreparedAnswer) -> PreparedAnswer:
    return PreparedAnswer(clean(answer.problem, PROBLEM_LIMIT + 1), clean_lines(answer.answer, ANSWER_LIMIT + 1))
