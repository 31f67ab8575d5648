"""Smaller values of a row: credit terms and kinds of items."""

import re
import unicodedata

from desktop.domain.customers import LONGEST_TERM_DAYS
from desktop.domain.imports.cells import Cell, text_of
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind

_TERM = re.compile(r"(?:net|n/|账期|信用期)?\s*(\d{1,5})\s*(?:天|日|days?|d|tage)?(?:\s*net)?", re.IGNORECASE)
_AT_ONCE = frozenset(
    {"现结", "现款", "现金", "货到付款", "款到发货", "cod", "cash", "cashondelivery", "prepaid", "immediate"}
)

_KINDS = (
    (ReceivableKind.CREDIT_NOTE, "贷项|红字|红冲|红票|退货|credit|gutschrift|refund"),
    (ReceivableKind.DEBIT_NOTE, "借项|debit"),
    (ReceivableKind.RETENTION, "质保|保留|保证金|retention"),
    (ReceivableKind.DEPOSIT, "押金|定金|订金|预付|预收|deposit|advance|prepay|downpayment"),
    (ReceivableKind.INVOICE, "发票|专票|普票|数电|应收|销售|invoice|rechnung|bill|sale"),
)


def parse_term(cell: Cell) -> int | Problem:
    """Read a credit term in days: 30, `30天`, `Net 30`; cash on delivery is 0.

    月结30天 has several readings (from the month's end or from the invoice), so it is a problem, not 30.
    """
    text = unicodedata.normalize("NFKC", text_of(cell, 60)).lower()
    if "".join(text.split()) in _AT_ONCE:
        return 0
    found = _TERM.fullmatch(text)
    if not found:
        return Problem("", ProblemCode.NOT_A_NUMBER)
    days = int(found[1])
    if days > LONGEST_TERM_DAYS:
        return Problem("", ProblemCode.TOO_LARGE, {"limit": LONGEST_TERM_DAYS})
    return days


def parse_kind(cell: Cell) -> ReceivableKind:
    """Read what an item is from the words of its cell; words we do not know are OTHER."""
    text = "".join(text_of(cell, 100).lower().split())
    return next((kind for kind, words in _KINDS if re.search(words, text)), ReceivableKind.OTHER)
