"""Texts of the receipt for money taken."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

#: What every sentence of a receipt may name.
_RECEIPT = ("company", "customer", "number", "made_on", "as_of")

RECEIPT: Mapping[str, Places] = {
    "receipt.title": NONE,
    "receipt.number": Places(("number",), ("number",)),
    "receipt.copy_theirs": NONE,
    "receipt.copy_ours": NONE,
    "receipt.cut": NONE,
    "receipt.from": NONE,
    "receipt.payer": NONE,
    "receipt.amount": NONE,
    "receipt.amount_capitals": Places(("amount", "capitals"), ("amount", "capitals")),
    "receipt.received_on": NONE,
    "receipt.means": NONE,
    "receipt.means.transfer": NONE,
    "receipt.means.cash": NONE,
    "receipt.means.bank_bill": NONE,
    "receipt.means.commercial_bill": NONE,
    "receipt.means.cheque": NONE,
    "receipt.means.cheque_us": NONE,
    "receipt.means.set_off": NONE,
    "receipt.means.other": NONE,
    "receipt.maturity": Places(("means", "maturity_on"), ("means", "maturity_on")),
    "receipt.cleared": Places(("means", "maturity_on", "cleared_on"), ("means", "cleared_on")),
    "receipt.reference": NONE,
    "receipt.plan": NONE,
    "receipt.plan_instalments": Places(("plan", "instalments"), ("plan", "instalments")),
    "receipt.plan_without_number": NONE,
    "receipt.instalment": Places(("place",), ("place",)),
    "receipt.down_payment": NONE,
    "receipt.items.share": NONE,
    "receipt.items.open": NONE,
    "receipt.items.interest": NONE,
    "receipt.items.unapplied": NONE,
    "receipt.items.paid_back": NONE,
    "receipt.account": Places((*_RECEIPT, "owed"), ("as_of", "owed")),
    "receipt.account_nothing": Places(_RECEIPT, ("as_of",)),
    "receipt.account_credit": Places((*_RECEIPT, "owed"), ("as_of", "owed")),
    "receipt.waiting": Places((*_RECEIPT, "waiting"), ("waiting",)),
    "receipt.clearing": Places(_RECEIPT),
    "receipt.no_invoice": Places(_RECEIPT),
    "receipt.seal": NONE,
    "receipt.received_by": Places(("name",), ("name",)),
    "receipt.handed_over_by": NONE,
}
