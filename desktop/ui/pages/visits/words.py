"""Short texts about visits that more than one of these dialogs and lists needs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from desktop.domain.confirmation import AmountAnswer, Channel, TimeAnswer
from desktop.domain.visits import Purpose
from desktop.formats import format_date, format_datetime, format_money
from desktop.i18n import _
from desktop.ui.models.roles import ChipKind
from desktop.wording.choices import label
from desktop.wording.visits import visit_when

if TYPE_CHECKING:
    from desktop.services.visits import ConfirmationRow, VisitRow


class Person(Protocol):
    """Somebody at the customer."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def position(self) -> str:
        """What the person does there; may be empty."""


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def dotted(parts: Iterable[str]) -> str:
    """Put facts side by side on one line; what is empty is left out."""
    return " · ".join(filter(None, parts))


def chip_kind(kind: str) -> ChipKind:
    """Take the kind of a chip from the wording, which knows no widgets."""
    return cast("ChipKind", kind)


def person_text(person: Person) -> str:
    """Name a person: "Wang Li (accounts)"."""
    if not person.position:
        return person.name
    return _("%(name)s (%(position)s)") % {"name": person.name, "position": person.position}


def amount_text(visit: "VisitRow") -> str:
    """Write the amount a visit is about; '' when it is about none."""
    return "" if visit.amount is None else format_money(visit.amount, visit.currency)


def purpose_text(visit: "VisitRow") -> str:
    """Say what a visit is for."""
    return capital(label(Purpose(visit.purpose)))


def due_text(due: date | None, today: date | None = None) -> str:
    """Say when an item is or was due; the year is left out when it is that of `today`."""
    return format_date(due, today=today) if due else _("no due date")


def talk_head(talk: "ConfirmationRow", today: date) -> str:
    """Say when a talk was, with whom and how: "21 Nov 15:32 · Wang Li · phone"."""
    return dotted((format_datetime(talk.at, today=today), talk.spoke_with, label(Channel(talk.channel))))


def talk_answers(talk: "ConfirmationRow", currency: str) -> str:
    """Say what a talk brought, time and amount apart."""
    parts = [label(TimeAnswer(talk.time_answer))]
    if talk.new_day is not None:
        parts[0] = _("moved to %(when)s") % {"when": visit_when(talk.new_day, talk.new_time)}
    if talk.amount_theirs is not None:
        parts.append(_("they say %(amount)s") % {"amount": format_money(talk.amount_theirs, currency)})
    elif talk.amount_ours is not None:
        parts.append(label(AmountAnswer(talk.amount_answer)))
    return capital(dotted([*parts, *_said(talk)]))


def _said(talk: "ConfirmationRow") -> Sequence[str]:
    return [text for text in (talk.reason, talk.note) if text]
