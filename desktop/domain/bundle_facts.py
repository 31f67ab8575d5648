"""What a bundle tells of a customer: the debt, the papers with their ways, what was promised, disputed and decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.bundles import BundlePart, ForWhom
from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.dunning import Level
from desktop.domain.ledger import AllocationKind
from desktop.domain.money import Money
from desktop.domain.plans import PlanState
from desktop.domain.process import PayMeans
from desktop.domain.promises import PromiseState
from desktop.domain.receivables import ReceivableKind
from desktop.domain.statements import Account


@dataclass(frozen=True, slots=True)
class BundleParty:
    """A firm as the cover names it; `person` is who signs or answers for it."""

    name: str
    address: str = ""
    tax_id: str = ""
    code: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class BundleItem:
    """An open item today; `days` overdue, `lapses_on` the last day of the limitation period, None where none is kept.

    `lapsed` tells that a period may have ended already; `in_hands_of` since `handed_on` somebody else collects it.
    """

    number: str
    kind: ReceivableKind
    contract: str
    document_date: date | None
    due_date: date | None
    amount: Money
    open: Money
    disputed: Money
    days: int
    lapses_on: date | None = None
    lapsed: bool = False
    handed_on: date | None = None
    in_hands_of: str = ""


@dataclass(frozen=True, slots=True)
class BundlePayment:
    """Money that came in, below zero what was paid back or reversed; `shares` are item numbers and sums.

    A share without a number is interest. `is_reversed` tells that it does not count any more.
    """

    day: date
    amount: Money
    means: PayMeans
    reference: str
    is_reversed: bool
    unapplied: Money
    shares: tuple[tuple[str, Money], ...]


@dataclass(frozen=True, slots=True)
class BundleSettlement:
    """What was taken off an item by something that is no payment; `source` is the credit note or the file."""

    day: date
    number: str
    amount: Money
    kind: AllocationKind
    source: str


@dataclass(frozen=True, slots=True)
class BundleDelivery:
    """One time that a paper went out."""

    channel: DeliveryChannel
    sent_on: date
    sent_to: str
    tracking: str


@dataclass(frozen=True, slots=True)
class BundleProof:
    """What shows that a paper arrived; `has_file`: a scan is in the book."""

    id: int
    kind: ProofKind
    arrived_on: date
    received_by: str
    kept_where: str
    has_file: bool
    media_type: str


@dataclass(frozen=True, slots=True)
class BundleReply:
    """What they answered to a paper."""

    kind: ReplyKind
    replied_on: date
    theirs: Money | None
    amount: Money | None
    pay_on: date | None
    signed_by: str
    position: str


@dataclass(frozen=True, slots=True)
class BundleLetter:
    """A paper of the archive with its way; the earliest delivery, proof and answer come first.

    `about_open` tells that something of an item that it names is still open.
    """

    id: int
    kind: DocumentKind
    level: Level | None
    number: str
    made_on: date
    total: Money
    pay_by: date | None
    pages: int
    is_void: bool
    plan_id: int | None
    deliveries: tuple[BundleDelivery, ...] = ()
    proofs: tuple[BundleProof, ...] = ()
    replies: tuple[BundleReply, ...] = ()
    about_open: bool = False

    @property
    def is_agreement(self) -> bool:
        """Whether it belongs to the plans, and not to the letters."""
        return self.kind in {DocumentKind.AGREEMENT, DocumentKind.PROPOSAL_FORM}


@dataclass(frozen=True, slots=True)
class BundleInstalment:
    """One instalment of a plan, 0 the down payment."""

    position: int
    pay_on: date
    total: Money
    open: Money


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """An instalment plan that was proposed to them at least, and what was paid under it."""

    id: int
    version: int
    state: PlanState
    debt: Money
    as_of: date
    signed_on: date | None
    paid: Money
    instalments: tuple[BundleInstalment, ...]


@dataclass(frozen=True, slots=True)
class BundlePromise:
    """A promise and what came of it; `received` in time."""

    made_on: date
    due_on: date
    amount: Money
    who: str
    state: PromiseState
    received: Money
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundleDispute:
    """A part of an item that they do not accept."""

    number: str
    amount: Money
    reason: DisputeReason
    detail: str
    opened_on: date
    status: DisputeStatus
    closed_on: date | None
    resolution: str


@dataclass(frozen=True, slots=True)
class BundleDifference:
    """Books that do not agree and have not been brought together yet."""

    number: str
    amount: Money
    reason: DifferenceReason
    since: date


@dataclass(frozen=True, slots=True)
class BundleContract:
    """A contract as it was described; sums that nobody has said are None."""

    number: str
    project: str
    product: str
    signed_on: date | None
    settle_by: date | None
    amount: Money | None
    delivered: Money | None
    advance: str
    pay_clause: str
    open: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class BundleTalk:
    """A contact; `time` HH:MM. What the rep thinks of it is not in it."""

    day: date
    time: str
    channel: ContactChannel
    person: str
    position: str
    said: str
    result: ContactResult


class DecisionKind(StrEnum):
    """What was decided about a debt."""

    ESCALATED = "escalated"
    ESCALATION_WITHDRAWN = "escalation_withdrawn"
    HANDED_OVER = "handed_over"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class BundleDecision:
    """A decision on its day; `to` whom items were handed over, `numbers` are theirs."""

    kind: DecisionKind
    day: date
    reason: str
    currency: str = ""
    to: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BundlePerson:
    """Somebody there who signed, was spoken with or has a part in paying."""

    name: str
    position: str
    phone: str
    mail: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BundleJudgement:
    """How we judge them, for a colleague alone: codes of standing and powers, and the signals noticed."""

    standing: str
    ability: str
    willingness: str
    signals: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True, slots=True)
class BundleContents:
    """All that there is of a customer on a day; `for_whom` decides what of it may be ticked.

    `letters` are in the order of their days, voided ones among them. `counts` says how much each part holds.
    """

    customer_id: int
    currency: str | None
    for_whom: ForWhom
    day: date
    ours: Mapping[LetterLanguage, BundleParty]
    theirs: BundleParty
    accounts: Mapping[str, Account]
    items: tuple[BundleItem, ...]
    payments: tuple[BundlePayment, ...]
    settlements: tuple[BundleSettlement, ...]
    letters: tuple[BundleLetter, ...]
    plans: tuple[BundlePlan, ...]
    promises: tuple[BundlePromise, ...]
    disputes: tuple[BundleDispute, ...]
    differences: tuple[BundleDifference, ...]
    contracts: tuple[BundleContract, ...]
    talks: tuple[BundleTalk, ...]
    decisions: tuple[BundleDecision, ...]
    people: tuple[BundlePerson, ...]
    judgement: BundleJudgement | None = None
    note: str = ""

    @property
    def standing(self) -> tuple[BundleLetter, ...]:
        """The papers that were not declared void."""
        return tuple(letter for letter in self.letters if not letter.is_void)

    @property
    def counts(self) -> dict[BundlePart, int]:
        """Say how much there is of each part; a part of nothing has no page."""
        standing = self.standing
        agreements = [letter for letter in standing if letter.is_agreement]
        notes = [text for text in (self.note, *(person.note for person in self.people)) if text]
        judged = self.judgement
        return {
            BundlePart.STORY: 1,
            BundlePart.STATEMENT: len(self.items),
            BundlePart.CONTRACTS: len(self.contracts),
            BundlePart.LETTERS: len(standing) - len(agreements),
            BundlePart.PROOFS: sum(proof.has_file for letter in standing for proof in letter.proofs),
            BundlePart.REPLIES: sum(len(letter.replies) for letter in standing),
            BundlePart.AGREEMENTS: max(len(agreements), len(self.plans)),
            BundlePart.PROMISES: len(self.promises),
            BundlePart.DISPUTES: len(self.disputes) + len(self.differences),
            BundlePart.CONTACTS: len(self.talks),
            BundlePart.DECISIONS: len(self.decisions),
            BundlePart.PEOPLE: len(self.people),
            BundlePart.INTERNAL: 1 + len(judged.signals) if judged else 0,
            BundlePart.NOTES: len(notes),
        }
