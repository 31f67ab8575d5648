"""Filling an instalment plan in from what the book knows: a new one, one to be changed, the next version of one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from db.connection import Book
from db.queries import plans as queries
from db.queries.customers import get_customer
from db.queries.plans import PlanRow
from db.queries.processes import get_process
from desktop.domain.calendars import WorkCalendar
from desktop.domain.clauses import Clauses, usual_law
from desktop.domain.instalments import Every, Instalment, Interest, Terms
from desktop.domain.months import LAST_MONTH_DAY
from desktop.domain.paydays import process_pay_days
from desktop.domain.plans import LATEST_FIRST_DAYS, Move, PlanState, Settlement, editable
from desktop.services.plan_analysis import overdue_debts, proposed
from desktop.services.plan_debt import plan_items
from desktop.services.plan_forms import PlanBeginning, PlanForm, PlanItem
from desktop.services.plan_reading import rest_before, standing, unfinished
from desktop.services.plan_records import read_form, read_instalments
from desktop.services.process_records import read_process

#: Short terms (rule 38): three parts a month apart, the first in a week at the earliest.
_PARTS = 3
_SOONEST_DAYS = 7
_WITHOUT_PAY_DAY = 14
_DAYS_SHOWN = 5


def begin_new(
    book: Book, calendar: WorkCalendar, today: date, customer_id: int, currency: str | None
) -> PlanBeginning | None:
    """Fill in a plan for what is overdue in one currency; None when there is no such customer."""
    customer = get_customer(book, customer_id)
    if customer is None:
        return None
    items = plan_items(book, customer_id, today)
    free = [item.currency for item in items if item.plan_id is None]
    if currency is None:
        currency = customer.currency if customer.currency in free or not free else free[0]
    overdue = [item for item in items if item.currency == currency and item.plan_id is None and _is_due(item, today)]
    pay_days = _pay_days(book, calendar, today, customer_id)
    contracts = {item.contract for item in overdue}
    form = PlanForm(
        customer_id=customer_id,
        currency=currency,
        items=tuple(item.id for item in overdue),
        terms=Terms(debt=0, currency=currency, parts=_PARTS, first_on=_first_day(pay_days, calendar, today)),
        contract=contracts.pop() if len(contracts) == 1 else "",
        clauses=Clauses(governing_law=usual_law(calendar.country)),
        analysis=proposed(overdue_debts(book, (item.id for item in overdue), today), today),
    )
    return _beginning(form, customer.name, items, pay_days, _working_days(calendar, today))


def begin_again(book: Book, calendar: WorkCalendar, today: date, plan: PlanRow) -> PlanBeginning | None:
    """Fill in the form of a plan as it stands, or of the next version for what is left; None when neither may be."""
    here = standing(book, plan, today)
    versions = queries.versions(book, plan.root_id)
    is_change = editable(PlanState(plan.state))
    if not is_change and (Move.SUPERSEDE not in here.moves or unfinished(versions)):
        return None
    own, rest = frozenset(each.id for each in versions), rest_before(book, plan.root_id, today)
    items = plan_items(book, plan.customer_id, today, own=own, rest=rest)
    kept = queries.plan_items(book, plan.id)
    chosen = tuple(item.id for item in items if item.id in kept and item.asked)
    rows = read_instalments(queries.instalments(book, [plan.id]).get(plan.id, ()))
    form = read_form(plan, chosen, rows, proposed(overdue_debts(book, chosen, today), today))
    pay_days = _pay_days(book, calendar, today, plan.customer_id)
    if not is_change:
        first_on = _first_day(pay_days, calendar, today)
        form = replace(form, instalments=None, terms=_rest_of_terms(form.terms, here.settlement, first_on, today))
    return _beginning(form, plan.customer, items, pay_days, _working_days(calendar, today))


def _beginning(
    form: PlanForm,
    customer: str,
    items: Sequence[PlanItem],
    pay_days: tuple[date, ...],
    working_days: tuple[date, ...],
) -> PlanBeginning:
    own = [item for item in items if item.currency == form.currency]
    return PlanBeginning(
        form=form,
        customer=customer,
        currencies=tuple(dict.fromkeys(item.currency for item in items)),
        items=tuple(item for item in own if item.plan_id is None),
        taken=tuple(item for item in own if item.plan_id is not None),
        pay_days=pay_days,
        working_days=working_days,
    )


def _working_days(calendar: WorkCalendar, today: date) -> tuple[date, ...]:
    return tuple(calendar.add_working_days(today, n) for n in range(1, _DAYS_SHOWN + 1))


def _is_due(item: PlanItem, today: date) -> bool:
    """Say whether an item is asked for by itself: it is overdue, or a credit note against what is."""
    return item.asked < 0 or (item.asked > 0 and item.due_date is not None and item.due_date < today)


def _pay_days(book: Book, calendar: WorkCalendar, today: date, customer_id: int) -> tuple[date, ...]:
    process = read_process(get_process(book, customer_id))
    soonest = today + timedelta(days=_SOONEST_DAYS)
    return tuple(dict.fromkeys(each.day for each in process_pay_days(process, soonest, calendar)))


def _first_day(pay_days: tuple[date, ...], calendar: WorkCalendar, today: date) -> date:
    """Choose a pay day of the customer's own that is not too late to begin on, else a day in two weeks."""
    latest = today + timedelta(days=LATEST_FIRST_DAYS)
    if pay_days and pay_days[0] <= latest:
        return pay_days[0]
    return calendar.on_or_after(today + timedelta(days=_WITHOUT_PAY_DAY))


def _rest_of_terms(terms: Terms, settlement: Settlement, first_on: date, today: date) -> Terms:
    """Carry the terms on for what is left: as many parts as are open, from the next of their days on."""
    left: list[Instalment] = [
        each.instalment for each in settlement.instalments if each.open and each.instalment.position
    ]
    ahead = [row.nominal_on for row in left if row.nominal_on > today]
    if terms.every is Every.OWN:
        dates = tuple(ahead) or (first_on,)
        every, parts = Every.OWN, None
    else:
        dates, every, parts = (), terms.every, max(len(left), 1)
    if ahead and every is Every.MONTH and terms.first_on and terms.first_on.day == LAST_MONTH_DAY:
        every = Every.MONTH_END  # the same days; from 28 February on, say, they would stay on the 28th
    return replace(
        terms,
        down_payment=0,
        down_payment_on=None,
        parts=parts,
        part_amount=None,
        every=every,
        first_on=min(ahead, default=first_on),
        own_dates=dates,
        interest_from=None if terms.interest is Interest.NONE else today,
    )
