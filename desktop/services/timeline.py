"""Writing the customer's timeline, always inside the transaction of what happened."""

import json

from db import models
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock


def record(clock: Clock, customer_id: int, kind: EventKind, entity_id: int | None = None, **data: object) -> None:
    """Add one line; dates become ISO text, and what is None is left out."""
    models.Event.insert(
        customer_id=customer_id,
        at=clock.now(),
        kind=kind.value,
        entity_id=entity_id,
        data=event_data(**data),
    ).execute()


def event_data(**data: object) -> str:
    """Write what a line tells as the book keeps it."""
    kept = {key: value for key, value in data.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, default=str)
