"""Texts of the letter of thanks."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places

#: What every sentence of a letter of thanks may name; sums of money it does not have.
_LETTER = ("company", "customer", "number", "made_on", "as_of")

THANKS: Mapping[str, Places] = {
    "thanks.title": NONE,
    "thanks.subject.on_time": Places(_LETTER),
    "thanks.subject.promises_kept": Places(_LETTER),
    "thanks.opening": Places(_LETTER),
    "thanks.reason.on_time": Places(_LETTER),
    "thanks.reason.promises_kept": Places(_LETTER),
    "thanks.basis": Places(_LETTER, ("as_of",)),
    "thanks.basis.items": Places((*_LETTER, "items", "since"), ("items",)),
    "thanks.basis.items_most": Places((*_LETTER, "items", "on_time", "since"), ("items", "on_time")),
    "thanks.basis.promises": Places((*_LETTER, "kept"), ("kept",)),
    "thanks.basis.promise": Places(_LETTER),
    "thanks.basis.nothing_overdue": Places(_LETTER),
    "thanks.basis.rating": Places(_LETTER),
    "thanks.encouragement": Places(_LETTER),
    "thanks.closing": Places(_LETTER),
    "thanks.close": NONE,
}
