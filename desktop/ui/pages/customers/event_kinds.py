"""Under which heading a kind of event stands in the timeline, and its colour."""

from desktop.domain.timeline import EventKind
from desktop.i18n import N_, _
from desktop.ui.models.roles import ChipKind

_Heading = tuple[str, ChipKind]

#: How the names of kinds begin, the longer beginning first.
_BEGINNINGS: tuple[tuple[str, _Heading], ...] = (
    ("plan_payment", (N_("Payment"), "good")),
    ("payment_", (N_("Payment"), "good")),
    ("bill_", (N_("Payment"), "good")),
    ("promise_", (N_("Promise"), "info")),
    ("plan_", (N_("Instalment plan"), "info")),
    ("dispute_", (N_("Dispute"), "warn")),
    ("item_disputed", (N_("Dispute"), "warn")),
    ("difference_", (N_("Difference"), "warn")),
    ("item_", (N_("Item"), "neutral")),
    ("write_off_", (N_("Item"), "neutral")),
    ("credit_", (N_("Credit note"), "neutral")),
    ("handed_over", (N_("Hand-over"), "danger")),
    ("hand_over_", (N_("Hand-over"), "danger")),
    ("reconciled", (N_("Reconciled"), "good")),
    ("contact_logged", (N_("In touch"), "good")),
    ("contact_withdrawn", (N_("In touch"), "good")),
    ("contact_", (N_("Person"), "neutral")),
    ("contract_", (N_("Contract"), "neutral")),
    ("confirmation", (N_("Confirmation"), "good")),
    ("visit_", (N_("Visit"), "info")),
    ("next_step_", (N_("Visit"), "info")),
    ("step_", (N_("Next step"), "info")),
    ("signal_", (N_("Sign"), "warn")),
    ("document_", (N_("Printed paper"), "neutral")),
    ("documents_", (N_("Printed paper"), "neutral")),
    ("escalation_", (N_("Final notice"), "danger")),
    ("clock_event_", (N_("Limitation period"), "warn")),
    ("process_", (N_("Payment process"), "neutral")),
    ("customer_", (N_("Customer"), "neutral")),
    ("snoozed", (N_("Today"), "neutral")),
    ("pinned", (N_("Today"), "neutral")),
    ("mark_", (N_("Today"), "neutral")),
)
_OTHER: _Heading = (N_("Other"), "neutral")


def _heading(kind: str) -> _Heading:
    return next((heading for start, heading in _BEGINNINGS if kind.startswith(start)), _OTHER)


_HEADINGS = {kind.value: _heading(kind) for kind in EventKind}


def heading_text(kind: str) -> str:
    """Name the heading of a kind; one that only a newer version knows stands among the others."""
    return _(_HEADINGS.get(kind, _OTHER)[0])


def heading_chip(kind: str) -> ChipKind:
    """Give the colour of a kind."""
    return _HEADINGS.get(kind, _OTHER)[1]
