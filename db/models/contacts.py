"""What was said: promises, contacts, signals, the contracts it was about; and marks of the lines of a day."""

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Contact, Customer
from db.models.documents import Document
from db.models.receivables import Receivable
from db.models.visits import Visit


class Promise(NumberedModel):
    """A promise to pay as it was made; whether it was kept follows from what came in."""

    customer = ForeignKeyField(Customer, backref="promises")
    currency = TextField()
    amount = IntegerField()
    made_on = DayField()
    due_on = DayField()
    tolerance_days = IntegerField(default=0)
    contact = ForeignKeyField(Contact, null=True, backref="promises")
    by_whom = TextField(default="")
    visit = ForeignKeyField(Visit, null=True, backref="promises")
    note = TextField(default="")
    cancelled_on = DayField(null=True)
    cancelled_because = TextField(default="")
    recorded_at = TextField()


class PromiseItem(BookModel):
    """An item that a promise is about."""

    promise = ForeignKeyField(Promise, backref="items", on_delete="CASCADE")
    receivable = ForeignKeyField(Receivable, backref="promises")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("promise", "receivable")
        without_rowid = True


class ContactLog(NumberedModel):
    """A contact with a customer; it ends with a next step and its day or with why none is needed (rule 8)."""

    customer = ForeignKeyField(Customer, backref="contact_log")
    day = DayField()
    time = TextField(null=True)
    channel = TextField()
    contact = ForeignKeyField(Contact, null=True, backref="contact_log")
    spoke_with = TextField(default="")
    said = TextField(default="")
    result = TextField()
    tactic = TextField(null=True)
    verdict = TextField(null=True)
    evidence = TextField(default="")
    visit = ForeignKeyField(Visit, null=True, backref="contact_log")
    document = ForeignKeyField(Document, null=True, backref="contact_log")
    promise = ForeignKeyField(Promise, null=True, backref="contact_log")
    next_step = TextField(default="")
    next_step_on = DayField(null=True)
    next_step_done_on = DayField(null=True)
    no_next_step = TextField(default="")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)


class Signal(NumberedModel):
    """Something seen or heard that speaks for or against being paid; no person is named as its source (rule 21, D4)."""

    customer = ForeignKeyField(Customer, backref="signals")
    day = DayField()
    kind = TextField()
    note = TextField(default="")
    source = TextField()
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)


class Contract(NumberedModel):
    """What a call sheet says of a contract (rule 46); sums in minor units of `currency`."""

    customer = ForeignKeyField(Customer, backref="contracts")
    number = TextField()
    number_key = TextField()
    project = TextField(default="")
    product = TextField(default="")
    our_party = TextField(default="")
    currency = TextField()
    amount = IntegerField(null=True)
    delivered = IntegerField(null=True)
    advance = TextField(default="")
    signed_on = DayField(null=True)
    settle_by = DayField(null=True)
    note = TextField(default="")
    updated_at = TextField()
    pay_clause = TextField(default="")


class TodayMark(NumberedModel):
    """What the rep made of a line of the day: pinned, put off until a day, or done for now."""

    customer = ForeignKeyField(Customer, backref="today_marks")
    kind = TextField()
    code = TextField(default="")
    points = IntegerField(default=0)
    set_on = DayField()
    until_on = DayField(null=True)
    reason = TextField(default="")
    set_at = TextField()
    cleared_at = TextField(null=True)
