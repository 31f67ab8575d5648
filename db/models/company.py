"""Our own company as its papers say it, the words that a firm has made its own, and the rates of late interest."""

from peewee import BlobField, CompositeKey, IntegerField, TextField

from db.models.base import BookModel, DayField, NumberedModel


class Company(NumberedModel):
    """The one row about ourselves."""

    name = TextField(default="")
    name_en = TextField(default="")
    address = TextField(default="")
    address_en = TextField(default="")
    tax_id = TextField(default="")
    phone = TextField(default="")
    mail = TextField(default="")
    legal_representative = TextField(default="")
    signatory = TextField(default="")
    signatory_position = TextField(default="")
    handler = TextField(default="")
    handler_phone = TextField(default="")
    handler_mail = TextField(default="")
    signing_place = TextField(default="")
    english_habit = TextField()
    registered_number = TextField(default="")
    registered_in = TextField(default="")
    registered_office = TextField(default="")
    logo = BlobField(null=True)
    updated_at = TextField()


class CompanyAccount(NumberedModel):
    """A bank account of ours, in the order in which they are chosen from."""

    position = IntegerField(unique=True)
    currency = TextField()
    holder = TextField(default="")
    bank = TextField(default="")
    number = TextField(default="")
    code = TextField(default="")


class PaperText(BookModel):
    """A firm's own wording of one text of its papers."""

    language = TextField()
    key = TextField()
    text = TextField()
    updated_at = TextField()

    class Meta:
        """Read by peewee."""

        primary_key = CompositeKey("language", "key")
        without_rowid = True


class PaperTextVersion(NumberedModel):
    """A wording that a firm gave a text at some time; '' is a return to ours."""

    language = TextField()
    key = TextField()
    text = TextField(default="")
    saved_at = TextField()


class ReferenceRate(NumberedModel):
    """A rate that late interest is reckoned from, from a day on; per year, in millionths."""

    basis = TextField()
    valid_from = DayField()
    rate_ppm = IntegerField()
    source = TextField(default="")
    recorded_at = TextField()
