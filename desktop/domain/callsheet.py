"""What a rep should know before the call: the facts of rule 46, who signs, what was promised, what is still to ask."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.callwindow import CallWindow
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.disputes import MatterKind
from desktop.domain.money import Money
from desktop.domain.paydays import PaperDeadline, PayDay
from desktop.domain.process import Question, Step
from desktop.domain.promises import PromiseState
from desktop.domain.receivables import Lateness

#: More items say nothing more on one sheet; the rest is counted and summed up.
MOST_ITEMS = 40
MOST_TALKS = 3
MOST_PROMISES = 3


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody at the customer; `best_time` HH:MM."""

    name: str
    position: str = ""
    phone: str = ""
    best_time: str | None = None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """An open item; sums in minor units."""

    number: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int
    lateness: Lateness


@dataclass(frozen=True, slots=True)
class SheetContract:
    """A contract: what was agreed and delivered (None where nobody has said), invoiced, paid and is owed."""

    number: str
    project: str
    product: str
    currency: str
    amount: int | None
    delivered: int | None
    invoiced: int
    paid: int
    owed: int
    advance: str = ""
    settle_by: date | None = None


@dataclass(frozen=True, slots=True)
class SheetPromise:
    """A promise and what has become of it; `received` came in time."""

    amount: Money
    due_on: date
    state: PromiseState
    received: int


@dataclass(frozen=True, slots=True)
class SheetMatter:
    """What stands between their books and ours; `reason` is the text of its kind's reason."""

    kind: MatterKind
    number: str
    amount: Money
    reason: str
    since: date
    owner: str


@dataclass(frozen=True, slots=True)
class SheetTalk:
    """A contact of before."""

    day: date
    channel: ContactChannel
    person: str
    said: str
    result: ContactResult
    next_step: str
    next_step_on: date | None


@dataclass(frozen=True, slots=True)
class SheetInstalment:
    """What is next to be paid under a plan; `days_late` 0 for what is not late."""

    open: Money
    pay_on: date
    days_late: int


@dataclass(frozen=True, slots=True)
class SheetSum:
    """What is owed in one currency, and what of it is past due; `oldest` is the first day that something was due."""

    currency: str
    open: int
    overdue: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Everything on one sheet. `ask` is whom to ask for; `items` are the oldest due, `item_count` counts all."""

    day: date
    customer: str
    code: str
    credit_term_days: int | None
    credit_limit: Money | None
    our_name: str
    our_handler: str
    ask: SheetPerson | None
    people: tuple[SheetPerson, ...]
    steps: tuple[Step, ...]
    window: CallWindow
    pay_day: PayDay | None
    deadline: PaperDeadline | None
    sums: tuple[SheetSum, ...]
    unapplied: tuple[Money, ...]
    items: tuple[SheetItem, ...]
    item_count: int
    reconciled_on: date | None
    contracts: tuple[SheetContract, ...]
    promises: tuple[SheetPromise, ...]
    broken: int
    matters: tuple[SheetMatter, ...]
    instalments: tuple[SheetInstalment, ...]
    talks: tuple[SheetTalk, ...]
    questions: tuple[Question, ...]
