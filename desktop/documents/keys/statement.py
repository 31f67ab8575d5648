"""Texts of the statement of account."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

#: What every sentence of a statement may name.
_STATEMENT = ("company", "customer", "number", "made_on", "as_of", "reply_by")
_AMOUNT = Places((*_STATEMENT, "amount"), ("amount",))

STATEMENT: Mapping[str, Places] = {
    "statement.title": NONE,
    "statement.subject": Places(_STATEMENT),
    "statement.opening": Places(_STATEMENT, ("as_of",)),
    "statement.balance.cut_off": NONE,
    "statement.balance.you_owe": Places(("currency",)),
    "statement.balance.we_owe": Places(("currency",)),
    "statement.balance.remark": NONE,
    "statement.remark.capitals": Places(("capitals",), ("capitals",)),
    "statement.remark.disputed": Places(("amount",), ("amount",)),
    "statement.remark.none": NONE,
    "statement.books": Places(_STATEMENT),
    "statement.items": Places((*_STATEMENT, "count")),
    "statement.items.none": Places(_STATEMENT, ("as_of",)),
    "statement.items.annexed": Places((*_STATEMENT, "count"), ("count",)),
    "statement.items.disputed": NONE,
    "statement.items.unapplied": NONE,
    "statement.items.credit": NONE,
    "statement.ageing": Places(_STATEMENT),
    "statement.ageing.not_due": NONE,
    "statement.ageing.days": Places(("first", "last"), ("first", "last")),
    "statement.ageing.over": Places(("days",), ("days",)),
    "statement.ageing.credits": NONE,
    "statement.ageing.total": Places(("currency",)),
    "statement.movements": Places((*_STATEMENT, "first", "last"), ("first", "last")),
    "statement.movements.opening": NONE,
    "statement.movements.invoices": NONE,
    "statement.movements.interest": NONE,
    "statement.movements.receipts": NONE,
    "statement.movements.refunds": NONE,
    "statement.movements.credit_notes": NONE,
    "statement.movements.write_offs": NONE,
    "statement.movements.closing": Places(("currency",)),
    "statement.reply": Places(_STATEMENT, ("reply_by",)),
    "statement.reply_to": Places(("address",), ("address",)),
    "statement.pay_to": Places(_STATEMENT),
    "statement.rights": Places(_STATEMENT),
    "statement.closing": Places(_STATEMENT),
    "statement.slip.title": NONE,
    "statement.slip.from": Places(("customer",), ("customer",)),
    "statement.slip.we_owe": _AMOUNT,
    "statement.slip.you_owe": _AMOUNT,
    "statement.slip.nothing": Places(_STATEMENT, ("as_of",)),
    "statement.slip.right": NONE,
    "statement.slip.wrong": NONE,
    "statement.slip.remit": Places(_STATEMENT),
}
