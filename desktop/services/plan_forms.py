"""What a rep fills in about an instalment plan, what follows from it, and what is wrong with it by itself."""

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.clauses import Clauses
from desktop.domain.instalments import Instalment, Terms
from desktop.domain.plans import PlanQuestion
from desktop.domain.problems import Problem

#: Longest texts, in characters; the book's schema holds the same numbers.
CONTRACT_LIMIT = 200
REASON_LIMIT = 1000
NOTE_LIMIT = 4000
REFERENCE_LIMIT = 200
PAYMENT_NOTE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class PlanForm:
    """An instalment plan as a rep enters it.

    The debt follows from `items` (ids of receivables), whatever debt and currency `terms` name. `instalments` are rows
    edited by hand, None while they follow from the terms; of edited rows `nominal_on` and `principal` count, position 0
    is the down payment, and pay dates, interest and positions are worked out anew. `plan_id` is the version that is
    changed or revised, None for a new plan; with `updated_at` the form is refused once somebody else has changed it.
    """

    customer_id: int
    currency: str
    items: tuple[int, ...]
    terms: Terms
    instalments: tuple[Instalment, ...] | None = None
    contract: str = ""
    reason: str = ""
    note: str = ""
    clauses: Clauses = field(default_factory=Clauses)
    plan_id: int | None = None
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item that a plan is or may be about; sums in minor units, a credit note's negative.

    `asked` is what the plan takes of it: what is open without what is disputed, for a dispute is settled first.
    `days_overdue` is None for a credit note. `plan_id` is another plan that the item is in already.
    """

    id: int
    number: str
    contract: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int
    asked: int
    days_overdue: int | None
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a form comes to; sums in minor units.

    `difference` is the debt less all principals: nothing is saved while it is not zero. `left_out` are the chosen items
    of which a disputed part is not planned. `questions` are those that nobody has answered for this plan yet (rule 38).
    Problems name their fields: `items`, `terms.<field of Terms>`, `instalments`, `instalments.2.principal` (counted
    from 0 in the order given; also `.nominal_on`, `.pay_on`, `.interest`), `clauses.<field of Clauses>`, `contract`,
    `reason`, `note`, `customer_id`, `currency`, and '' for the whole form.
    """

    debt: int
    instalments: tuple[Instalment, ...]
    difference: int
    problems: tuple[Problem, ...]
    questions: tuple[PlanQuestion, ...]
    items: tuple[PlanItem, ...] = ()
    left_out: tuple[PlanItem, ...] = ()

    @property
    def interest(self) -> int:
        """The interest of all instalments."""
        return sum(row.interest for row in self.instalments)

    @property
    def total(self) -> int:
        """All that is to be paid, interest included."""
        return sum(row.total for row in self.instalments)


@dataclass(frozen=True, slots=True)
class PlanBeginning:
    """A form filled in as far as the book knows, and what there is to choose from.

    `items` are the customer's open items of the form's currency that are in no other live plan, oldest due first;
    `taken` those that are. `pay_days` are the days on which the customer usually pays next, none when not known;
    `working_days` the next ones from tomorrow on. `currencies` are those in which the customer owes anything.
    """

    form: PlanForm
    customer: str
    currencies: tuple[str, ...]
    items: tuple[PlanItem, ...]
    taken: tuple[PlanItem, ...]
    pay_days: tuple[date, ...]
    working_days: tuple[date, ...]
