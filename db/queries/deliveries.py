"""Reads of how papers went out, what shows that they arrived and what came back."""

from datetime import date
from typing import NamedTuple


class DeliveryRow(NamedTuple):
    """One time that a paper went out."""

    id: int
    document_id: int
    channel: str
    sent_on: date
    sent_by: str
    sent_to: str
    tracking: str
    note: str
    recorded_at: str
    withdrawn_at: str | None


class ProofRow(NamedTuple):
    """What shows that a paper arrived, without the bytes; `media_type` is None where there is no file."""

    id: int
    document_id: int
    kind: str
    arrived_on: date
    received_by: str
    kept_where: str
    note: str
    file_name: str
    media_type: str | None
    size: int
    sha256: str
    recorded_at: str
    withdrawn_at: str | None


class ReplyRow(NamedTuple):
    """What a customer answered to a paper; sums in minor units of the paper's currency."""

    id: int
    document_id: int
    kind: str
    replied_on: date
    theirs: int | None
    amount: int | None
    pay_on: date | None
    signed_by: str
    position: str
    note: str
    proof_id: int | None
    promise_id: int | None
    reconciliation_id: int | None
    recorded_at: str
    withdrawn_at: str | None


class AwaitedRow(NamedTuple):
    """A paper that went out and of which nothing shows that it arrived; `sent_on` is the latest time."""

    document_id: int
    customer_id: int
    customer: str
    kind: str
    level: int | None
    number: str
    channel: str
    sent_on: date
