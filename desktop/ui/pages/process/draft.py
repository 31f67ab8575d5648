"""Changes to a payment process that is being edited: data in, data out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.domain.calendars import NoWorkingDayError
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.services.customers import ContactRecord
from desktop.services.processes import ProcessService, ProcessView

T = TypeVar("T")

#: The way of papers that most customers have, in its order; steps of other kinds are put in by hand.
USUAL_PATH = (
    StepKind.RECEIVE,
    StepKind.RECONCILE,
    StepKind.CHECK,
    StepKind.SIGN,
    StepKind.APPROVE,
    StepKind.PAY,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a step: a contact, or only a name; neither is nobody."""

    name: str = ""
    contact_id: int | None = None


def inserted(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """Give the items with one more before position `at`; at their number it is the last."""
    return (*items[:at], item, *items[at:])


def without(items: Sequence[T], at: int) -> tuple[T, ...]:
    """Give the items without the one at `at`."""
    return (*items[:at], *items[at + 1 :])


def moved(items: Sequence[T], at: int, to: int) -> tuple[T, ...]:
    """Give the items with the one at `at` at position `to` of the result; beyond an end means that end."""
    return inserted(without(items, at), max(0, min(to, len(items) - 1)), items[at])


def replaced(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """Give the items with another one at `at`."""
    return (*items[:at], item, *items[at + 1 :])


def missing_usual(steps: Sequence[Step]) -> tuple[StepKind, ...]:
    """Name the steps of the usual path that are not there."""
    there = {step.kind for step in steps}
    return tuple(kind for kind in USUAL_PATH if kind not in there)


def with_usual_path(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Put in the missing steps of the usual path, each before the first step that usually comes after it."""
    path = tuple(steps)
    for kind in missing_usual(steps):
        path = inserted(path, place_for(path, kind), Step(kind))
    return path


def place_for(steps: Sequence[Step], kind: StepKind) -> int:
    """Find where a step of a kind usually stands: before the first one that comes after it."""
    order = list(StepKind)
    later = (at for at, step in enumerate(steps) if order.index(step.kind) > order.index(kind))
    return next(later, len(steps))


def likely_kind(steps: Sequence[Step], at: int) -> StepKind:
    """Guess what a step put in at `at` is: the kind after its neighbour's that is not there yet."""
    order = list(StepKind)
    there = {step.kind for step in steps}
    start = order.index(steps[at - 1].kind) + 1 if at else 0
    return next((kind for kind in (*order[start:], *order) if kind not in there), StepKind.SIGN)


def with_names(process: PaymentProcess, contacts: Sequence[ContactRecord]) -> PaymentProcess:
    """Show the people who are contacts by the names that the contacts have now."""
    names = {contact.id: contact.name for contact in contacts}
    return replace(
        process,
        steps=tuple(
            replace(
                step,
                person=names.get(step.contact_id or 0, step.person),
                deputy=names.get(step.deputy_id or 0, step.deputy),
            )
            for step in process.steps
        ),
    )


def look_at(service: ProcessService, process: PaymentProcess) -> ProcessView | None:
    """Say what follows from a process being edited; None while its closed days leave no working day."""
    try:
        return service.look_at(process)
    except NoWorkingDayError:
        return None
