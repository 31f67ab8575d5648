"""Texts that several papers share."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

COMMON: Mapping[str, Places] = {
    "common.page": Places(("page", "pages"), ("page", "pages")),
    "common.letterhead.phone": Places(("phone",), ("phone",)),
    "common.letterhead.mail": Places(("mail",), ("mail",)),
    "common.registration.in": Places(("place",), ("place",)),
    "common.registration.number": Places(("number",), ("number",)),
    "common.registration.office": Places(("address",), ("address",)),
    "common.currency_cny": NONE,
    "common.items.number": NONE,
    "common.items.document_date": NONE,
    "common.items.due_date": NONE,
    "common.items.amount": NONE,
    "common.items.paid": NONE,
    "common.items.open": NONE,
    "common.items.days_overdue": NONE,
    "common.items.total": Places(("currency",)),
    "common.bank.holder": NONE,
    "common.bank.bank": NONE,
    "common.bank.number": NONE,
    "common.bank.code": NONE,
    "common.bank.reference": NONE,
    "common.seal": NONE,
    "common.slip.tear": NONE,
}
