"""How a paper goes out, what shows that it arrived, and what comes back (rules 24 and 58)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.company import DocumentKind

#: After so many days without a sign of arrival one asks, unless the firm has said otherwise.
ASK_AFTER_DAYS = 5
#: The papers of which one asks: those that a customer has to act on and could say never to have had.
ASKED_ABOUT = (
    DocumentKind.REMINDER,
    DocumentKind.STATEMENT,
    DocumentKind.PAYMENT_REQUEST,
    DocumentKind.ACCOUNT_CHANGE,
)


class DeliveryChannel(StrEnum):
    """How a paper went out."""

    HANDED_OVER = "handed_over"
    POST = "post"  # with a number to follow it by
    COURIER = "courier"
    MAIL = "mail"
    MESSAGE = "message"
    FAX = "fax"


class ProofKind(StrEnum):
    """What shows that a paper arrived."""

    SIGNED_SLIP = "signed_slip"
    TRACKING = "tracking"
    REPLY = "reply"
    SAID = "said"  # what somebody says; it ends the question, and proves nothing


class ReplyKind(StrEnum):
    """What a customer answers on a slip; to have received a paper is not to agree to pay."""

    RECEIVED = "received"
    AGREES = "agrees"
    DIFFERS = "differs"
    WILL_PAY = "will_pay"


class MediaType(StrEnum):
    """What a file that is kept as a proof may be."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """How far a paper got; what was withdrawn does not count.

    `sent_on` and `channel` are of the latest time it went out. `arrived_on` is the first day on which it had arrived by
    whatever shows it, `proved` whether that is more than somebody's word, and `said` whether somebody said so.
    `replied` is the latest answer. From `asks_on` on one asks whether it arrived; None where there is nothing to ask.
    """

    sent_on: date | None = None
    channel: DeliveryChannel | None = None
    arrived_on: date | None = None
    proved: bool = False
    said: bool = False
    replied: ReplyKind | None = None
    asks_on: date | None = None
