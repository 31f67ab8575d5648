"""Money and what it settles: kinds of payments and of allocations, and the rules by which an amount finds its items."""

from enum import StrEnum


class PaymentKind(StrEnum):
    """What a row of payments is; only a receipt is above zero."""

    RECEIPT = "receipt"
    REFUND = "refund"  # a part, or all, that was not applied was paid back
    REVERSAL = "reversal"  # it never came, or the bill was dishonoured


class AllocationKind(StrEnum):
    """Why something was taken off what is open of an item."""

    OPENING = "opening"  # settled before the book knew the item
    OFFICE = "office"  # the finance office's file says so
    PAYMENT = "payment"
    INTEREST = "interest"  # the part of a payment under a plan that is no item's
    CREDIT = "credit"
    WRITE_OFF = "write_off"
