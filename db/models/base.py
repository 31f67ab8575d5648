"""What all tables share: strict column types, plain table names, and calendar days as text."""

import datetime as dt

from peewee import AutoField, Field, Model


class DayField(Field):
    """A calendar day: `date` in Python, TEXT YYYY-MM-DD in the book (STRICT tables know no DATE)."""

    field_type = "TEXT"

    def db_value(self, value: dt.date | None) -> str | None:
        """Give the text that is stored; a point in time is refused, for its day depends on where one stands."""
        if isinstance(value, dt.datetime):
            raise TypeError("a calendar day, not a point in time")
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> dt.date | None:
        """Read the stored text."""
        return None if value is None else dt.date.fromisoformat(value)


class BookModel(Model):
    """A table of the book."""

    class Meta:
        """Read by peewee."""

        legacy_table_names = False
        strict_tables = True


class NumberedModel(BookModel):
    """A table whose rows are numbered."""

    id = AutoField()
