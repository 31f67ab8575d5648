"""What a column of a file can hold."""

from enum import StrEnum


class Field(StrEnum):
    """What a column brings in."""

    CUSTOMER_NAME = "customer_name"
    CUSTOMER_NAME_EN = "customer_name_en"
    SHORT_NAME = "short_name"
    CUSTOMER_CODE = "customer_code"
    TAX_ID = "tax_id"
    ADDRESS = "address"
    REGION = "region"
    CREDIT_TERM_DAYS = "credit_term_days"
    CREDIT_LIMIT = "credit_limit"
    CONTACT_NAME = "contact_name"
    CONTACT_POSITION = "contact_position"
    PHONE = "phone"
    MAIL = "mail"
    ITEM_NUMBER = "item_number"
    ITEM_KIND = "item_kind"
    CONTRACT = "contract"
    PROJECT = "project"
    DOCUMENT_DATE = "document_date"
    DUE_DATE = "due_date"
    AMOUNT = "amount"
    PAID = "paid"
    OPEN_AMOUNT = "open_amount"
    CURRENCY = "currency"
    NOTE = "note"
    # of payments alone
    RECEIVED_ON = "received_on"
    RECEIVED = "received"  # what came in
    PAID_OUT = "paid_out"
    DIRECTION = "direction"  # in or out, beside one column of amounts
    PAYER = "payer"
    PURPOSE = "purpose"
    MESSAGE = "message"
    SUMMARY = "summary"
    FLOW_NUMBER = "flow_number"
    MEANS = "means"
    BALANCE = "balance"


DATES = frozenset({Field.DOCUMENT_DATE, Field.DUE_DATE, Field.RECEIVED_ON})
AMOUNTS = frozenset(
    {
        Field.AMOUNT, Field.PAID, Field.OPEN_AMOUNT, Field.CREDIT_LIMIT, Field.RECEIVED, Field.PAID_OUT, Field.BALANCE,
    }
)  # fmt: skip
#: What says of whom a row speaks.
CUSTOMER_KEYS = frozenset({Field.CUSTOMER_NAME, Field.CUSTOMER_CODE})
