"""What a rep takes along to a visit, and what the sheet of a whole day shows (rules 6, 10, 22, 39, 48 and 77)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.callsheet import CallSheet, SheetItem, SheetPerson
from desktop.domain.checks import check_length
from desktop.domain.confirmation import AmountAnswer, Readiness, TimeAnswer
from desktop.domain.money import Money
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PaperForm, PaperKind
from desktop.domain.visits import Purpose

#: More answers than these nobody has at hand; three are what rule 77 asks for.
MOST_ANSWERS = 12
PROBLEM_LIMIT = 300
ANSWER_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class PreparedAnswer:
    """What they may say, and what we answer to it."""

    problem: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """A paper to hand over."""

    kind: PaperKind
    form: PaperForm | None
    copies: int
    note: str
    packed: bool


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One visit on one sheet; `call` is what is known of the customer besides.

    `amount` is what is to be collected, and `amount_answer` what they said to it; `items` are those of the visit.
    """

    visit_id: int
    day: date
    time: str | None
    purpose: Purpose
    amount: Money | None
    time_answer: TimeAnswer | None
    amount_answer: AmountAnswer | None
    confirmed_with: str
    confirmed_on: date | None
    difference: int | None
    readiness: Readiness
    address: str
    note: str
    people: tuple[SheetPerson, ...]
    items: tuple[SheetItem, ...]
    papers: tuple[SheetPaper, ...]
    answers: tuple[PreparedAnswer, ...]
    call: CallSheet


@dataclass(frozen=True, slots=True)
class DaySheet:
    """All visits of a day in the order of their times, those without a time last."""

    day: date
    our_handler: str
    visits: tuple[VisitSheet, ...]

    def sums(self) -> tuple[Money, ...]:
        """Give what is to be collected on the day, in each currency."""
        sums: dict[str, int] = {}
        for visit in self.visits:
            if visit.amount is not None:
                sums[visit.amount.currency] = sums.get(visit.amount.currency, 0) + visit.amount.minor
        return tuple(Money(currency, minor) for currency, minor in sorted(sums.items()))


def answer_problems(answers: Sequence[PreparedAnswer]) -> Iterator[Problem]:
    """Check prepared answers: each says what it answers to; field names are `answers.0.problem`, empty lines count."""
    filled = [(place, each) for place, each in enumerate(answers) if each.problem or each.answer]
    if len(filled) > MOST_ANSWERS:
        yield Problem("answers", ProblemCode.TOO_LARGE, {"limit": MOST_ANSWERS})
    for place, each in filled:
        if not each.problem:
            yield Problem(f"answers.{place}.problem", ProblemCode.REQUIRED)
        yield from check_length(f"answers.{place}.problem", each.problem, PROBLEM_LIMIT)
        yield from check_length(f"answers.{place}.answer", each.answer, ANSWER_LIMIT)
