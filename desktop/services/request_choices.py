"""What a rep may choose for a payment request, what is proposed in the place of it, and what stands against it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

from desktop.domain.checks import check_length, check_range
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.money import CURRENCIES
from desktop.domain.payrequests import PAPER_NOTE_LIMIT, PaperCount, PayStage, enclosed_papers
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import MOST_COPIES, REFERENCE_LIMIT, PaymentProcess, StepKind
from desktop.domain.text import clean
from desktop.services.letter_basis import Recipient
from desktop.services.papers import ATTENTION_LIMIT, paper_problems

LIMITS = {"contract": 100, "clause": 300, "reference": REFERENCE_LIMIT, "note": 500}
MOST_PAPERS = 20


@dataclass(frozen=True, slots=True)
class RequestChoices:
    """What a rep chooses for a payment request; None is what the program proposes.

    `items` are ids; proposed is what is due until the pay day that the papers are for. `contract` '' is the one that
    the items name, `clause` '' what the contract says. `papers` and `reference` are what the customer's payment process
    says. `account` counts our accounts in the currency from 0.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    papers: tuple[PaperCount, ...] | None = None
    reference: str | None = None
    account: int = 0
    items: frozenset[int] | None = None
    contract: str = ""
    clause: str = ""
    stage: PayStage = PayStage.OTHER
    note: str = ""
    with_slip: bool = True


@dataclass(frozen=True, slots=True)
class FilledRequest(RequestChoices):
    """Choices with nothing left open; `items` stays None where none were chosen."""

    language: LetterLanguage
    made_on: date
    attention: str
    papers: tuple[PaperCount, ...]
    reference: str

    def plain(self) -> dict[str, object]:
        """Give them in values that JSON can hold, for the archive."""
        items = None if self.items is None else sorted(self.items)
        return {**asdict(self), "made_on": self.made_on.isoformat(), "items": items}


def filled(choices: RequestChoices, today: date, to: Recipient, process: PaymentProcess) -> FilledRequest:
    """Fill in what was left open from the customer and its payment process."""
    attention = who_takes_in(process, to.attention) if choices.attention is None else choices.attention
    papers = enclosed_papers(process.papers) if choices.papers is None else choices.papers
    reference = process.reference if choices.reference is None else choices.reference
    return FilledRequest(
        choices.customer_id,
        choices.currency,
        choices.language or to.language,
        choices.made_on or today,
        clean(attention, ATTENTION_LIMIT + 1),
        tuple(_cleaned(papers)),
        clean(reference, LIMITS["reference"] + 1),
        choices.account,
        choices.items,
        clean(choices.contract, LIMITS["contract"] + 1),
        clean(choices.clause, LIMITS["clause"] + 1),
        choices.stage,
        clean(choices.note, LIMITS["note"] + 1),
        choices.with_slip,
    )


def who_takes_in(process: PaymentProcess, known: str) -> str:
    """Name who takes papers in: a contact with the position (`known`), else the name or role in the process."""
    step = process.first_step(StepKind.RECEIVE)
    if step is None or (step.contact_id is not None and known):
        return known
    return f"{step.person} {step.role}".strip() or known


def choice_problems(choices: FilledRequest, today: date, accounts: int) -> Iterator[Problem]:
    """Find what stands against choices; `accounts` is the number of those to choose from."""
    yield from paper_problems(choices.made_on, today, choices.account, accounts, choices.attention)
    if choices.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    for name, limit in LIMITS.items():
        yield from check_length(name, getattr(choices, name), limit)
    for finding in found_words(choices.note):
        yield Problem("note", ProblemCode.HARSH_WORD, {"name": finding.word, "kind": finding.kind})
    yield from check_range("papers", len(choices.papers), 0, MOST_PAPERS)
    for place, paper in enumerate(choices.papers):
        yield from check_range(f"papers.{place}.copies", paper.copies, 1, MOST_COPIES)
        yield from check_length(f"papers.{place}.note", paper.note, PAPER_NOTE_LIMIT)


def _cleaned(papers: Iterable[PaperCount]) -> Iterator[PaperCount]:
    return (replace(paper, note=clean(paper.note, PAPER_NOTE_LIMIT + 1)) for paper in papers)
