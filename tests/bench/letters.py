"""Reminders to many customers, all different."""

from datetime import date, timedelta

from desktop.documents.data import Heading, PaperItem, Party, Reminder
from desktop.domain.company import BankAccount, Company

ROWS = 12
_MADE_ON = date(2026, 11, 23)
_COMPANY = Company(
    name="浙江同禾包装设备有限公司",
    address="浙江省杭州市滨江区江南大道588号12层",
    phone="0571-8765 4321",
    mail="finance@tonghe.example",
    handler="李明",
    handler_phone="0571-8765 4322",
    accounts=(
        BankAccount(
            "CNY", "浙江同禾包装设备有限公司", "中国工商银行杭州滨江支行", "1202 0262 0990 0123 456", "102331002027"
        ),
    ),
)


def letter(n: int) -> Reminder:
    """Give the n-th reminder; all differ in customer, numbers and sums."""
    customer = Party(f"杭州恒达{n}食品有限公司", attention="财务部 王会计")
    number = f"CK-2026-{n:04}"
    head = Heading(number, _MADE_ON, _MADE_ON, _COMPANY, customer, "CNY", _COMPANY.account_for("CNY"))
    items = tuple(_item(n * ROWS + row) for row in range(ROWS))
    return Reminder(head, items, _MADE_ON + timedelta(days=7), ("对账单1份", "发票复印件12份"))


def _item(n: int) -> PaperItem:
    due = _MADE_ON - timedelta(days=n % 60 + 1)
    amount = 1_234_500 + n * 13_711 % 9_876_543
    issued = due - timedelta(days=30)
    return PaperItem(f"26332000{n:012}", issued, due, amount, 0, amount, 0, (_MADE_ON - due).days)
