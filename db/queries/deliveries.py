"""Reads of how papers went out, what shows that they arrived and what came back."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple

from db.connection import Book
from db.queries.records import record


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


class WayRow(NamedTuple):
    """What is on record of one paper's way, withdrawn rows left out; `domain.deliveries.Way` tells the columns."""

    document_id: int
    matters: bool
    sent_on: date | None
    channel: str | None
    handed_on: date | None
    shown_on: date | None
    proved: bool
    said_on: date | None
    replied: str | None
    replied_on: date | None


class AwaitedRow(NamedTuple):
    """A paper that went out, lately on `sent_on`, and of which nothing tells that it arrived."""

    document_id: int
    customer_id: int
    customer: str
    kind: str
    level: int | None
    number: str
    channel: str
    sent_on: date


#: That a proof, `p`, can be shown; the same as `domain.deliveries.proves`.
PROVES: Final = "p.kind <> 'said' AND (p.media_type IS NOT NULL OR p.kept_where <> '')"
#: That a paper, `d`, is to be acted on, as `domain.deliveries.Way.matters` says.
_MATTERS: Final = (
    "d.voided_at IS NULL AND (d.kind IN ('statement', 'account_change') OR d.kind IN ('reminder', 'payment_request')"
    " AND EXISTS (SELECT 1 FROM document_item i JOIN receivable r ON r.id = i.receivable_id"
    " WHERE i.document_id = d.id AND r.open > 0))"
)
_LATEST: Final = "v.document_id = d.id AND v.withdrawn_at IS NULL ORDER BY v.sent_on DESC, v.id DESC LIMIT 1"
_WAY: Final = (
    f"SELECT d.id, {_MATTERS}, (SELECT v.sent_on FROM delivery v WHERE {_LATEST}),"  # noqa: S608
    f" (SELECT v.channel FROM delivery v WHERE {_LATEST}),"
    " (SELECT min(v.sent_on) FROM delivery v WHERE v.document_id = d.id AND v.withdrawn_at IS NULL"
    " AND v.channel = 'handed_over'),"
    " (SELECT min(p.arrived_on) FROM proof p WHERE p.document_id = d.id AND p.withdrawn_at IS NULL"
    " AND p.kind <> 'said'),"
    f" EXISTS (SELECT 1 FROM proof p WHERE p.document_id = d.id AND p.withdrawn_at IS NULL AND {PROVES}),"
    " (SELECT min(p.arrived_on) FROM proof p WHERE p.document_id = d.id AND p.withdrawn_at IS NULL"
    " AND p.kind = 'said'),"
    " (SELECT a.kind FROM reply a WHERE a.document_id = d.id AND a.withdrawn_at IS NULL"
    " ORDER BY a.replied_on DESC, a.id DESC LIMIT 1),"
    " (SELECT min(a.replied_on) FROM reply a WHERE a.document_id = d.id AND a.withdrawn_at IS NULL)"
    " FROM document d WHERE d.id IN (SELECT value FROM json_each(?))"
)

_DELIVERY: Final = (
    "SELECT id, document_id, channel, sent_on, sent_by, sent_to, tracking, note, recorded_at, withdrawn_at"
    " FROM delivery"
)
_PROOF: Final = (
    "SELECT id, document_id, kind, arrived_on, received_by, kept_where, note, file_name, media_type, size, sha256,"
    " recorded_at, withdrawn_at FROM proof"
)
_REPLY: Final = (
    "SELECT id, document_id, kind, replied_on, theirs, amount, pay_on, signed_by, position, note, proof_id,"
    " promise_id, reconciliation_id, recorded_at, withdrawn_at FROM reply"
)


def ways(book: Book, document_ids: Collection[int]) -> list[WayRow]:
    """Give the ways of some papers, in one statement however many they are."""
    return [record(WayRow, row) for row in book.rows(_WAY, [json.dumps(list(document_ids))])]


