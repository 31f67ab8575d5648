"""A rep's life of letters on one book, told to it and to the plain lists of `letter_rule` at the same time."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from db.connection import open_book
from desktop.app import App
from desktop.domain.company import BankAccount, Company, DocumentKind
from desktop.domain.customers import Customer, LetterLanguage
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.dunning import Level
from desktop.domain.instalments import Every, Terms
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.plans import Move, PlanQuestion
from desktop.domain.promises import PromiseQuestion
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm, ReceivableKind
from desktop.services.clock import FixedClock
from desktop.services.deliveries import DeliveryForm
from desktop.services.disputes import DisputeForm
from desktop.services.item_forms import ItemForm
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.services.plans import PlanForm
from desktop.services.promises import PromiseForm
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.services.statements import StatementChoices
from desktop.services.thanks import ThanksChoices
from tests.services.conftest import saved
from tests.services.letter_rule import Debt, Money, Pair, Paper, Word, World

FIRST_DAY = date(2026, 2, 2)
CUSTOMERS = 6
MORNINGS = 60
#: What letters put on the list of the day.
CODES = {"letter_received", "letter_day_passed", "difference"}


class Morning(NamedTuple):
    """What the book says and what the rule does, of whom a letter is proposed for and of the list of the day."""

    day: date
    book: object
    rule: object
    today: object
    table: object


class Made(NamedTuple):
    """A paper as it should be, and as it is in the archive."""

    expected: object
    found: object


class Life:
    """The life as it went, once `play` has been called; chance is the same for the same seed."""

    def __init__(self, folder, seed):
        self._book = open_book(folder / "rep.book")
        self._app = App(self._book, FixedClock(FIRST_DAY))
        self.now = self._app.services
        self.chance = Random(seed)
        self.day = FIRST_DAY
        self.world = World(self._window)
        self.mornings: list[Morning] = []
        self.made: list[Made] = []
        self.skipped: list[Made] = []
        accounts = tuple(BankAccount(each, "安顺设备有限公司", "中国银行", "4321") for each in ("CNY", "USD"))
        saved(self.now.company.save(Company(name="安顺设备有限公司", handler="李明", accounts=accounts)))
        customers = [self._customer(n) for n in range(CUSTOMERS)]
        self.pairs = [Pair(each, currency) for each in customers for currency in ("CNY", "USD")]

    def play(self):
        for _ in range(MORNINGS):
            self.day += timedelta(days=self.chance.choice([1, 1, 2, 3, 5]))
            self.now = self._app.at(FixedClock(self.day))
            self.mornings.append(self._morning())
            for pair in self.pairs:
                if pair.customer not in self.world.archived and self.chance.random() < 0.7:
                    self.chance.choice(_HAPPENINGS)(self, pair)
            if self.chance.random() < 0.4:
                self._run()

    def close(self):
        self._book.close()

    def _customer(self, n):
        language = list(LetterLanguage)[n % 2]
        return saved(self.now.customers.save(Customer(f"恒达{n}", letter_language=language, address="江场路8号")))

    def _window(self, today):
        """Count three and seven working days by going through the days."""
        calendar, day, days = self.now.calendars.calendar(), today, []
        while len(days) < 7:
            day += timedelta(days=1)
            days += [day] if calendar.is_working(day) else []
        return days[2], days[6]

    def _morning(self):
        said = {
            Pair(each.customer_id, each.currency): (
                each.level,
                each.step.reason,
                each.step.not_before,
                each.total,
            )
            for each in self.now.letters.candidates()
        }
        rule = {
            pair: (each.level, each.reason, each.not_before, max(each.total, 0) if each.reason != "nothing" else 0)
            for pair, each in self.world.listed(self.pairs, self.day).items()
        }
        lines = [self.now.today.line(customer) for customer in {pair.customer for pair in self.pairs}]
        listed = {
            (line.customer_id, reason.code.value) for line in lines if line for reason in line.reasons
            if reason.code in CODES
        }  # fmt: skip
        return Morning(self.day, said, rule, listed, self.world.on_the_list(self.day))

    # What customers do

    def some(self, pair, *, least=1):
        """Choose an item of which something may be asked for, None where there is none."""
        free = [debt for debt in self.world.of(pair) if debt.asked >= least and not (debt.plan or debt.handed_over)]
        return self.chance.choice(free) if free else None

    def owe(self, pair):
        late = self.chance.choice([-25, -12, -4, 0, 4, 6, 9, 15])
        self._owe(pair, late, 1_000 * self.chance.randint(5, 90))

    def get_credit(self, pair):
        self._owe(pair, None, 1_000 * self.chance.randint(1, 9), kind=ReceivableKind.CREDIT_NOTE)

    def _owe(self, pair, late, amount, kind=ReceivableKind.INVOICE):
        due = None if late is None else self.day + timedelta(days=late)
        issued = min(self.day, due or self.day)
        number = f"N-{len(self.world.debts)}"
        form = ItemForm(pair.customer, number, amount, pair.currency, issued, due, kind)
        self.world.debts.append(Debt(saved(self.now.receivables.add(form)), pair, due, form.signed))

    def pay(self, pair):
        """Pay an item, all of it or a part, or send money that nobody applies."""
        debt = self.some(pair)
        if debt is None:
            return
        amount = self.chance.choice([debt.asked, (debt.asked + 1) // 2])
        is_applied = self.chance.random() < 0.7
        shares = (Share(debt.id, amount),) if is_applied else ()
        form = PaymentForm(pair.customer, pair.currency, amount, self.day, shares=shares)
        saved(self.now.payments.add(form, asked=tuple(PaymentQuestion)))
        debt.open -= amount if is_applied else 0
        self.world.money.append(Money(pair, self.day, amount, debt.id if is_applied else None))

    def promise(self, pair):
        debt = self.some(pair)
        if debt is None or self._has_word(pair):
            return
        due = self.day + timedelta(days=self.chance.choice([0, 3, 9, 20]))
        form = PromiseForm(pair.customer, pair.currency, debt.asked, due, (debt.id,))
        saved(self.now.promises.add(form, asked=tuple(PromiseQuestion)))
        self.world.words.append(Word(pair, debt.asked, self.day, due, frozenset({debt.id})))

    def _has_word(self, pair):
        """Tell whether a day is promised that has not come: two promises at once share the money by rules of theirs."""
        return any(word.pair == pair and word.due >= self.day for word in self.world.words)

    def dispute(self, pair):
        debt = self.some(pair)
        if debt is None or debt.dispute:
            return
        debt.disputed = self.chance.choice([debt.asked, (debt.asked + 1) // 2])
        debt.dispute = saved(self.now.disputes.open(DisputeForm(debt.id, debt.disputed, DisputeReason.PRICE)))

    def settle(self, pair):
        debt = next((each for each in self.world.of(pair) if each.dispute), None)
        if debt is None:
            return
        status = self.chance.choice([DisputeStatus.SOLVED_FOR_US, DisputeStatus.SOLVED_FOR_THEM])
        saved(self.now.disputes.close(debt.dispute, status, "looked at the order"))
        debt.open -= debt.disputed if status is DisputeStatus.SOLVED_FOR_THEM else 0
        debt.disputed = debt.dispute = 0

    def plan(self, pair):
        """Agree to a plan, or cancel the one there is."""
        planned = [debt for debt in self.world.of(pair) if debt.plan]
        if planned:
            saved(self.now.plans.move(planned[0].plan, Move.CANCEL, reason="they want it no more"))
            for debt in planned:
                debt.plan = 0
            return
        debt = self.some(pair)
        if debt is None or debt.dispute:
            return
        terms = Terms(0, parts=2, every=Every.WEEK, first_on=self.day + timedelta(days=7))
        analysis = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
        form = PlanForm(pair.customer, pair.currency, (debt.id,), terms, analysis=analysis)
        debt.plan = saved(self.now.plans.add(form, asked=tuple(PlanQuestion)))
        saved(self.now.plans.move(debt.plan, Move.AGREE))

    # What the rep does

    def hand_over(self, pair):
        given = next((debt for debt in self.world.of(pair) if debt.handed_over), None)
        debt = given or self.some(pair)
        if debt is None:
            return
        if given:
            saved(self.now.handover.take_back(pair.customer, [debt.id]))
        else:
            saved(self.now.handover.hand_over(pair.customer, [debt.id], "a law firm", self.day))
        debt.handed_over = not given

    def escalate(self, pair):
        if pair in self.world.escalated:
            saved(self.now.escalations.withdraw(self.world.escalated.pop(pair), "they called"))
        else:
            self.world.escalated[pair] = saved(self.now.escalations.decide(*pair, "four calls, no money"))

    def archive(self, pair):
        if self.chance.random() < 0.05:
            saved(self.now.customers.archive(pair.customer))
            self.world.archived.add(pair.customer)

    def void(self, pair):
        paper = self._paper(pair)
        if paper:
            saved(self.now.archive.void(paper.id, "wrong sum"))
            paper.voided = True

    def _paper(self, pair):
        standing = [paper for paper in self.world.papers if paper.pair == pair and not paper.voided]
        return self.chance.choice(standing) if standing else None

    def send(self, pair):
        paper = self._paper(pair)
        if paper:
            channel = self.chance.choice([DeliveryChannel.POST, DeliveryChannel.MAIL, DeliveryChannel.HANDED_OVER])
            saved(self.now.deliveries.send(DeliveryForm((paper.id,), channel, self.day)))
            paper.sent.append((self.day, channel.value))

    def prove(self, pair):
        paper = self._paper(pair)
        if paper:
            kind = self.chance.choice(list(ProofKind))
            saved(self.now.proofs.add(ProofForm(paper.id, kind, self.day, kept_where="folder 7")))
            paper.is_known = True

    def answer(self, pair):
        """Answer a paper: with a difference, with a promise about what is open of it, or with no more than a stamp."""
        paper = self._paper(pair)
        if paper is None or paper.kind == "thanks":
            return
        kind = self.chance.choice(list(ReplyKind))
        named = frozenset(debt.id for debt in self.world.of(pair) if debt.id in paper.named and debt.open > 0)
        more = {}
        if kind is ReplyKind.AGREES:
            paper.differs = False
        if kind is ReplyKind.DIFFERS:
            more = {"theirs": 77}
            paper.differs = True
        if kind is ReplyKind.WILL_PAY:
            if not named or self._has_word(pair):
                return
            more = {"amount": 5_000, "pay_on": self.day + timedelta(days=8)}
            self.world.words.append(Word(pair, 5_000, self.day, more["pay_on"], named))
        saved(self.now.replies.add(ReplyForm(paper.id, kind, self.day, **more), asked=tuple(PromiseQuestion)))
        paper.is_known = True

    def write(self, pair):
        """Write one letter by hand, of a level that the rep chooses, with one item left out at times."""
        debt = self.some(pair)
        left_out = frozenset({debt.id} if debt and self.chance.random() < 0.3 else ())
        proposal = self.world.proposal(pair, self.day, left_out)
        if not self.world.is_late(pair, self.day) or proposal.total <= 0 or proposal.reason == "nothing":
            return
        level = self.chance.choice(
            [Level.FIRST, Level.SECOND, *([Level.FINAL] if pair in self.world.escalated else [])]
        )
        choices = LetterChoices(*pair, level=level, taken_out=left_out)
        draft = self.now.letters.draft(choices)
        self._keep(saved(self.now.letters.make(choices, seen=draft)), pair, proposal, level)

    def _run(self):
        """Make papers of all kinds of a few customers in one go, also of those for whom no letter is proposed."""
        some = self.chance.sample(self.pairs, 5)
        proposals = {pair: self.world.proposal(pair, self.day) for pair in some}
        orders = [LetterChoices(*pair) for pair in some]
        orders += [self.chance.choice([StatementChoices, ThanksChoices])(*pair) for pair in some[:2]]
        result = saved(self.now.print_runs.make(orders))
        left = {id(each.order) for each in result.skipped}
        made = [order for order in orders if id(order) not in left]
        gone = self.world.archived
        wanted = [pair for pair in some if proposals[pair].level is not None and pair.customer not in gone]
        self.skipped.append(
            Made(wanted, [Pair(each.customer_id, each.currency) for each in made if isinstance(each, LetterChoices)])
        )
        for document_id, order in zip(result.documents, made, strict=True):
            pair = Pair(order.customer_id, order.currency)
            is_letter = isinstance(order, LetterChoices)
            self._keep(document_id, pair, *((proposals[pair], proposals[pair].level) if is_letter else ()))

    def _keep(self, document_id, pair, proposal=None, level=None):
        """Remember a paper; compare what it says with what is owed."""
        card = self.now.archive.get(document_id)
        rows = {row.receivable_id: row.open for row in card.items}
        found = level_of(card), rows, card.row.unapplied, card.row.total
        if proposal is not None:
            asked = {debt.id: debt.asked for debt in proposal.asked}
            self.made.append(Made((level, asked, proposal.unapplied, proposal.total), found))
        elif card.row.kind == DocumentKind.STATEMENT:
            owed = {debt.id: debt.open for debt in self.world.of(pair)}
            money = self.world.unapplied(pair)
            self.made.append(Made((None, owed, money, sum(owed.values()) - money), found))
        self.world.papers.append(
            Paper(document_id, pair, card.row.kind, level, self.day, frozenset(rows), card.row.pay_by)
        )

    # What the book says in the end

    def archive_of_all(self):
        """Give the papers of the archive, the latest first."""
        return self.now.archive.page(limit=10_000)

    def is_sound(self):
        return self.now.books.check().is_sound


def level_of(card):
    return None if card.row.level is None else Level(card.row.level)


_HAPPENINGS = (
    *(Life.owe, Life.owe, Life.owe, Life.get_credit, Life.pay, Life.pay, Life.promise, Life.dispute, Life.settle),
    *(Life.plan, Life.hand_over, Life.escalate, Life.archive, Life.void, Life.send, Life.send, Life.prove),
    *(Life.answer, Life.write, Life.write),
)
