"""What became of items and payments, and what is disputed of an item."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import DayField, NumberedModel
from db.models.customers import Customer
from db.models.imports import ImportRun
from db.models.payments import Payment
from db.models.plans import Plan
from db.models.receivables import Receivable


class Allocation(NumberedModel):
    """What is taken off the open amount of an item, or given back to it; never changed, only reversed by another.

    Without an item it is the part of a payment that is interest of a plan.
    """

    receivable = ForeignKeyField(Receivable, null=True, backref="allocations")
    kind = TextField()
    amount = IntegerField()
    day = DayField()
    payment = ForeignKeyField(Payment, null=True, backref="allocations")
    credit = ForeignKeyField(Receivable, null=True, backref="credited")
    plan = ForeignKeyField(Plan, null=True, backref="allocations")
    run = ForeignKeyField(ImportRun, null=True, backref="allocations")
    reverses = ForeignKeyField("self", null=True, unique=True, backref="reversed_by")
    reason = TextField(default="")
    recorded_at = TextField()


class Dispute(NumberedModel):
    """A part of an item that the customer does not accept; the rest stays due (rule 37)."""

    customer = ForeignKeyField(Customer, backref="disputes")
    receivable = ForeignKeyField(Receivable, backref="disputes")
    amount = IntegerField()
    reason = TextField()
    owner = TextField(default="")
    detail = TextField(default="")
    reported_by = TextField(default="")
    reported_on = DayField(null=True)
    opened_on = DayField()
    status = TextField()
    closed_on = DayField(null=True)
    resolution = TextField(default="")
    credit = ForeignKeyField(Receivable, null=True, backref="disputes_credited")
    recorded_at = TextField()
