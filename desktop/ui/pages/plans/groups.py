"""The groups that plans are listed in."""

from enum import StrEnum

from desktop.domain.plans import PlanState
from desktop.i18n import N_, _


class Group(StrEnum):
    """What a plan waits for."""

    ALL = "all"
    TO_DECIDE = "to_decide"
    RUNNING = "running"
    LATE = "late"
    DONE = "done"


STATES: dict[Group, frozenset[PlanState]] = {
    Group.TO_DECIDE: frozenset({PlanState.DRAFT, PlanState.PROPOSED, PlanState.COUNTERED, PlanState.AGREED}),
    Group.RUNNING: frozenset({PlanState.SIGNED, PlanState.RUNNING}),
    Group.LATE: frozenset({PlanState.LATE, PlanState.BROKEN}),
    Group.DONE: frozenset({PlanState.COMPLETED, PlanState.CANCELLED}),
}

_NAMES = {
    Group.ALL: N_("All"),
    Group.TO_DECIDE: N_("To decide"),
    Group.RUNNING: N_("Running"),
    Group.LATE: N_("Late"),
    Group.DONE: N_("Done"),
}
_EMPTY = {
    Group.ALL: N_("A debt that cannot be paid at once is agreed on in instalments here."),
    Group.TO_DECIDE: N_("No plan waits for a decision."),
    Group.RUNNING: N_("No plan is running."),
    Group.LATE: N_("No plan is late."),
    Group.DONE: N_("No plan has come to its end yet."),
}


def group_name(group: Group) -> str:
    """Name a group."""
    return _(_NAMES[group])


def empty_text(group: Group) -> str:
    """Say that a group has no plans."""
    return _(_EMPTY[group])


def is_in(group: Group, state: PlanState) -> bool:
    """Say whether a plan belongs to a group."""
    return group is Group.ALL or state in STATES[group]
