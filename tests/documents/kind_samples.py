"""Receipts, letters of thanks and notices of a new account that papers are tried with."""

from dataclasses import replace
from datetime import date, timedelta

from desktop.documents.data import AccountChange, Heading, Receipt, Thanks
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.process import PayMeans
from desktop.domain.rating import Grade
from desktop.domain.receipts import ReceiptFacts, ReceiptPart
from desktop.domain.thanks import GoodFacts, ThanksReason
from tests.documents import samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)

OLD = BankAccount(
    "CNY",
    "浙江同禾包装设备有限公司",
    "中国建设银行股份有限公司杭州高新支行",
    "3305 0161 6227 0000 0088",
    "105331000123",
)
OLD_POUNDS = BankAccount("GBP", "Hathersage Packaging Limited", "Sample Bank plc, Sheffield", "87654321", "30-11-22")


def numbered(number: str, head: Heading | None = None) -> Heading:
    """Give a heading another number."""
    return replace(head or samples.heading(), number=number)


def british(number: str) -> Heading:
    """Make the heading of a British firm."""
    return numbered(number, samples.heading(samples.BRITISH, samples.BRITISH_CUSTOMER, "GBP"))


def american(number: str) -> Heading:
    """Make the heading of an American firm."""
    customer = replace(samples.BRITISH_CUSTOMER, name="Castleton Foods LLC", address="77 Harbor Road, Boston, MA 02110")
    return numbered(number, samples.heading(samples.AMERICAN, customer, "USD"))


def parts(count: int) -> tuple[ReceiptPart, ...]:
    """Make items that a payment went to, the last of them paid in part."""
    return tuple(_part(place, is_last=place == count) for place in range(1, count + 1))


def receipt(count: int = 3, head: Heading | None = None, **more) -> Receipt:
    """Make the receipt of a transfer to some items; `more` are fields of the receipt or of its facts."""
    rows = more.pop("parts", parts(count))
    names = ("interest", "unapplied", "paid_back", "waiting", "is_under_plan", "plan", "instalments")
    facts = {name: more.pop(name) for name in names if name in more}
    owed = more.pop("owed", sum(part.open for part in rows) + 1_250_000)
    shares = sum(part.share for part in rows)
    amount = shares + sum(facts.get(name, 0) for name in ("interest", "unapplied", "paid_back"))
    fields = {
        "amount": amount,
        "received_on": samples.AS_OF - timedelta(days=1),
        "means": PayMeans.TRANSFER,
        "received_by": "李明",
        "reference": "货款 2026-11",
        **more,
    }
    return Receipt(head or numbered("SJ-2026-0007"), facts=ReceiptFacts(rows, owed=owed, **facts), **fields)


def thanks(reason: ThanksReason = ThanksReason.ON_TIME, head: Heading | None = None, benefit: str = "") -> Thanks:
    """Make a letter of thanks."""
    facts = GoodFacts(samples.AS_OF, 14, 14, date(2025, 12, 4), kept=3, grade=Grade.A)
    if reason is ThanksReason.PROMISES_KEPT:
        facts = replace(facts, on_time=11)
    return Thanks(head or numbered("GX-2026-0003"), reason, facts, benefit)


def account_change(head: Heading | None = None, old: BankAccount = OLD, **more) -> AccountChange:
    """Make a notice that the account of the heading takes the place of another."""
    head = head or numbered("ZH-2026-0002")
    assert head.account is not None
    return AccountChange(head, old, head.account, date(2026, 12, 1), **more)


def _part(place: int, *, is_last: bool) -> ReceiptPart:
    item = samples.items(1, first=place)[0]
    share = item.amount - 250_000 if is_last else item.amount
    return ReceiptPart(
        place, item.number, item.document_date, item.due_date, item.amount, share, item.amount - share, item.contract
    )
