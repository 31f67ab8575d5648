"""Customers and the people who work there."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import DayField, NumberedModel


class Customer(NumberedModel):
    """A firm that buys on credit. Amounts in minor units of `currency`; hours HH:MM."""

    name = TextField()
    name_en = TextField(default="")
    short_name = TextField(default="")
    code = TextField(default="")
    tax_id = TextField(default="")
    address = TextField(default="")
    credit_term_days = IntegerField(null=True)
    credit_limit = IntegerField(null=True)
    currency = TextField()
    standing = TextField()
    ability = TextField()
    willingness = TextField()
    tone = TextField()
    letter_language = TextField()
    call_from = TextField(null=True)
    call_to = TextField(null=True)
    avoid_hours = TextField(default="")
    terms_agreed_on = DayField(null=True)
    terms_agreed_by = TextField(default="")
    terms_document = TextField(default="")
    note = TextField(default="")
    name_key = TextField()
    sort_key = TextField()
    search_text = TextField()
    archived_at = TextField(null=True)
    created_at = TextField()
    updated_at = TextField()
    legal_representative = TextField(default="")
    region = TextField(default="")
    reconciled_on = DayField(null=True)
    contacts_a_day = IntegerField(null=True)
    country = TextField(default="")


class Contact(NumberedModel):
    """A person at a customer, and where we know them from."""

    customer = ForeignKeyField(Customer, backref="contacts")
    name = TextField()
    position = TextField(default="")
    phone = TextField(default="")
    mail = TextField(default="")
    best_time = TextField(null=True)
    source = TextField(default="")
    source_on = DayField(null=True)
    note = TextField(default="")
    archived_at = TextField(null=True)
    created_at = TextField()
    updated_at = TextField()
