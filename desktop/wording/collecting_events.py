"""Sentences of the customer's timeline about money, promises, disputes, contacts and signals."""

from collections.abc import Callable, Mapping

from desktop.domain.agenda import MarkKind
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind, SignalSource
from desktop.domain.timeline import EventKind
from desktop.i18n import N_, _
from desktop.wording.event_words import Words, choice, in_brackets, listed, money, reason_text, when, with_note
from desktop.wording.joining import joined

_ITEM_FIELDS = {
    "number": N_("number"),
    "kind": N_("kind"),
    "contract": N_("contract"),
    "project": N_("project"),
    "document_date": N_("document date"),
    "due_date": N_("due date"),
    "credit_term_days": N_("credit term"),
    "currency": N_("currency"),
    "amount": N_("amount"),
    "note": N_("note"),
}

#: Sentences of a sum, a day or an item, and a reason after them where there is one.
_OF_A_SUM = {
    EventKind.ITEM_ADDED: N_("Item added, %(number)s: %(amount)s"),
    EventKind.ITEM_WRITTEN_OFF: N_("Written off of %(number)s: %(amount)s"),
    EventKind.WRITE_OFF_TAKEN_BACK: N_("Write-off of %(number)s taken back: %(amount)s"),
    EventKind.CREDIT_TAKEN_BACK: N_("Credit note %(number)s taken off again: %(amount)s"),
    EventKind.PAYMENT_REVERSED: N_("Payment reversed on %(day)s: %(amount)s"),
    EventKind.PAYMENT_REFUNDED: N_("Paid back on %(day)s: %(amount)s"),
    EventKind.BILL_CLEARED: N_("Bill cleared on %(day)s: %(amount)s"),
    EventKind.BILL_NOT_CLEARED: N_("Bill not cleared after all: %(amount)s"),
    EventKind.PROMISE_CANCELLED: N_("Promise to pay by %(day)s cancelled: %(amount)s"),
    EventKind.PROMISE_RESTORED: N_("Promise to pay by %(day)s counts again: %(amount)s"),
    EventKind.DISPUTE_REOPENED: N_("Dispute about %(number)s open again: %(amount)s"),
}


def _of_a_sum(kind: EventKind) -> Callable[[Words], str]:
    def told(data: Words) -> str:
        values = {"number": data["number"], "amount": money(data), "day": when(data, time="")}
        return in_brackets(_(_OF_A_SUM[kind]) % values, reason_text(str(data["reason"])))

    return told


def _item_changed(data: Words) -> str:
    names = (_(_ITEM_FIELDS[name]) if name in _ITEM_FIELDS else name for name in listed(data, "fields"))
    return with_note(_("Item changed, %(number)s") % {"number": data["number"]}, joined(names))


def _analysed(data: Words) -> str:
    said = ((DebtCause, "cause"), (DebtNature, "nature"), (DebtTerm, "term_class"))
    text = _("Debt analysed, %(numbers)s") % {"numbers": joined(listed(data, "numbers"))}
    return with_note(text, *(choice(kind, data[key]) for kind, key in said))


def _credit_applied(data: Words) -> str:
    return _("Credit note %(number)s set off against %(items)s: %(amount)s") % {
        "number": data["number"],
        "items": joined(listed(data, "items")),
        "amount": money(data),
    }


def _payment_received(data: Words) -> str:
    text = _("Payment received on %(day)s: %(amount)s") % {"day": when(data, time=""), "amount": money(data)}
    return in_brackets(text, choice(PayMeans, data["means"]), data["reference"], *_used_for(data))


def _payment_allocated(data: Words) -> str:
    text = _("Payment of %(day)s put to other items: %(amount)s") % {"day": when(data, time=""), "amount": money(data)}
    return in_brackets(text, *_used_for(data), reason_text(str(data["reason"])))


def _used_for(data: Words) -> tuple[str, str]:
    items = joined(listed(data, "items"))
    left = money(data, "unapplied") if data["unapplied"] else ""
    return (
        _("for %(items)s") % {"items": items} if items else "",
        _("%(amount)s not applied") % {"amount": left} if left else "",
    )


def _promised(data: Words) -> str:
    text = _("Promised to pay by %(day)s: %(amount)s") % {"day": when(data, time=""), "amount": money(data)}
    return in_brackets(text, data["who"])


def _disputed(data: Words) -> str:
    text = _("Disputed of %(number)s: %(amount)s") % {"number": data["number"], "amount": money(data)}
    return _with_dispute(text, data)


