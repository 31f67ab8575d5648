"""The customer's timeline in sentences, from the codes and figures that were kept when it happened."""

from collections.abc import Callable
from typing import Protocol

from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, ReconciliationStatus, TimeAnswer
from desktop.domain.plans import PlanState
from desktop.domain.timeline import EventGroup, EventKind
from desktop.domain.visits import Outcome, Purpose
from desktop.i18n import N_, _, ngettext
from desktop.wording.collecting_events import COLLECTING_TOLD
from desktop.wording.event_words import Words, choice, listed, money, when, with_note, words
from desktop.wording.joining import joined
from desktop.wording.paper_events import PAPERS_TOLD


class Event(Protocol):
    """What a sentence needs of an event."""

    @property
    def kind(self) -> str:
        """What happened, the text of an `EventKind`."""

    @property
    def data(self) -> str:
        """JSON; its keys go with the kind."""


_FIELDS = {
    "name": N_("name"),
    "name_en": N_("English name"),
    "short_name": N_("short name"),
    "code": N_("customer code"),
    "tax_id": N_("tax number"),
    "address": N_("address"),
    "credit_term_days": N_("credit term"),
    "credit_limit": N_("credit limit"),
    "currency": N_("currency"),
    "standing": N_("standing"),
    "ability": N_("ability to pay"),
    "willingness": N_("willingness to pay"),
    "tone": N_("tone of letters"),
    "letter_language": N_("language of letters"),
    "call_from": N_("calls from"),
    "call_to": N_("calls until"),
    "avoid_hours": N_("hours to avoid"),
    "terms_agreed_on": N_("terms agreed on"),
    "terms_agreed_by": N_("terms agreed by"),
    "terms_document": N_("document of the terms"),
    "note": N_("note"),
    "legal_representative": N_("legal representative"),
    "region": N_("region"),
    "contacts_a_day": N_("contacts a day"),
    "country": N_("country"),
}

#: Sentences that need nothing but the words that were kept.
_PLAIN = {
    EventKind.CUSTOMER_ADDED: N_("Customer added"),
    EventKind.CUSTOMER_ARCHIVED: N_("Customer archived"),
    EventKind.CUSTOMER_RESTORED: N_("Customer brought back from the archive"),
    EventKind.CONTACT_ADDED: N_("Person added: %(name)s"),
    EventKind.CONTACT_CHANGED: N_("Person changed: %(name)s"),
    EventKind.CONTACT_ARCHIVED: N_("Person archived: %(name)s"),
    EventKind.CONTACT_RESTORED: N_("Person brought back: %(name)s"),
    EventKind.PROCESS_CHANGED: N_("Payment process described anew"),
    EventKind.VISIT_CHANGED: N_("Visit changed"),
    EventKind.NEXT_STEP_DONE: N_("Next step done: %(next_step)s"),
    EventKind.NEXT_STEP_REOPENED: N_("Next step open again: %(next_step)s"),
    EventKind.CONFIRMATION_WITHDRAWN: N_("Confirmation taken back: entered by mistake"),
    EventKind.DIFFERENCE_REOPENED: N_("Difference open again"),
    EventKind.PLAN_CHANGED: N_("Instalment plan changed"),
    EventKind.STEP_DONE: N_("Next step done: %(next_step)s"),
    EventKind.STEP_REOPENED: N_("Next step open again: %(next_step)s"),
    EventKind.CONTRACT_CHANGED: N_("Contract described: %(number)s"),
    EventKind.PINNED: N_("Pinned to the list of the day"),
}


_GROUPS = {
    EventGroup.MONEY: N_("Money"),
    EventGroup.PROMISES: N_("Promises and plans"),
    EventGroup.CONTACTS: N_("Contacts and signs"),
    EventGroup.VISITS: N_("Visits"),
    EventGroup.PAPERS: N_("Papers"),
    EventGroup.DATA: N_("Master data"),
}


def group_label(group: EventGroup) -> str:
    """Name a group of events, for the filter of the timeline."""
    return _(_GROUPS[group])


def field_label(name: str) -> str:
    """Give the name of a customer's field, as forms and the timeline show it."""
    return _(_FIELDS[name]) if name in _FIELDS else name


def event_line(event: Event) -> str:
    """Tell one event; a kind this version does not know is shown by its code, never left out."""
    try:
        kind = EventKind(event.kind)
    except ValueError:
        return event.kind
    data = words(event.data)
    if kind in _PLAIN:
        return _(_PLAIN[kind]) % data
    return (_TOLD.get(kind) or PAPERS_TOLD.get(kind) or COLLECTING_TOLD[kind])(data)


