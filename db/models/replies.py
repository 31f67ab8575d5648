"""What came back to papers, that a final notice may follow, and what else moves the limitation clock."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import DayField, NumberedModel
from db.models.contacts import Promise
from db.models.customers import Customer
from db.models.documents import Document, Proof
from db.models.receivables import Receivable
from db.models.visits import Reconciliation


class Reply(NumberedModel):
    """What a customer answered on the slip of a paper, and what became of it."""

    document = ForeignKeyField(Document, backref="replies")
    kind = TextField()
    replied_on = DayField()
    theirs = IntegerField(null=True)
    amount = IntegerField(null=True)
    pay_on = DayField(null=True)
    signed_by = TextField(default="")
    position = TextField(default="")
    note = TextField(default="")
    proof = ForeignKeyField(Proof, null=True, backref="replies")
    promise = ForeignKeyField(Promise, null=True, backref="replies")
    reconciliation = ForeignKeyField(Reconciliation, null=True, backref="replies")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)


class Escalation(NumberedModel):
    """The decision that a customer may get the final notice in a currency (rule 17)."""

    customer = ForeignKeyField(Customer, backref="escalations")
    currency = TextField()
    decided_on = DayField()
    reason = TextField()
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)
    withdrawn_because = TextField(default="")


class ClockEvent(NumberedModel):
    """What moves the limitation clock of an item, or of all of a customer's, and stands nowhere else."""

    customer = ForeignKeyField(Customer, backref="clock_events")
    receivable = ForeignKeyField(Receivable, null=True, backref="clock_events")
    day = DayField()
    kind = TextField()
    note = TextField(default="")
    kept_where = TextField(default="")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)
