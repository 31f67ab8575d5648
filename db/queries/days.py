"""Days as the book keeps them, TEXT YYYY-MM-DD, and as Python knows them."""

from datetime import date


def day(text: str | None) -> date | None:
    """Read a day that may be missing."""
    return date.fromisoformat(text) if text else None


def marks(count: int) -> str:
    """Give the placeholders of an IN list: `?,?,?`; NULL for an empty one, which matches nothing."""
    return ",".join("?" * count) or "NULL"
