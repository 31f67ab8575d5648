"""How a paper goes out, what shows that it arrived, and what comes back (rules 24 and 58)."""

from enum import StrEnum


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
