"""Instalment plans: worked out, kept, moved along, revised and paid (rules 9, 29, 38, 40, 78, 85).

A plan is edited until it is signed; from then on a new version is worked out beside it, and takes its place when that
is signed. A payment under a plan is one of the ledger, put to the plan's items at once; so a new version asks for what
is open of them, and is worked out anew when that has changed before it is signed.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.customers import get_customer
from db.queries.plans import PaymentRow, PlanPaperRow, PlanRow, TakenRow
from desktop.domain.checks import check_length
from desktop.domain.instalments import difference, plain_sum
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.plans import Move, PlanQuestion, PlanState, SoftThought, after, editable, plan_questions
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.text import clean
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.payments import PaymentService
from desktop.services.plan_analysis import analysis_problems, overdue_debts
from desktop.services.plan_beginnings import begin_again, begin_new
from desktop.services.plan_cards import DueInstalment, PlanCard, PlanLine, PlanVersion
from desktop.services.plan_debt import chosen_items
from desktop.services.plan_forms import (
    REASON_LIMIT,
    PlanBeginning,
    PlanForm,
    PlanItem,
    WorkedOut,
    cleaned,
    form_problems,
    item_problems,
    rows_of,
    signing_problems,
)
from desktop.services.plan_paying import PlanMoneyIn, PlanPayments
from desktop.services.plan_reading import (
    Standing,
    answered,
    in_force,
    read_card,
    read_due,
    read_lines,
    rest_before,
    standing,
    unfinished,
)
from desktop.services.plan_writing import (
    NEEDS_REASON,
    Worked,
    insert_plan,
    let_ledger_count,
    set_state,
    update_plan,
)
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = [
    "DueInstalment",
    "PaymentRow",
    "PlanBeginning",
    "PlanCard",
    "PlanForm",
    "PlanItem",
    "PlanLine",
    "PlanPaperRow",
    "PlanRow",
    "PlanService",
    "PlanVersion",
    "TakenRow",
    "WorkedOut",
]


class PlanService:
    """Use cases around instalment plans; their papers are `AgreementService`."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService, payments: PaymentService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._paying = PlanPayments(book, clock, payments)

    def begin(self, customer_id: int, currency: str | None = None) -> PlanBeginning | None:
        """Fill in a new plan from the customer's overdue items; None when there is no such customer."""
        calendar = self._calendars.calendar()
        with self._book.reading():
            return begin_new(self._book, calendar, self._clock.today(), customer_id, currency)

    def begin_change(self, plan_id: int) -> PlanBeginning | None:
        """Fill in the form of a plan as it stands, or once it is signed that of its next version.

        None when there is no such plan, or neither `change` nor `revise` is possible any more.
        """
        calendar = self._calendars.calendar()
        with self._book.reading():
            plan = queries.get_plan(self._book, plan_id)
            return begin_again(self._book, calendar, self._clock.today(), plan) if plan else None

    def work_out(self, form: PlanForm) -> WorkedOut:
        """Say what a form comes to, without writing anything; `form.plan_id` tells whose change or revision it is."""
        with self._book.reading():
            plan = queries.get_plan(self._book, form.plan_id) if form.plan_id is not None else None
            return self._work_out(form, plan).out

    def add(self, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Put a new plan into the book as a draft.

        `asked` are the questions of `work_out` that the rep has answered with yes (rule 38); they are kept in the
        timeline and not asked again. A question that is left is refused: REQUIRED in `questions`, the value `name`
        being the text of the `PlanQuestion`.
        """
        with self._book.transaction():
            worked = self._work_out(form, None, asked)
            problems = _refusals(worked)
            if problems:
                return Refused(problems)
            plan_id = insert_plan(self._clock, worked)
        return Saved(plan_id, Changes.of(Entity.PLAN, Entity.RECEIVABLE, customer=form.customer_id))

    def change(self, plan_id: int, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Change a plan that is not signed yet; it keeps its state. `asked` as in `add`."""
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            problems = tuple(_change_problems(plan, form, allowed=plan is not None and editable(PlanState(plan.state))))
            if problems or plan is None:
                return Refused(problems)
            worked = self._work_out(form, plan, asked)
            problems = _refusals(worked)
            if problems:
                return Refused(problems)
            update_plan(self._clock, plan, worked)
        return Saved(plan_id, Changes.of(Entity.PLAN, Entity.RECEIVABLE, customer=plan.customer_id))

    def revise(self, plan_id: int, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Begin a new version of a signed plan, a draft, and give its id; the signed one stays in force meanwhile.

        There is one such draft at a time. The questions of rule 38 are asked anew. `asked` as in `add`.
        """
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            problems = tuple(_change_problems(plan, form, allowed=plan is not None and self._can_revise(plan)))
            if problems or plan is None:
                return Refused(problems)
            worked = self._work_out(form, plan, asked)
            problems = _refusals(worked)
            if problems:
                return Refused(problems)
            newest = max(each.version for each in queries.versions(self._book, plan.root_id))
            new_id = insert_plan(self._clock, worked, root=plan.root_id, version=newest + 1)
        return Saved(new_id, Changes.of(Entity.PLAN, Entity.RECEIVABLE, customer=plan.customer_id))

    def move(
        self,
        plan_id: int,
        move: Move,
        *,
        day: date | None = None,
        reason: str = "",
        thoughts: Collection[SoftThought] = (),
    ) -> Saved[PlanState] | Refused:
        """Move a plan along and give its state of today; a new version that is signed supersedes the one in force.

        SIGN needs its `day`, today or up to a year ago; BREAK and CANCEL a `reason`, and AGREE one where `thoughts`
        are owned up to (rule 9). AGREE, SIGN and RESUME are refused (TAKEN in `items`) while another live plan has one
        of the items, AGREE and SIGN of a new version (DEBT_CHANGED in `items`) when its debt is not what is open now.
        """
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            if plan is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            here = standing(self._book, plan, self._clock.today())
            problems = tuple(self._move_problems(here, move, day, reason, thoughts))
            if problems:
                return Refused(problems)
            if move is Move.SIGN:
                self._sign(plan, after(here.state, move), day)
            else:
                thought = [each.value for each in thoughts] if move is Move.AGREE else None
                set_state(self._clock, plan, move, after(here.state, move), reason=reason, thoughts=thought)
            moved = queries.get_plan(self._book, plan_id) or plan
            state = standing(self._book, moved, self._clock.today()).state
        return Saved(state, Changes.of(Entity.PLAN, customer=plan.customer_id))

    def pay(
        self,
        plan_id: int,
        paid_on: date,
        amount: int,
        reference: str = "",
        note: str = "",
        *,
        means: PayMeans = PayMeans.TRANSFER,
        asked: Collection[PaymentQuestion] = (),
    ) -> Saved[int] | Refused:
        """Record money that came in under a plan; gives the id by which the plan knows it.

        It is a payment of the ledger, put to the plan's items, oldest due first, and to interest by the settling order
        that was agreed; what is more than the plan has open is applied to nothing. `paid_on` is not after today, nor
        before both the signing and the day as of which the debt was first stated. Refused (SETTLED) unless the version
        is in force and has anything open; a bill, which has a maturity, is recorded among the payments and counts too.
        `asked` are the questions that were answered with yes, as when a payment is recorded there.
        """
        with self._book.transaction():
            return self._paying.pay(plan_id, PlanMoneyIn(paid_on, amount, means, reference, note), asked)

    def withdraw_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Take back a payment that was recorded by mistake; it stays in the book, reversed.

        Refused (SETTLED) once a newer version is signed, or it has been withdrawn already.
        """
        with self._book.transaction():
            return self._paying.withdraw(payment_id)

    def restore_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Let a payment that was withdrawn count again, as a new one of the ledger; refused as when withdrawn."""
        with self._book.transaction():
            return self._paying.restore(payment_id)

    def get(self, plan_id: int) -> PlanCard | None:
        """Give everything about one version of a plan."""
        with self._book.reading():
            plan = queries.get_plan(self._book, plan_id)
            return read_card(self._book, plan, self._clock.today()) if plan else None

    def page(
        self,
        *,
        states: Collection[PlanState] | None = None,
        customer_id: int | None = None,
        archived: bool = False,
    ) -> list[PlanLine]:
        """List plans by the states they have today, what needs looking at first; all but replaced versions for None.

        Those of customers who are archived are among them only with `archived`, or where one customer is asked for.
        """
        with self._book.reading():
            return read_lines(self._book, self._clock.today(), states, customer_id, archived=archived)

    def due(self, until: date, *, archived: bool = False) -> list[DueInstalment]:
        """List the open instalments of signed plans up to a day, that day included, oldest first.

        Those of customers who are archived are among them only with `archived`.
        """
        with self._book.reading():
            return read_due(self._book, self._clock.today(), until, archived=archived)

    def _work_out(self, form: PlanForm, plan: PlanRow | None, asked: Collection[PlanQuestion] = ()) -> Worked:
        today = self._clock.today()
        family: frozenset[int] = frozenset()
        known: frozenset[PlanQuestion] = frozenset()
        if plan is not None:
            family = frozenset(each.id for each in queries.versions(self._book, plan.root_id))
            known = answered(self._book, plan) if editable(PlanState(plan.state)) else known
        rest = rest_before(self._book, plan.root_id, today) if plan is not None else None
        items = chosen_items(self._book, form.customer_id, form.items, today, own=family, rest=rest)
        debts = overdue_debts(self._book, (item.id for item in items if item.asked > 0), today)
        form = cleaned(form, sum(item.asked for item in items))
        rows = rows_of(form, today, self._calendars.calendar())
        problems = (
            *self._party_problems(form, plan, items),
            *form_problems(form, rows, today),
            *analysis_problems(form.analysis, debts),
        )
        out = WorkedOut(
            debt=form.terms.debt,
            instalments=rows,
            difference=difference(form.terms.debt, rows),
            problems=problems,
            questions=tuple(each for each in plan_questions(rows, today) if each not in known),
            items=tuple(items),
            left_out=tuple(item for item in items if item.disputed and item.open > 0),
        )
        return Worked(form, out, asked, debts)

    def _party_problems(self, form: PlanForm, plan: PlanRow | None, items: Sequence[PlanItem]) -> Iterator[Problem]:
        if get_customer(self._book, form.customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
        elif plan is not None and plan.customer_id != form.customer_id:
            yield Problem("customer_id", ProblemCode.NOT_ALLOWED)
        if plan is not None and plan.currency != form.currency:
            yield Problem("currency", ProblemCode.NOT_ALLOWED)
        yield from item_problems(form.customer_id, form.currency, form.items, items)

    def _can_revise(self, plan: PlanRow) -> bool:
        moves = standing(self._book, plan, self._clock.today()).moves
        return Move.SUPERSEDE in moves and unfinished(queries.versions(self._book, plan.root_id)) is None

    def _move_problems(
        self, here: Standing, move: Move, day: date | None, reason: str, thoughts: Collection[SoftThought]
    ) -> Iterator[Problem]:
        if move is Move.SUPERSEDE or move not in here.moves:
            yield Problem("", ProblemCode.NOT_ALLOWED)
            return
        if move is Move.SIGN:
            yield from signing_problems(day, self._clock.today())
        if (move in NEEDS_REASON or thoughts) and not reason:
            yield Problem("reason", ProblemCode.REQUIRED)
        yield from check_length("reason", reason, REASON_LIMIT)
        if move in {Move.AGREE, Move.SIGN, Move.RESUME}:
            yield from self._item_problems(here.plan, move)

    def _item_problems(self, plan: PlanRow, move: Move) -> Iterator[Problem]:
        """Find items that another live plan has, and a new version that is not about what is open now."""
        today, kept = self._clock.today(), queries.plan_items(self._book, plan.id)
        family = frozenset(each.id for each in queries.versions(self._book, plan.root_id))
        rest = rest_before(self._book, plan.root_id, today)
        items = chosen_items(self._book, plan.customer_id, kept, today, own=family, rest=rest)
        for item in items:
            if item.plan_id is not None:
                yield Problem("items", ProblemCode.TAKEN, {"name": item.number})
        if plan.version > 1 and move is not Move.RESUME and {item.id: item.asked for item in items} != kept:
            now = plain_sum(max(sum(item.asked for item in items), 0), plan.currency)
            values = {"planned": plain_sum(plan.debt, plan.currency), "amount": now}
            yield Problem("items", ProblemCode.DEBT_CHANGED, values)

    def _sign(self, plan: PlanRow, state: PlanState, day: date | None) -> None:
        """Let a version be in force from now on, in the place of the one that was."""
        today = self._clock.today()
        old = in_force(queries.versions(self._book, plan.root_id))
        if old is None or old.ledger_from is not None:
            let_ledger_count(self._book, plan)
        if old is not None and Move.SUPERSEDE in standing(self._book, old, today).moves:
            set_state(self._clock, old, Move.SUPERSEDE, PlanState.SUPERSEDED)
        set_state(self._clock, plan, Move.SIGN, state, day=day)


def _change_problems(plan: PlanRow | None, form: PlanForm, *, allowed: bool) -> Iterator[Problem]:
    if plan is None:
        yield Problem("", ProblemCode.NOT_FOUND)
    elif form.updated_at and form.updated_at != plan.updated_at:
        yield Problem("", ProblemCode.CHANGED_MEANWHILE)
    elif not allowed:
        yield Problem("", ProblemCode.NOT_ALLOWED)


def _refusals(worked: Worked) -> tuple[Problem, ...]:
    """Give what keeps a form from being saved; a question that nobody has answered only where nothing else does."""
    left = (each for each in worked.out.questions if each not in worked.asked)
    questions = tuple(Problem("questions", ProblemCode.REQUIRED, {"name": each.value}) for each in left)
    return worked.out.problems or questions
