"""Papers as they were printed; the book refuses to change or remove them."""

from peewee import BlobField, CompositeKey, ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel
from db.models.customers import Customer
from db.models.plans import Plan
from db.models.receivables import Receivable


class Document(NumberedModel):
    """One printed paper with its exact bytes; a wrong one is voided and keeps its number."""

    customer = ForeignKeyField(Customer, backref="documents")
    kind = TextField()
    number = TextField(unique=True)
    year = IntegerField()
    serial = IntegerField()
    made_on = DayField()
    as_of = DayField()
    language = TextField()
    currency = TextField()
    total = IntegerField()
    pay_by = DayField(null=True)
    plan = ForeignKeyField(Plan, null=True, backref="documents")
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
