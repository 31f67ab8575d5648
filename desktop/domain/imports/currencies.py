"""Currencies as files write them: codes, signs and words."""

import re
import unicodedata

from desktop.domain.imports.cells import Cell
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode

#: What each mark may stand for, the likeliest first; a code stands for itself.
_MARKS: dict[str, tuple[str, ...]] = {
    **{code: (code,) for code in CURRENCIES},
    "¥": ("CNY", "JPY"), "RMB": ("CNY",), "CN¥": ("CNY",), "RMB¥": ("CNY",), "CNH": ("CNY",), "人民币": ("CNY",),
    "人民幣": ("CNY",), "元": ("CNY", "TWD", "HKD", "MOP", "SGD"), "圆": ("CNY", "JPY"), "块": ("CNY",),
    "円": ("JPY",), "JP¥": ("JPY",), "日元": ("JPY",), "日圆": ("JPY",), "日币": ("JPY",), "YEN": ("JPY",),
    "$": ("USD", "HKD", "AUD", "CAD", "SGD", "TWD", "NZD", "MXN", "MOP"), "US$": ("USD",), "USD$": ("USD",),
    "U$": ("USD",), "美元": ("USD",), "美金": ("USD",), "DOLLAR": ("USD",), "DOLLARS": ("USD",),
    "€": ("EUR",), "欧元": ("EUR",), "EURO": ("EUR",), "EUROS": ("EUR",), "£": ("GBP",), "英镑": ("GBP",),
    "HK$": ("HKD",), "HKD$": ("HKD",), "港币": ("HKD",), "港元": ("HKD",), "港幣": ("HKD",),
    "NT$": ("TWD",), "NTD": ("TWD",), "台币": ("TWD",), "新台币": ("TWD",), "新台幣": ("TWD",),
    "A$": ("AUD",), "AU$": ("AUD",), "澳元": ("AUD",), "澳币": ("AUD",), "C$": ("CAD",), "CA$": ("CAD",),
    "加元": ("CAD",), "加币": ("CAD",), "S$": ("SGD",), "SG$": ("SGD",), "新元": ("SGD",), "新币": ("SGD",),
    "新加坡元": ("SGD",), "NZ$": ("NZD",), "纽元": ("NZD",), "新西兰元": ("NZD",), "MX$": ("MXN",), "R$": ("BRL",),
    "₩": ("KRW",), "韩元": ("KRW",), "韩币": ("KRW",), "韩圆": ("KRW",), "₹": ("INR",), "RS": ("INR",),
    "卢比": ("INR",), "印度卢比": ("INR",), "฿": ("THB",), "泰铢": ("THB",), "BAHT": ("THB",), "₫": ("VND",),
    "越南盾": ("VND",), "RM": ("MYR",), "令吉": ("MYR",), "林吉特": ("MYR",), "RP": ("IDR",), "印尼盾": ("IDR",),
    "₱": ("PHP",), "DH": ("AED",), "DHS": ("AED",), "迪拉姆": ("AED",), "SR": ("SAR",), "里亚尔": ("SAR",),
    "₽": ("RUB",), "РУБ": ("RUB",), "卢布": ("RUB",), "₺": ("TRY",), "TL": ("TRY",), "里拉": ("TRY",),
    "ZŁ": ("PLN",), "兹罗提": ("PLN",), "KČ": ("CZK",), "KR": ("SEK", "NOK", "DKK"), "SKR": ("SEK",),
    "NKR": ("NOK",), "DKR": ("DKK",), "瑞典克朗": ("SEK",), "挪威克朗": ("NOK",), "丹麦克朗": ("DKK",), "SFR": ("CHF",),
    "FR": ("CHF",), "瑞士法郎": ("CHF",), "瑞郎": ("CHF",), "葡币": ("MOP",), "澳门元": ("MOP",), "MOP$": ("MOP",),
    "KD": ("KWD",), "科威特第纳尔": ("KWD",),
}  # fmt: skip
_BETWEEN = re.compile(r"[\s()\[\]:,;/|_\-]+")


def currencies_of(mark: str) -> tuple[str, ...]:
    """Give the currencies a sign, code or word may stand for, the likeliest first; none if it is no such mark."""
    return _MARKS.get("".join(unicodedata.normalize("NFKC", mark).upper().replace(".", "").split()), ())


def resolve(mark: str, default: str) -> str | None:
    """Give the currency of a mark: `default` where the mark may mean it ($ in a HKD file), else the likeliest."""
    found = currencies_of(mark)
    return default if default in found else next(iter(found), None)


def parse_currency(cell: Cell, default: str) -> str | Problem:
    """Read a cell of a currency column: a code, sign or word, or a code beside a word ("USD 美元")."""
    if not isinstance(cell, str):
        return Problem("", ProblemCode.UNKNOWN_CURRENCY)
    text = unicodedata.normalize("NFKC", cell).strip()
    whole = resolve(text, default)
    if whole:
        return whole
    found = {currency for part in _BETWEEN.split(text) if (currency := resolve(part, default))}
    return found.pop() if len(found) == 1 else Problem("", ProblemCode.UNKNOWN_CURRENCY)