def _dispute_changed(data: Words) -> str:
    text = _("Dispute about %(number)s changed: %(amount)s") % {"number": data["number"], "amount": money(data)}
    return _with_dispute(text, data)


def _with_dispute(text: str, data: Words) -> str:
    owner = _("in the hands of %(owner)s") % {"owner": data["owner"]} if data["owner"] else ""
    return in_brackets(text, choice(DisputeReason, data["reason"]), owner)


def _dispute_closed(data: Words) -> str:
    text = _("Dispute about %(number)s %(status)s") % {
        "number": data["number"],
        "status": choice(DisputeStatus, data["status"]),
    }
    return with_note(text, money(data), data["resolution"])


def _contact(data: Words) -> str:
    named = joined(filter(None, (choice(ContactChannel, data["channel"]), str(data["who"]))))
    text = _("In touch on %(day)s (%(how)s), %(result)s") % {
        "day": when(data, time=""),
        "how": named,
        "result": choice(ContactResult, data["result"]),
    }
    following = _what_next(data)
    return with_note(text, data["said"], following) if data["said"] else in_brackets(text, following)


def _what_next(data: Words) -> str:
    if data["next_step"]:
        day = when(data, "next_step_on", "")
        return _("next: %(step)s on %(when)s") % {"step": data["next_step"], "when": day}
    return _("no next step, %(reason)s") % {"reason": data["no_next_step"]} if data["no_next_step"] else ""


def _contact_withdrawn(data: Words) -> str:
    return _("Contact of %(day)s (%(how)s) taken back: entered by mistake") % {
        "day": when(data, time=""),
        "how": choice(ContactChannel, data["channel"]),
    }


def _signal(data: Words) -> str:
    text = _("Sign noticed on %(day)s, %(signal)s") % _of_signal(data)
    return in_brackets(text, data["note"], choice(SignalSource, data["source"]))


def _signal_withdrawn(data: Words) -> str:
    return _("Sign of %(day)s taken back: %(signal)s") % _of_signal(data)


def _of_signal(data: Words) -> Mapping[str, str]:
    return {"day": when(data, time=""), "signal": choice(SignalKind, data["signal"])}


def _handed_over(data: Words) -> str:
    text = _("Handed over to %(to)s on %(day)s") if data["to"] else _("Handed over on %(day)s")
    text %= {"to": data["to"], "day": when(data, time="")}
    return with_note(text, joined(listed(data, "numbers")), data["reason"])


def _hand_over_ended(data: Words) -> str:
    return with_note(_("Hand-over taken back"), joined(listed(data, "numbers")), data["reason"])


def _reconciled(data: Words) -> str:
    if not data["day"]:
        return _("No longer marked as reconciled")
    return _("Accounts agree up to %(day)s") % {"day": when(data, time="")}


def _snoozed(data: Words) -> str:
    return with_note(_("Put off until %(day)s") % {"day": when(data, "until", "")}, data["reason"])


def _mark_cleared(data: Words) -> str:
    return _("On the list of the day as before, no longer %(mark)s") % {"mark": choice(MarkKind, data["mark"])}


COLLECTING_TOLD: dict[EventKind, Callable[[Words], str]] = {
    **{kind: _of_a_sum(kind) for kind in _OF_A_SUM},
    EventKind.ITEM_CHANGED: _item_changed,
    EventKind.ITEM_ANALYSED: _analysed,
    EventKind.CREDIT_APPLIED: _credit_applied,
    EventKind.PAYMENT_RECEIVED: _payment_received,
    EventKind.PAYMENT_ALLOCATED: _payment_allocated,
    EventKind.PROMISE_MADE: _promised,
    EventKind.DISPUTE_OPENED: _disputed,
    EventKind.DISPUTE_CHANGED: _dispute_changed,
    EventKind.DISPUTE_CLOSED: _dispute_closed,
    EventKind.CONTACT_LOGGED: _contact,
    EventKind.CONTACT_WITHDRAWN: _contact_withdrawn,
    EventKind.SIGNAL_NOTED: _signal,
    EventKind.SIGNAL_WITHDRAWN: _signal_withdrawn,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.HAND_OVER_ENDED: _hand_over_ended,
    EventKind.RECONCILED: _reconciled,
    EventKind.SNOOZED: _snoozed,
    EventKind.MARK_CLEARED: _mark_cleared,
}
