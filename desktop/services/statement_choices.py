"""What a rep may choose for a statement of account, what is proposed in the place of it, and what stands against it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.calendars import WorkCalendar
from desktop.domain.customers import LetterLanguage
from desktop.domain.lateinterest import InterestBasis, InterestChoice
from desktop.domain.money import CURRENCIES
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

_NO_INTEREST = InterestChoice()


@dataclass(frozen=True, slots=True)
class StatementChoices:
    """What a rep chooses for a statement; None is what the program proposes.

    `cut_off` is the day at whose end the balance is told, today or earlier. `movements` adds what moved the account
    from `movements_from` to it, both included. `ageing` adds a row of classes by age, the habit of English statements.
    `interest` is late interest, none unless it is chosen here: it is told beside the balance, and the rights under the
    contract are reserved with it in any case. `account` counts our accounts in the currency from 0.
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
    reserve_rights: bool | None = None
    account: int = 0
    movements: bool = False
    interest: InterestChoice = _NO_INTEREST
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
    reserve_rights: bool

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
    reserve_rights: bool,
) -> FilledStatement:
    """Fill in what was left open; `language` and `attention` are the customer's, the days are counted from today.

    `reply_days` and `reserve_rights` are the firm's usual ones.
    """
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
        _reserves_rights(choices, usual=reserve_rights),
        choices.account,
        choices.movements,
        choices.interest,
        cleaned_enclosures(choices.enclosures),
    )


def _reserves_rights(choices: StatementChoices, *, usual: bool) -> bool:
    """Stated interest may take the place of what the contract says of delay, unless that is reserved (law note L3)."""
    if choices.interest.basis is not InterestBasis.NONE:
        return True
    return usual if choices.reserve_rights is None else choices.reserve_rights


def choice_problems(choices: FilledStatement, today: date, accounts: int) -> Iterator[Problem]:
    """Find what stands against choices; `accounts` is the number of those to choose from."""
    yield from paper_problems(choices.made_on, today, choices.account, accounts, choices.attention)
    if choices.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    yield from answer_problems("reply_by", choices.reply_by, choices.made_on, today)
    if choices.cut_off > today:
        yield Problem("cut_off", ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    elif choices.movements and choices.movements_from > choices.cut_off:
        yield Problem("movements_from", ProblemCode.TOO_LATE, {"limit": choices.cut_off.isoformat()})
    yield from enclosure_problems(choices.enclosures)
