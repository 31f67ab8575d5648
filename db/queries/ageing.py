"""What is owed on a day, today or a past one, in classes of days; the items and payments behind each sum."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from operator import add, itemgetter
from typing import Any, NamedTuple, TypeVar

from db.connection import Book
from db.queries.ledger import FIRST_DAY
from db.queries.records import record

T = TypeVar("T")


class AgeingOn(NamedTuple):
    """The day of an ageing, what days are counted from, and the first days of its classes.

    `edges`: an item whose day is on or after the first edge, or is not known, is in bucket 0, else on or after the
    second in bucket 1, and so on; one before them all is in the last. `by_document`: by document date, else by due date
    and without one by document date. `by`: a row is a 'customer', a 'standing' or a 'region'. `is_past`: something may
    be known that was not known then.
    """

    day: date
    edges: tuple[date, ...]
    by_document: bool
    by: str
    is_past: bool
    currency: str | None = None


class AgeingItem(NamedTuple):
    """An item as it was on the day; sums in minor units, `disputed` at most what was open."""

    id: int
    customer_id: int
    customer: str
    number: str
    kind: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int
    handed_over: bool


class AgeingPayment(NamedTuple):
    """A receipt of which something was not applied, or not cleared, on the day; `amount` less refunds and reversal."""

    id: int
    customer_id: int
    customer: str
    received_on: date
    means: str
    reference: str
    maturity_on: date | None
    currency: str
    amount: int
    unapplied: int


class Cell(NamedTuple):
    """Which items or payments stand behind a sum.

    `column`: 'bucket', 'credits', 'disputed', 'handed_over', 'undated', or '' for all items; 'unapplied' or 'uncleared'
    for payments. `key` is the customer's id, the standing or the region, None for all.
    """

    column: str
    bucket: int
    key: int | str | None


# Items as they are, for a day after which nothing is known; one without a document date is owed since it was entered.
# Covered by the index of open items.
_NOW = (
    "SELECT id, customer_id, currency, due_date, document_date, handed_over_on, open, min(disputed, open) AS disputed"
    " FROM receivable WHERE open <> 0 AND (document_date IS NULL OR document_date <= :day)"
)
# Items as they were: what was taken off later is put back, and disputes are those that were open then. Those that were
# settled since are read on their own, so that the others come in the order of their index.
_LATER = (
    "WITH later AS MATERIALIZED (SELECT receivable_id AS item, sum(amount) AS minor FROM allocation"
    " WHERE day > :day AND receivable_id IS NOT NULL GROUP BY receivable_id),"
    " argued AS MATERIALIZED (SELECT receivable_id AS item, sum(amount) AS minor FROM dispute"
    " WHERE opened_on <= :day AND (closed_on IS NULL OR closed_on > :day) GROUP BY receivable_id)"
)
_THEN = (
    "SELECT r.id, r.customer_id, r.currency, r.due_date, r.document_date, r.handed_over_on,"  # noqa: S608
    " r.open + coalesce(l.minor, 0) AS open, min(coalesce(a.minor, 0), r.open + coalesce(l.minor, 0)) AS disputed"
    f" FROM {{0}} LEFT JOIN argued a ON a.item = r.id WHERE {{1}} AND {FIRST_DAY.format('r')} <= :day"
)
_STILL_OPEN = _THEN.format("receivable r LEFT JOIN later l ON l.item = r.id", "r.open <> 0")
_SETTLED_SINCE = _THEN.format("later l CROSS JOIN receivable r ON r.id = l.item", "r.open = 0")

_UNAPPLIED = (
    "SELECT customer_id, currency, -sum(minor) AS unapplied, 0 AS uncleared FROM ("
    "SELECT customer_id, currency, amount AS minor FROM payment WHERE received_on <= :day"
    " UNION ALL SELECT p.customer_id, p.currency, -a.amount FROM allocation a JOIN payment p ON p.id = a.payment_id"
    " WHERE a.payment_id IS NOT NULL AND a.day <= :day) GROUP BY customer_id, currency HAVING sum(minor) <> 0"
)
_LEFT_OF_IT = (
    "p.amount + coalesce((SELECT sum(b.amount) FROM payment b WHERE b.of_id = p.id AND b.received_on <= :day), 0)"
)
_NOT_CLEARED = "p.maturity_on IS NOT NULL AND p.received_on <= :day AND (p.cleared_on IS NULL OR p.cleared_on > :day)"
_UNCLEARED = (
    f"SELECT p.customer_id, p.currency, 0 AS unapplied, sum({_LEFT_OF_IT}) AS uncleared FROM payment p"  # noqa: S608
    f" WHERE p.kind = 'receipt' AND {_NOT_CLEARED} GROUP BY p.customer_id, p.currency"
)
_KNOWN_LATER = "SELECT EXISTS (SELECT 1 FROM allocation WHERE day > :day AND kind <> 'opening')"

#: What a row stands for: its key, its name, what rows are ordered by.
_ROWS = {
    "customer": ("c.id", "c.name", "c.sort_key"),
    "standing": ("c.standing", "''", "c.standing"),
    "region": ("c.region", "''", "c.region"),
}
#: Where the sums begin in a row, after currency, order, key and name.
_SUMS = 4


def ageing_sums(book: Book, asked: AgeingOn, make: Callable[[tuple[Any, ...]], T]) -> dict[str, list[T]]:
    """Give per currency the rows of who owes something on the day, in the order of names, each made by `make`.

    It gets key, name, the sums of the buckets as one tuple, then those of credit notes and of unapplied money, at most
    zero, and what is disputed, handed over, without a date, and not cleared; in minor units. So each of 10,000 rows is
    made once.
    """
    params: dict[str, Any] = {"day": asked.day.isoformat()} | ({"currency": asked.currency} if asked.currency else {})
    past = _is_past(book, asked)
    rows = book.rows(_items_sql(asked, _STILL_OPEN, _LATER) if past else _items_sql(asked, _NOW), params)
    others = [_payments_sql(asked, source) for source in (_UNAPPLIED, _UNCLEARED)]
    if past:
        others.append(_items_sql(asked, _SETTLED_SINCE, _LATER))
    rows = _merged(rows, [row for sql in others for row in book.rows(sql, params)])
    rows.sort()  # they come sorted but for those of the others
    classes = len(asked.edges) + 1
    found: dict[str, list[T]] = {}
    for currency, of_one in groupby(rows, key=itemgetter(0)):
        # column by column, since row by row takes three times as long
        _currency, _order, keys, names, *sums = zip(*of_one, strict=True)
        buckets = zip(*sums[:classes], strict=True)
        found[currency] = list(map(make, zip(keys, names, buckets, *sums[classes:], strict=True)))
    return found


def ageing_items(book: Book, asked: AgeingOn, cell: Cell, *, offset: int = 0, limit: int = 200) -> list[AgeingItem]:
    """Give one page of the items behind a sum, the oldest due first, those without a due date last."""
    past = _is_past(book, asked)
    params = _params(asked, cell) | {"limit": limit, "offset": offset}
    source = f"{_STILL_OPEN} UNION ALL {_SETTLED_SINCE}" if past else _NOW
    rows = book.rows(
        f"{_LATER if past else ''} SELECT o.id, o.customer_id, c.name, r.number, r.kind, o.document_date, o.due_date,"  # noqa: S608
        " o.currency, r.amount, o.open, max(o.disputed, 0), coalesce(o.handed_over_on <= :day, 0)"
        f" FROM ({source}) o JOIN receivable r ON r.id = o.id JOIN customer c ON c.id = o.customer_id"
        f" WHERE o.open <> 0 AND {_behind(asked, cell)}{_whose(asked, cell, 'o')}"
        " ORDER BY o.due_date IS NULL, o.due_date, o.id LIMIT :limit OFFSET :offset",
        params,
    )
    return [record(AgeingItem, row) for row in rows]


def ageing_payments(book: Book, asked: AgeingOn, cell: Cell) -> list[AgeingPayment]:
    """Give the receipts behind a sum of unapplied money, or of bills that are not cleared; the oldest first."""
    which = "unapplied <> 0" if cell.column == "unapplied" else f"p.left_of_it <> 0 AND {_NOT_CLEARED}"
    rows = book.rows(
        f"SELECT p.id, p.customer_id, c.name, p.received_on, p.means, p.reference, p.maturity_on, p.currency,"  # noqa: S608
        f" p.left_of_it AS amount, p.left_of_it - coalesce((SELECT sum(a.amount) FROM allocation a"
        " WHERE a.payment_id = p.id AND a.day <= :day), 0) AS unapplied"
        f" FROM (SELECT p.*, {_LEFT_OF_IT} AS left_of_it FROM payment p) p JOIN customer c ON c.id = p.customer_id"
        f" WHERE p.kind = 'receipt' AND p.received_on <= :day AND {which}{_whose(asked, cell, 'p')}"
        " ORDER BY p.received_on, p.id",
        _params(asked, cell),
    )
    return [record(AgeingPayment, row) for row in rows]


def _merged(rows: list[tuple[Any, ...]], others: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Add rows to those of the same currency and key, which are few beside the rows themselves."""
    more: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in others:
        before = more.get(row[:_SUMS])
        more[row[:_SUMS]] = row[_SUMS:] if before is None else tuple(map(add, before, row[_SUMS:]))
    if not more:
        return rows
    merged = [
        (*row[:_SUMS], *map(add, row[_SUMS:], more.pop(row[:_SUMS]))) if row[:_SUMS] in more else row for row in rows
    ]
    return [*merged, *((*head, *sums) for head, sums in more.items())]


