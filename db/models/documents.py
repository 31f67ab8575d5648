"""Papers as they were printed, how each went out, that it arrived and what came back; none of it is ever removed."""

from peewee import BlobField, CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Customer
from db.models.payments import Payment
from db.models.plans import Plan
from db.models.receivables import Receivable


class PrintRun(NumberedModel):
    """Papers that were made together."""

    made_on = DayField()
    note = TextField(default="")
    made_at = TextField()


class Document(NumberedModel):
    """One printed paper with its exact bytes; a wrong one is voided and keeps its number."""

    customer = ForeignKeyField(Customer, backref="documents")
    kind = TextField()
    level = IntegerField(null=True)
    number = TextField(unique=True)
    year = IntegerField()
    serial = IntegerField()
    made_on = DayField()
    as_of = DayField()
    language = TextField()
    currency = TextField()
    total = IntegerField()
    unapplied = IntegerField(default=0)
    interest = IntegerField(default=0)
    pay_by = DayField(null=True)
    plan = ForeignKeyField(Plan, null=True, backref="documents")
    payment = ForeignKeyField(Payment, null=True, backref="documents")
    run = ForeignKeyField(PrintRun, null=True, backref="documents")
    choices = TextField(default="{}")
    pages = IntegerField()
    pdf = BlobField()
    sha256 = TextField()
    made_by = TextField(default="")
    made_at = TextField()
    voided_at = TextField(null=True)
    void_reason = TextField(default="")


class DocumentItem(BookModel):
    """An item as it stood on the paper."""

    document = ForeignKeyField(Document, backref="items")
    position = IntegerField()
    receivable = ForeignKeyField(Receivable, backref="documents")
    number = TextField()
    document_date = DayField(null=True)
    due_date = DayField(null=True)
    amount = IntegerField()
    open = IntegerField()
    disputed = IntegerField(default=0)
    days_overdue = IntegerField()

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("document", "position")
        without_rowid = True


class Delivery(NumberedModel):
    """How a paper went out; one recorded by mistake is withdrawn."""

    document = ForeignKeyField(Document, backref="deliveries")
    channel = TextField()
    sent_on = DayField()
    sent_by = TextField(default="")
    sent_to = TextField(default="")
    tracking = TextField(default="")
    note = TextField(default="")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)


class Proof(NumberedModel):
    """What shows that a paper arrived; `file` are the bytes of a scan, `kept_where` says where a paper is kept."""

    document = ForeignKeyField(Document, backref="proofs")
    kind = TextField()
    arrived_on = DayField()
    received_by = TextField(default="")
    kept_where = TextField(default="")
    note = TextField(default="")
    file_name = TextField(default="")
    media_type = TextField(null=True)
    size = IntegerField(default=0)
    sha256 = TextField(default="")
    recorded_at = TextField()
    withdrawn_at = TextField(null=True)
    file = BlobField(null=True)
