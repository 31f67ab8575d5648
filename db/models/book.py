"""The settings of a book, and what happened in it."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, NumberedModel
from db.models.customers import Customer


class Setting(BookModel):
    """One setting that belongs to the book, not to the machine."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """Read by peewee."""

        without_rowid = True


class Event(NumberedModel):
    """One line of a customer's timeline; nothing is ever removed from it. `data` is JSON."""

    customer = ForeignKeyField(Customer, backref="events")
    at = TextField()
    kind = TextField()
    entity_id = IntegerField(null=True)
    data = TextField(default="{}")
