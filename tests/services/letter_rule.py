"""What a rep's customers owe and got, in plain lists, and whom the rule of letters proposes what for."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

GAP = 10
DAYS_OVERDUE = {1: 3, 2: 15, 3: 30}
ASK_AFTER = 5


class Pair(NamedTuple):
    customer: int
    currency: str


@dataclass
class Debt:
    id: int
    pair: Pair
    due: date | None
    open: int
    disputed: int = 0
    dispute: int = 0
    handed_over: bool = False
    plan: int = 0

    @property
    def asked(self):
        return self.open - self.disputed


@dataclass
class Paper:
    id: int
    pair: Pair
    kind: str
    level: int | None
    on: date
    named: frozenset[int]
    pay_by: date | None
    voided: bool = False
    sent: list[tuple[date, str]] = field(default_factory=list)
    is_known: bool = False
    differs: bool = False


class Money(NamedTuple):
    pair: Pair
    on: date
    amount: int
    item: int | None


class Word(NamedTuple):
    """A promise."""

    pair: Pair
    amount: int
    on: date
    due: date
    items: frozenset[int]


class Proposal(NamedTuple):
    level: int | None
    reason: str
    not_before: date | None
    asked: tuple[Debt, ...]
    unapplied: int

    @property
    def total(self):
        return sum(debt.asked for debt in self.asked) - self.unapplied


@dataclass
class World:
    """`window` gives the first and the last due date of which an upcoming reminder speaks, on a day."""

    window: object
    debts: list[Debt] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    escalated: dict[Pair, int] = field(default_factory=dict)
    archived: set[int] = field(default_factory=set)

    def of(self, pair):
        return [debt for debt in self.debts if debt.pair == pair and debt.open]

    def unapplied(self, pair):
        return sum(each.amount for each in self.money if each.pair == pair and each.item is None)

    def promised(self, today):
        """Give the items of which a promise runs that has not been kept."""
        running = [word for word in self.words if today <= word.due and self._came(word) < word.amount]
        return {item for word in running for item in word.items}

    def _came(self, word):
        since = [each for each in self.money if each.pair == word.pair and word.on < each.on <= word.due]
        return sum(each.amount for each in since if each.item is None or each.item in word.items)

    def is_late(self, pair, today):
        return any(debt.open > 0 and debt.due and debt.due < today for debt in self.of(pair))

    def proposal(self, pair, today, taken_out=()):
        """Say which letter is next, or why none is; the fewest lines in which the rule can be said."""
        is_late, promised = self.is_late(pair, today), self.promised(today)
        ours = [debt for debt in self.of(pair) if not (debt.plan or debt.handed_over) and debt.id not in taken_out]
        free = [debt for debt in ours if debt.asked > 0 and debt.due and debt.id not in promised]
        rows = [debt for debt in free if (debt.due < today if is_late else today <= debt.due <= self.window(today)[1])]
        notes = [debt for debt in ours if debt.open < 0]
        gross, unapplied = sum(debt.asked for debt in (*rows, *notes)), self.unapplied(pair)
        if not rows or gross <= 0:
            step = None, "nothing", None
        elif gross <= unapplied:
            step = None, "covered", None
        else:
            step = (self._late_step if is_late else self._early_step)(pair, rows, today)
        return Proposal(*step, (*rows, *notes), unapplied)

    def _late_step(self, pair, rows, today):
        letters, free_on = self._letters(pair)
        had = {debt.id: max((each.level for each in letters if debt.id in each.named), default=0) for debt in rows}
        top = max(had.values())
        if top == 3:
            return None, "at_the_end", None
        ripe_on = min(debt.due for debt in rows if had[debt.id] == top) + timedelta(days=DAYS_OVERDUE[top + 1])
        if today < max(ripe_on, free_on):
            return None, "waits_for_gap" if free_on >= ripe_on else "too_early", max(ripe_on, free_on)
        if top == 2 and pair not in self.escalated:
            return None, "needs_decision", None
        is_named = any(debt.id in each.named for each in letters for debt in rows)
        return top + 1, "after_gap" if is_named else "first_time", None

    def _early_step(self, pair, rows, today):
        letters, free_on = self._letters(pair)
        named = {item for paper in letters for item in paper.named}
        if not any(debt.id not in named and debt.due >= self.window(today)[0] for debt in rows):
            ripe_on = min(debt.due for debt in rows) + timedelta(days=DAYS_OVERDUE[1])
            return None, "too_early", max(ripe_on, free_on)
        return (None, "waits_for_gap", free_on) if today < free_on else (0, "upcoming", None)

    def _letters(self, pair):
        """Give the letters that count, and the day from which on another one may follow."""
        found = [each for each in self.papers if each.pair == pair and each.level is not None and not each.voided]
        return found, max((each.on + timedelta(days=GAP) for each in found), default=date.min)

    def listed(self, pairs, today):
        """Give by pair what the page of proposals has."""
        found = {pair: self.proposal(pair, today) for pair in pairs if pair.customer not in self.archived}
        return {
            pair: proposal
            for pair, proposal in found.items()
            if self.is_late(pair, today) or proposal.level is not None
        }

    def on_the_list(self, today):
        """Give customer and reason of all that letters put on the list of the day."""
        debts = {debt.id: debt for debt in self.debts}
        found = {(paper.pair.customer, "difference") for paper in self.papers if paper.differs}
        for paper in self.papers:
            if not paper.voided and self._is_asked_about(paper, debts, today):
                found.add((paper.pair.customer, "letter_received"))
        finals = [paper for paper in self.papers if paper.level == 3 and not paper.voided]
        latest = {item: paper for paper in finals for item in paper.named}
        promised = self.promised(today)
        for item, paper in latest.items():
            debt = debts[item]
            is_ours = debt.asked > 0 and not (debt.plan or debt.handed_over or item in promised)
            if is_ours and paper.pay_by < today:
                found.add((paper.pair.customer, "letter_day_passed"))
        return {(customer, reason) for customer, reason in found if customer not in self.archived}

    @staticmethod
    def _is_asked_about(paper, debts, today):
        if paper.is_known or not paper.sent or any(channel == "handed_over" for _day, channel in paper.sent):
            return False
        matters = paper.kind == "statement" or any(debts[item].open > 0 for item in paper.named)
        return matters and ASK_AFTER <= (today - max(day for day, _channel in paper.sent)).days <= 180
