"""Which payments of a file the book has already: each receipt stands for one row at most."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from desktop.domain.imports.payment_rows import PaymentRow
from desktop.domain.ledger import TWICE_WITHIN
from desktop.domain.payment_files.sureness import Presence
from desktop.domain.text import number_key


class KnownReceipt(NamedTuple):
    """A receipt of the book that was not reversed; `amount` in minor units."""

    id: int
    customer_id: int
    currency: str
    amount: int
    received_on: date
    reference: str
    is_from_file: bool = False


_Key: TypeAlias = tuple[object, ...]


def presences(
    rows: Sequence[PaymentRow], customers: Sequence[int | None], receipts: Iterable[KnownReceipt]
) -> list[Presence]:
    """Say of each row whether the book has it; `customers` are those the rows are taken for.

    A flow number with its sum decides; else the customer, the sum and the day; a sum that came within three days is
    only near. Another flow number makes it another payment where both were read from files; what a person typed as a
    reference may be anything.
    """
    search = _Search(rows, customers, receipts)
    search.take(Presence.THERE, _flow_of_row, _flow_of_receipt, _may_be_any)
    search.take(Presence.THERE, _sum_of_row, _sum_of_receipt, _same_day)
    search.take(Presence.NEARBY, _sum_of_row, _sum_of_receipt, _near_day)
    return search.found


class _Search:
    """What was found so far, and the receipts that stand for no row yet."""

    def __init__(
        self, rows: Sequence[PaymentRow], customers: Sequence[int | None], receipts: Iterable[KnownReceipt]
    ) -> None:
        self.found = [Presence.TWICE if row.same_as else Presence.NEW for row in rows]
        self._pairs = list(zip(rows, customers, strict=True))
        self._left = {receipt.id: receipt for receipt in receipts}
        self._open = set(range(len(self._pairs)))

    def take(
        self,
        presence: Presence,
        row_key: Callable[[PaymentRow, int | None], _Key | None],
        receipt_key: Callable[[KnownReceipt], _Key | None],
        fits: Callable[[PaymentRow, KnownReceipt], bool],
    ) -> None:
        """Let each row without a receipt take one with its key that fits."""
        waiting: defaultdict[_Key, list[KnownReceipt]] = defaultdict(list)
        for receipt in self._left.values():
            if (key := receipt_key(receipt)) is not None:
                waiting[key].append(receipt)
        for place in sorted(self._open):
            row, customer = self._pairs[place]
            wanted = row_key(row, customer)
            candidates = waiting.get(wanted, []) if wanted is not None else []
            taken = next((each for each in candidates if each.id in self._left and fits(row, each)), None)
            if taken is not None:
                del self._left[taken.id]
                self._open.remove(place)
                self.found[place] = presence


def _flow_of_row(row: PaymentRow, _customer: int | None) -> _Key | None:
    return (number_key(row.reference), row.currency, row.amount) if row.reference else None


def _flow_of_receipt(receipt: KnownReceipt) -> _Key | None:
    return (number_key(receipt.reference), receipt.currency, receipt.amount) if receipt.reference else None


def _sum_of_row(row: PaymentRow, customer: int | None) -> _Key | None:
    return None if customer is None else (customer, row.currency, row.amount)


def _sum_of_receipt(receipt: KnownReceipt) -> _Key:
    return receipt.customer_id, receipt.currency, receipt.amount


def _may_be_any(_row: PaymentRow, _receipt: KnownReceipt) -> bool:
    return True


def _same_day(row: PaymentRow, receipt: KnownReceipt) -> bool:
    return row.received_on == receipt.received_on and not _differ(row, receipt)


def _near_day(row: PaymentRow, receipt: KnownReceipt) -> bool:
    is_another = receipt.is_from_file and _differ(row, receipt)
    return abs(row.received_on - receipt.received_on) <= TWICE_WITHIN and not is_another


def _differ(row: PaymentRow, receipt: KnownReceipt) -> bool:
    both = row.reference and receipt.reference
    return bool(both) and number_key(row.reference) != number_key(receipt.reference)
