"""What the page reads of the book for one picture of the day."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.agenda import Group

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.services.today_lines import Agenda, AgendaGroup, Line


class DayRead(NamedTuple):
    """The list of the day; `put_off` is None while its fold is closed, `has_customers` whether the book has any."""

    agenda: "Agenda"
    put_off: "tuple[Line, ...] | None"
    has_customers: bool


def read_day(services: "Services", limits: Mapping[Group, int], *, unfolded: bool) -> DayRead:
    """Read the day; `limits` says of which groups more lines are shown than of the others, and how many."""
    today = services.today
    agenda = today.agenda()
    if limits:
        groups = tuple(_longer(services, group, limits.get(group.group, 0)) for group in agenda.groups)
        agenda = agenda._replace(groups=groups)
    put_off = today.snoozed() if unfolded and agenda.snoozed else None
    is_empty = not (agenda.groups or agenda.snoozed or agenda.without_process)
    return DayRead(agenda, put_off, has_customers=not is_empty or bool(services.customers.page(limit=1)))


def _longer(services: "Services", group: "AgendaGroup", limit: int) -> "AgendaGroup":
    if limit <= len(group.lines) or not group.more:
        return group
    found = services.today.agenda(group.group, limit=limit).groups
    return found[0] if found else group
