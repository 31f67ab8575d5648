"""Sentences of the customer's timeline about papers: made, sent, arrived, answered; and what they led to."""

from collections.abc import Callable

from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.dunning import Level
from desktop.domain.limitation import ClockEventKind
from desktop.domain.timeline import EventKind
from desktop.i18n import N_, _, ngettext
from desktop.wording.choices import label
from desktop.wording.event_words import Words, choice, dated, in_brackets, money, when, with_note


def paper(data: Words) -> str:
    """Name a paper by its kind, or its level, and its number."""
    level = data["level"]
    kind = label(Level(level)) if level in list(Level) else choice(DocumentKind, data["document"])
    return _("%(document)s %(number)s") % {"document": kind, "number": data["number"]}


def _made(data: Words) -> str:
    until = _("to be paid by %(day)s") % {"day": when(data, "pay_by", "")} if data["pay_by"] else ""
    total = money(data, "total") if data["total"] else ""
    return with_note(_("Paper made, %(paper)s") % {"paper": paper(data)}, total, until)


def _voided(data: Words) -> str:
    return with_note(_("Paper declared void, %(paper)s") % {"paper": paper(data)}, data["reason"])


def _sent(data: Words) -> str:
    text = _("Sent on %(day)s by %(channel)s, %(paper)s") % {
        "day": when(data, time=""),
        "channel": choice(DeliveryChannel, data["channel"]),
        "paper": paper(data),
    }
    if data["channel"] == DeliveryChannel.HANDED_OVER:
        text = _("Handed over on %(day)s, %(paper)s") % {"day": when(data, time=""), "paper": paper(data)}
    return with_note(text, data["to"], data["tracking"])


def _sent_withdrawn(data: Words) -> str:
    return _("Not sent after all on %(day)s, %(paper)s") % {"day": when(data, time=""), "paper": paper(data)}


def _arrived(data: Words) -> str:
    text = _("Arrived on %(day)s, %(paper)s") % {"day": when(data, time=""), "paper": paper(data)}
    return with_note(text, choice(ProofKind, data["proof"]), data["who"])


def _proof_withdrawn(data: Words) -> str:
    text = _("Proof of arrival on %(day)s taken back, %(paper)s") % {"day": when(data, time=""), "paper": paper(data)}
    return with_note(text, choice(ProofKind, data["proof"]))


def _answered(data: Words) -> str:
    text = _("Answer of %(day)s to %(paper)s: %(reply)s") % {
        "day": when(data, time=""),
        "paper": paper(data),
        "reply": choice(ReplyKind, data["reply"]),
    }
    return in_brackets(text, money(data) if data["amount"] != "" else "", data["who"], data["note"])


def _answer_withdrawn(data: Words) -> str:
    return _("Answer of %(day)s to %(paper)s taken back") % {"day": when(data, time=""), "paper": paper(data)}


def _bundled(data: Words) -> str:
    pages = data["pages"] if isinstance(data["pages"], int) else 0
    text = ngettext("Papers put together, %(count)s page", "Papers put together, %(count)s pages", pages)
    return with_note(text % {"count": pages}, data["to"])


def _escalated(data: Words) -> str:
    return with_note(_("Decided: a final notice may be sent (%(currency)s)") % data, data["reason"])


def _not_escalated(data: Words) -> str:
    return with_note(_("No final notice after all (%(currency)s)") % data, data["reason"])


_CLOCK = {
    EventKind.CLOCK_EVENT_ADDED: N_("Noted for the limitation period on %(day)s: %(event)s"),
    EventKind.CLOCK_EVENT_WITHDRAWN: N_("No longer noted for the limitation period on %(day)s: %(event)s"),
}


def _clock(kind: EventKind) -> Callable[[Words], str]:
    def told(data: Words) -> str:
        values = {"day": dated(data), "event": choice(ClockEventKind, data["event"])}
        return in_brackets(_(_CLOCK[kind]) % values, data["number"], data["note"])

    return told


PAPERS_TOLD: dict[EventKind, Callable[[Words], str]] = {
    EventKind.DOCUMENT_MADE: _made,
    EventKind.DOCUMENT_VOIDED: _voided,
    EventKind.DOCUMENT_SENT: _sent,
    EventKind.DOCUMENT_SENT_WITHDRAWN: _sent_withdrawn,
    EventKind.DOCUMENT_ARRIVED: _arrived,
    EventKind.DOCUMENT_PROOF_WITHDRAWN: _proof_withdrawn,
    EventKind.DOCUMENT_ANSWERED: _answered,
    EventKind.DOCUMENT_ANSWER_WITHDRAWN: _answer_withdrawn,
    EventKind.DOCUMENTS_BUNDLED: _bundled,
    EventKind.ESCALATION_DECIDED: _escalated,
    EventKind.ESCALATION_WITHDRAWN: _not_escalated,
    **{kind: _clock(kind) for kind in _CLOCK},
}
