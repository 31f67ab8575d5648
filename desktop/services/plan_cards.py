"""What is shown of instalment plans: the whole plan, its line in the list, and the instalments that are due."""

from dataclasses import dataclass
from datetime import date

from db.queries.plans import PaymentRow, PlanPaperRow, PlanRow, TakenRow
from desktop.domain.instalments import Instalment
from desktop.domain.plans import LateHint, Move, PlanQuestion, PlanState, Settlement
from desktop.services.plan_forms import PlanForm, PlanItem


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of a plan, with the state that it has today."""

    id: int
    version: int
    state: PlanState
    debt: int
    as_of: date
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """Everything about one version of a plan.

    `state` is the one of today. `items` show what this version takes of them in `asked`, and `open` as of today.
    `settlement` holds what came in for this version; `payments` are those recorded under all versions, withdrawn ones
    too, and `otherwise` what was taken off their items without being recorded under the plan. `beside` is what is open
    of the items and is not the plan's. `next_version` is the one that is still to be signed and takes the place of this
    one then.
    `moves` are what may be done now, the usual one first; SUPERSEDE among them is done by `PlanService.revise`.
    `answered` are the questions (rule 38) that were asked and the plan saved all the same.
    """

    plan: PlanRow
    customer: str
    state: PlanState
    items: tuple[PlanItem, ...]
    instalments: tuple[Instalment, ...]
    settlement: Settlement
    hints: tuple[LateHint, ...]
    payments: tuple[PaymentRow, ...]
    otherwise: tuple[TakenRow, ...]
    versions: tuple[PlanVersion, ...]
    documents: tuple[PlanPaperRow, ...]
    moves: tuple[Move, ...]
    form: PlanForm
    answered: frozenset[PlanQuestion]
    can_edit: bool
    can_revise: bool
    can_pay: bool
    beside: int
    next_version: int | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in a list; sums in minor units, interest included in all but `debt`.

    `count` instalments, the down payment among them, `settled` of them paid in full. `next_on` and `next_open` are the
    oldest one with anything open; `days_late` is how late it is. `last_on` is the last pay date.
    """

    id: int
    customer_id: int
    customer: str
    version: int
    state: PlanState
    currency: str
    debt: int
    total: int
    paid: int
    open: int
    overdue: int
    count: int
    settled: int
    next_on: date | None
    next_open: int
    days_late: int
    signed_on: date | None
    last_on: date
    updated_at: str
    archived: bool


@dataclass(frozen=True, slots=True)
class DueInstalment:
    """An instalment of a signed plan that has anything open; position 0 is the down payment, `count` without it."""

    plan_id: int
    customer_id: int
    customer: str
    currency: str
    position: int
    count: int
    pay_on: date
    total: int
    open: int
    days_late: int
    past_grace: bool
