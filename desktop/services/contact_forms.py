"""What a rep brings from a contact, with the promise and the payment that came of it, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain.checks import check_length
from desktop.domain.contacts import (
    LIMITS,
    ContactChannel,
    ContactResult,
    Steps,
    Tactic,
    Verdict,
    step_problems,
    when_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.services.payment_forms import PaymentForm
from desktop.services.promise_forms import PromiseForm

#: Texts that may have more than one line.
_LONG = frozenset({"said", "evidence"})


@dataclass(frozen=True, slots=True)
class ContactForm:
    """A contact as it is logged; `time` HH:MM or None, `spoke_with` for somebody who is no contact of the customer's.

    It ends with `next_step` and its day or with `no_next_step` (rule 8). `done_steps` are contacts, `done_visit_steps`
    visits whose next step this was. `promise` and `payment` are recorded with it or not at all (rule 85).
    """

    customer_id: int
    day: date
    time: str | None = None
    channel: ContactChannel = ContactChannel.CALL
    contact_id: int | None = None
    spoke_with: str = ""
    said: str = ""
    result: ContactResult = ContactResult.INFORMED
    tactic: Tactic | None = None
    verdict: Verdict | None = None
    evidence: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    no_next_step: str = ""
    visit_id: int | None = None
    document_id: int | None = None
    done_steps: tuple[int, ...] = ()
    done_visit_steps: tuple[int, ...] = ()
    promise: PromiseForm | None = None
    payment: PaymentForm | None = None


def cleaned(form: ContactForm) -> ContactForm:
    """Give a form without stray spaces, its texts no longer than it takes to see that they are too long.

    The promise takes over from the contact with whom and at which visit it was made, where it says nothing itself.
    """
    texts: dict[str, Any] = {
        name: (clean_lines if name in _LONG else clean)(getattr(form, name), limit + 1)
        for name, limit in LIMITS.items()
    }
    form = replace(form, **texts)
    if form.promise is None:
        return form
    promise = form.promise
    if promise.contact_id is None and not promise.by_whom:
        promise = replace(promise, contact_id=form.contact_id, by_whom=form.spoke_with)
    return replace(form, promise=replace(promise, visit_id=promise.visit_id or form.visit_id))


def form_problems(form: ContactForm, today: date) -> Iterator[Problem]:
    """Check a cleaned form by itself; promise and payment are checked by their own services."""
    yield from when_problems(form.day, form.time, today)
    yield from step_problems(Steps(form.next_step, form.next_step_on, form.no_next_step), today)
    for name, limit in LIMITS.items():
        yield from check_length(name, getattr(form, name), limit)
    for name, part in (("promise", form.promise), ("payment", form.payment)):
        if part is not None and part.customer_id != form.customer_id:
            yield Problem(f"{name}.customer_id", ProblemCode.NOT_ALLOWED)
