"""Every text that the papers are made of, by key, with the places it may have.

The words themselves stand in `resources/locale/<language>/LC_MESSAGES/letters.po`, a note for the reader above each.
Texts without a place need no more than their key here.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Places(NamedTuple):
    """The places of one text: those it may have, and those it must keep."""

    allowed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


NONE = Places()

#: Parts that several papers share.
COMMON: Mapping[str, Places] = {
    "common.page": Places(("page", "pages"), ("page", "pages")),
    "common.letterhead.phone": Places(("phone",), ("phone",)),
    "common.letterhead.mail": Places(("mail",), ("mail",)),
    "common.registration.in": Places(("place",), ("place",)),
    "common.registration.number": Places(("number",), ("number",)),
    "common.registration.office": Places(("address",), ("address",)),
    "common.items.unit": Places(("currency",), ("currency",)),
    "common.currency_cny": NONE,
    "common.items.number": NONE,
    "common.items.document_date": NONE,
    "common.items.due_date": NONE,
    "common.items.amount": NONE,
    "common.items.paid": NONE,
    "common.items.open": NONE,
    "common.items.days_overdue": NONE,
    "common.items.total": NONE,
    "common.bank.heading": NONE,
    "common.bank.holder": NONE,
    "common.bank.bank": NONE,
    "common.bank.number": NONE,
    "common.bank.code": NONE,
    "common.bank.none": NONE,
    "common.seal": NONE,
    "common.slip.tear": NONE,
}

REMINDER: Mapping[str, Places] = {}

PROPOSAL_FORM: Mapping[str, Places] = {}

AGREEMENT: Mapping[str, Places] = {}

ALL: Mapping[str, Places] = {**COMMON, **REMINDER, **PROPOSAL_FORM, **AGREEMENT}
