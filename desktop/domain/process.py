"""How a customer pays: who takes papers in, checks, signs, approves and pays, and what papers they want (rule 22)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.months import LAST_MONTH_DAY
from desktop.domain.payrules import NoFixedDay, PayRule
from desktop.domain.problems import Problem, ProblemCode

#: Longest texts, in characters; the book's schema holds the same numbers.
NAME_LIMIT = 100
STEP_NOTE_LIMIT = 1000
NOTE_LIMIT = 4000
REFERENCE_LIMIT = 200
CLOSED_NOTE_LIMIT = 200

MOST_LEAD_DAYS = 60
MOST_COPIES = 20
MOST_STEPS = 20
MOST_CLOSED_DAYS = 366


class StepKind(StrEnum):
    """What happens to our papers at the customer, in the order in which it usually happens."""

    RECEIVE = "receive"
    RECONCILE = "reconcile"
    INVOICE = "invoice"  # ours: the invoice is made out after the books agree
    CHECK = "check"
    SIGN = "sign"
    APPROVE = "approve"
    SCHEDULE = "schedule"  # the payment is put on the list of the next pay run
    PAY = "pay"


class PaperKind(StrEnum):
    """Papers that customers ask for before they pay."""

    VAT_INVOICE = "vat_invoice"
    PLAIN_INVOICE = "plain_invoice"
    DELIVERY_NOTE = "delivery_note"
    SIGNED_RECEIPT = "signed_receipt"
    WAREHOUSE_RECEIPT = "warehouse_receipt"
    ACCEPTANCE = "acceptance"
    STATEMENT = "statement"
    CONTRACT = "contract"
    ORDER = "order"
    PAYMENT_REQUEST = "payment_request"
    RECEIPT = "receipt"
    AUTHORISATION = "authorisation"
    ACCOUNT_PROOF = "account_proof"
    OTHER = "other"


class PaperForm(StrEnum):
    """In what form a paper is wanted."""

    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"


class PayMeans(StrEnum):
    """By what the customer pays."""

    TRANSFER = "transfer"
    CASH = "cash"
    BANK_BILL = "bank_bill"
    COMMERCIAL_BILL = "commercial_bill"
    CHEQUE = "cheque"
    SET_OFF = "set_off"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """One step at the customer: who does it, who stands in (rule 35), and how long it takes.

    `lead_days` are working days, 0 to 60. `window` is the first and the last day of the month on which the step is
    done, both included; 28 to 5 runs into the next month. `person` and `deputy` are names as shown; the ids point to
    contacts where the person is one.
    """

    kind: StepKind
    role: str = ""
    person: str = ""
    contact_id: int | None = None
    deputy: str = ""
    deputy_id: int | None = None
    lead_days: int = 0
    window: tuple[int, int] | None = None
    note: str = ""

    @property
    def is_manned(self) -> bool:
        """Whether we know who does it, by name or at least by role."""
        return bool(self.person or self.role or self.contact_id is not None)

    @property
    def has_deputy(self) -> bool:
        """Whether we know who stands in."""
        return bool(self.deputy or self.deputy_id is not None)


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """One paper that the customer wants, in how many copies (1 to 20); the form is None until we know it."""

    kind: PaperKind
    form: PaperForm | None = None
    copies: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """Days on which the customer neither takes in papers nor pays, both ends included: stock-taking, a long holiday."""

    first: date
    last: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentProcess:
    """The way of our papers to the money at one customer; the cut-off for papers stands in the rule.

    `reference` are the words that the customer wants to see on what is handed in: an order or a supplier's number.
    """

    steps: tuple[Step, ...] = ()
    papers: tuple[PaperWanted, ...] = ()
    means: frozenset[PayMeans] = frozenset()
    rule: PayRule | None = None
    closed: tuple[ClosedPeriod, ...] = ()
    note: str = ""
    reference: str = ""

    def first_step(self, kind: StepKind) -> Step | None:
        """Give the first step of that kind; there may be several, as when two people sign."""
        return next((step for step in self.steps if step.kind is kind), None)

    def lead_days(self, kind: StepKind | None = None) -> int:
        """Sum the working days from the first step of that kind to the money; of all steps for None."""
        if kind is None:
            return sum(step.lead_days for step in self.steps)
        start = next((place for place, step in enumerate(self.steps) if step.kind is kind), len(self.steps))
        return sum(step.lead_days for step in self.steps[start:])

    def closed_days(self) -> frozenset[date]:
        """List every single day of the closed periods."""
        return frozenset(
            date.fromordinal(day)
            for period in self.closed
            for day in range(period.first.toordinal(), period.last.toordinal() + 1)
        )


class QuestionCode(StrEnum):
    """What we still have to ask the customer; the sentence for each stands in `desktop.wording`."""

    WHO_RECEIVES = "who_receives"
    WHO_SIGNS = "who_signs"
    WHO_APPROVES = "who_approves"
    WHO_PAYS = "who_pays"
    WHO_DOES = "who_does"  # any other step that we know of; step
    NO_DEPUTY = "no_deputy"  # step, name: whom the deputy stands in for
    WHICH_PAPERS = "which_papers"
    ORIGINAL_OR_COPY = "original_or_copy"  # paper
    CASH_OR_TRANSFER = "cash_or_transfer"
    PAY_DAY = "pay_day"
    CUTOFF = "cutoff"
    LEAD_DAYS = "lead_days"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that we do not know yet about a payment process."""

    code: QuestionCode
    step: StepKind | None = None
    name: str = ""
    paper: PaperKind | None = None


