"""What must agree in the ledger: queries that give the rows which do not.

What the book's own triggers see to, and what its tables rule out, is asked all the same.
"""

from db.connection import Book

_TAKEN = "(SELECT receivable_id AS id, sum(amount) AS amount FROM allocation GROUP BY receivable_id)"
_REVERSED = "EXISTS (SELECT 1 FROM payment o WHERE o.of_id = p.id AND o.kind = 'reversal')"

_OPEN_DIFFERS = (
    f"SELECT r.id FROM receivable r LEFT JOIN {_TAKEN} a ON a.id = r.id"  # noqa: S608 (our own names)
    " WHERE r.open <> r.amount - coalesce(a.amount, 0)"
)
_DISPUTED_DIFFERS = (
    "SELECT r.id FROM receivable r LEFT JOIN (SELECT receivable_id AS id, sum(amount) AS amount FROM dispute"
    " WHERE status = 'open' GROUP BY receivable_id) d ON d.id = r.id WHERE r.disputed <> coalesce(d.amount, 0)"
)
_BALANCE_DIFFERS = (
    "SELECT DISTINCT customer_id FROM (SELECT r.customer_id, sum(r.open) AS owed, sum(max(r.amount, 0)) AS items,"  # noqa: S608
    " sum(max(-r.amount, 0)) AS credits, coalesce(sum(a.amount), 0) AS allocated"
    f" FROM receivable r LEFT JOIN {_TAKEN} a ON a.id = r.id GROUP BY r.customer_id, r.currency)"
    " WHERE owed <> items - credits - allocated"
)
_OVER_ALLOCATED = (
    "WITH moved (payment, day, amount) AS (SELECT coalesce(of_id, id), received_on, amount FROM payment"
    " UNION ALL SELECT payment_id, day, -amount FROM allocation WHERE payment_id IS NOT NULL)"
    " SELECT DISTINCT payment FROM (SELECT payment, sum(amount) OVER (PARTITION BY payment ORDER BY day) AS left"
    " FROM moved) WHERE left < 0"
)
_REVERSED_PAYMENT_APPLIED = (
    "SELECT p.id FROM payment p JOIN allocation a ON a.payment_id = p.id"  # noqa: S608
    f" WHERE {_REVERSED} GROUP BY p.id HAVING sum(a.amount) <> 0"
)
_PAYMENT_OF_ANOTHER = (
    "SELECT p.id FROM payment p JOIN payment o ON o.id = p.of_id WHERE o.kind <> 'receipt'"
    " OR p.currency <> o.currency OR p.customer_id <> o.customer_id OR p.received_on < o.received_on"
)
_PLAN_PAYMENT_DIFFERS = (
    "SELECT y.id FROM plan_payment y JOIN payment p ON p.id = y.payment_id WHERE y.amount <> p.amount"  # noqa: S608
    f" OR y.paid_on <> p.received_on OR (y.withdrawn_at IS NOT NULL) <> {_REVERSED}"
)
# The plus lets SQLite read the rows as they lie instead of one by one by the index of what they reverse.
_WRONGLY_REVERSED = (
    "SELECT a.id FROM allocation a JOIN allocation b ON b.id = a.reverses_id WHERE a.amount <> -b.amount"
    " OR a.kind <> b.kind OR a.receivable_id IS NOT b.receivable_id OR a.payment_id IS NOT b.payment_id"
    " OR a.credit_id IS NOT b.credit_id OR b.reverses_id IS NOT NULL OR a.day < b.day"
    " UNION SELECT id FROM allocation WHERE kind IN ('payment', 'interest') AND amount < 0 AND +reverses_id IS NULL"
    " UNION SELECT max(id) FROM allocation WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1"
)
_ALLOCATED_TO_ANOTHER = (
    "SELECT a.id FROM allocation a JOIN receivable r ON r.id = a.receivable_id"
    " LEFT JOIN payment p ON p.id = a.payment_id LEFT JOIN receivable n ON n.id = a.credit_id"
    " WHERE p.currency <> r.currency OR p.customer_id <> r.customer_id"
    " OR n.currency <> r.currency OR n.customer_id <> r.customer_id"
)
_CREDIT_DIFFERS = "SELECT credit_id FROM allocation WHERE kind = 'credit' GROUP BY credit_id HAVING sum(amount) <> 0"

#: By code: the table, and a query for the ids of its rows that are wrong.
LEDGER_SUMS = {
    "open_differs": ("receivable", _OPEN_DIFFERS),
    "disputed_differs": ("receivable", _DISPUTED_DIFFERS),
    "balance_differs": ("customer", _BALANCE_DIFFERS),
    "over_allocated": ("payment", _OVER_ALLOCATED),
    "reversed_payment_applied": ("payment", _REVERSED_PAYMENT_APPLIED),
    "payment_of_another": ("payment", _PAYMENT_OF_ANOTHER),
    "plan_payment_differs": ("plan_payment", _PLAN_PAYMENT_DIFFERS),
    "wrongly_reversed": ("allocation", _WRONGLY_REVERSED),
    "allocated_to_another": ("allocation", _ALLOCATED_TO_ANOTHER),
    "credit_differs": ("receivable", _CREDIT_DIFFERS),
}


def fractions(book: Book, most: int) -> list[tuple[str, int]]:
    """Give table and row of what is stored as a number with a fraction: money is counted in whole minor units.

    The row is 0 where the table numbers none.
    """
    found: list[tuple[str, int]] = []
    for table, without_rowid in book.rows("SELECT name, wr FROM pragma_table_list WHERE type = 'table'"):
        columns = book.rows("SELECT name FROM pragma_table_info(?)", [table])
        types = ", ".join(f'typeof("{name}")' for (name,) in columns)
        row = "0" if without_rowid else "rowid"
        found += (
            (table, id_)
            for (id_,) in book.rows(f"SELECT {row} FROM \"{table}\" WHERE 'real' IN ({types}) LIMIT ?", [most])  # noqa: S608
        )
    return found
