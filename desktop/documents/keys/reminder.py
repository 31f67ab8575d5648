"""Texts of the reminders.

A level says in its own way what differs, under its own name; the rest it says as the first reminder does, the final
notice as the second.
"""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places
from desktop.domain.dunning import Level

#: What every sentence of a reminder may name.
_LETTER = ("company", "customer", "number", "made_on", "as_of", "pay_by", "total")
#: In a reminder before the money is due also the first and the last day on which some of it falls due.
_UPCOMING = (*_LETTER, "due", "last_due")
_PROMISE = ("promised_on", "due_on", "amount", "received")

#: The first reminder, and what all levels share with it.
_FIRST: Mapping[str, Places] = {
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
    "reminder.unapplied": NONE,
    "reminder.disputed": Places(("document", "amount"), ("document", "amount")),
    "reminder.credit": NONE,
    "reminder.total": Places(("total",), ("total",)),
    "reminder.total_capitals": Places(("total", "capitals"), ("total", "capitals")),
    "reminder.owed_and_interest": Places(("owed", "interest", "total"), ("total",)),
    "reminder.owed_interest_and_fixed": Places(("owed", "interest", "fixed", "total"), ("total",)),
    "reminder.owed_and_interest_capitals": Places(("owed", "interest", "total", "capitals"), ("total", "capitals")),
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

#: Before the money is due: no word of lateness, and nothing to agree to.
_BEFORE: Mapping[str, Places] = {
    "reminder.upcoming.title": NONE,
    "reminder.upcoming.subject": Places(_UPCOMING, ("total",)),
    "reminder.upcoming.subject_one": Places((*_UPCOMING, "document"), ("total",)),
    "reminder.upcoming.opening": Places(_UPCOMING),
    "reminder.upcoming.opening_contracts": Places((*_UPCOMING, "contracts"), ("contracts",)),
    "reminder.upcoming.facts": Places(_UPCOMING, ("due",)),
    "reminder.upcoming.facts_several": Places(_UPCOMING, ("due", "last_due")),
    "reminder.upcoming.request": Places(_UPCOMING),
    "reminder.upcoming.request_no_account": Places(_UPCOMING),
    "reminder.upcoming.papers": Places(_UPCOMING),
    "reminder.upcoming.disregard": Places(_UPCOMING),
    "reminder.upcoming.closing": Places(_UPCOMING),
    "reminder.upcoming.slip.complete": Places(_UPCOMING),
    "reminder.upcoming.slip.missing": Places(_UPCOMING),
    "reminder.upcoming.slip.note": Places(_UPCOMING),
}

#: The second reminder, and what the final notice shares with it.
_SECOND: Mapping[str, Places] = {
    "reminder.second.title": NONE,
    "reminder.second.subject": Places(_LETTER, ("total",)),
    "reminder.second.subject_one": Places((*_LETTER, "document"), ("total",)),
    "reminder.second.opening": Places(_LETTER),
    "reminder.second.opening_contracts": Places((*_LETTER, "contracts"), ("contracts",)),
    "reminder.second.cited": Places((*_LETTER, "letters"), ("letters",)),
    "reminder.second.cited.letter": Places(("title", "number", "day"), ("number", "day")),
    "reminder.second.cited_many": Places(_LETTER),
    "reminder.second.cited.title": NONE,
    "reminder.second.cited.number": NONE,
    "reminder.second.cited.day": NONE,
    "reminder.second.promise": Places((*_LETTER, *_PROMISE), ("amount", "due_on", "received")),
    "reminder.second.promise_nothing": Places((*_LETTER, *_PROMISE), ("amount", "due_on")),
    "reminder.second.promise_many": Places(_LETTER),
    "reminder.second.promise.promised_on": NONE,
    "reminder.second.promise.due_on": NONE,
    "reminder.second.promise.amount": NONE,
    "reminder.second.promise.received": NONE,
    "reminder.second.facts": Places((*_LETTER, "days"), ("as_of",)),
    "reminder.second.request": Places(_LETTER, ("pay_by",)),
    "reminder.second.request_no_account": Places(_LETTER, ("pay_by",)),
    "reminder.second.reply": Places(_LETTER),
    "reminder.second.disregard": Places(_LETTER),
    "reminder.second.closing": Places(_LETTER),
    "reminder.second.slip.reply": Places(_LETTER),
}

#: The final notice, which alone may name what the law allows.
_FINAL: Mapping[str, Places] = {
    "reminder.final.title": NONE,
    "reminder.final.subject": Places(_LETTER, ("total",)),
    "reminder.final.subject_one": Places((*_LETTER, "document"), ("total",)),
    "reminder.final.opening": Places(_LETTER),
    "reminder.final.opening_contracts": Places((*_LETTER, "contracts"), ("contracts",)),
    "reminder.final.request": Places(_LETTER, ("pay_by",)),
    "reminder.final.request_no_account": Places(_LETTER, ("pay_by",)),
    "reminder.final.talk": Places(_LETTER),
    "reminder.final.steps": Places((*_LETTER, "steps"), ("steps",)),
    "reminder.final.step.lawyer": NONE,
    "reminder.final.step.court": NONE,
    "reminder.final.step.payment_order": NONE,
    "reminder.final.rights": Places(_LETTER),
    "reminder.final.closing": Places(_LETTER),
}

#: What each level says in its own way.
LEVELS: Mapping[Level, Mapping[str, Places]] = {
    Level.UPCOMING: _BEFORE,
    Level.FIRST: _FIRST,
    Level.SECOND: _SECOND,
    Level.FINAL: _FINAL,
}

REMINDER: Mapping[str, Places] = {**_FIRST, **_BEFORE, **_SECOND, **_FINAL}
