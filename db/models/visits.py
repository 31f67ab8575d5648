"""Visits, their confirmation, and the differences that confirming brings to light (rules 3, 4, 5)."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Contact, Customer
from db.models.documents import Document
from db.models.receivables import Receivable


class Visit(NumberedModel):
    """A visit; `revision` counts the dates it has had, and the folded answers are those of the present one."""

    customer = ForeignKeyField(Customer, backref="visits")
    day = DayField()
    time = TextField(null=True)
    purpose = TextField()
    amount = IntegerField(null=True)
    currency = TextField()
    note = TextField(default="")
    status = TextField()
    revision = IntegerField(default=1)
    planned_on = DayField()
    confirm_from = DayField()
    time_answer = TextField(null=True)
    amount_answer = TextField(null=True)
    confirmed = BooleanField(default=False)
    outcome = TextField(null=True)
    outcome_note = TextField(default="")
    next_step = TextField(default="")
    next_step_on = DayField(null=True)
    next_step_done_on = DayField(null=True)
    closed_on = DayField(null=True)
    created_at = TextField()
    updated_at = TextField()


class VisitItem(BookModel):
    """A receivable that is to be collected on a visit."""

    visit = ForeignKeyField(Visit, backref="items", on_delete="CASCADE")
    receivable = ForeignKeyField(Receivable, backref="visits")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("visit", "receivable")
        without_rowid = True


class VisitPerson(BookModel):
    """Somebody to be seen on a visit."""

    visit = ForeignKeyField(Visit, backref="people", on_delete="CASCADE")
    contact = ForeignKeyField(Contact, backref="visits")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("visit", "contact")
        without_rowid = True


class VisitPaper(NumberedModel):
    """A paper to take along."""

    visit = ForeignKeyField(Visit, backref="papers", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    form = TextField(null=True)
    copies = IntegerField()
    note = TextField(default="")
    packed = BooleanField(default=False)


class VisitAnswer(BookModel):
    """What may be said against paying on a visit, and what to answer (rules 39 and 77)."""

    visit = ForeignKeyField(Visit, backref="answers", on_delete="CASCADE")
    position = IntegerField()
    problem = TextField()
    answer = TextField(default="")

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("visit", "position")
        without_rowid = True


class Confirmation(NumberedModel):
    """One talk about a visit's time and amount; withdrawn when recorded by mistake, never deleted."""

    visit = ForeignKeyField(Visit, backref="confirmations")
    revision = IntegerField()
    at = TextField()
    answered_on = DayField()
    contact = ForeignKeyField(Contact, null=True, backref="confirmations")
    spoke_with = TextField(default="")
    channel = TextField()
    time_answer = TextField()
    new_day = DayField(null=True)
    new_time = TextField(null=True)
    old_day = DayField(null=True)
    old_time = TextField(null=True)
    old_planned_on = DayField(null=True)
    amount_answer = TextField()
    amount_ours = IntegerField(null=True)
    amount_theirs = IntegerField(null=True)
    reason = TextField(default="")
    note = TextField(default="")
    withdrawn_at = TextField(null=True)


class Reconciliation(NumberedModel):
    """A difference between their figure and ours, from the talk that showed it to its end."""

    customer = ForeignKeyField(Customer, backref="reconciliations")
    visit = ForeignKeyField(Visit, null=True, backref="reconciliations")
    confirmation = ForeignKeyField(Confirmation, null=True, backref="reconciliations")
    document = ForeignKeyField(Document, null=True, backref="reconciliations")
    currency = TextField()
    ours = IntegerField()
    theirs = IntegerField()
    reason = TextField()
    detail = TextField(default="")
    owner = TextField(default="")
    status = TextField()
    agreed = IntegerField(null=True)
    resolution = TextField(default="")
    opened_on = DayField()
    closed_on = DayField(null=True)
