"""The money of the sample and the talk about it: payments, promises, disputes and contacts, each on its day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.disputes import DisputeForm, DisputeReason, DisputeStatus
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.process import PayMeans
from desktop.domain.promises import PromiseQuestion
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind, SignalSource
from desktop.services.contact_forms import ContactForm
from desktop.services.contracts import ContractForm
from desktop.services.debtor import SignalForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.promise_forms import PromiseForm
from desktop.services.receipts import ReceiptChoices
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved
from desktop.services.sample_story import Act, Story

#: The rep of the sample has thought about every promise that is odd.
_ANSWERED: frozenset[PaymentQuestion | PromiseQuestion] = frozenset(PromiseQuestion)


def money_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with one payment, contact, dispute or debt, each act with its day."""
    return _MoneyStory(data, told["customer"]).told(told["acts"])


class _MoneyStory(Story):
    """One payment, contact or dispute of a customer, and what came of it; or what is known of its debts."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done with it, by the word that tells it."""
        return {
            "pay": self._pay,
            "reverse": self._reverse,
            "receipt": lambda _told, by: saved(by.receipts.make(ReceiptChoices(self._id))),
            "contact": self._contact,
            "step_done": lambda _told, by: saved(by.contacts.mark_step(self._id, done=True)),
            "dispute": self._dispute,
            "settle": self._settle,
            "signal": self._signal,
            "analyse": self._analyse,
            "contract": self._contract,
            "hand_over": self._hand_over,
            "write_off": self._write_off,
        }

    def _pay(self, told: Told, services: SampleServices) -> None:
        """Record a payment to the items that are told; what is more than they get stays unapplied."""
        numbers: Mapping[str, int] = told["items"]
        form = PaymentForm(
            self.customer_id,
            self._currency,
            told["amount"],
            self._data.day(told["on"]),
            PayMeans(told.get("means", PayMeans.TRANSFER)),
            reference=self._text(told, "reference"),
            maturity_on=self._data.day(told["maturity"]) if "maturity" in told else None,
            note=self._text(told, "note"),
            shares=tuple(map(Share, self._items(services, numbers), numbers.values())),
        )
        self._id = saved(services.payments.add(form))

    def _reverse(self, told: Told, services: SampleServices) -> None:
        saved(services.payments.reverse(self._id, self._data.day(told["on"]), self._text(told, "reason")))

    def _contact(self, told: Told, services: SampleServices) -> None:
        form = ContactForm(
            self.customer_id,
            self._data.day(told["on"]),
            told["time"],
            ContactChannel(told.get("channel", ContactChannel.CALL)),
            contact_id=self._data.people[self._customer, told["with"]],
            said=self._text(told, "said"),
            result=ContactResult(told["result"]),
            tactic=Tactic(told["tactic"]) if "tactic" in told else None,
            verdict=Verdict(told["verdict"]) if "verdict" in told else None,
            evidence=self._text(told, "evidence"),
            next_step=self._text(told, "next_step"),
            next_step_on=self._data.day(told["next_step_on"]) if "next_step_on" in told else None,
            no_next_step=self._text(told, "no_next_step"),
            promise=self._promised(told["promise"], services) if "promise" in told else None,
        )
        self._id = saved(services.contacts.add(form, asked=_ANSWERED))

    def _promised(self, told: Told, services: SampleServices) -> PromiseForm:
        items = self._items(services, told["items"])
        return PromiseForm(self.customer_id, self._currency, told["amount"], self._data.day(told["due_on"]), items)

    def _dispute(self, told: Told, services: SampleServices) -> None:
        (item,) = self._items(services, [told["item"]])
        form = DisputeForm(
            item,
            told["amount"],
            DisputeReason(told["reason"]),
            owner=self._text(told, "owner"),
            detail=self._text(told, "detail"),
            reported_by=told["reported_by"],
            reported_on=self._data.day(told["on"]),
        )
        self._id = saved(services.disputes.open(form))

    def _settle(self, told: Told, services: SampleServices) -> None:
        saved(services.disputes.close(self._id, DisputeStatus(told["status"]), self._text(told, "resolution")))

    def _signal(self, told: Told, services: SampleServices) -> None:
        kind, source = SignalKind(told["kind"]), SignalSource(told["source"])
        form = SignalForm(self.customer_id, self._data.day(told["on"]), kind, source, self._text(told, "note"))
        saved(services.debtor.note_signal(form))

    def _analyse(self, told: Told, services: SampleServices) -> None:
        items = self._items(services, told["items"])
        cause, nature, term = DebtCause(told["cause"]), DebtNature(told["nature"]), DebtTerm(told["term"])
        saved(services.debtor.analyse(items, cause, nature, term))

    def _contract(self, told: Told, services: SampleServices) -> None:
        form = ContractForm(
            self.customer_id,
            told["number"],
            product=self._text(told, "product"),
            our_party=told["our_party"],
            currency=self._currency,
            amount=told["amount"],
            delivered=told["delivered"],
            advance=self._text(told, "advance"),
            signed_on=self._data.day(told["signed_on"]),
            settle_by=self._data.day(told["settle_by"]),
        )
        saved(services.contracts.save(form))

    def _hand_over(self, told: Told, services: SampleServices) -> None:
        items, day = self._items(services, told["items"]), self._data.day(told["on"])
        to, reason = self._text(told, "to"), self._text(told, "reason")
        saved(services.handover.hand_over(self.customer_id, items, to, day, reason))

    def _write_off(self, told: Told, services: SampleServices) -> None:
        (item,) = self._items(services, [told["item"]])
        saved(services.ledger.write_off(item, told["amount"], self._text(told, "reason")))

    @property
    def _currency(self) -> str:
        currency: str = self._data.customers[self._customer]["currency"]
        return currency

    def _text(self, told: Told, name: str) -> str:
        return self._data.text(told.get(name, ""))

    def _items(self, services: SampleServices, numbers: Iterable[str]) -> tuple[int, ...]:
        """Give the ids of open items, in the order of their numbers as told."""
        ids = {line.item.number: line.item.id for line in services.receivables.page(self.customer_id)}
        try:
            return tuple(ids[number] for number in numbers)
        except KeyError as error:
            raise SampleError(f"no open item {error}") from error
