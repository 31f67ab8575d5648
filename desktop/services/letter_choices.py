"""What a rep may choose for a reminder, what is proposed in the place of it, and what stands against it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.calendars import WorkCalendar
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import FinalStep, LadderRules, Level
from desktop.domain.lateinterest import InterestChoice
from desktop.domain.letter_decisions import Decision, pay_by_of
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.papers import (
    ATTENTION_LIMIT,
    answer_problems,
    cleaned_enclosures,
    enclosure_problems,
    paper_problems,
    sensible_day,
)

_NO_INTEREST = InterestChoice()


@dataclass(frozen=True, slots=True)
class LetterChoices:
    """What a rep chooses for a reminder; None is what the program proposes.

    `taken_out` and `put_in` are ids of items; `account` counts our accounts in the currency from 0. `attention` is ''
    where nobody is named: the paper then turns to the finance department. `interest` is late interest, by itself the
    firm's usual one from the second reminder on, never before the money is due; `steps` are for a final notice alone;
    `cite` names earlier letters and broken promises.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    pay_by: date | None = None
    attention: str | None = None
    level: Level | None = None
    taken_out: frozenset[int] = frozenset()
    put_in: frozenset[int] = frozenset()
    enclosures: tuple[str, ...] = ()
    account: int = 0
    with_slip: bool = True
    interest: InterestChoice | None = None
    steps: tuple[FinalStep, ...] = ()
    cite: bool = True


@dataclass(frozen=True, slots=True)
class FilledChoices(LetterChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    pay_by: date
    attention: str
    level: Level
    interest: InterestChoice = _NO_INTEREST

    def plain(self) -> dict[str, object]:
        """Give them in values that JSON can hold, for the archive."""
        return {
            **asdict(self),
            "made_on": self.made_on.isoformat(),
            "pay_by": self.pay_by.isoformat(),
            "taken_out": sorted(self.taken_out),
            "put_in": sorted(self.put_in),
        }


def filled(
    choices: LetterChoices,
    decision: Decision,
    today: date,
    rules: LadderRules,
    *,
    language: LetterLanguage,
    attention: str,
    calendar: WorkCalendar,
    interest: InterestChoice,
) -> FilledChoices:
    """Fill in what was left open; `language` and `attention` are the customer's, the days are counted from today.

    `interest` is the firm's usual one.
    """
    made_on, level = choices.made_on or today, decision.level
    return FilledChoices(
        choices.customer_id,
        choices.currency,
        choices.language or language,
        made_on,
        choices.pay_by or pay_by_of(decision, sensible_day(made_on, today), rules, calendar),
        attention if choices.attention is None else clean(choices.attention, ATTENTION_LIMIT + 1),
        level,
        choices.taken_out,
        choices.put_in,
        cleaned_enclosures(choices.enclosures),
        choices.account,
        choices.with_slip,
        _interest(choices.interest, decision, interest),
        tuple(step for step in FinalStep if step in choices.steps) if level is Level.FINAL else (),
        choices.cite,
    )


def _interest(chosen: InterestChoice | None, decision: Decision, usual: InterestChoice) -> InterestChoice:
    """Choose the usual interest from the second reminder on, but not while money received is applied to no item."""
    level = decision.level
    if level is Level.UPCOMING or (chosen is None and (level is Level.FIRST or decision.items.unapplied)):
        return _NO_INTEREST
    return usual if chosen is None else chosen


def choice_problems(choices: FilledChoices, today: date, accounts: int, *, escalated: bool) -> Iterator[Problem]:
    """Find what stands against choices; `accounts` is the number of those to choose from.

    A final notice has to be decided before (rule 17, D3).
    """
    yield from paper_problems(choices.made_on, today, choices.account, accounts, choices.attention)
    yield from answer_problems("pay_by", choices.pay_by, choices.made_on, today)
    yield from enclosure_problems(choices.enclosures)
    if choices.level is Level.FINAL and not escalated:
        yield Problem("level", ProblemCode.NOT_ALLOWED)
