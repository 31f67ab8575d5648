"""What was kept of an event, put into words; whatever is missing or of another kind is told as it is, never refused."""

import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from desktop.domain.disputes import REOPENED
from desktop.domain.ledger import BY_MISTAKE
from desktop.domain.promises import CancelCode
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.visits import visit_when

Choice = TypeVar("Choice", bound=Enum)

#: What stands as the reason where the program itself took something back.
_REASONS = {
    BY_MISTAKE: N_("entered by mistake"),
    CancelCode.MISTAKE.value: N_("entered by mistake"),
    CancelCode.REOPENED.value: N_("the outcome of the visit was taken back"),
    REOPENED: N_("the dispute is open again"),
}


class Words(dict[str, Any]):
    """What was kept of an event; what was not is an empty text."""

    def __missing__(self, key: str) -> str:
        return ""


def words(text: str) -> Words:
    """Read what was kept; what is no record gives no words."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = {}
    return Words(kept if isinstance(kept, dict) else {})


def when(data: Words, day: str = "day", time: str = "time") -> str:
    """Name a day that was kept, with its time where there is one."""
    try:
        return visit_when(date.fromisoformat(data[day]), data[time] or None)
    except (TypeError, ValueError):
        return str(data[day])


def dated(data: Words, day: str = "day") -> str:
    """Name a day that was kept, with its year: for what may be years ago."""
    try:
        return format_date(date.fromisoformat(data[day]))
    except (TypeError, ValueError):
        return str(data[day])


def money(data: Words, key: str = "amount") -> str:
    """Write a sum that was kept, in the event's currency; a dash where there is none."""
    return format_money(data[key], str(data["currency"])) if isinstance(data[key], int) else "—"


def choice(kind: type[Choice], value: object) -> str:
    """Name a choice that was kept."""
    try:
        return label(kind(value))
    except ValueError:  # nothing was kept, or a newer version knows more choices
        return str(value)


def listed(data: Words, key: str) -> Iterable[str]:
    """Give the texts of a list that was kept."""
    return map(str, data[key]) if isinstance(data[key], list) else ()


def with_note(text: str, *notes: object) -> str:
    """Add to a sentence what there is of notes."""
    # what a person wrote may end as a sentence does, and stands in the middle of one here
    kept = [str(note).rstrip("。.") for note in notes if note]
    return _("%(text)s: %(note)s") % {"text": text, "note": joined(kept)} if kept else text


def in_brackets(text: str, *notes: object) -> str:
    """Add in brackets what there is of notes to a sentence that ends with a sum or has a colon already."""
    kept = [str(note).rstrip("。.") for note in notes if note]
    return _("%(text)s (%(note)s)") % {"text": text, "note": joined(kept)} if kept else text


def reason_text(reason: str) -> str:
    """Give a reason as it was typed, or in words where the program itself put a code there."""
    return _(_REASONS[reason]) if reason in _REASONS else reason
