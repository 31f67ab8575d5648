"""Days on which people work and days on which they do not."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Customer


class ClosedPeriod(NumberedModel):
    """Days, both ends included, on which one customer neither takes in papers nor pays."""

    customer = ForeignKeyField(Customer, backref="closed_periods")
    first_day = DayField()
    last_day = DayField()
    note = TextField(default="")


class CalendarDay(BookModel):
    """One day of a country that is set by the user or a notice, against what the calendar library says."""

    country = TextField()
    day = DayField()
    working = BooleanField()
    name = TextField(default="")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("country", "day")
        without_rowid = True


class CalendarYear(BookModel):
    """A year whose official working days are in the book, and where they were taken from."""

    country = TextField()
    year = IntegerField()
    source = TextField(default="")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("country", "year")
        without_rowid = True
