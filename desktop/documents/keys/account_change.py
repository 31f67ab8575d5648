"""Texts of the notice of a new account."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

#: What every sentence of a notice may name.
_NOTICE = ("company", "customer", "number", "made_on", "effective_on", "currency")

ACCOUNT_CHANGE: Mapping[str, Places] = {
    "account_change.title": NONE,
    "account_change.subject": Places(_NOTICE),
    "account_change.opening": Places(_NOTICE),
    "account_change.from": Places(_NOTICE, ("effective_on",)),
    "account_change.cny": NONE,
    "account_change.old_head": NONE,
    "account_change.new_head": NONE,
    "account_change.used": NONE,
    "account_change.used_old": Places(_NOTICE, ("effective_on",)),
    "account_change.used_new": Places(_NOTICE, ("effective_on",)),
    "account_change.warning.title": NONE,
    "account_change.warning.call": Places(_NOTICE),
    "account_change.warning.never": Places(_NOTICE),
    "account_change.warning.numbers": Places((*_NOTICE, "numbers"), ("numbers",)),
    "account_change.warning.person": Places(("name", "phone"), ("name", "phone")),
    "account_change.unchanged": Places(_NOTICE),
    "account_change.reply": Places(_NOTICE),
    "account_change.reply_no_slip": Places(_NOTICE),
    "account_change.closing": Places(_NOTICE),
    "account_change.close": NONE,
    "account_change.slip.title": NONE,
    "account_change.slip.noted": Places((*_NOTICE, "title"), ("number",)),
    "account_change.slip.verified": Places(_NOTICE),
    "account_change.slip.note": Places(_NOTICE),
}
