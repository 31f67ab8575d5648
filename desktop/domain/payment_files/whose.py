"""Whose a payment is: by the customer's code, by name, by an invoice that is named, by who paid before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.payment_files.numbers import NumberWords
from desktop.domain.payment_files.similar import SimilarNames
from desktop.domain.payment_files.sureness import Sureness, WhoReason
from desktop.domain.text import fold, name_key, number_key


class KnownCustomer(NamedTuple):
    """A customer of the book as a payment sees it."""

    id: int
    name: str
    name_en: str
    short_name: str
    code: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Who:
    """A customer, or none; `others` may be meant as well."""

    customer_id: int | None
    reason: WhoReason
    sureness: Sureness
    others: tuple[int, ...] = ()


NOBODY = Who(None, WhoReason.NOBODY, Sureness.NONE)


class Payers:
    """The customers of a book, to be found by what a row of a file tells.

    `numbers` are the keys of the open items' numbers with their customers, `earlier` the payers of receipts in the
    book with theirs.
    """

    def __init__(
        self,
        customers: Sequence[KnownCustomer],
        numbers: Iterable[tuple[str, int]] = (),
        earlier: Iterable[tuple[str, int]] = (),
    ) -> None:
        self._in_use = {customer.id for customer in customers if not customer.is_archived}
        self._codes = _index((number_key(customer.code), customer.id) for customer in customers if customer.code)
        self._names = _index(
            (name_key(name), customer.id)
            for customer in customers
            for name in (customer.name, customer.name_en)
            if name
        )
        self._short = _index(
            (name_key(customer.short_name), customer.id) for customer in customers if customer.short_name
        )
        self._numbers = _index(numbers)
        self._earlier = _index((name_key(payer), customer) for payer, customer in earlier if payer)
        self._similar = SimilarNames((key, customer) for key, found in self._names.items() for customer in found)
        self._by_name: dict[str, Who] = {}

    def find(self, payer: str, code: str, found: NumberWords, words: str = "") -> Who:
        """Say whose a payment is; a code decides, a name goes before what is written about the payment (`words`)."""
        coded = self._one(self._codes.get(number_key(code), ())) if code else None
        named = self._by_number(found)
        if coded is not None:
            return Who(coded, WhoReason.CODE, Sureness.CERTAIN)
        by_name = self._named(payer) if payer else self._mentioned(words)
        if by_name.reason is WhoReason.NOBODY:
            return self._of_number(named, told_payer=bool(payer))
        if len(named) != 1:
            return by_name
        (numbered,) = named
        if by_name.customer_id is None and numbered in by_name.others:
            return Who(numbered, WhoReason.NUMBER, Sureness.CERTAIN)
        if by_name.customer_id == numbered:
            return Who(numbered, by_name.reason, Sureness.CERTAIN)  # two signs that agree
        return _several(_unique([by_name.customer_id, numbered, *by_name.others]))

    def _mentioned(self, words: str) -> Who:
        return _guessed(self._usable(self._similar.mentioned(fold(words))), WhoReason.MENTIONED)

    def _named(self, payer: str) -> Who:
        key = name_key(payer)
        if key not in self._by_name:
            self._by_name[key] = self._look_up(key)
        return self._by_name[key]

    def _look_up(self, key: str) -> Who:
        for index, reason, sureness in (
            (self._names, WhoReason.NAME, Sureness.CERTAIN),
            (self._short, WhoReason.SHORT_NAME, Sureness.LIKELY),
            (self._earlier, WhoReason.EARLIER, Sureness.LIKELY),
        ):
            found = self._usable(index.get(key, ()))
            if len(found) == 1:
                is_archived = found[0] not in self._in_use
                return Who(found[0], reason, Sureness.LIKELY if is_archived else sureness)
            if found:
                return _several(found)
        return _guessed(self._usable(self._similar.find(key)), WhoReason.SIMILAR)

    def _by_number(self, found: NumberWords) -> tuple[int, ...]:
        """Give the customers of whom an open item is named; a number that several have tells nothing."""
        owners = (self._numbers.get(word, ()) for word in sorted(found.strong))
        return _unique(several[0] for several in owners if len(several) == 1)

    def _of_number(self, named: tuple[int, ...], *, told_payer: bool) -> Who:
        """Go by the invoice alone: a stranger may pay it, so it is certain only where no payer is told."""
        if not named:
            return NOBODY
        if len(named) > 1:
            return _several(named)
        return Who(named[0], WhoReason.NUMBER, Sureness.LIKELY if told_payer else Sureness.CERTAIN)

    def _usable(self, found: Sequence[int]) -> tuple[int, ...]:
        """Leave out archived customers where there are others."""
        return tuple(customer for customer in found if customer in self._in_use) or tuple(found)

    def _one(self, found: Sequence[int]) -> int | None:
        usable = self._usable(found)
        return usable[0] if len(usable) == 1 else None


def _guessed(found: tuple[int, ...], reason: WhoReason) -> Who:
    """Take one that was found for likely; of several none."""
    if not found:
        return NOBODY
    return Who(found[0], reason, Sureness.LIKELY) if len(found) == 1 else _several(found)


def _several(found: tuple[int, ...]) -> Who:
    return Who(None, WhoReason.SEVERAL, Sureness.UNCLEAR, found)


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for key, customer in pairs:
        if key:
            found[key][customer] = None
    return {key: tuple(customers) for key, customers in found.items()}


def _unique(customers: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(customer for customer in customers if customer is not None))
