"""What the list of the day is decided from: all that is known of one customer on one day."""

from datetime import date
from typing import NamedTuple

from desktop.domain.confirmation import Confirmation, Readiness
from desktop.domain.limitation import ClockLevel
from desktop.domain.process import Question


class VisitFact(NamedTuple):
    """A planned visit that was due to be made, or is to be made or confirmed in these days.

    `readiness` is None until it is asked for: it decides nothing.
    """

    id: int
    day: date
    time: str | None
    amount: int | None
    currency: str
    confirmation: Confirmation
    readiness: Readiness | None = None
    moved: bool = False


class StepFact(NamedTuple):
    """A next step that is due, agreed in a contact (`log_id`) or on a visit."""

    day: date
    text: str
    log_id: int | None = None
    visit_id: int | None = None


class PromiseFact(NamedTuple):
    """A promise that was not cancelled, as it was judged; `last_on` is its day with the tolerance.

    `failed`: its time is over and not all of it came, `received` being what did; `late` is what came afterwards.
    """

    id: int
    amount: int
    currency: str
    made_on: date
    due_on: date
    last_on: date
    is_open: bool
    failed: bool
    received: int = 0
    late: int = 0


class InstalmentFact(NamedTuple):
    """An instalment of a signed plan that is due or late, and what is open of it."""

    plan_id: int
    pay_on: date
    open: int
    currency: str


class BillFact(NamedTuple):
    """A bill or cheque whose day has come and that is not cleared."""

    payment_id: int
    matured_on: date
    amount: int
    currency: str


class ItemFact(NamedTuple):
    """An open item; `term` in days, None where nobody knows it.

    `paused`: an open promise or a plan that runs answers for it.
    """

    id: int
    due: date | None
    term: int | None
    open: int
    disputed: int
    currency: str
    handed_over: bool = False
    paused: bool = False

    @property
    def asked(self) -> int:
        """What may be asked for: the undisputed part, nothing of a credit note (rule 37)."""
        return max(self.open - self.disputed, 0)


class PapersFact(NamedTuple):
    """The last day to hand papers in for a pay day, so many working days ahead; whoever misses it waits."""

    by: date
    pay_day: date
    else_day: date | None
    working_days: int


class DifferenceFact(NamedTuple):
    """An amount that is still to be reconciled; ours less theirs."""

    id: int
    visit_id: int | None
    opened_on: date
    amount: int
    currency: str


class DisputeFact(NamedTuple):
    """A part of an item that the customer does not accept."""

    id: int
    item_id: int
    opened_on: date
    amount: int
    currency: str
    owner: str


class ClaimFact(NamedTuple):
    """An item whose claim ends soon or has ended; `ends_on` is the last day on which it can be made good."""

    item_id: int
    number: str
    ends_on: date
    level: ClockLevel
    open: int
    currency: str


class LetterFact(NamedTuple):
    """A letter that went out lately on `sent_on`, and of which nothing tells that it arrived; one asks from `asks_on`.

    `channel` is the text of a `DeliveryChannel`.
    """

    document_id: int
    number: str
    channel: str
    sent_on: date
    asks_on: date


class NoticeFact(NamedTuple):
    """An item of a final notice whose last day, `pay_by`, has passed; no later final notice names the item."""

    item_id: int
    document_id: int
    number: str
    pay_by: date


class Facts(NamedTuple):
    """One customer on one day.

    `has_visit`: any visit is planned; `has_step`: any next step is open, due or not; `has_plan`: an instalment plan
    runs; `reminded`: the day a reminder letter gives for paying has not passed. `last_contact` is the day on which
    somebody was last reached, `promise_done_on` that on which the rep put the broken promises aside.
    """

    visits: tuple[VisitFact, ...] = ()
    has_visit: bool = False
    steps: tuple[StepFact, ...] = ()
    has_step: bool = False
    promises: tuple[PromiseFact, ...] = ()
    instalments: tuple[InstalmentFact, ...] = ()
    has_plan: bool = False
    bills: tuple[BillFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    papers: PapersFact | None = None
    differences: tuple[DifferenceFact, ...] = ()
    disputes: tuple[DisputeFact, ...] = ()
    reminded: bool = False
    last_contact: date | None = None
    promise_done_on: date | None = None
    questions: tuple[Question, ...] = ()
    described: bool = True
    claims: tuple[ClaimFact, ...] = ()
    letters: tuple[LetterFact, ...] = ()
    notices: tuple[NoticeFact, ...] = ()
