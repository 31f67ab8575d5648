"""Receipts for money taken: which item got which part, and what stays open (rule 76)."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from db.queries.payments import PaymentLine, get_payment
from db.queries.receipts import PrintedReceipt, printed_receipts
from desktop.documents.data import PaperItem, Receipt
from desktop.domain.checks import check_length
from desktop.domain.company import LIMITS, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.ledger import PaymentKind
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.receipts import ReceiptFacts, ReceiptPart
from desktop.domain.text import clean
from desktop.services.letter_basis import Recipient, recipient
from desktop.services.making import Prepared
from desktop.services.our_papers import OurPapers, Ours
from desktop.services.paper_decisions import Decided
from desktop.services.papers import paper_problems, party, party_warnings
from desktop.services.receipt_facts import read_facts

__all__ = ["FilledReceipt", "PrintedReceipt", "ReceiptChoices", "ReceiptDraft", "ReceiptService"]


@dataclass(frozen=True, slots=True)
class ReceiptChoices:
    """What a rep chooses for the receipt of a payment; None is what the program proposes.

    `received_by` is who took the money, our contact person by default; `with_copy` adds a second copy that we keep.
    """

    payment_id: int
    language: LetterLanguage | None = None
    made_on: date | None = None
    received_by: str | None = None
    with_copy: bool = True


@dataclass(frozen=True, slots=True)
class FilledReceipt(ReceiptChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    received_by: str

    def plain(self) -> dict[str, Any]:
        """Give them in values that JSON can hold, for the archive."""
        return {**asdict(self), "made_on": self.made_on.isoformat()}


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """A receipt as it would be; `facts` say where the payment went."""

    choices: FilledReceipt
    customer_id: int
    customer: str
    payment: PaymentLine
    facts: ReceiptFacts
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class ReceiptService(OurPapers[ReceiptChoices, ReceiptDraft, ReceiptFacts]):
    """Decides and makes receipts, one payment at a time."""

    about = "payment_id"

    def of_payment(self, payment_id: int) -> list[PrintedReceipt]:
        """Give the receipts that were made of a payment, voided ones too, in their order."""
        with self._book.reading():
            payment = get_payment(self._book, payment_id)
            printed = printed_receipts(self._book, payment.customer_id) if payment else []
        return [receipt for receipt in printed if receipt.payment_id == payment_id]

    def _decide_from(self, ours: Ours, choices: ReceiptChoices) -> Decided[ReceiptDraft] | None:
        payment = get_payment(self._book, choices.payment_id)
        to = recipient(self._book, payment.customer_id) if payment else None
        if payment is None or to is None:
            return None
        today = self._clock.today()
        complete = _filled(choices, to.language, today, ours.company.handler)
        problems = tuple(_problems(payment, complete, today))
        draft = ReceiptDraft(
            complete,
            payment.customer_id,
            to.record.name,
            payment,
            read_facts(self._book, payment, today),
            self._archive.next_number(DocumentKind.RECEIPT, complete.made_on),
            (
                *party_warnings(ours.company, to.record, DocumentKind.RECEIPT, complete.language, payment.currency),
                *ours.word_warnings(DocumentKind.RECEIPT, complete.language),
                *_receipt_warnings(printed_receipts(self._book, payment.customer_id), payment.id),
            ),
            problems,
        )
        return Decided(draft, None if problems else _paper(draft, to, ours, today))


def _filled(choices: ReceiptChoices, language: LetterLanguage, today: date, handler: str) -> FilledReceipt:
    received_by = handler if choices.received_by is None else clean(choices.received_by, LIMITS["handler"] + 1)
    return FilledReceipt(
        choices.payment_id,
        choices.language or language,
        choices.made_on or today,
        received_by,
        choices.with_copy,
    )


def _problems(payment: PaymentLine, choices: FilledReceipt, today: date) -> Iterator[Problem]:
    if payment.kind != PaymentKind.RECEIPT:
        yield Problem("payment_id", ProblemCode.NOT_ALLOWED)
    elif payment.is_reversed:
        yield Problem("payment_id", ProblemCode.PAYMENT_REVERSED)
    yield from paper_problems(choices.made_on, today, 0, 1, "")
    yield from check_length("received_by", choices.received_by, LIMITS["handler"])


def _receipt_warnings(printed: Iterable[PrintedReceipt], payment_id: int) -> Iterator[PaperWarning]:
    """Name the receipts that stand for money that never came, and an earlier one of the same payment."""
    for receipt in printed:
        values = {"number": receipt.number, "day": receipt.made_on.isoformat()}
        if receipt.is_voided:
            continue
        if receipt.is_reversed:
            yield PaperWarning(WarningCode.RECEIPT_WITHOUT_MONEY, values)
        elif receipt.payment_id == payment_id:
            yield PaperWarning(WarningCode.EARLIER_RECEIPT, values)


def _paper(draft: ReceiptDraft, to: Recipient, ours: Ours, today: date) -> Prepared:
    choices, payment = draft.choices, draft.payment
    customer = party(to.record, choices.language)
    paper = Receipt(
        ours.heading(choices.made_on, today, customer, payment.currency),
        payment.amount,
        payment.received_on,
        PayMeans(payment.means),
        draft.facts,
        choices.received_by,
        payment.reference,
        payment.payer if payment.payer not in {to.record.name, to.record.name_en} else "",
        payment.maturity_on,
        payment.cleared_on,
        choices.with_copy,
    )
    return Prepared(
        DocumentKind.RECEIPT,
        draft.customer_id,
        choices.language,
        paper,
        ours.texts[choices.language],
        tuple((part.receivable_id, _row(part)) for part in draft.facts.parts),
        choices.plain(),
        plan_id=payment.plan_id,
        total=payment.amount,
        unapplied=draft.facts.unapplied,
        interest=draft.facts.interest,
        payment_id=payment.id,
        warnings=draft.warnings,
    )


def _row(part: ReceiptPart) -> PaperItem:
    """Give a row for the archive, where what a paper is about is its open part: of a receipt what the item got."""
    return PaperItem(
        part.number,
        part.document_date,
        part.due_date,
        part.amount,
        part.amount - part.open - part.share,
        part.share,
        0,
        None,
        part.contract,
    )
