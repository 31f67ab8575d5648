"""Instalment plans: worked out, kept, moved along, revised and paid (rules 29, 38, 40, 85).

A plan is edited until it is signed; from then on a new version takes its place and the old one stays as it was. A
payment belongs to the version that is the newest when it is recorded. A new version asks for what is open of the items
without what came in under the versions before it (`plan_debt`), so it begins with nothing paid; changing it while it is
not signed hands what came in meanwhile back to the old one, and cancelling it lets the old one run on.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.customers import get_customer
from db.queries.plans import PaymentRow, PlanPaperRow, PlanRow
from desktop.domain.checks import check_length
from desktop.domain.instalments import difference
from desktop.domain.plans import Move, PlanQuestion, PlanState, after, editable, plan_questions
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.plan_beginnings import begin_again, begin_new
from desktop.services.plan_cards import DueInstalment, PlanCard, PlanLine, PlanVersion
from desktop.services.plan_debt import Rest, chosen_items, rest_of
from desktop.services.plan_forms import (
    PAYMENT_NOTE_LIMIT,
    REASON_LIMIT,
    REFERENCE_LIMIT,
    PlanBeginning,
    PlanForm,
    PlanItem,
    WorkedOut,
    cleaned,
    form_problems,
    item_problems,
    payment_problems,
    rows_of,
    signing_problems,
)
from desktop.services.plan_reading import (
    Standing,
    answered,
    read_card,
    read_due,
    read_lines,
    replaced_by,
    rest_before,
    standing,
)
from desktop.services.plan_writing import (
    NEEDS_REASON,
    Worked,
    after_cancelling,
    hand_back,
    insert_payment,
    insert_plan,
    let_old_run_on,
    mark_payment,
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
    "WorkedOut",
]


class PlanService:
    """Use cases around instalment plans; their papers are `AgreementService`."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars

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
        return Saved(plan_id, Changes.of(Entity.PLAN, customer=form.customer_id))

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
            hand_back(self._book, plan)
            update_plan(self._clock, plan, worked)
        return Saved(plan_id, Changes.of(Entity.PLAN, customer=plan.customer_id))

    def revise(self, plan_id: int, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Put a new version, a draft, in the place of a signed plan and give its id; the old paper stays as it is.

        The questions of rule 38 are asked anew. `asked` as in `add`.
        """
        today = self._clock.today()
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            allowed = plan is not None and Move.SUPERSEDE in standing(self._book, plan, today).moves
            problems = tuple(_change_problems(plan, form, allowed=allowed))
            if problems or plan is None:
                return Refused(problems)
            worked = self._work_out(form, plan, asked)
            problems = _refusals(worked)
            if problems:
                return Refused(problems)
            set_state(self._clock, plan, Move.SUPERSEDE, PlanState.SUPERSEDED)
            newest = max(each.version for each in queries.versions(self._book, plan.root_id))
            new_id = insert_plan(self._clock, worked, root=plan.root_id, version=newest + 1)
        return Saved(new_id, Changes.of(Entity.PLAN, customer=plan.customer_id))

    def move(
        self, plan_id: int, move: Move, *, day: date | None = None, reason: str = ""
    ) -> Saved[PlanState] | Refused:
        """Move a plan along and give its state of today; SUPERSEDE is done by `revise`.

        SIGN needs its `day`, today or up to a year ago; BREAK and CANCEL a `reason`. AGREE, SIGN and RESUME, and CANCEL
        where that lets an older version run on, are refused (TAKEN in `items`) while another live plan has one of the
        items.
        """
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            if plan is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            here = standing(self._book, plan, self._clock.today())
            problems = tuple(self._move_problems(here, move, day, reason))
            if problems:
                return Refused(problems)
            signed_on = day if move is Move.SIGN else None
            set_state(self._clock, plan, move, after(here.state, move), day=signed_on, reason=reason)
            if move is Move.CANCEL:
                let_old_run_on(self._clock, self._book, plan)
            moved = queries.get_plan(self._book, plan_id) or plan
            state = standing(self._book, moved, self._clock.today()).state
        return Saved(state, Changes.of(Entity.PLAN, customer=plan.customer_id))

    def pay(
        self, plan_id: int, paid_on: date, amount: int, reference: str = "", note: str = ""
    ) -> Saved[int] | Refused:
        """Record money that came in under a plan and give the payment's id; it settles the oldest instalment first.

        The items stay as they are: what is open of them comes with the finance office's next file. `paid_on` is not
        after today, nor before both the signing and the day as of which the debt was first stated. Refused (SETTLED)
        for a version that has been replaced or cancelled, and before a plan is signed.
        """
        reference, note = clean(reference, REFERENCE_LIMIT + 1), clean(note, PAYMENT_NOTE_LIMIT + 1)
        today = self._clock.today()
        with self._book.transaction():
            plan = queries.get_plan(self._book, plan_id)
            if plan is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if not standing(self._book, plan, today).can_pay:
                return Refused((Problem("", ProblemCode.SETTLED),))
            root = queries.versions(self._book, plan.root_id)[0]
            first = min(root.as_of, root.signed_on or root.as_of)
            problems = tuple(
                payment_problems(
                    paid_on, amount, plan.currency, first=first, today=today, reference=reference, note=note
                )
            )
            if problems:
                return Refused(problems)
            payment_id = insert_payment(self._clock, plan, paid_on, amount, reference=reference, note=note)
        return Saved(payment_id, Changes.of(Entity.PLAN, customer=plan.customer_id))

    def withdraw_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Take back a payment that was recorded by mistake; it stays in the book and no longer counts.

        Refused (SETTLED) once a newer version has been worked out with it, or it has been withdrawn already.
        """
        return self._mark_payment(payment_id, withdrawn=True)

    def restore_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Let a payment that was withdrawn count again; refused as `withdraw_payment` is."""
        return self._mark_payment(payment_id, withdrawn=False)

    def get(self, plan_id: int) -> PlanCard | None:
        """Give everything about one version of a plan."""
        with self._book.reading():
            plan = queries.get_plan(self._book, plan_id)
            return read_card(self._book, plan, self._clock.today()) if plan else None

    def page(self, *, states: Collection[PlanState] | None = None, customer_id: int | None = None) -> list[PlanLine]:
        """List plans by the states they have today, what needs looking at first; all but replaced versions for None."""
        with self._book.reading():
            return read_lines(self._book, self._clock.today(), states, customer_id)

    def due(self, until: date) -> list[DueInstalment]:
        """List the open instalments of signed plans up to a day, that day included, oldest first."""
        with self._book.reading():
            return read_due(self._book, self._clock.today(), until)

    def _work_out(self, form: PlanForm, plan: PlanRow | None, asked: Collection[PlanQuestion] = ()) -> Worked:
        today = self._clock.today()
        family: frozenset[int] = frozenset()
        rest: Rest | None = None
        known: frozenset[PlanQuestion] = frozenset()
        if plan is not None:
            family = frozenset(each.id for each in queries.versions(self._book, plan.root_id))
            is_change = editable(PlanState(plan.state))
            rest = rest_before(self._book, plan, today) if is_change else rest_of(self._book, plan.id, [], today)
            known = answered(self._book, plan) if is_change else known
        items = chosen_items(self._book, form.customer_id, form.items, today, own=family, rest=rest)
        form = cleaned(form, sum(item.asked for item in items))
        rows = rows_of(form, today, self._calendars.calendar())
        problems = (*self._party_problems(form, plan, items), *form_problems(form, rows, today))
        out = WorkedOut(
            debt=form.terms.debt,
            instalments=rows,
            difference=difference(form.terms.debt, rows),
            problems=problems,
            questions=tuple(each for each in plan_questions(rows, today) if each not in known),
            items=tuple(items),
            left_out=tuple(item for item in items if item.disputed and item.open > 0),
        )
        return Worked(form, out, asked)

    def _party_problems(self, form: PlanForm, plan: PlanRow | None, items: Sequence[PlanItem]) -> Iterator[Problem]:
        if get_customer(self._book, form.customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
        elif plan is not None and plan.customer_id != form.customer_id:
            yield Problem("customer_id", ProblemCode.NOT_ALLOWED)
        if plan is not None and plan.currency != form.currency:
            yield Problem("currency", ProblemCode.NOT_ALLOWED)
        yield from item_problems(form.customer_id, form.currency, form.items, items)

    def _move_problems(self, here: Standing, move: Move, day: date | None, reason: str) -> Iterator[Problem]:
        if move is Move.SUPERSEDE or move not in here.moves:
            yield Problem("", ProblemCode.NOT_ALLOWED)
            return
        if move is Move.SIGN:
            yield from signing_problems(day, self._clock.today())
        if move in NEEDS_REASON and not reason:
            yield Problem("reason", ProblemCode.REQUIRED)
        yield from check_length("reason", reason, REASON_LIMIT)
        if move in {Move.AGREE, Move.SIGN, Move.RESUME}:
            yield from self._taken(here.plan)
        elif move is Move.CANCEL:
            old = replaced_by(self._book, here.plan)
            if old is not None and after_cancelling(old) is PlanState.SIGNED:
                yield from self._taken(old)

    def _taken(self, plan: PlanRow) -> Iterator[Problem]:
        """Find items that another live plan has meanwhile."""
        family = frozenset(each.id for each in queries.versions(self._book, plan.root_id))
        items = queries.plan_items(self._book, plan.id)
        for item in chosen_items(self._book, plan.customer_id, items, self._clock.today(), own=family):
            if item.plan_id is not None:
                yield Problem("items", ProblemCode.TAKEN, {"name": item.number})

    def _mark_payment(self, payment_id: int, *, withdrawn: bool) -> Saved[int] | Refused:
        with self._book.transaction():
            payment = queries.get_payment(self._book, payment_id)
            plan = queries.get_plan(self._book, payment.plan_id) if payment else None
            if payment is None or plan is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            is_newest = standing(self._book, plan, self._clock.today()).is_newest
            if not is_newest or (payment.withdrawn_at is not None) is withdrawn:
                return Refused((Problem("", ProblemCode.SETTLED),))
            mark_payment(self._clock, plan, payment, withdrawn=withdrawn)
        return Saved(payment_id, Changes.of(Entity.PLAN, customer=plan.customer_id))


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
