"""Smaller values of a payment: whether money came or went, and by what it was paid."""

import re

from desktop.domain.imports.cells import Cell, is_nothing, text_of
from desktop.domain.process import PayMeans
from desktop.domain.text import fold

#: What is paid by these is received on one day and due on another.
BILLS = frozenset({PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL})

_LONGEST = 60
_OUT = re.compile(
    r"d|dr|debit|out|outgoing|withdrawal|soll|s|借|借方|借记|支出|支|付|付款|付方|转出|往账|往帐|出账|汇出|出"
)
_IN = re.compile(
    r"c|cr|credit|in|incoming|deposit|haben|h|贷|贷方|贷记|收入|收|收款|收方|转入|来账|来帐|进账|入账|汇入|入|进"
)
_MEANS = (
    (PayMeans.COMMERCIAL_BILL, r"商业承兑|商承|commercial(bill|acceptance|draft)"),
    (PayMeans.BANK_BILL, r"银行承兑|银承|承兑|汇票|bank(bill|acceptance|draft)|billofexchange|wechsel"),
    (PayMeans.CHEQUE, r"支票|che(que|ck)|scheck"),
    (PayMeans.SET_OFF, r"抵|冲账|setoff|offset|contra"),
    (PayMeans.CASH, r"现金|现款|cash|^bar$|barzahlung"),
    (
        PayMeans.TRANSFER,
        r"转账|转帐|电汇|网银|银行|汇款|汇兑|微信|支付宝|transfer|wire|bank|eft|ach|sepa|tt|überweisung",
    ),
)


def is_money_out(cell: Cell) -> bool | None:
    """Read a cell that says in or out (as the bank sees it, where debit is out); None when it says neither."""
    if isinstance(cell, str) and cell.strip() in {"+", "-"}:
        return cell.strip() == "-"
    key = fold(text_of(cell, _LONGEST)) if not is_nothing(cell) else ""
    if _OUT.fullmatch(key):
        return True
    return False if _IN.fullmatch(key) else None


def parse_means(cell: Cell) -> PayMeans:
    """Read by what a payment was made: a transfer where nothing is said, OTHER where it is not understood."""
    if is_nothing(cell):
        return PayMeans.TRANSFER
    key = fold(text_of(cell, _LONGEST))
    return next((means for means, pattern in _MEANS if re.search(pattern, key)), PayMeans.OTHER)