def _customer_changed(data: Words) -> str:
    return _("Customer changed: %(fields)s") % {"fields": joined(map(field_label, listed(data, "fields")))}


def _planned(data: Words) -> str:
    text = _("Visit planned for %(when)s, to %(purpose)s") % {
        "when": when(data),
        "purpose": choice(Purpose, data["purpose"]),
    }
    return with_note(text, money(data, "amount") if data["amount"] != "" else "")


def _moved(data: Words) -> str:
    return _("Visit moved from %(old)s to %(new)s") % {"old": when(data, "old_day", "old_time"), "new": when(data)}


def _cancelled(data: Words) -> str:
    return with_note(_("Visit on %(when)s cancelled") % {"when": when(data)}, data["reason"])


def _reopened(data: Words) -> str:
    return _("Visit on %(when)s planned again") % {"when": when(data)}


def _done(data: Words) -> str:
    text = _("Visit on %(when)s done, %(outcome)s") % {
        "when": when(data),
        "outcome": choice(Outcome, data["outcome"]),
    }
    step = ""
    if data["next_step"]:
        step = _("next: %(step)s on %(when)s") % {"step": data["next_step"], "when": when(data, "next_step_on", "")}
    return with_note(text, data["outcome_note"], step)


def _confirmation(data: Words) -> str:
    text = joined(filter(None, (choice(TimeAnswer, data["time"]), choice(AmountAnswer, data["amount"]))))
    asked = joined(filter(None, (str(data["who"]), choice(Channel, data["channel"]))))
    return with_note(_("Asked (%(asked)s): %(answers)s") % {"asked": asked, "answers": text}, data["note"])


def _difference_found(data: Words) -> str:
    return _("Amounts differ, ours %(ours)s, theirs %(theirs)s: %(reason)s") % {
        "ours": money(data, "ours"),
        "theirs": money(data, "theirs"),
        "reason": choice(DifferenceReason, data["reason"]),
    }


def _difference_settled(data: Words) -> str:
    text = _("Difference %(status)s") % {"status": choice(ReconciliationStatus, data["status"])}
    agreed = _("now %(amount)s") % {"amount": money(data, "agreed")} if data["agreed"] != "" else ""
    return with_note(text, agreed, data["resolution"])


def _disputed(data: Words) -> str:
    if not data["disputed"]:
        return _("No longer disputed: %(number)s") % data
    return _("Disputed of %(number)s: %(amount)s") % {"number": data["number"], "amount": money(data, "disputed")}


def _plan_added(data: Words) -> str:
    count = data["instalments"] if isinstance(data["instalments"], int) else 0
    parts = ngettext("%(count)s instalment", "%(count)s instalments", count) % {"count": count}
    return with_note(_("Instalment plan added"), money(data, "debt"), parts if count else "")


def _plan_moved(data: Words) -> str:
    text = _("Instalment plan: %(state)s") % {"state": choice(PlanState, data["state"])}
    return with_note(text, when(data, "day", "") if data["day"] else "", data["reason"])


def _plan_payment(data: Words) -> str:
    return _("Paid under the plan on %(day)s: %(amount)s") % _payment(data)


def _plan_payment_withdrawn(data: Words) -> str:
    return _("Payment under the plan of %(day)s taken back: %(amount)s") % _payment(data)


def _payment(data: Words) -> dict[str, str]:
    return {"day": when(data, "day", ""), "amount": money(data, "amount")}


_TOLD: dict[EventKind, Callable[[Words], str]] = {
    EventKind.CUSTOMER_CHANGED: _customer_changed,
    EventKind.VISIT_PLANNED: _planned,
    EventKind.VISIT_MOVED: _moved,
    EventKind.VISIT_CANCELLED: _cancelled,
    EventKind.VISIT_REOPENED: _reopened,
    EventKind.VISIT_DONE: _done,
    EventKind.CONFIRMATION: _confirmation,
    EventKind.DIFFERENCE_FOUND: _difference_found,
    EventKind.DIFFERENCE_SETTLED: _difference_settled,
    EventKind.ITEM_DISPUTED: _disputed,
    EventKind.PLAN_ADDED: _plan_added,
    EventKind.PLAN_MOVED: _plan_moved,
    EventKind.PLAN_PAYMENT: _plan_payment,
    EventKind.PLAN_PAYMENT_WITHDRAWN: _plan_payment_withdrawn,
}