def _items_sql(asked: AgeingOn, source: str, before: str = "") -> str:
    """Make the SQL of the sums of items: of each class what is before its edge, less what is before the next."""
    day, last = _day(asked), len(asked.edges)
    summed = {f"s{n + 1}": f"open > 0 AND {day} < '{edge.isoformat()}'" for n, edge in enumerate(asked.edges)}
    summed |= {
        "s0": "open > 0",
        "credits": "open < 0",
        "handed_over": "open > 0 AND handed_over_on <= :day",
        "undated": f"open > 0 AND {_own_day(asked)} IS NULL",
    }
    sums = ", ".join(f"coalesce(sum(open) FILTER (WHERE {which}), 0) AS {name}" for name, which in summed.items())
    buckets = [*(f"s{n} - s{n + 1}" for n in range(last)), f"s{last}"]
    return before + _by_row(
        asked,
        [*buckets, "o.credits", "0", "o.disputed", "o.handed_over", "o.undated", "0"],
        f"(SELECT customer_id, currency, {sums}, coalesce(sum(disputed) FILTER (WHERE disputed > 0), 0) AS disputed"  # noqa: S608
        f" FROM ({source}) GROUP BY customer_id, currency)",
        "(s0 > 0 OR o.credits < 0)",
    )


def _payments_sql(asked: AgeingOn, source: str) -> str:
    zeros = ["0"] * (len(asked.edges) + 1)
    sums = [*zeros, "0", "o.unapplied", "0", "0", "0", "o.uncleared"]
    return _by_row(asked, sums, f"({source})", "(o.unapplied <> 0 OR o.uncleared <> 0)")


