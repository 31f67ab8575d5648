"""Writing and taking back what a file brings, thousands of rows at a time, at the driver's full speed.

Only SQLite's own JSON functions make the record of a run as fast as the run itself.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from db.connection import Book

#: What an import may write, and what a person may have changed since; in the order of the record kept of a run.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "customer": (
        "name", "name_en", "short_name", "code", "tax_id", "address", "credit_term_days", "credit_limit", "currency",
        "standing", "ability", "willingness", "tone", "letter_language", "call_from", "call_to", "avoid_hours",
        "terms_agreed_on", "terms_agreed_by", "terms_document", "note", "legal_representative", "region",
        "contacts_a_day", "country", "reconciled_on", "archived_at",
    ),
    "contact": (
        "customer_id", "name", "position", "phone", "mail", "best_time", "source", "source_on", "note", "archived_at",
    ),
    "receivable": (
        "customer_id", "number", "kind", "contract", "project", "document_date", "due_date", "credit_term_days",
        "currency", "amount", "open", "booked", "disputed", "cause", "nature", "term_class", "handed_over_on", "note",
        "closed_at",
    ),
}  # fmt: skip

#: What of a row follows from others, and is never written.
_WORKED_OUT: Mapping[str, frozenset[str]] = {"receivable": frozenset({"open", "closed_at"})}

_OF_A_CUSTOMER = (
    "process", "visit", "closed_period", "event", "reconciliation", "plan", "document", "payment", "dispute", "promise",
    "contact_log", "signal", "contract", "today_mark", "escalation", "clock_event",
)  # fmt: skip
_POINTING = "SELECT 1 FROM {0} x WHERE x.customer_id = i.entity_id"
# Rows the same run made are no obstacle to taking it back.
_NOT_OWN = (
    " AND NOT EXISTS (SELECT 1 FROM import_change o"
    " WHERE o.entity = '{0}' AND o.entity_id = x.id AND o.run_id = i.run_id AND o.before IS NULL)"
)
#: What may point to a row of each kind.
_USES: Mapping[str, tuple[str, ...]] = {
    "customer": (
        *((_POINTING + _NOT_OWN).format(table) for table in ("contact", "receivable")),
        *map(_POINTING.format, _OF_A_CUSTOMER),
    ),
    "contact": (
        "SELECT 1 FROM visit_person x WHERE x.contact_id = i.entity_id",
        "SELECT 1 FROM confirmation x WHERE x.contact_id = i.entity_id",
        "SELECT 1 FROM process_step x WHERE i.entity_id IN (x.contact_id, x.deputy_id)",
        "SELECT 1 FROM contact_log x WHERE x.contact_id = i.entity_id",
        "SELECT 1 FROM promise x WHERE x.contact_id = i.entity_id",
    ),
    "receivable": (
        *(
            f"SELECT 1 FROM {table} x WHERE x.receivable_id = i.entity_id"  # noqa: S608 (our own names)
            for table in ("visit_item", "plan_item", "document_item", "promise_item", "dispute", "clock_event")
        ),
        "SELECT 1 FROM allocation x WHERE x.receivable_id = i.entity_id AND x.kind NOT IN ('opening', 'office')",
        "SELECT 1 FROM allocation x WHERE x.credit_id = i.entity_id",
    ),
}


class RowChange(NamedTuple):
    """One row and the columns of it that change, as they were and as they shall be."""

    id: int
    before: Mapping[str, object]
    after: Mapping[str, object]


def next_id(book: Book, entity: str) -> int:
    """Give the first number that is free for new rows; it stays free while the transaction lasts."""
    return int(book.rows(f"SELECT coalesce(max(id), 0) + 1 FROM {entity}")[0][0])  # noqa: S608 (our own names)


def add_rows(book: Book, entity: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows; the columns that are not named take their defaults."""
    marks = ",".join("?" * len(columns))
    book.run_many(f"INSERT INTO {entity} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 (our own names)


def change_rows(book: Book, entity: str, changes: Iterable[RowChange], now: str) -> None:
    """Write the new values of changed columns."""
    _write(book, entity, ((change.id, change.after) for change in changes), now)


def record_added(book: Book, run_id: int, entity: str, first_id: int) -> None:
    """Keep what a run made: all rows from `first_id` on."""
    book.run(
        "INSERT INTO import_change (run_id, entity, entity_id, before, after)"  # noqa: S608 (our own names)
        f" SELECT ?, '{entity}', id, NULL, {_as_json(entity)} FROM {entity} WHERE id >= ?",
        [run_id, first_id],
    )


def record_changed(book: Book, run_id: int, entity: str, changes: Iterable[RowChange]) -> None:
    """Keep what a run changed."""
    book.run_many(
        "INSERT INTO import_change (run_id, entity, entity_id, before, after) VALUES (?, ?, ?, ?, ?)",
        ((run_id, entity, change.id, _text(change.before), _text(change.after)) for change in changes),
    )


def changed_since(book: Book, run_id: int) -> int:
    """Count the rows of a run that are no longer as it left them, that are gone, or that later rows point to."""
    found = sum(_made_and_used(book, run_id, entity) + _changed_again(book, run_id, entity) for entity in COLUMNS)
    return found or _built_upon(book, run_id)


def customers_with_changed_names(book: Book, run_id: int) -> list[int]:
    """Give the customers who are found by other words once a run is taken back, those it made left out."""
    rows = book.rows(
        "SELECT DISTINCT coalesce(c.customer_id, i.entity_id) FROM import_change i"
        " LEFT JOIN contact c ON c.id = i.entity_id AND i.entity = 'contact' WHERE i.run_id = ?1"
        " AND (i.entity = 'contact' OR (i.entity = 'customer' AND i.before IS NOT NULL))"
        " EXCEPT SELECT entity_id FROM import_change WHERE run_id = ?1 AND entity = 'customer' AND before IS NULL",
        [run_id],
    )
    return [row[0] for row in rows]


def undo_run(book: Book, run_id: int, now: str) -> None:
    """Take a run back: rows it made go, rows it changed are as they were, and the ledger forgets what it posted."""
    book.run(
        "DELETE FROM allocation WHERE kind = 'office' AND (run_id = ?1 OR receivable_id IN (SELECT entity_id"
        " FROM import_change WHERE run_id = ?1 AND entity = 'receivable' AND before IS NULL))",
        [run_id],
    )
    for entity in ("receivable", "contact", "customer"):
        changes = _changes(book, run_id, entity)
        _write(book, entity, ((change.id, change.before) for change in changes), now)
        if entity == "receivable":
            _open_again(book, run_id, changes, now)
        book.run(
            f"DELETE FROM {entity} WHERE id IN (SELECT entity_id FROM import_change"  # noqa: S608 (our own names)
            " WHERE run_id = ? AND entity = ? AND before IS NULL)",
            [run_id, entity],
        )
    book.run("UPDATE import_run SET undone_at = ? WHERE id = ?", [now, run_id])


def _open_again(book: Book, run_id: int, changes: Iterable[RowChange], now: str) -> None:
    """Let the ledger say what was open before a run of the time when there was no ledger."""
    old = [
        (change.before["open"], change.id, now, run_id)
        for change in changes
        if "open" in change.before and "booked" not in change.before
    ]
    book.run_many(
        "INSERT INTO allocation (receivable_id, kind, amount, day, run_id, recorded_at)"
        " SELECT id, 'office', open - ?1, max(date(?3), coalesce(document_date, date(created_at))), ?4, ?3"
        " FROM receivable WHERE id = ?2 AND open <> ?1",
        old,
    )
    book.run_many("UPDATE receivable SET booked = ? WHERE id = ?", (row[:2] for row in old))


def _write(book: Book, entity: str, rows: Iterable[tuple[int, Mapping[str, object]]], now: str) -> None:
    """Update rows, all those that change the same columns at one go."""
    worked_out = _WORKED_OUT.get(entity, frozenset())
    groups: defaultdict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
    for id_, told in rows:
        values = {column: value for column, value in told.items() if column not in worked_out}
        groups[tuple(values)].append((*values.values(), now, id_))
    for columns, params in groups.items():
        assigned = ", ".join(f"{column} = ?" for column in (*columns, "updated_at"))
        book.run_many(f"UPDATE {entity} SET {assigned} WHERE id = ?", params)  # noqa: S608 (our own names)


def _made_and_used(book: Book, run_id: int, entity: str) -> int:
    """Count rows that a run made and that are gone, different or pointed to; an old run knew fewer columns."""
    uses = " OR ".join(f"EXISTS ({use})" for use in _USES[entity])
    rows = book.rows(
        f"SELECT count(*) FROM import_change i LEFT JOIN {entity} ON {entity}.id = i.entity_id"  # noqa: S608
        f" WHERE i.run_id = ? AND i.entity = ? AND i.before IS NULL AND ({entity}.id IS NULL"
        f" OR (i.after <> {_as_json(entity)} AND EXISTS (SELECT 1 FROM json_each(i.after) x"
        f" WHERE x.value IS NOT json_extract({_as_json(entity)}, '$.' || x.key))) OR {uses})",
        [run_id, entity],
    )
    return int(rows[0][0])


def _changed_again(book: Book, run_id: int, entity: str) -> int:
    return sum(
        book.rows(f"SELECT {', '.join(change.after)} FROM {entity} WHERE id = ?", [change.id])  # noqa: S608
        != [tuple(change.after.values())]
        for change in _changes(book, run_id, entity)
    )


def _built_upon(book: Book, run_id: int) -> int:
    """Count the items of which the ledger was told something after the run told it something."""
    rows = book.rows(
        "SELECT count(DISTINCT a.receivable_id) FROM allocation a JOIN allocation own"
        " ON own.receivable_id = a.receivable_id AND own.id < a.id WHERE own.run_id = ?1 AND a.run_id IS NOT ?1",
        [run_id],
    )
    return int(rows[0][0])


def _changes(book: Book, run_id: int, entity: str) -> list[RowChange]:
    rows = book.rows(
        "SELECT entity_id, before, after FROM import_change WHERE run_id = ? AND entity = ? AND before IS NOT NULL",
        [run_id, entity],
    )
    return [RowChange(id_, json.loads(before), json.loads(after)) for id_, before, after in rows]


def _as_json(entity: str) -> str:
    pairs = ", ".join(f"'{column}', {entity}.{column}" for column in COLUMNS[entity])
    return f"json_object({pairs})"


def _text(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
