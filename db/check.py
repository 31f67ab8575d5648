"""Checking a book: SQLite's own check, rows that point nowhere, sums of ours that must agree, papers as printed."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from db.connection import Book
from db.faults import DamagedBook
from db.ledger_check import LEDGER_SUMS, fractions

#: So many findings of each kind are listed; more of the same say nothing new.
MOST_FINDINGS = 100


class SumCode(StrEnum):
    """What does not agree with what."""

    CLOSED_WITH_OPEN_AMOUNT = "closed_with_open_amount"  # a receivable that is closed and still to be paid
    TIME_ANSWER = "time_answer"  # the visit's answer is not the one its confirmations give (rule 4)
    AMOUNT_ANSWER = "amount_answer"
    CONFIRMED = "confirmed"  # the mark does not follow from the two answers
    SEVERAL_OPEN_RECONCILIATIONS = "several_open_reconciliations"
    IMPORT_OF_NOTHING = "import_of_nothing"  # an import changed a row that is gone
    CONFIRMED_TOO_LATE = "confirmed_too_late"  # less than five days before the visit (rule 3)
    NUMBER_LEFT_OUT = "number_left_out"  # there is no paper of the number before this one's
    PAPER_ALTERED = "paper_altered"  # the bytes are not those that were printed
    PROOF_ALTERED = "proof_altered"  # the bytes are not those that were kept
    OPEN_DIFFERS = "open_differs"  # what is open is not the amount less what was taken off
    DISPUTED_DIFFERS = "disputed_differs"  # what is disputed is not the sum of the open disputes
    BALANCE_DIFFERS = "balance_differs"  # owed is not items less credits less allocations
    OVER_ALLOCATED = "over_allocated"  # on some day more of a payment went out than had come in
    REVERSED_PAYMENT_APPLIED = "reversed_payment_applied"
    PAYMENT_OF_ANOTHER = "payment_of_another"  # a refund or reversal that is not of a receipt of the same customer
    PLAN_PAYMENT_DIFFERS = "plan_payment_differs"  # what a plan says of a payment is not what the ledger says
    WRONGLY_REVERSED = "wrongly_reversed"  # an allocation that takes back something else, or a second time
    ALLOCATED_TO_ANOTHER = "allocated_to_another"  # to an item of another customer or currency
    CREDIT_DIFFERS = "credit_differs"  # items got something else of a credit note than it gave
    FRACTION = "fraction"  # money is counted in whole minor units


@dataclass(frozen=True, slots=True)
class SumFinding:
    """One thing of ours that does not agree: its code, the table and the row; `number` is that of a printed paper."""

    code: SumCode
    entity: str
    id: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class LooseRow:
    """A row of `table` that points to a row of `parent` which is not there; `id` is None where rows have none."""

    table: str
    id: int | None
    parent: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found; `quick_check` in SQLite's own words."""

    quick_check: list[str]
    foreign_keys: list[LooseRow]
    sums: list[SumFinding]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.quick_check or self.foreign_keys or self.sums)


# The latest real answer of the visit's present date; a call without a reply only counts where there is nothing else.
_FOLDED = (
    "(SELECT c.{0} FROM confirmation c WHERE c.visit_id = v.id AND c.revision = v.revision AND c.withdrawn_at IS NULL"
    " ORDER BY c.{0} = 'no_reply', c.id DESC LIMIT 1)"
)
_ANSWER_DIFFERS = "SELECT v.id FROM visit v WHERE v.{0} IS NOT " + _FOLDED  # noqa: S608
_CONFIRMED_DIFFERS = (
    "SELECT id FROM visit WHERE confirmed IS NOT (time_answer IS 'agreed'"
    " AND (amount IS NULL OR purpose NOT IN ('collect', 'reconcile')"
    " OR coalesce(amount_answer IN ('agreed', 'differs'), 0)))"
)
_ROW_IS_GONE = (
    "SELECT i.id FROM import_change i JOIN import_run r ON r.id = i.run_id WHERE r.undone_at IS NULL AND NOT"
    " CASE i.entity WHEN 'customer' THEN EXISTS (SELECT 1 FROM customer WHERE id = i.entity_id)"
    " WHEN 'contact' THEN EXISTS (SELECT 1 FROM contact WHERE id = i.entity_id)"
    " ELSE EXISTS (SELECT 1 FROM receivable WHERE id = i.entity_id) END"
)