def _by_row(asked: AgeingOn, sums: Sequence[str], source: str, where: str) -> str:
    """Give the sums per customer to the rows that are asked for."""
    key, name, order = _ROWS[asked.by]
    grouped = asked.by != "customer"
    columns = ", ".join(f"sum({each})" if grouped else each for each in sums)
    return (
        f" SELECT o.currency, {order}, {key}, {name}, {columns} FROM {source} o JOIN customer c ON c.id = o.customer_id"  # noqa: S608
        f" WHERE {where}{' AND o.currency = :currency' if asked.currency else ''}"
        f"{f' GROUP BY o.currency, {key}' if grouped else ''} ORDER BY o.currency, {order}"
    )


def _is_past(book: Book, asked: AgeingOn) -> bool:
    """Say whether what is known has to be taken back to the day; a payment of a day to come counts from then on."""
    return asked.is_past or bool(book.rows(_KNOWN_LATER, {"day": asked.day.isoformat()})[0][0])


def _day(asked: AgeingOn, of: str = "") -> str:
    return f"{of}document_date" if asked.by_document else f"coalesce({of}due_date, {of}document_date)"


def _own_day(asked: AgeingOn) -> str:
    return "document_date" if asked.by_document else "due_date"


def _behind(asked: AgeingOn, cell: Cell) -> str:
    """Give the condition of the items behind a sum."""
    day = _day(asked, "o.")
    if cell.column == "bucket":
        edges = [edge.isoformat() for edge in asked.edges]
        if cell.bucket == 0:
            return f"o.open > 0 AND ({day} IS NULL OR {day} >= '{edges[0]}')"
        above = f" AND {day} >= '{edges[cell.bucket]}'" if cell.bucket < len(edges) else ""
        return f"o.open > 0 AND {day} < '{edges[cell.bucket - 1]}'{above}"
    return {
        "credits": "o.open < 0",
        "disputed": "o.disputed > 0",
        "handed_over": "o.open > 0 AND o.handed_over_on <= :day",
        "undated": f"o.open > 0 AND o.{_own_day(asked)} IS NULL",
    }.get(cell.column, "TRUE")


def _whose(asked: AgeingOn, cell: Cell, table: str) -> str:
    """Give the condition of currency and row."""
    currency = f" AND {table}.currency = :currency" if asked.currency else ""
    return currency + ("" if cell.key is None else f" AND {_ROWS[asked.by][0]} = :key")


def _params(asked: AgeingOn, cell: Cell) -> dict[str, Any]:
    return (
        {"day": asked.day.isoformat()}
        | ({"currency": asked.currency} if asked.currency else {})
        | ({} if cell.key is None else {"key": cell.key})
    )
