"""The life of one book, made up at random: whatever happens, it adds up on every day and the check finds nothing."""

import csv
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.check import check
from db.connection import open_book
from db.queries.ledger import open_on, unapplied_on
from desktop.app import Services
from desktop.domain.customers import Customer
from desktop.domain.receivables import ReceivableKind
from desktop.services.clock import FixedClock
from desktop.services.payments import PaymentForm, PaymentQuestion, Share
from desktop.services.receivables import ItemForm
from desktop.services.results import Refused, Saved
from tests.services.conftest import TODAY

NAMES = ("恒达", "瑞丰")
#: So far back the book goes; each day of it is looked at.
DAYS = 30

which = st.integers(0, 30)
#: Few sums, so that they meet: an item is paid in full, too little or too much.
amounts = st.sampled_from([300, 500, 700, 1000, 1500])
back = st.integers(0, DAYS - 5)
currencies = st.sampled_from(["CNY", "CNY", "CNY", "CNY", "USD"])


class Life(RuleBasedStateMachine):
    """What a rep and the finance office do with a book in some days."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FixedClock(TODAY)
        self.book = open_book(Path(self.folder.name) / "life.book")
        self.services = Services(self.book, self.clock)
        self.numbers = 0

    def teardown(self):
        self.book.close()
        self.folder.cleanup()

    @initialize()
    def customers(self):
        for customer, name in enumerate(NAMES, 1):
            self.services.customers.save(Customer(name))
            for amount in (1000, 500):
                day = self.day(DAYS - 5)
                self.services.receivables.add(ItemForm(customer, self.number(), amount, "CNY", day, day))

    def day(self, days_back):
        return self.clock.day - timedelta(days=days_back)

    def pick(self, place, sql):
        """One of the ids that a query gives, None where there is none."""
        rows = self.book.rows(sql)
        return rows[place % len(rows)] if rows else None

    def number(self):
        self.numbers += 1
        return f"N-{self.numbers}"

    @rule(place=which, amount=amounts, currency=currencies, issued=st.integers(-2, DAYS - 5), is_note=st.booleans())
    def an_item_by_hand(self, place, amount, currency, issued, is_note):
        kind = ReceivableKind.CREDIT_NOTE if is_note and amount % 3 == 0 else ReceivableKind.INVOICE
        day = self.day(issued)
        form = ItemForm(place % 2 + 1, self.number(), amount, currency, day, day + timedelta(days=9), kind=kind)
        assert isinstance(self.services.receivables.add(form), Saved)

    @rule(place=which, amount=amounts)
    def change_an_item(self, place, amount):
        item = self.pick(place, "SELECT id, customer_id, number, currency, document_date, kind FROM receivable")
        if item:
            id_, customer, number, currency, day, kind = item
            form = ItemForm(
                customer, number, amount, currency, type(TODAY).fromisoformat(day), kind=ReceivableKind(kind)
            )
            self.services.receivables.change(id_, form)

    @rule(place=which, amount=amounts, currency=currencies, received=back, chosen=st.sampled_from(["", "none", "one"]))
    def a_payment(self, place, amount, currency, received, chosen):
        customer = place % 2 + 1
        item = self.pick(place, f"SELECT id, open FROM receivable WHERE customer_id = {customer} AND open > 0"
                                f" AND currency = '{currency}'")  # fmt: skip
        shares = () if chosen == "none" else None
        if chosen == "one" and item:
            shares = (Share(item[0], min(item[1], amount)),)
        form = PaymentForm(customer, currency, amount, self.day(received), shares=shares)
        assert isinstance(self.services.payments.add(form, asked=tuple(PaymentQuestion)), Saved)

    @rule(place=which, parts=st.lists(st.integers(0, 100), max_size=4))
    def spread_anew(self, place, parts):
        payment = self.pick(place, "SELECT id FROM payment WHERE kind = 'receipt'")
        if payment is None:
            return
        card = self.services.payments.get(payment[0])
        left = card.payment.unapplied + sum(item.share for item in card.items)
        shares = []
        for item, part in zip(card.items, parts, strict=False):
            share = min(item.open, left * part // 100)
            left -= share
            shares += [Share(item.id, share)] if share else []
        before = self.past()
        if isinstance(self.services.payments.reallocate(payment[0], shares), Saved):
            assert self.past() == before

    @rule(place=which, received=back, by_mistake=st.booleans())
    def take_a_payment_back(self, place, received, by_mistake):
        payment = self.pick(place, "SELECT id FROM payment")
        if payment and by_mistake:
            self.services.payments.undo(payment[0])
        elif payment:
            self.services.payments.reverse(payment[0], self.day(received), "dishonoured")

    @rule(place=which, amount=amounts, received=back)
    def pay_back(self, place, amount, received):
        payment = self.pick(place, "SELECT id FROM payment WHERE kind = 'receipt'")
        if payment:
            self.services.payments.refund(payment[0], amount, self.day(received), "asked")

    @rule(place=which, other=which, amount=amounts)
    def apply_a_credit(self, place, other, amount):
        note = self.pick(place, "SELECT id, customer_id FROM receivable WHERE open < 0")
        if note:
            item = self.pick(other, f"SELECT id FROM receivable WHERE open > 0 AND customer_id = {note[1]}")
            self.services.ledger.apply_credit(note[0], [Share(item[0], amount)] if item else [])

    @rule(place=which, amount=amounts, received=back)
    def write_off(self, place, amount, received):
        item = self.pick(place, "SELECT id FROM receivable")
        if item:
            self.services.ledger.write_off(item[0], amount, "lost", self.day(received))

    @rule(place=which)
    def take_back(self, place):
        row = self.pick(place, "SELECT id FROM allocation WHERE kind IN ('credit', 'write_off')")
        if row:
            self.services.ledger.take_back(row[0], "after all")

    @rule(
        told=st.lists(st.tuples(which, st.integers(0, 120)), max_size=6),
        new=st.lists(amounts, max_size=3),
        close_gone=st.booleans(),
    )
    def a_file(self, told, new, close_gone):
        """The office tells what is open of some items, some of them new, each with its amount."""
        rows = {}
        for place, share in told:
            item = self.pick(place, "SELECT c.name, r.number, r.document_date, r.currency, r.amount"
                                    " FROM receivable r JOIN customer c ON c.id = r.customer_id")  # fmt: skip
            if item:
                *which_one, amount = item
                left = amount * min(share, 100) // 100
                rows[tuple(which_one)] = (f"{amount / 100:.2f}", f"{left / 100:.2f}")
        for amount in new:
            key = (NAMES[amount % 2], self.number(), self.day(amount % 20).isoformat(), "CNY")
            rows[key] = (f"{amount / 100:.2f}", f"{amount // 2 / 100:.2f}")
        if rows:
            self.bring_in([[*key, *sums] for key, sums in rows.items()], close_gone=close_gone)

    def bring_in(self, rows, *, close_gone):
        path = Path(self.folder.name) / "week.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["客户名称", "发票号", "开票日期", "币种", "金额", "未收金额"], *rows])
        imports = self.services.imports
        workbook = imports.read(path)
        mapping = imports.recognise(workbook)
        result = imports.apply(
            workbook, mapping, imports.check(workbook, mapping), close_gone=close_gone, skip_bad=True
        )
        assert not isinstance(result, Refused), result

    @rule()
    @precondition(lambda self: self.services.imports.runs(1))
    def undo_a_file(self):
        live = [run.id for run in self.services.imports.runs() if not run.undone]
        if live:
            self.services.imports.undo(live[0])

    @rule(days=st.integers(1, 3))
    def days_go_by(self, days):
        self.clock.day += timedelta(days=days)

    def past(self):
        days = [self.day(n) for n in range(1, DAYS)]
        return [self.services.ledger.balances(customer, day) for customer in (1, 2) for day in days]

    @invariant()
    def the_check_finds_nothing(self):
        assert check(self.book).is_sound

    @invariant()
    def it_adds_up_on_every_day(self):
        items = self.book.rows("SELECT id, customer_id, currency, amount, document_date FROM receivable")
        taken = self.book.rows("SELECT receivable_id, payment_id, amount, day FROM allocation")
        came = self.book.rows("SELECT coalesce(of_id, id), customer_id, currency, amount, received_on FROM payment")
        whose = {payment: (customer, currency) for payment, customer, currency, _amount, _day in came}
        first = {id_: day for id_, _customer, _currency, _amount, day in items}
        for n in range(-3, DAYS, 3):
            day = self.day(n)
            until = day.isoformat()
            left, owed, unapplied = Counter(), Counter(), Counter()
            for id_, customer, currency, amount, since in items:
                if since <= until:
                    left[id_] = amount - sum(row[2] for row in taken if row[0] == id_ and row[3] <= until)
                    owed[customer, currency] += left[id_]
                    assert left[id_] * amount >= 0
            each = Counter({})
            for payment, _customer, _currency, amount, received in came:
                each[payment] += amount if received <= until else 0
            for item, payment, amount, when in taken:
                each[payment] -= amount if payment and when <= until and first[item] <= until else 0
            for payment, amount in each.items():
                assert amount >= 0
                unapplied[whose.get(payment)] += amount
            assert {row.id: row.open for row in open_on(self.book, day)} == {k: v for k, v in left.items() if v}
            assert {row[:2]: row[2] for row in unapplied_on(self.book, day)} == {
                k: v for k, v in unapplied.items() if v
            }
            for customer in (1, 2):
                for balance in self.services.ledger.balances(customer, day):
                    key = (customer, balance.currency)
                    assert (balance.owed, balance.unapplied) == (owed[key], unapplied[key])
                    parts = balance.items - balance.credits - balance.allocated - balance.written_off
                    assert balance.owed == parts


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
