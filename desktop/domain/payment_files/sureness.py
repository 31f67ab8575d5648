"""How sure a proposal is, and why it says what it says; nothing is booked that nobody agreed to."""

from collections.abc import Iterable
from enum import StrEnum


class Sureness(StrEnum):
    """How far a proposal may be trusted; only what is certain is ticked beforehand."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNCLEAR = "unclear"
    NONE = "none"


class WhoReason(StrEnum):
    """Why a payment is taken for that of a customer."""

    CODE = "code"
    NAME = "name"
    SHORT_NAME = "short_name"
    NUMBER = "number"  # an invoice of this customer is named
    EARLIER = "earlier"  # the same payer paid for this customer before
    SIMILAR = "similar"
    MENTIONED = "mentioned"  # no payer is told, and the words name the customer
    CHOSEN = "chosen"  # by the user
    SEVERAL = "several"  # more than one customer may be meant
    NOBODY = "nobody"


class WhereReason(StrEnum):
    """Why a payment goes to these items."""

    NAMED = "named"  # the payer names them, and their sum is the amount
    NAMED_PART = "named_part"  # the payer names them and pays less
    NAMED_MORE = "named_more"  # the payer names them and pays more
    EXACT = "exact"  # one item is just this sum
    UNDISPUTED = "undisputed"  # what is not disputed of one item is just this sum
    OLDEST_SUM = "oldest_sum"  # the oldest items come to just this sum
    SEVERAL_SUM = "several_sum"  # some items come to just this sum
    OLDEST_DUE = "oldest_due"
    MORE_THAN_OWED = "more_than_owed"
    NOTHING_OWED = "nothing_owed"


class Presence(StrEnum):
    """Whether the book has a payment of the file already."""

    NEW = "new"
    THERE = "there"  # under the same flow number, or of the same customer, sum and day
    NEARBY = "nearby"  # the same customer and sum within three days
    TWICE = "twice"  # another row of the file says exactly the same


_ORDER = tuple(Sureness)


def least_sure(several: Iterable[Sureness]) -> Sureness:
    """Give the least sure of several; a chain of guesses is no surer than its weakest."""
    return max(several, key=_ORDER.index)