#: Steps that every customer has, whoever does them.
_ALWAYS_ASKED = {
    StepKind.RECEIVE: QuestionCode.WHO_RECEIVES,
    StepKind.SIGN: QuestionCode.WHO_SIGNS,
    StepKind.APPROVE: QuestionCode.WHO_APPROVES,
    StepKind.PAY: QuestionCode.WHO_PAYS,
}

#: Steps at which one absent person stops the money (rule 35).
_NEEDS_DEPUTY = frozenset({StepKind.SIGN, StepKind.APPROVE, StepKind.PAY})


def open_questions(process: PaymentProcess) -> tuple[Question, ...]:
    """List what to ask on the next call, in the order of the steps, then papers, means and days (rule 22)."""
    return tuple(question for question, is_answered in _questions(process) if not is_answered)


def completeness(process: PaymentProcess) -> int:
    """Give the share of the questions that are answered, in whole per cent, rounded down: 100 only when all are."""
    answers = [is_answered for _, is_answered in _questions(process)]
    return 100 * sum(answers) // len(answers)


def _questions(process: PaymentProcess) -> Iterator[tuple[Question, bool]]:
    for kind in StepKind:
        yield from _step_questions(kind, [step for step in process.steps if step.kind is kind])
    yield Question(QuestionCode.WHICH_PAPERS), bool(process.papers)
    for paper in process.papers:
        yield Question(QuestionCode.ORIGINAL_OR_COPY, paper=paper.kind), paper.form is not None
    yield Question(QuestionCode.CASH_OR_TRANSFER), bool(process.means)
    yield Question(QuestionCode.PAY_DAY), process.rule is not None
    if process.rule is None or not isinstance(process.rule.pay_day, NoFixedDay):
        receive = process.first_step(StepKind.RECEIVE)
        has_window = receive is not None and receive.window is not None
        has_cutoff = process.rule is not None and process.rule.cutoff is not None
        yield Question(QuestionCode.CUTOFF), has_window or has_cutoff
        yield Question(QuestionCode.LEAD_DAYS), process.lead_days() > 0


