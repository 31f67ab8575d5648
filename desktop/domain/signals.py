"""Signals that speak for or against being paid, dated, with where they come from but never from whom (rule 21, D4)."""

from enum import StrEnum


class SignalKind(StrEnum):
    """What was seen or heard."""

    BOSS_IS_IN = "boss_is_in"
    STAFF_LEAVING = "staff_leaving"
    WAGES_LATE = "wages_late"
    MONEY_CAME_IN = "money_came_in"
    LARGE_ORDER = "large_order"
    NEW_BUSINESS = "new_business"
    PAYS_OTHERS = "pays_others"
    HANDLER_LEFT = "handler_left"  # rule 42: have the balance confirmed anew
    PRICE_FALL = "price_fall"
    GOODS_OUTDATED = "goods_outdated"
    OTHER_CREDITORS = "other_creditors"
    CLOSING_DOWN = "closing_down"
    OTHER_GOOD = "other_good"
    OTHER_BAD = "other_bad"


class SignalSource(StrEnum):
    """Where a signal comes from; there is no place for a person's name."""

    CUSTOMER = "customer"  # the customer told us
    SEEN_THERE = "seen_there"
    PUBLIC = "public"
    COLLEAGUE = "colleague"
    OTHER = "other"
