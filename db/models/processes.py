"""How each customer pays (rule 22)."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Contact, Customer


class Process(BookModel):
    """One customer's way of paying: the pay-day rule ('' when not known) and the means, comma-separated.

    `papers_by` is the last day to hand papers in for the pay day `papers_for`; whoever misses it waits for
    `papers_else`. They are worked out anew once that day has passed.
    """

    customer = ForeignKeyField(Customer, primary_key=True, backref="process")
    rule = TextField(default="")
    means = TextField(default="")
    note = TextField(default="")
    updated_at = TextField()
    papers_by = DayField(null=True)
    papers_for = DayField(null=True)
    papers_else = DayField(null=True)
    reference = TextField(default="")


class ProcessStep(NumberedModel):
    """One step on the way to the money: who does it, who stands in, how long it takes, on which days of the month."""

    process = ForeignKeyField(Process, column_name="customer_id", backref="steps", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    role = TextField(default="")
    person = TextField(default="")
    contact = ForeignKeyField(Contact, null=True, backref="steps")
    deputy_name = TextField(column_name="deputy", default="")
    deputy = ForeignKeyField(Contact, null=True, backref="deputy_steps")
    lead_days = IntegerField(default=0)
    window_from = IntegerField(null=True)
    window_to = IntegerField(null=True)
    note = TextField(default="")


class ProcessPaper(NumberedModel):
    """A paper the customer wants to see before paying, in which form and how many."""

    process = ForeignKeyField(Process, column_name="customer_id", backref="papers", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    form = TextField(null=True)
    copies = IntegerField()
    note = TextField(default="")
