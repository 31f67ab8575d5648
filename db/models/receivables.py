"""What customers owe."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from db.models.base import DayField, NumberedModel
from db.models.customers import Customer


class Receivable(NumberedModel):
    """An invoice or another item to be paid. Amounts in minor units; a credit note's are negative.

    `open` and `disputed` follow from allocations and disputes by the book's own triggers. `booked` is what the finance
    office's last file says is open, None where no file has spoken of the item.
    """

    customer = ForeignKeyField(Customer, backref="receivables")
    number = TextField()
    number_key = TextField()
    kind = TextField()
    contract = TextField(default="")
    project = TextField(default="")
    document_date = DayField(null=True)
    due_date = DayField(null=True)
    credit_term_days = IntegerField(null=True)
    currency = TextField()
    amount = IntegerField()
    open = IntegerField()
    disputed = IntegerField(default=0)
    booked = IntegerField(null=True)
    by_hand = BooleanField(default=False)
    cause = TextField(null=True)
    nature = TextField(null=True)
    term_class = TextField(null=True)
    handed_over_on = DayField(null=True)
    handed_over_to = TextField(default="")
    note = TextField(default="")
    closed_at = TextField(null=True)
    created_at = TextField()
    updated_at = TextField()