def _step_questions(kind: StepKind, steps: list[Step]) -> Iterator[tuple[Question, bool]]:
    who = Question(_ALWAYS_ASKED.get(kind, QuestionCode.WHO_DOES), kind)
    if kind in _ALWAYS_ASKED and not steps:
        yield who, False
    for step in steps:
        # the invoice is ours to make out
        yield who, step.is_manned or kind is StepKind.INVOICE
        if kind in _NEEDS_DEPUTY and step.is_manned:
            yield Question(QuestionCode.NO_DEPUTY, kind, step.person or step.role), step.has_deputy


def validate(process: PaymentProcess) -> tuple[Problem, ...]:
    """Find what cannot be stored; fields are named `note`, `steps.2.lead_days`, `papers.0.copies`, counted from 0."""
    return tuple(_problems(process))


def _problems(process: PaymentProcess) -> Iterator[Problem]:
    yield from _too_long("note", process.note, NOTE_LIMIT)
    yield from _too_long("reference", process.reference, REFERENCE_LIMIT)
    yield from _out_of_range("steps", len(process.steps), 0, MOST_STEPS)
    for place, step in enumerate(process.steps):
        yield from _step_problems(f"steps.{place}", step)
    for place, paper in enumerate(process.papers):
        yield from _out_of_range(f"papers.{place}.copies", paper.copies, 1, MOST_COPIES)
        yield from _too_long(f"papers.{place}.note", paper.note, STEP_NOTE_LIMIT)
    yield from _repeated(process.papers)
    yield from _closed_problems(process.closed)


def _step_problems(field: str, step: Step) -> Iterator[Problem]:
    for name in ("role", "person", "deputy"):
        yield from _too_long(f"{field}.{name}", getattr(step, name), NAME_LIMIT)
    yield from _too_long(f"{field}.note", step.note, STEP_NOTE_LIMIT)
    yield from _out_of_range(f"{field}.lead_days", step.lead_days, 0, MOST_LEAD_DAYS)
    if step.window is not None:
        yield from _out_of_range(f"{field}.window", min(step.window), 1, LAST_MONTH_DAY)
        yield from _out_of_range(f"{field}.window", max(step.window), 1, LAST_MONTH_DAY)
    same_contact = step.contact_id is not None and step.contact_id == step.deputy_id
    if same_contact or (step.person and step.person == step.deputy):
        yield Problem(f"{field}.deputy", ProblemCode.NOT_ALLOWED)


def _closed_problems(periods: Iterable[ClosedPeriod]) -> Iterator[Problem]:
    closed_days = 0
    for place, period in enumerate(periods):
        field = f"closed.{place}"
        yield from _too_long(f"{field}.note", period.note, CLOSED_NOTE_LIMIT)
        closed_days += max((period.last - period.first).days + 1, 0)
        if period.last < period.first:
            yield Problem(f"{field}.last", ProblemCode.NOT_AFTER, {"other": period.first.isoformat()})
        elif closed_days > MOST_CLOSED_DAYS:
            yield Problem(f"{field}.last", ProblemCode.TOO_LARGE, {"limit": MOST_CLOSED_DAYS})


def _repeated(papers: Iterable[PaperWanted]) -> Iterator[Problem]:
    seen: set[tuple[PaperKind, PaperForm | None, str]] = set()
    for place, paper in enumerate(papers):
        key = (paper.kind, paper.form, paper.note)
        if key in seen:
            yield Problem(f"papers.{place}.kind", ProblemCode.TAKEN, {"name": paper.kind})
        seen.add(key)


def _too_long(field: str, text: str, limit: int) -> Iterator[Problem]:
    if len(text) > limit:
        yield Problem(field, ProblemCode.TOO_LONG, {"limit": limit})


def _out_of_range(field: str, number: int, least: int, most: int) -> Iterator[Problem]:
    if number < least:
        yield Problem(field, ProblemCode.TOO_SMALL, {"limit": least})
    elif number > most:
        yield Problem(field, ProblemCode.TOO_LARGE, {"limit": most})
