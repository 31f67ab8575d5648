"""What a bundle tells of a customer, read from the book and from the services that judge it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries import bundles as queries
from db.queries.contacts import contact_lines
from db.queries.contracts import contract_sums
from db.queries.customers import ContactRecord, CustomerRecord, list_contacts, list_events
from db.queries.debtor import list_signals
from db.queries.deliveries import ReplyRow, deliveries, proofs, replies
from db.queries.disputes import list_disputes
from db.queries.documents import DocumentRow, Filter, list_documents
from db.queries.payments import Filter as PaymentFilter
from db.queries.payments import list_payments
from desktop.domain.bundle_facts import (
    BundleContract,
    BundleDecision,
    BundleDelivery,
    BundleDifference,
    BundleDispute,
    BundleInstalment,
    BundleItem,
    BundleJudgement,
    BundleLetter,
    BundleParty,
    BundlePayment,
    BundlePerson,
    BundlePlan,
    BundlePromise,
    BundleProof,
    BundleReply,
    BundleSettlement,
    BundleTalk,
    DecisionKind,
)
from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeReason, DisputeStatus, MatterKind
from desktop.domain.dunning import Level
from desktop.domain.ledger import AllocationKind
from desktop.domain.money import Money
from desktop.domain.plans import PlanState
from desktop.domain.process import PayMeans
from desktop.domain.receivables import ReceivableKind, days_overdue
from desktop.domain.text import number_key
from desktop.domain.timeline import EventKind
from desktop.services.company import CompanyService
from desktop.services.contracts import ContractService
from desktop.services.disputes import open_matters
from desktop.services.handover import HandOverService
from desktop.services.limitation import LimitationService
from desktop.services.plans import PlanCard, PlanService
from desktop.services.promise_reading import judged
from desktop.services.receivables import ReceivableService

#: Papers that say something of the debt; thanks and a new account of ours do not.
_KINDS = (
    DocumentKind.STATEMENT,
    DocumentKind.PAYMENT_REQUEST,
    DocumentKind.REMINDER,
    DocumentKind.PROPOSAL_FORM,
    DocumentKind.AGREEMENT,
    DocumentKind.RECEIPT,
)
_HAND_OVERS = {
    EventKind.HANDED_OVER: DecisionKind.HANDED_OVER,
    EventKind.HAND_OVER_ENDED: DecisionKind.TAKEN_BACK,
}


class Sources(NamedTuple):
    """The services that know a part of it."""

    receivables: ReceivableService
    limitation: LimitationService
    plans: PlanService
    contracts: ContractService
    handover: HandOverService
    company: CompanyService


class BundleReader:
    """Reads what there is of one customer, in one currency or in all."""

    def __init__(
        self, book: Book, sources: Sources, customer: CustomerRecord, today: date, currency: str | None
    ) -> None:
        self._book = book
        self._from = sources
        self._customer = customer
        self._id = customer.id
        self._today = today
        self._currency = currency

    def ours(self) -> dict[LetterLanguage, BundleParty]:
        """Name ourselves, in each language of papers."""
        company = self._from.company.get()
        person = company.handler or company.signatory or company.legal_representative
        return {
            language: BundleParty(
                company.name_in(language), company.address_in(language), company.tax_id, person=person
            )
            for language in LetterLanguage
        }

    def theirs(self) -> BundleParty:
        """Name the customer."""
        told = self._customer
        return BundleParty(told.name, told.address, told.tax_id, told.code, told.legal_representative)

    def items(self) -> Iterator[BundleItem]:
        """Give what is open, the oldest first, with the last day of each claim."""
        clocks = {clock.item.id: clock for clock in self._from.limitation.of_customer(self._id)}
        gone = {row.id: row for row in self._from.handover.handed_over(self._id)}
        for line in self._from.receivables.page(self._id, limit=-1):
            item, clock, away = line.item, clocks.get(line.item.id), gone.get(line.item.id)
            if not self._is_meant(item.currency):
                continue
            yield BundleItem(
                item.number,
                ReceivableKind(item.kind),
                item.contract,
                item.document_date,
                item.due_date,
                Money(item.currency, item.amount),
                Money(item.currency, item.open),
                Money(item.currency, item.disputed),
                (days_overdue(item.due_date, self._today) or 0) if item.open > 0 else 0,
                clock.ends_on if clock else None,
                clock.possibly_expired if clock else False,
                away.day if away else None,
                away.to if away else "",
            )

    def payments(self) -> Iterator[BundlePayment]:
        """Give what came in and what was taken back of it, the earliest first."""
        shares: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for row in queries.applied(self._book, self._id):
            shares[row.payment_id].append((row.number, row.amount))
        lines = list_payments(self._book, PaymentFilter(customer_id=self._id), limit=-1)
        for line in reversed(lines):
            if self._is_meant(line.currency):
                yield BundlePayment(
                    line.received_on,
                    Money(line.currency, line.amount),
                    PayMeans(line.means),
                    line.reference,
                    line.is_reversed,
                    Money(line.currency, line.unapplied),
                    tuple((number, Money(line.currency, minor)) for number, minor in shares[line.id]),
                )

    def settlements(self) -> Iterator[BundleSettlement]:
        """Give what was taken off items by something that is no payment, the earliest first."""
        for row in queries.settled(self._book, self._id):
            if self._is_meant(row.currency):
                amount = Money(row.currency, row.amount)
                yield BundleSettlement(row.day, row.number, amount, AllocationKind(row.kind), row.source)

    def letters(self) -> Iterator[BundleLetter]:
        """Give the papers that speak of the debt, each with its way, the earliest first."""
        wanted = Filter(kinds=tuple(kind.value for kind in _KINDS), customer_id=self._id)
        about_open = queries.papers_about_open(self._book, self._id)
        for row in reversed(list_documents(self._book, wanted, limit=-1)):
            if self._is_meant(row.currency):
                yield self._letter(row, about_open=row.id in about_open)

    def _letter(self, row: DocumentRow, *, about_open: bool) -> BundleLetter:
        return BundleLetter(
            row.id,
            DocumentKind(row.kind),
            None if row.level is None else Level(row.level),
            row.number,
            row.made_on,
            Money(row.currency, row.total),
            row.pay_by,
            row.pages,
            row.voided_at is not None,
            row.plan_id,
            tuple(
                BundleDelivery(DeliveryChannel(each.channel), each.sent_on, each.sent_to, each.tracking)
                for each in reversed(deliveries(self._book, row.id))
                if each.withdrawn_at is None
            ),
            tuple(
                BundleProof(
                    each.id,
                    ProofKind(each.kind),
                    each.arrived_on,
                    each.received_by,
                    each.kept_where,
                    each.media_type is not None,
                    each.media_type or "",
                )
                for each in reversed(proofs(self._book, row.id))
                if each.withdrawn_at is None
            ),
            tuple(
                _reply(each, row.currency)
                for each in reversed(replies(self._book, row.id))
                if each.withdrawn_at is None
            ),
            about_open,
        )

    def plans(self) -> Iterator[BundlePlan]:
        """Give the plans that they have seen, the earliest first."""
        lines = self._from.plans.page(customer_id=self._id)
        for line in sorted(lines, key=lambda each: each.id):
            card = self._from.plans.get(line.id)
            if card is not None and card.state is not PlanState.DRAFT and self._is_meant(line.currency):
                yield _plan(card)

    def promises(self) -> Iterator[BundlePromise]:
        """Give what they promised and what came of it, the earliest first."""
        lines = judged(self._book, [self._id], self._today).get(self._id, ())
        for line in sorted(lines, key=lambda each: (each.promise.made_on, each.promise.id)):
            promise = line.promise
            if self._is_meant(promise.currency):
                yield BundlePromise(
                    promise.made_on,
                    promise.due_on,
                    Money(promise.currency, promise.amount),
                    promise.contact or promise.by_whom,
                    line.state,
                    Money(promise.currency, line.judgement.received),
                    tuple(item.number for item in line.items),
                )

    def disputes(self) -> Iterator[BundleDispute]:
        """Give what they do not accept, and how it ended, the earliest first."""
        for row in reversed(list_disputes(self._book, customer_id=self._id, limit=-1)):
            if self._is_meant(row.currency) and row.status != DisputeStatus.WITHDRAWN:
                yield BundleDispute(
                    row.number,
                    Money(row.currency, row.amount),
                    DisputeReason(row.reason),
                    row.detail,
                    row.opened_on,
                    DisputeStatus(row.status),
                    row.closed_on,
                    row.resolution,
                )

    def differences(self) -> Iterator[BundleDifference]:
        """Give where their books still say something else than ours."""
        for each in open_matters(self._book, self._today, self._id):
            if each.kind is not MatterKind.DISPUTE and self._is_meant(each.currency):
                amount = Money(each.currency, each.amount)
                yield BundleDifference(each.number, amount, DifferenceReason(each.reason), each.since)

    def contracts(self) -> Iterator[BundleContract]:
        """Give the contracts that were described, each with what is open of its items."""
        open_sums: defaultdict[str, list[Money]] = defaultdict(list)
        for sum_ in contract_sums(self._book, self._id):
            open_sums[number_key(sum_.number)].append(Money(sum_.currency, sum_.open))
        for line in self._from.contracts.page(self._id):
            told = line.contract
            if told is None or not self._is_meant(told.currency):
                continue
            yield BundleContract(
                told.number,
                told.project,
                told.product,
                told.signed_on,
                told.settle_by,
                _sum(told.amount, told.currency),
                _sum(told.delivered, told.currency),
                told.advance,
                told.pay_clause,
                tuple(open_sums[number_key(told.number)]),
            )

    def talks(self) -> Iterator[BundleTalk]:
        """Give the contacts, the earliest first; positions are those of the people that the book knows."""
        positions = {person.id: person.position for person in self._everybody()}
        for line in reversed(contact_lines(self._book, customer_id=self._id, limit=-1)):
            yield BundleTalk(
                line.day,
                line.time or "",
                ContactChannel(line.channel),
                line.person,
                positions.get(line.contact_id or 0, ""),
                line.said,
                ContactResult(line.result),
            )

    def decisions(self) -> list[BundleDecision]:
        """Give what was decided about handing the debt over, the earliest first."""
        return sorted([*self._escalations(), *self._hand_overs()], key=lambda each: each.day)

    def _escalations(self) -> Iterator[BundleDecision]:
        for row in queries.escalation_days(self._book, self._id):
            if self._is_meant(row.currency):
                kind = DecisionKind.ESCALATION_WITHDRAWN if row.is_withdrawn else DecisionKind.ESCALATED
                yield BundleDecision(kind, row.day, row.reason, row.currency)

    def _hand_overs(self) -> Iterator[BundleDecision]:
        kinds = [kind.value for kind in _HAND_OVERS]
        others = queries.numbers_elsewhere(self._book, self._id, self._currency) if self._currency else frozenset()
        for event in reversed(list_events(self._book, self._id, kinds=kinds, limit=-1)):
            data = json.loads(event.data)
            told = tuple(map(str, data.get("numbers", ())))
            numbers = tuple(number for number in told if number not in others)
            if told and not numbers:
                continue
            yield BundleDecision(
                _HAND_OVERS[EventKind(event.kind)],
                date.fromisoformat(data.get("day") or event.at[:10]),
                str(data.get("reason", "")),
                to=str(data.get("to", "")),
                numbers=numbers,
            )

    def people(self, *, notes: bool) -> Iterator[BundlePerson]:
        """Give the people there who are still with them; what we noted of them only where that is wanted."""
        for person in list_contacts(self._book, self._id):
            note = person.note if notes else ""
            yield BundlePerson(person.name, person.position, person.phone, person.mail, note)

    def judgement(self) -> BundleJudgement:
        """Give how we judge them, and the signals that were noticed."""
        signals = tuple((row.day, row.kind, row.note) for row in list_signals(self._book, self._id))
        return BundleJudgement(
            self._customer.standing, self._customer.ability, self._customer.willingness, signals[::-1]
        )

    def currencies(self, found: Collection[str]) -> tuple[str, ...]:
        """Name the currencies that are meant, of those that were found."""
        return tuple(sorted(set(found))) if self._currency is None else (self._currency,)

    def _everybody(self) -> list[ContactRecord]:
        return [*list_contacts(self._book, self._id), *list_contacts(self._book, self._id, archived=True)]

    def _is_meant(self, currency: str) -> bool:
        return self._currency in {None, currency}


def _sum(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(currency, minor)


def _reply(row: ReplyRow, currency: str) -> BundleReply:
    return BundleReply(
        ReplyKind(row.kind),
        row.replied_on,
        _sum(row.theirs, currency),
        _sum(row.amount, currency),
        row.pay_on,
        row.signed_by,
        row.position,
    )


def _plan(card: PlanCard) -> BundlePlan:
    plan, currency = card.plan, card.plan.currency
    return BundlePlan(
        plan.id,
        plan.version,
        card.state,
        Money(currency, plan.debt),
        plan.as_of,
        plan.signed_on,
        Money(currency, card.settlement.paid),
        tuple(
            BundleInstalment(
                each.instalment.position,
                each.instalment.pay_on,
                Money(currency, each.instalment.total),
                Money(currency, each.open),
            )
            for each in card.settlement.instalments
        ),
    )
