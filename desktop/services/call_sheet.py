"""The call sheet: what the other services know of a customer, put together for one call (rules 46 and 48)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from db.connection import Book
from db.queries.receivables import ReceivableOrder
from desktop.documents import make
from desktop.documents.texts import Texts
from desktop.domain.callsheet import (
    MOST_ITEMS,
    MOST_PROMISES,
    MOST_TALKS,
    CallSheet,
    SheetContract,
    SheetInstalment,
    SheetItem,
    SheetMatter,
    SheetPerson,
    SheetPromise,
    SheetSum,
    SheetTalk,
)
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.customers import LetterLanguage
from desktop.domain.money import Money
from desktop.domain.worksheets import WorkSheet
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.contacts import ContactService
from desktop.services.contracts import ContractRow, ContractService, ContractSum
from desktop.services.customers import ContactRecord, CustomerService
from desktop.services.disputes import DisputeService
from desktop.services.payments import PaymentService
from desktop.services.plans import PlanService
from desktop.services.processes import ProcessService, ProcessView
from desktop.services.promises import PromiseService
from desktop.services.receivables import ReceivableService

#: Instalments are told so many days ahead.
_AHEAD = timedelta(days=31)


class Sources(NamedTuple):
    """The services that know a part of it."""

    customers: CustomerService
    receivables: ReceivableService
    processes: ProcessService
    contacts: ContactService
    contracts: ContractService
    promises: PromiseService
    disputes: DisputeService
    plans: PlanService
    payments: PaymentService
    company: CompanyService


class CallSheetService:
    """Puts the sheet together, and prints it; nothing is kept of it."""

    def __init__(self, book: Book, clock: Clock, sources: Sources) -> None:
        self._book = book
        self._clock = clock
        self._from = sources

    def get(self, customer_id: int, language: LetterLanguage) -> CallSheet | None:
        """Give the sheet of a customer, our own name in a language; None when there is no such customer."""
        with self._book.reading():
            card = self._from.customers.get(customer_id)
            if card is None:
                return None
            customer, company = card.customer, self._from.company.get()
            people = self._from.customers.contacts(customer_id)
            process = self._from.processes.get(customer_id)
            following = process.next_days[0] if process.next_days else None
            limit = customer.credit_limit
            items = tuple(self._items(customer_id))
            return CallSheet(
                day=self._clock.today(),
                customer=customer.name,
                code=customer.code,
                credit_term_days=customer.credit_term_days,
                credit_limit=None if limit is None else Money(customer.currency, limit),
                our_name=company.name_in(language),
                our_handler=company.handler,
                ask=_whom_to_ask(people, process),
                people=tuple(map(_person, people)),
                steps=process.process.steps,
                window=self._from.contacts.window(customer_id, ContactChannel.CALL, self._clock.time()),
                pay_day=following.pay_day if following else None,
                deadline=following.deadline if following else None,
                sums=tuple(SheetSum(*each, _oldest(items, each.currency)) for each in card.sums),
                unapplied=self._from.payments.unapplied(customer_id),
                items=items[:MOST_ITEMS],
                item_count=len(items),
                reconciled_on=card.reconciled_on,
                contracts=tuple(self._contracts(customer_id)),
                promises=tuple(self._promises(customer_id)),
                broken=self._from.promises.record(customer_id).broken,
                matters=tuple(self._matters(customer_id)),
                instalments=tuple(self._instalments(customer_id)),
                talks=tuple(self._talks(customer_id)),
                questions=process.questions,
            )

    def pdf(self, sheet: WorkSheet, language: LetterLanguage) -> bytes:
        """Print a sheet whose words have been found."""
        return make(sheet, Texts(language)).pdf

    def _items(self, customer_id: int) -> Iterator[SheetItem]:
        for line in self._from.receivables.page(customer_id, order=ReceivableOrder.DUE, limit=-1):
            item = line.item
            yield SheetItem(
                item.number,
                item.document_date,
                item.due_date,
                item.currency,
                item.amount,
                item.open,
                item.disputed,
                line.lateness,
            )

    def _contracts(self, customer_id: int) -> Iterator[SheetContract]:
        """Give each contract by currency; what was agreed stands beside the items of its own currency alone."""
        for line in self._from.contracts.page(customer_id):
            told = line.contract
            if told and all(each.currency != told.currency for each in line.sums):
                yield _contract(told, ContractSum(line.number, "", told.currency, 0, 0, 0))
            for each in line.sums:
                yield _contract(told, each)

    def _promises(self, customer_id: int) -> Iterator[SheetPromise]:
        for line in self._from.promises.page(customer_id=customer_id, limit=MOST_PROMISES):
            promise = line.promise
            amount = Money(promise.currency, promise.amount)
            yield SheetPromise(amount, promise.due_on, line.state, line.judgement.received)

    def _matters(self, customer_id: int) -> Iterator[SheetMatter]:
        for each in self._from.disputes.open_matters(customer_id):
            amount = Money(each.currency, each.amount)
            yield SheetMatter(each.kind, each.number, amount, each.reason, each.since, each.owner)

    def _instalments(self, customer_id: int) -> Iterator[SheetInstalment]:
        """Give what is due under each plan: all that is late, else what comes next."""
        told: Counter[int] = Counter()
        for each in self._from.plans.due(self._clock.today() + _AHEAD):
            if each.customer_id == customer_id and (each.days_late or not told[each.plan_id]):
                told[each.plan_id] += 1
                yield SheetInstalment(Money(each.currency, each.open), each.pay_on, each.days_late)

    def _talks(self, customer_id: int) -> Iterator[SheetTalk]:
        for each in self._from.contacts.page(customer_id, limit=MOST_TALKS):
            yield SheetTalk(
                each.day,
                ContactChannel(each.channel),
                each.person,
                each.said,
                ContactResult(each.result),
                each.next_step,
                each.next_step_on,
            )


def _contract(told: ContractRow | None, of_items: ContractSum) -> SheetContract:
    agreed = told if told and told.currency == of_items.currency else None
    return SheetContract(
        told.number if told else of_items.number,
        (told.project if told else "") or of_items.project,
        told.product if told else "",
        of_items.currency,
        agreed.amount if agreed else None,
        agreed.delivered if agreed else None,
        of_items.invoiced,
        of_items.paid,
        of_items.open,
        told.advance if told else "",
        told.settle_by if told else None,
    )


def _person(person: ContactRecord) -> SheetPerson:
    return SheetPerson(person.name, person.position, person.phone, person.best_time)


def _whom_to_ask(people: list[ContactRecord], process: ProcessView) -> SheetPerson | None:
    """Choose whom to ask for: who reconciles, else who pays, else who does any step, else anybody."""
    ranks = {"reconcile": 0, "pay": 1}

    def rank(person: ContactRecord) -> int:
        return min((ranks.get(step, 2) for step in person.steps), default=3)

    return _person(min(people, key=rank)) if people else _named(process)


def _named(process: ProcessView) -> SheetPerson | None:
    """Take somebody who is known by name alone."""
    return next((SheetPerson(step.person, step.role) for step in process.process.steps if step.person), None)


def _oldest(items: tuple[SheetItem, ...], currency: str) -> date | None:
    """Give the day on which the first of what is overdue was due; credit notes are never late."""
    return min(
        (item.due_date for item in items if item.currency == currency and item.due_date and item.lateness.overdue),
        default=None,
    )
