"""Instalment plans: their versions, the debt they are about, their instalments and what came in."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Customer
from db.models.payments import Payment
from db.models.receivables import Receivable


class Plan(NumberedModel):
    """One version of a plan; sums in minor units of `currency`.

    `ledger_from` is the last allocation before it was signed: what is taken off its items later counts for it. None
    where it is not signed, and where payments were recorded under it before there was a ledger.
    """

    customer = ForeignKeyField(Customer, backref="plans")
    root = ForeignKeyField("self", null=True, backref="versions")
    version = IntegerField(default=1)
    state = TextField()
    currency = TextField()
    debt = IntegerField()
    down_payment = IntegerField()
    down_payment_on = DayField(null=True)
    parts = IntegerField(null=True)
    part_amount = IntegerField(null=True)
    every = TextField()
    first_on = DayField(null=True)
    shift = TextField()
    interest = TextField()
    rate_ppm = IntegerField(default=0)
    interest_from = DayField(null=True)
    remainder = TextField()
    edited = BooleanField(default=False)
    contract = TextField(default="")
    reason = TextField(default="")
    note = TextField(default="")
    clauses = TextField(default="{}")
    signed_on = DayField(null=True)
    ledger_from = IntegerField(null=True)
    closed_because = TextField(default="")
    as_of = DayField()
    created_at = TextField()
    updated_at = TextField()


class PlanItem(BookModel):
    """A receivable that a plan is about, with what was open of it then."""

    plan = ForeignKeyField(Plan, backref="items", on_delete="CASCADE")
    receivable = ForeignKeyField(Receivable, backref="plans")
    open = IntegerField()

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("plan", "receivable")
        without_rowid = True


class PlanInstalment(BookModel):
    """One instalment; position 0 is the down payment."""

    plan = ForeignKeyField(Plan, backref="instalments", on_delete="CASCADE")
    position = IntegerField()
    nominal_on = DayField()
    pay_on = DayField()
    principal = IntegerField()
    interest = IntegerField()

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("plan", "position")
        without_rowid = True


class PlanPayment(NumberedModel):
    """What came in under one version of a plan; withdrawn when recorded by mistake, never deleted.

    `payment` is that of the ledger, None for what was recorded before there was one.
    """

    plan = ForeignKeyField(Plan, backref="payments")
    paid_on = DayField()
    amount = IntegerField()
    reference = TextField(default="")
    note = TextField(default="")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)
    payment = ForeignKeyField(Payment, null=True, backref="plan_payments")
