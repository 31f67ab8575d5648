"""A month of a rep's life on one book: what they can do, and what the book says each morning and evening."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from db.connection import open_book
from desktop.app import App
from desktop.domain.ageing import AgeingTable
from desktop.domain.disputes import DisputeReason
from desktop.domain.ledger import Share
from desktop.domain.letters import LeftOut
from desktop.domain.process import PayMeans
from desktop.services.ageing import AgeingChoices
from desktop.services.clock import FixedClock
from desktop.services.confirmations import Talk
from desktop.services.contacts import ContactForm
from desktop.services.disputes import DisputeForm
from desktop.services.ledger import Balance
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from tests.services.conftest import saved

LAST_DAY = 31

NAMES = {
    "keeper": "恒达食品", "part": "瑞丰纸业", "breaker": "大成机械", "bounced": "德福贸易", "bill": "恩泽化工",
    "credited": "丰源五金", "disputed": "广利电器", "plan": "华新建材", "letter": "嘉禾印刷", "visited": "金桥包装",
    "snoozed": "凯旋塑料", "lawyer": "龙腾物流", "called": "美林木业", "later": "宁安仪表",
}  # fmt: skip

_HEAD = ["客户编码", "客户名称", "账期", "发票号", "开票日期", "到期日", "币种", "金额", "未收金额"]
#: What the office lists: customer, due date, currency and amount (whole yuan or dollars) of each item, by its number.
ITEMS = {
    "A-1": ("keeper", date(2026, 10, 20), "CNY", 10_000),
    "B-1": ("part", date(2026, 10, 15), "CNY", 8_000),
    "C-1": ("breaker", date(2026, 10, 10), "CNY", 5_000),
    "C-2": ("breaker", date(2026, 10, 25), "CNY", 6_000),
    "D-1": ("bounced", date(2026, 10, 1), "CNY", 12_000),
    "E-1": ("bill", date(2026, 10, 28), "CNY", 7_000),
    "F-1": ("credited", date(2026, 10, 12), "CNY", 9_000),
    "G-1": ("disputed", date(2026, 10, 5), "CNY", 4_000),
    "H-1": ("plan", date(2026, 9, 20), "CNY", 20_000),
    "H-2": ("plan", date(2026, 10, 25), "CNY", 10_000),
    "I-1": ("letter", date(2026, 10, 18), "CNY", 3_000),
    "J-1": ("visited", date(2026, 10, 22), "CNY", 20_000),
    "K-1": ("snoozed", date(2026, 10, 14), "CNY", 2_500),
    "K-2": ("snoozed", date(2026, 9, 30), "CNY", 1_000),
    "L-1": ("lawyer", date(2026, 8, 20), "CNY", 50_000),
    "M-1": ("called", date(2026, 10, 30), "CNY", 1_500),
    "N-1": ("later", date(2026, 12, 2), "USD", 2_200),
}
_TERM = timedelta(days=30)


def day(n):
    """The n-th of November 2026, a Sunday for 1; 31 is the first of December."""
    return date(2026, 10, 31) + timedelta(days=n)


class Morning(NamedTuple):
    """What Today says: the reasons of each customer by their codes, and who is put off."""

    reasons: dict[str, dict[str, object]]
    snoozed: set[str]
    #: Who gets no reminder for what is overdue, and why.
    no_letter: dict[str, LeftOut | None]
    is_counted: bool


class Evening(NamedTuple):
    """What the book says when the day is over; sums by customer and currency."""

    is_sound: bool
    balances: dict[str, tuple[Balance, ...]]
    raw: dict[tuple[str, str], Balance]
    open: dict[tuple[str, str], int]
    ageing: tuple[AgeingTable, ...]
    #: Earlier days of which the book tells another thing than it did on their evening.
    altered: list[tuple[int, str]]


class Month:
    """The month as it went, once `play` has been called."""

    def __init__(self, folder):
        self._folder = folder
        self._book = open_book(folder / "rep.book")
        self._app = App(self._book, FixedClock(day(1)))
        self.mornings: dict[int, Morning] = {}
        self.evenings: dict[int, Evening] = {}
        self.moved_by_files: dict[int, set[str]] = {}
        self._ids: dict[str, int] = {}
        self.now = self._app.services
        self._day = 0

    def play(self, story):
        """Live from the first day to the last; `story` has by day what the rep does with the month."""
        for self._day in range(1, LAST_DAY + 1):
            self.now = self._app.at(FixedClock(day(self._day)))
            self.now.today.seen()
            self.mornings[self._day] = self._morning()
            story.get(self._day, lambda _: None)(self)
            self.evenings[self._day] = self._evening()

    def close(self):
        self._book.close()

    # What the book says

    def _customers(self):
        return dict(self._book.rows("SELECT id, code FROM customer ORDER BY id"))

    def _morning(self):
        codes, agenda = self._customers(), self.now.today.agenda(limit=100)
        lines = [line for group in agenda.groups for line in group.lines]
        reasons = {codes[line.customer_id]: {each.code: each for each in line.reasons} for line in lines}
        put_off = {codes[line.customer_id] for line in self.now.today.snoozed()}
        counts = {len(lines), len(reasons), self.now.today.count(), sum(group.total for group in agenda.groups)}
        no_letter = {codes[each.customer_id]: each.reason for each in self.now.letters.candidates() if not each.total}
        return Morning(reasons, put_off, no_letter, len(counts) == 1 and len(put_off) == agenda.snoozed)

    def _evening(self):
        altered = [
            (n, code)
            for n, evening in self.evenings.items()
            for code, balances in evening.balances.items()
            if self.now.ledger.balances(self.customer(code), on=day(n)) != balances
        ]
        altered += [
            (n, "ageing")
            for n, evening in self.evenings.items()
            if evening.balances and self.now.ageing.report(AgeingChoices(on=day(n))).tables != evening.ageing
        ]
        open_sums = self._book.rows(
            "SELECT c.code, r.currency, sum(r.open) FROM receivable r JOIN customer c ON c.id = r.customer_id"
            " GROUP BY c.code, r.currency"
        )
        return Evening(
            self.now.books.check().is_sound,
            self._balances(),
            self._raw(),
            {(code, currency): amount for code, currency, amount in open_sums},
            self.now.ageing.report().tables,
            altered,
        )

    def _balances(self):
        return {code: self.now.ledger.balances(id_) for id_, code in self._customers().items()}

    def _raw(self):
        """Sum the tables up row by row, as a balance of each customer and currency."""
        sums = defaultdict(lambda: dict.fromkeys(("items", "credits", "allocated", "written_off", "unapplied"), 0))
        whose = {id_: (code, currency) for id_, code, currency in self._book.rows(
            "SELECT r.id, c.code, r.currency FROM receivable r JOIN customer c ON c.id = r.customer_id"
        )}  # fmt: skip
        for id_, amount in self._book.rows("SELECT id, amount FROM receivable"):
            sums[whose[id_]]["items" if amount > 0 else "credits"] += abs(amount)
        for id_, kind, amount, is_paid in self._book.rows(
            "SELECT receivable_id, kind, amount, payment_id IS NOT NULL FROM allocation WHERE receivable_id IS NOT NULL"
        ):
            sums[whose[id_]]["written_off" if kind == "write_off" else "allocated"] += amount
            sums[whose[id_]]["unapplied"] -= amount if is_paid else 0
        for code, currency, amount in self._book.rows(
            "SELECT c.code, p.currency, p.amount FROM payment p JOIN customer c ON c.id = p.customer_id"
        ):
            sums[code, currency]["unapplied"] += amount
        return {
            key: Balance(key[1], **each, owed=each["items"] - each["credits"] - each["allocated"] - each["written_off"])
            for key, each in sums.items()
        }

    # What the rep does

    def customer(self, code):
        return self._book.rows("SELECT id FROM customer WHERE code = ?", [code])[0][0]

    def item(self, number):
        return self._book.rows("SELECT id FROM receivable WHERE number = ?", [number])[0][0]

    def keep(self, name, result):
        """Remember what was saved under a name, for a later day."""
        self._ids[name] = saved(result)

    def kept(self, name):
        return self._ids[name]

    def bring_in(self, *, left=None, new=None, without=(), **more):
        """Bring the office's file of the week in; `left` is what it says is open of items that are not wholly so."""
        items = {number: each for number, each in {**ITEMS, **(new or {})}.items() if number not in without}
        path = self._folder / f"week-{self._day}.csv"
        with path.open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows([_HEAD, *(_row(number, each, left or {}) for number, each in items.items())])
        before = self._balances()
        imports = self.now.imports
        workbook = imports.read(path)
        mapping = imports.recognise(workbook)
        saved(imports.apply(workbook, mapping, imports.check(workbook, mapping), **more))
        self.moved_by_files[self._day] = {
            code for code, each in self._balances().items() if each != before.get(code, ())
        }

    def call(self, code, next_on=None, *, done=(), promise=None):
        """Log a call that ends with a next step on a day, or with a promise."""
        ends = {"no_next_step": "promised"} if next_on is None else {"next_step": "call", "next_step_on": day(next_on)}
        steps = tuple(map(self.kept, done))
        form = ContactForm(self.customer(code), day(self._day), **ends, done_steps=steps, promise=promise)
        self.keep(f"call {code}", self.now.contacts.add(form))

    def promised(self, code, amount, by, *numbers):
        """Log a call with a promise about items."""
        items = tuple(map(self.item, numbers))
        self.call(code, promise=PromiseForm(self.customer(code), "CNY", amount * 100, day(by), items))

    def pay(self, code, amount, *numbers, currency="CNY", **more):
        """Record what came today: for an item that is named, else for what was due first."""
        shares = tuple(Share(self.item(number), amount * 100) for number in numbers) or None
        form = PaymentForm(self.customer(code), currency, amount * 100, day(self._day), shares=shares, **more)
        self.keep(f"payment {code}", self.now.payments.add(form))

    def bill(self, code, amount, matures):
        self.pay(code, amount, means=PayMeans.BANK_BILL, maturity_on=day(matures))

    def dispute(self, number, amount, owner=""):
        form = DisputeForm(self.item(number), amount * 100, DisputeReason.QUALITY, owner)
        self.keep(f"dispute {number}", self.now.disputes.open(form))

    def settle(self, number, status):
        saved(self.now.disputes.close(self.kept(f"dispute {number}"), status, "looked at together"))

    def talk(self, time, amount):
        visit = self.now.visits.get(self.kept("visit")).visit
        saved(self.now.confirmations.record(Talk(visit.id, visit.revision, time, amount)))

    def snooze(self, until):
        saved(self.now.today.snooze(self.customer("snoozed"), day(until), "on holiday"))


def _row(number, item, left):
    code, due, currency, amount = item
    issued, left_of_it = due - _TERM, left.get(number, amount)
    return [code, NAMES[code], "30天", number, issued, due, currency, f"{amount}.00", f"{left_of_it}.00"]
