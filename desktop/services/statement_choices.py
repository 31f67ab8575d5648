"""What a rep may choose for a statement of account, what is proposed in the place of it, and what stands against it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.calendars import WorkCalendar
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.statements import period_begin, reply_by
from desktop.domain.text import clean
from desktop.services.papers import (
    ATTENTION_LIMIT,
    answer_problems,
    cleaned_enclosures,
    enclosure_problems,
    paper_problems,
    sensible_day,
)


@dataclass(frozen=True, slots=True)
class StatementChoices:
    """What a rep chooses for a statement; None is what the program proposes.

    `cut_off` is the day at whose end the balance is told, today or earlier. `movements` adds what moved the account
    from `movements_from` to it, both included. `ageing` adds a row of classes by age, the habit of English statements.
    `account` counts our accounts in the currency from 0.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    cut_off: date | None = None
    movements_from: date | None = None
    reply_by: date | None = None
    ageing: bool | None = None
    account: int = 0
    movements: bool = False
    reserve_rights: bool = True
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledStatement(StatementChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    attention: str
    cut_off: date
    movements_from: date
    reply_by: date
    ageing: bool

    def plain(self) -> dict[str, object]:
        """Give them in values that JSON can hold, for the archive."""
        days = ("made_on", "cut_off", "movements_from", "reply_by")
        return {**asdict(self), **{name: getattr(self, name).isoformat() for name in days}}


def filled(
    choices: StatementChoices,
    today: date,
    language: LetterLanguage,
    attention: str,
    *,
    calendar: WorkCalendar,
    reply_days: int,
) -> FilledStatement:
    """Fill in what was left open; `language` and `attention` are the customer's, the days are counted from today."""
    made_on, cut_off = choices.made_on or today, choices.cut_off or today
    language = choices.language or language
    return FilledStatement(
        choices.customer_id,
        choices.currency,
        language,
        made_on,
        attention if choices.attention is None else clean(choices.attention, ATTENTION_LIMIT + 1),
        cut_off,
        choices.movements_from or period_begin(cut_off),
        choices.reply_by or reply_by(sensible_day(made_on, today), calendar, reply_days),
        language is LetterLanguage.ENGLISH if choices.ageing is None else choices.ageing,
        choices.account,
        choices.movements,
        choices.reserve_rights,
        cleaned_enclosures(choices.enclosures),
    )


def choice_problems(choices: FilledStatement, today: date, accounts: int) -> Iterator[Problem]:
    """Find what stands against choices; `accounts` is the number of those to choose from."""
    yield from paper_problems(choices.made_on, today, choices.account, accounts, choices.attention)
    yield from answer_problems("reply_by", choices.reply_by, choices.made_on, today)
    if choices.cut_off > today:
        yield Problem("cut_off", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    elif choices.movements and choices.movements_from > choices.cut_off:
        yield Problem("movements_from", ProblemCode.TOO_LATE, {"limit": choices.cut_off.isoformat()})
    yield from enclosure_problems(choices.enclosures)
