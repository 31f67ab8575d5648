"""What one receipt says: labels and values, the rows of its table, and the sentences below."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents.data import Receipt
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.dates import figure
from desktop.documents.parts.tables import Column
from desktop.domain.capitals import in_capitals
from desktop.domain.company import EnglishHabit
from desktop.domain.process import PayMeans
from desktop.domain.receipts import ReceiptPart

#: What is received on one day, and is money on a later one.
_TO_BE_CLEARED = frozenset({PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL, PayMeans.CHEQUE})
#: What somebody hands over, and signs for having done so.
_HANDED_OVER = _TO_BE_CLEARED | {PayMeans.CASH}


@dataclass(frozen=True, slots=True)
class ReceiptWording:
    """Says what a receipt has to say."""

    paper: Receipt
    said: Sentences

    @property
    def is_handed_over(self) -> bool:
        """Whether there was somebody who handed the money over."""
        return self.paper.means in _HANDED_OVER

    @property
    def count(self) -> int:
        """How many rows the table has, without the sum."""
        return len(self.paper.facts.parts) + len(list(self._others()))

    def labelled(self) -> list[tuple[str, str]]:
        """Give from whom, how much, when, by what and for which plan the money came; what is not known is left out."""
        paper, say = self.paper, self.said.say
        rows = [
            (say("from"), paper.heading.customer.name),
            (say("payer"), paper.payer),
            (say("amount"), self._amount()),
            (say("received_on"), self.said.day(paper.received_on)),
            (say("means"), self._means()),
            (say("reference"), paper.reference),
            (say("plan"), self._plan()),
        ]
        return [row for row in rows if row[1]]

    def columns(self, *, full: bool) -> list[Column]:
        """Give the columns of the table; `full` adds the day and the amount of each document."""
        common, say = self.said.common, self.said.say
        number, due = Column(common("items.number"), wraps=True), Column(common("items.due_date"), "center")
        sums = [Column(say("items.share"), "right"), Column(say("items.open"), "right")]
        if not full:
            return [number, due, *sums]
        made, amount = Column(common("items.document_date"), "center"), Column(common("items.amount"), "right")
        return [number, made, due, amount, *sums]

    def rows(self, *, full: bool) -> Iterator[list[str]]:
        """Give the rows of the table: the items, then what of the payment is no item's."""
        for part in self.paper.facts.parts:
            yield self._item(part, full=full)
        for label, amount in self._others():
            yield [label, *[""] * (3 if full else 1), self._figure(amount), ""]

    def total(self, *, full: bool) -> list[str]:
        """Give the row of the sum, which is the payment's."""
        parts = self.paper.facts.parts
        left = self._figure(sum(part.open for part in parts)) if parts else ""
        label = self.said.common("items.total", currency=self.said.unit)
        amounts = self._figure(sum(part.amount for part in parts)) if parts else ""
        return [label, *(["", "", amounts] if full else [""]), self._figure(self.paper.amount), left]

    def notes(self) -> Iterator[str]:
        """Say what stays open in all, and under which condition the receipt stands."""
        facts, say = self.paper.facts, self.said.say
        if self.paper.means in _TO_BE_CLEARED and self.paper.cleared_on is None:
            yield say("clearing")
        if facts.owed > 0:
            yield say("account", owed=self.said.money(facts.owed))
        elif facts.owed:
            yield say("account_credit", owed=self.said.money(-facts.owed))
        else:
            yield say("account_nothing")
        if facts.waiting > 0:
            yield say("waiting", waiting=self.said.money(facts.waiting))
        yield say("no_invoice")

    def received_by(self) -> str:
        """Say who took the money, '' where nobody is named."""
        name = self.paper.received_by
        return self.said.say("received_by", name=name) if name else ""

    def _amount(self) -> str:
        amount = self.said.money(self.paper.amount)
        if self.said.is_chinese and self.paper.heading.currency == "CNY":
            return self.said.say("amount_capitals", amount=amount, capitals=in_capitals(self.paper.amount))
        return amount

    def _means(self) -> str:
        paper, say, day = self.paper, self.said.say, self.said.day
        is_american = not self.said.is_chinese and self.said.habit is EnglishHabit.US
        name = "cheque_us" if paper.means is PayMeans.CHEQUE and is_american else paper.means.value
        means = say(f"means.{name}")
        if paper.maturity_on is None:
            return means
        if paper.cleared_on is None:
            return say("maturity", means=means, maturity_on=day(paper.maturity_on))
        return say("cleared", means=means, maturity_on=day(paper.maturity_on), cleared_on=day(paper.cleared_on))

    def _plan(self) -> str:
        facts, say = self.paper.facts, self.said.say
        if not facts.is_under_plan:
            return ""
        plan = facts.plan or say("plan_without_number")
        if not facts.instalments:
            return plan
        comma = "、" if self.said.is_chinese else ", "
        places = (say("instalment", place=str(place)) if place else say("down_payment") for place in facts.instalments)
        return say("plan_instalments", plan=plan, instalments=comma.join(places))

    def _item(self, part: ReceiptPart, *, full: bool) -> list[str]:
        due = self.said.short_day(part.due_date)
        sums = [self._figure(part.share), self._figure(part.open)]
        if not full:
            return [part.number, due, *sums]
        return [part.number, self.said.short_day(part.document_date), due, self._figure(part.amount), *sums]

    def _others(self) -> Iterator[tuple[str, int]]:
        facts = self.paper.facts
        for name, amount in (
            ("interest", facts.interest),
            ("unapplied", facts.unapplied),
            ("paid_back", facts.paid_back),
        ):
            if amount:
                yield self.said.say(f"items.{name}"), amount

    def _figure(self, minor: int) -> str:
        return figure(minor, self.paper.heading.currency)
