"""How a step declares columns: what STRICT tables cannot say by type alone stands in a CHECK.

Released steps are made of these, so what they give never changes; a new need is a new function.
"""

_CLOCK = "GLOB '[0-2][0-9]:[0-5][0-9]'"

MONEY_CURRENCY = "currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]')"
CUSTOMER = "customer_id INTEGER NOT NULL REFERENCES customer (id)"


def day(column: str, *, null: bool = False) -> str:
    """Declare a calendar day, TEXT YYYY-MM-DD; `date()` gives NULL or another text for anything else."""
    real = f"date({column}) IS {column}"
    return f"{column} TEXT CHECK ({column} IS NULL OR {real})" if null else f"{column} TEXT NOT NULL CHECK ({real})"


def clock(column: str) -> str:
    """Declare a time of day, TEXT HH:MM, or nothing."""
    return f"{column} TEXT CHECK ({column} IS NULL OR ({column} {_CLOCK} AND {column} < '24:00'))"


def text(column: str, limit: int = 300) -> str:
    """Declare a text of at most `limit` characters, empty unless given."""
    return f"{column} TEXT NOT NULL DEFAULT '' CHECK (length({column}) <= {limit})"


def choice(column: str, *choices: str, null: bool = False) -> str:
    """Declare a text that is one of a few; SQLite would build an IN list anew for each row."""
    listed = " OR ".join(f"{column} = '{choice}'" for choice in choices)
    return f"{column} TEXT {'' if null else 'NOT NULL '}CHECK ({listed})"


def amount(column: str, *, least: int = 0) -> str:
    """Declare a sum in minor units, from `least` up to the largest that a book holds."""
    return f"{column} INTEGER NOT NULL CHECK ({column} BETWEEN {least} AND 9999999999999)"
