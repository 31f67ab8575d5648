"""Letters of thanks to good payers (rule 75): who has earned one, for what, and the letter."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from db.queries.receipts import last_thanks, nothing_overdue
from desktop.documents.data import Thanks
from desktop.domain.checks import check_length
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.money import CURRENCIES
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.thanks import GoodFacts, NotEarned, ThanksReason, not_earned, reasons
from desktop.services.good_facts import good_facts
from desktop.services.letter_basis import Recipient, recipient
from desktop.services.making import Prepared
from desktop.services.our_papers import OurPapers, Ours
from desktop.services.paper_decisions import Decided
from desktop.services.papers import ATTENTION_LIMIT, paper_problems, party

__all__ = ["ThanksCandidate", "ThanksChoices", "ThanksDraft", "ThanksService"]

#: A customer is proposed for another letter of thanks after so many days.
THANKS_GAP = 180
#: So many customers are listed at most.
MOST_CANDIDATES = 1000
BENEFIT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class ThanksChoices:
    """What a rep chooses for a letter of thanks; None is what the program proposes.

    `reason` is the strongest that the facts carry; `benefit` is the firm's own sentence on what the customer gets for
    it (rule 16), '' for none: the program promises nothing by itself.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    reason: ThanksReason | None = None
    benefit: str = ""


@dataclass(frozen=True, slots=True)
class FilledThanks(ThanksChoices):
    """Choices with nothing left open, but for a reason that the facts do not give."""

    language: LetterLanguage
    made_on: date
    attention: str

    def plain(self) -> dict[str, Any]:
        """Give them in values that JSON can hold, for the archive."""
        return {**asdict(self), "made_on": self.made_on.isoformat()}


@dataclass(frozen=True, slots=True)
class ThanksDraft:
    """A letter of thanks as it would be; `reasons` are those that the facts carry, the strongest first."""

    choices: FilledThanks
    customer: str
    facts: GoodFacts
    reasons: tuple[ThanksReason, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ThanksCandidate:
    """A customer who has earned a letter of thanks; `last_number` is '' where none was written yet."""

    customer_id: int
    name: str
    currency: str
    reason: ThanksReason
    facts: GoodFacts
    last_number: str
    last_on: date | None


class ThanksService(OurPapers[ThanksChoices, ThanksDraft, GoodFacts]):
    """Decides and makes letters of thanks, one customer at a time."""

    def candidates(self, customer_id: int | None = None, *, limit: int = MOST_CANDIDATES) -> list[ThanksCandidate]:
        """List who has earned a letter of thanks and got none in the last 180 days, of all customers or of one.

        Those who have paid most items come first.
        """
        today = self._clock.today()
        with self._book.reading():
            rows = nothing_overdue(self._book, today, today - timedelta(days=THANKS_GAP), customer_id)
            facts = good_facts(self._book, [row.id for row in rows], today)
        earned = ((row, facts[row.id], reasons(facts[row.id])) for row in rows)
        found = [
            ThanksCandidate(row.id, row.name, row.currency, why[0], known, row.last_number, row.last_on)
            for row, known, why in earned
            if why
        ]
        return sorted(found, key=lambda each: (-each.facts.items, each.name))[:limit]

    def _decide_from(self, ours: Ours, choices: ThanksChoices) -> Decided[ThanksDraft] | None:
        to = recipient(self._book, choices.customer_id)
        if to is None:
            return None
        today = self._clock.today()
        facts = good_facts(self._book, [choices.customer_id], today)[choices.customer_id]
        carried = reasons(facts)
        complete = _filled(choices, to, today, carried)
        problems = (*_problems(complete, today), *_earned_problems(complete, facts))
        lacking = ours.recipient_warnings(
            DocumentKind.THANKS, to, complete.language, choices.currency, attention=complete.attention
        )
        draft = ThanksDraft(
            complete,
            to.record.name,
            facts,
            carried,
            self._archive.next_number(DocumentKind.THANKS, complete.made_on),
            (
                *lacking,
                *ours.word_warnings(DocumentKind.THANKS, complete.language),
                *self._thanked_lately(choices.customer_id, complete.made_on),
            ),
            problems,
        )
        return Decided(draft, None if problems else _paper(draft, to, ours))

    def _thanked_lately(self, customer_id: int, made_on: date) -> Iterator[PaperWarning]:
        last = last_thanks(self._book, customer_id)
        if last and (made_on - last[1]).days < THANKS_GAP:
            yield PaperWarning(WarningCode.THANKED_LATELY, {"number": last[0], "day": last[1].isoformat()})


def _filled(choices: ThanksChoices, to: Recipient, today: date, carried: Sequence[ThanksReason]) -> FilledThanks:
    attention = to.attention if choices.attention is None else clean(choices.attention, ATTENTION_LIMIT + 1)
    return FilledThanks(
        choices.customer_id,
        choices.currency,
        choices.language or to.language,
        choices.made_on or today,
        attention,
        choices.reason or next(iter(carried), None),
        clean_lines(choices.benefit, BENEFIT_LIMIT + 1),
    )


def _problems(choices: FilledThanks, today: date) -> Iterator[Problem]:
    yield from paper_problems(choices.made_on, today, 0, 1, choices.attention)
    if choices.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    yield from check_length("benefit", choices.benefit, BENEFIT_LIMIT)
    for finding in found_words(choices.benefit):
        yield Problem("benefit", ProblemCode.HARSH_WORD, {"name": finding.word, "kind": finding.kind})


def _earned_problems(choices: FilledThanks, facts: GoodFacts) -> Iterator[Problem]:
    """Refuse what the facts do not carry: a letter at all, or one for this reason."""
    for why in not_earned(facts):
        yield Problem("", ProblemCode.NOT_EARNED, {"reason": why})
    if choices.reason is not None and choices.reason not in reasons(facts) and reasons(facts):
        yield Problem("reason", ProblemCode.NOT_EARNED, {"reason": NotEarned.TOO_LITTLE})


def _paper(draft: ThanksDraft, to: Recipient, ours: Ours) -> Prepared | None:
    choices = draft.choices
    if choices.reason is None:
        return None
    customer = party(to.record, choices.language, choices.attention)
    head = ours.heading(choices.made_on, draft.facts.until, customer, choices.currency)
    return Prepared(
        DocumentKind.THANKS,
        choices.customer_id,
        choices.language,
        Thanks(head, choices.reason, draft.facts, choices.benefit),
        ours.texts[choices.language],
        choices=choices.plain(),
        warnings=draft.warnings,
    )