def awaiting(book: Book, first: date, last: date, customer_id: int | None = None) -> list[AwaitedRow]:
    """Give what went out lately on one of these days and asks to be acted on, where nothing tells that it arrived.

    Of all customers or of one, archived ones left out; the longest on its way first.
    """
    whose = "" if customer_id is None else "AND d.customer_id = :customer"
    # the order is meant: a few months of deliveries are less than all papers of a kind
    rows = book.rows(
        "SELECT d.id, d.customer_id, c.name, d.kind, d.level, d.number, v.channel, v.sent_on"  # noqa: S608
        " FROM delivery v CROSS JOIN document d ON d.id = v.document_id CROSS JOIN customer c ON c.id = d.customer_id"
        " WHERE v.sent_on BETWEEN :first AND :last AND v.withdrawn_at IS NULL AND c.archived_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM proof p WHERE p.document_id = v.document_id AND p.withdrawn_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM reply a WHERE a.document_id = v.document_id AND a.withdrawn_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM delivery w WHERE w.document_id = v.document_id AND w.withdrawn_at IS NULL"
        f" AND (w.channel = 'handed_over' OR (w.sent_on, w.id) > (v.sent_on, v.id))) AND {_MATTERS} {whose}"
        " ORDER BY v.sent_on, d.id",
        {"first": first.isoformat(), "last": last.isoformat()}
        | ({} if customer_id is None else {"customer": customer_id}),
    )
    return [record(AwaitedRow, row) for row in rows]


def deliveries(book: Book, document_id: int) -> list[DeliveryRow]:
    """Give every time that a paper went out, withdrawn ones too, the latest first."""
    rows = book.rows(f"{_DELIVERY} WHERE document_id = ? ORDER BY sent_on DESC, id DESC", [document_id])
    return [record(DeliveryRow, row) for row in rows]


def get_deliveries(book: Book, ids: Collection[int]) -> list[DeliveryRow]:
    """Give some deliveries, in the order in which they were recorded."""
    some = json.dumps(list(ids))
    rows = book.rows(f"{_DELIVERY} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", [some])  # noqa: S608
    return [record(DeliveryRow, row) for row in rows]


def proofs(book: Book, document_id: int) -> list[ProofRow]:
    """Give what shows that a paper arrived, withdrawn ones too, the latest first."""
    rows = book.rows(f"{_PROOF} WHERE document_id = ? ORDER BY arrived_on DESC, id DESC", [document_id])
    return [record(ProofRow, row) for row in rows]


def get_proof(book: Book, proof_id: int) -> ProofRow | None:
    """Give one proof."""
    rows = book.rows(f"{_PROOF} WHERE id = ?", [proof_id])
    return record(ProofRow, rows[0]) if rows else None


def proof_file(book: Book, proof_id: int) -> bytes | None:
    """Give the bytes of a proof's file, None where it has none."""
    rows = book.rows("SELECT file FROM proof WHERE id = ?", [proof_id])
    return rows[0][0] if rows else None


def replies(book: Book, document_id: int) -> list[ReplyRow]:
    """Give what came back to a paper, withdrawn answers too, the latest first."""
    rows = book.rows(f"{_REPLY} WHERE document_id = ? ORDER BY replied_on DESC, id DESC", [document_id])
    return [record(ReplyRow, row) for row in rows]


def get_reply(book: Book, reply_id: int) -> ReplyRow | None:
    """Give one answer."""
    rows = book.rows(f"{_REPLY} WHERE id = ?", [reply_id])
    return record(ReplyRow, rows[0]) if rows else None


def replacement(book: Book, document_id: int) -> str:
    """Give the number of the paper that took the place of a voided one; '' where there is none.

    That is the next of its kind for the same customer and currency that was not voided itself; of receipts that for the
    same payment.
    """
    rows = book.rows(
        "SELECT n.number FROM document d JOIN document n ON n.customer_id = d.customer_id AND n.kind = d.kind"
        " AND n.currency = d.currency AND n.payment_id IS d.payment_id AND n.id > d.id AND n.voided_at IS NULL"
        " WHERE d.id = ? ORDER BY n.id LIMIT 1",
        [document_id],
    )
    return rows[0][0] if rows else ""


def came_with_reply(book: Book, reply_id: int) -> dict[str, Any]:
    """Give what the timeline remembers of an answer so that it can be taken back."""
    rows = book.rows(
        "SELECT e.data FROM reply a JOIN document d ON d.id = a.document_id JOIN event e"
        " ON e.customer_id = d.customer_id AND e.kind = 'document_answered'"
        " AND json_extract(e.data, '$.answer') = a.id WHERE a.id = ? ORDER BY e.id LIMIT 1",
        [reply_id],
    )
    found: dict[str, Any] = json.loads(rows[0][0]).get("with", {}) if rows else {}
    return found