#: Each gives the ids of the rows that are wrong. What the table itself rules out is asked all the same.
_SUMS: dict[SumCode, tuple[str, str]] = {
    SumCode.CLOSED_WITH_OPEN_AMOUNT: (
        "receivable",
        "SELECT id FROM receivable WHERE closed_at IS NOT NULL AND open <> 0",
    ),
    SumCode.TIME_ANSWER: ("visit", _ANSWER_DIFFERS.format("time_answer")),
    SumCode.AMOUNT_ANSWER: ("visit", _ANSWER_DIFFERS.format("amount_answer")),
    SumCode.CONFIRMED: ("visit", _CONFIRMED_DIFFERS),
    SumCode.SEVERAL_OPEN_RECONCILIATIONS: (
        "visit",
        (
            "SELECT visit_id FROM reconciliation WHERE status = 'open' AND visit_id IS NOT NULL"
            " GROUP BY visit_id HAVING count(*) > 1"
        ),
    ),
    SumCode.IMPORT_OF_NOTHING: ("import_change", _ROW_IS_GONE),
    SumCode.CONFIRMED_TOO_LATE: ("visit", "SELECT id FROM visit WHERE confirm_from > date(day, '-5 days')"),
    **{SumCode(code): found for code, found in LEDGER_SUMS.items()},
}

_NUMBER_LEFT_OUT = (
    "SELECT id, number FROM document d WHERE serial > 1 AND NOT EXISTS (SELECT 1 FROM document b"
    " WHERE b.kind = d.kind AND b.year = d.year AND b.serial = d.serial - 1) ORDER BY number LIMIT ?"
)


def check(book: Book) -> Findings:
    """Read the whole book and tell what is wrong with it; nothing is written or repaired."""
    findings = _look(book)
    book.checked = True
    return findings


def _look(book: Book) -> Findings:
    try:
        damage = [text for (text,) in book.rows(f"PRAGMA quick_check({MOST_FINDINGS})") if text != "ok"]
        return Findings(damage, _loose_rows(book), [*_sums(book), *_papers(book), *_proofs(book)])
    except DamagedBook as fault:  # so damaged that it cannot even be read through
        return Findings([str(fault.__cause__)], [], [])


def _loose_rows(book: Book) -> list[LooseRow]:
    rows = book.rows('SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT ?', [MOST_FINDINGS])
    return [LooseRow(*row) for row in rows]


def _sums(book: Book) -> list[SumFinding]:
    return [
        SumFinding(code, entity, id_)
        for code, (entity, sql) in _SUMS.items()
        for (id_,) in book.rows(f"{sql} LIMIT ?", [MOST_FINDINGS])
    ] + [SumFinding(SumCode.FRACTION, table, id_) for table, id_ in fractions(book, MOST_FINDINGS)]


def _papers(book: Book) -> list[SumFinding]:
    """Look for gaps in the numbers of printed papers, and for bytes that are not those of which the sum was taken."""
    gaps = book.rows(_NUMBER_LEFT_OUT, [MOST_FINDINGS])
    altered = [
        (id_, number)
        for id_, number, sha256 in book.rows("SELECT id, number, sha256 FROM document ORDER BY id")
        if hashlib.sha256(book.rows("SELECT pdf FROM document WHERE id = ?", [id_])[0][0]).hexdigest() != sha256
    ]
    return [
        SumFinding(code, "document", id_, number)
        for code, found in ((SumCode.NUMBER_LEFT_OUT, gaps), (SumCode.PAPER_ALTERED, altered[:MOST_FINDINGS]))
        for id_, number in found
    ]


def _proofs(book: Book) -> list[SumFinding]:
    """Look for proofs of arrival whose bytes are not those of which the sum was taken; `number` is the paper's."""
    kept = book.rows(
        "SELECT p.id, d.number, p.sha256, p.size FROM proof p JOIN document d ON d.id = p.document_id"
        " WHERE p.media_type IS NOT NULL ORDER BY p.id"
    )
    altered = [(id_, number) for id_, number, *sums in kept if _sums_of(book, id_) != sums]
    return [SumFinding(SumCode.PROOF_ALTERED, "proof", id_, number) for id_, number in altered[:MOST_FINDINGS]]


def _sums_of(book: Book, proof_id: int) -> list[object]:
    data = book.rows("SELECT file FROM proof WHERE id = ?", [proof_id])[0][0]
    return [hashlib.sha256(data).hexdigest(), len(data)]
