"""Texts of the mail that carries papers."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

_PAPER = ("title", "number", "made_on")

MAIL: Mapping[str, Places] = {
    "mail.subject": Places(("company", "title", "number"), ("number",)),
    "mail.subject_many": Places(("company", "count")),
    "mail.salutation": Places(("attention", "customer")),
    "mail.salutation_unknown": Places(("customer",)),
    "mail.body": Places((*_PAPER, "customer", "company"), ("number",)),
    "mail.body_many": Places(("customer", "company", "count")),
    "mail.line": Places(_PAPER, ("number",)),
    "mail.confirm": NONE,
    "mail.close": NONE,
}
