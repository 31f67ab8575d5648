"""Texts of the reminders."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

#: What every sentence of a reminder may name.
_LETTER = ("company", "customer", "number", "made_on", "as_of", "pay_by", "total")

REMINDER: Mapping[str, Places] = {
    "reminder.title": NONE,
    "reminder.number": Places(("number",), ("number",)),
    "reminder.addressee": Places(("customer",), ("customer",)),
    "reminder.attention": Places(("attention",), ("attention",)),
    "reminder.salutation": NONE,
    "reminder.salutation_us": NONE,
    "reminder.subject": Places(_LETTER, ("total",)),
    "reminder.subject_one": Places((*_LETTER, "document"), ("total",)),
    "reminder.opening": Places(_LETTER),
    "reminder.opening_contracts": Places((*_LETTER, "contracts"), ("contracts",)),
    "reminder.facts": Places((*_LETTER, "days"), ("as_of",)),
    "reminder.disputed": Places(("document", "amount"), ("document", "amount")),
    "reminder.credit": NONE,
    "reminder.total": Places(("total",), ("total",)),
    "reminder.total_capitals": Places(("total", "capitals"), ("total", "capitals")),
    "reminder.request": Places(_LETTER, ("pay_by",)),
    "reminder.request_no_account": Places(_LETTER, ("pay_by",)),
    "reminder.overlooked": Places(_LETTER),
    "reminder.disregard": Places(_LETTER),
    "reminder.contact": Places(("name",), ("name",)),
    "reminder.closing": Places(_LETTER),
    "reminder.close": NONE,
    "reminder.close_us": NONE,
    "reminder.on_behalf": Places(("company",), ("company",)),
    "reminder.enclosures": NONE,
    "reminder.slip.title": NONE,
    "reminder.slip.to": Places(("company",), ("company",)),
    "reminder.slip.received": Places((*_LETTER, "title"), ("number",)),
    "reminder.slip.agree": Places(_LETTER, ("total",)),
    "reminder.slip.note": Places(_LETTER),
    "reminder.slip.firm": NONE,
    "reminder.slip.day": NONE,
    "reminder.slip.signer": NONE,
    "reminder.slip.position": NONE,
}
