"""What a rep may choose for a reminder, what is proposed in the place of it, and what stands against it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.calendars import WorkCalendar
from desktop.domain.checks import check_length
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import pay_by
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.papers import ATTENTION_LIMIT, answer_problems, paper_problems, sensible_day

ENCLOSURE_LIMIT = 200
MOST_ENCLOSURES = 20


@dataclass(frozen=True, slots=True)
class LetterChoices:
    """What a rep chooses for a reminder; None is what the program proposes.

    `taken_out` and `put_in` are ids of items; `account` counts our accounts in the currency from 0. `attention` is ''
    where nobody is named: the paper then turns to the finance department.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    pay_by: date | None = None
    attention: str | None = None
    taken_out: frozenset[int] = frozenset()
    put_in: frozenset[int] = frozenset()
    enclosures: tuple[str, ...] = ()
    account: int = 0
    with_slip: bool = True


@dataclass(frozen=True, slots=True)
class FilledChoices(LetterChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    pay_by: date
    attention: str

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
    choices: LetterChoices, today: date, language: LetterLanguage, attention: str, calendar: WorkCalendar
) -> FilledChoices:
    """Fill in what was left open; `language` and `attention` are the customer's, the days are counted from today."""
    made_on = choices.made_on or today
    typed = (clean(text, ENCLOSURE_LIMIT + 1) for text in choices.enclosures)
    return FilledChoices(
        choices.customer_id,
        choices.currency,
        choices.language or language,
        made_on,
        choices.pay_by or pay_by(sensible_day(made_on, today), calendar),
        attention if choices.attention is None else clean(choices.attention, ATTENTION_LIMIT + 1),
        choices.taken_out,
        choices.put_in,
        tuple(text for text in typed if text),
        choices.account,
        choices.with_slip,
    )


def choice_problems(choices: FilledChoices, today: date, accounts: int) -> Iterator[Problem]:
    """Find what stands against choices; `accounts` is the number of those to choose from."""
    yield from paper_problems(choices.made_on, today, choices.account, accounts, choices.attention)
    yield from answer_problems("pay_by", choices.pay_by, choices.made_on, today)
    if len(choices.enclosures) > MOST_ENCLOSURES:
        yield Problem("enclosures", ProblemCode.TOO_LARGE, {"limit": MOST_ENCLOSURES})
    for place, text in enumerate(choices.enclosures):
        yield from check_length(f"enclosures.{place}", text, ENCLOSURE_LIMIT)
