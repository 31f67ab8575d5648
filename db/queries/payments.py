"""Reads of payments: what came in, what of it is not applied, what is not cleared yet."""

from datetime import date
from typing import NamedTuple


class PaymentLine(NamedTuple):
    """A receipt, or what takes one back; sums in minor units, below zero for a refund and a reversal.

    `unapplied` is what of a receipt went to no item and was not paid back, 0 for the others. `is_reversed` tells that a
    receipt no longer counts; `plan_id` is the plan it was paid under.
    """

    id: int
    customer_id: int
    customer: str
    kind: str
    currency: str
    amount: int
    received_on: date
    means: str
    reference: str
    payer: str
    maturity_on: date | None
    cleared_on: date | None
    note: str
    reason: str
    of_id: int | None
    recorded_at: str
    unapplied: int
    is_reversed: bool
    plan_id: int | None

    @property
    def is_uncleared(self) -> bool:
        """Whether it is a bill or cheque that has not been cleared yet; it counts as received all the same."""
        return self.maturity_on is not None and self.cleared_on is None and not self.is_reversed


class AppliedShare(NamedTuple):
    """What of a payment went where; without an item it is interest of a plan. Below zero it takes one back."""

    id: int
    receivable_id: int | None
    number: str
    kind: str
    amount: int
    day: date
    reverses_id: int | None
    is_reversed: bool
    reason: str
