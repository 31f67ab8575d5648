"""Disputes: the part of an item that the customer does not accept, why, and how it ended (rules 30 and 37)."""

from enum import StrEnum


class DisputeReason(StrEnum):
    """What the customer finds wrong."""

    QUALITY = "quality"
    QUANTITY = "quantity"
    WRONG_GOODS = "wrong_goods"
    PRICE = "price"
    DELIVERY = "delivery"
    PAPERS = "papers"
    ALREADY_PAID = "already_paid"
    RETURNED = "returned"
    REBATE = "rebate"
    OTHER = "other"
    UNKNOWN = "unknown"


class DisputeStatus(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    SOLVED_FOR_US = "solved_for_us"  # the part is due again
    SOLVED_FOR_THEM = "solved_for_them"  # a credit note takes the part off
    WITHDRAWN = "withdrawn"  # it was entered by mistake, or the customer dropped it
