"""Opening, ending and reopening a difference between our books and theirs, inside the caller's transaction (rule 5)."""

from dataclasses import dataclass

from db import models
from db.queries.visits import ReconciliationRow
from desktop.domain.confirmation import DifferenceReason, ReconciliationStatus
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.talks import SETTLED
from desktop.services.timeline import record


@dataclass(frozen=True, slots=True)
class NewDifference:
    """A difference that has come up in a talk about a visit or in the answer to a paper; sums in minor units."""

    customer_id: int
    currency: str
    ours: int
    theirs: int
    reason: DifferenceReason
    detail: str = ""
    owner: str = ""
    visit_id: int | None = None
    confirmation_id: int | None = None
    document_id: int | None = None


def open_difference(clock: Clock, new: NewDifference) -> int:
    """Record a difference that is open from today on; give its id."""
    inserted = models.Reconciliation.insert(
        customer_id=new.customer_id,
        visit_id=new.visit_id,
        confirmation_id=new.confirmation_id,
        document_id=new.document_id,
        currency=new.currency,
        ours=new.ours,
        theirs=new.theirs,
        reason=new.reason,
        detail=new.detail,
        owner=new.owner,
        status=ReconciliationStatus.OPEN,
        opened_on=clock.today(),
    )
    reconciliation_id = int(inserted.execute())
    told = {"ours": new.ours, "theirs": new.theirs, "currency": new.currency, "reason": new.reason}
    record(clock, new.customer_id, EventKind.DIFFERENCE_FOUND, new.visit_id or new.document_id, **told)
    return reconciliation_id


def end_difference(
    clock: Clock, row: ReconciliationRow, status: ReconciliationStatus, agreed: int | None, resolution: str
) -> None:
    """End a difference today; `agreed` counts where it was settled."""
    settled = status in SETTLED
    models.Reconciliation.update(
        status=status, agreed=(agreed or 0) if settled else None, resolution=resolution, closed_on=clock.today()
    ).where(models.Reconciliation.id == row.id).execute()
    record(
        clock,
        row.customer_id,
        EventKind.DIFFERENCE_SETTLED,
        row.visit_id or row.document_id,
        status=status,
        agreed=agreed if settled else None,
        currency=row.currency,
        resolution=resolution,
    )


def reopen_difference(clock: Clock, row: ReconciliationRow) -> None:
    """Take the end of a difference back."""
    models.Reconciliation.update(status=ReconciliationStatus.OPEN, agreed=None, resolution="", closed_on=None).where(
        models.Reconciliation.id == row.id
    ).execute()
    record(clock, row.customer_id, EventKind.DIFFERENCE_REOPENED, row.visit_id or row.document_id)
