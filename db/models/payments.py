"""Money that came in, was paid back or reversed, and the files it was read from."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import DayField, NumberedModel
from db.models.customers import Customer


class PaymentFile(NumberedModel):
    """A file of payments that was brought in; `summary` is JSON."""

    at = TextField()
    file_name = TextField()
    sha256 = TextField()
    summary = TextField()
    undone_at = TextField(null=True)


class Payment(NumberedModel):
    """A receipt (above zero), or what takes one back in part or in full (below); it is never changed or removed.

    `of` is the receipt that is paid back or reversed. A bill is received on one day, due on `maturity_on` and cleared
    on `cleared_on`.
    """

    customer = ForeignKeyField(Customer, backref="payments")
    kind = TextField()
    currency = TextField()
    amount = IntegerField()
    received_on = DayField()
    means = TextField()
    reference = TextField(default="")
    payer = TextField(default="")
    maturity_on = DayField(null=True)
    cleared_on = DayField(null=True)
    note = TextField(default="")
    reason = TextField(default="")
    of = ForeignKeyField("self", null=True, backref="taken_back")
    file = ForeignKeyField(PaymentFile, null=True, backref="payments")
    recorded_at = TextField()
