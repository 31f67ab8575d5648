"""From the rows of a payment process to the domain's own."""

from db.queries.processes import ProcessRecord
from desktop.domain.paygrammar import parse_rule
from desktop.domain.process import (
    ClosedPeriod,
    PaperForm,
    PaperKind,
    PaperWanted,
    PayMeans,
    PaymentProcess,
    Step,
    StepKind,
)

EMPTY = PaymentProcess()


def read_process(found: ProcessRecord | None) -> PaymentProcess:
    """Turn what the book keeps into the domain's process."""
    if found is None:
        return EMPTY
    return PaymentProcess(
        steps=tuple(
            Step(
                kind=StepKind(row.kind),
                role=row.role,
                person=row.person,
                contact_id=row.contact_id,
                deputy=row.deputy,
                deputy_id=row.deputy_id,
                lead_days=row.lead_days,
                window=None if row.window_from is None or row.window_to is None else (row.window_from, row.window_to),
                note=row.note,
            )
            for row in found.steps
        ),
        papers=tuple(
            PaperWanted(PaperKind(row.kind), PaperForm(row.form) if row.form else None, row.copies, row.note)
            for row in found.papers
        ),
        means=frozenset(PayMeans(word) for word in found.means.split(",") if word),
        rule=parse_rule(found.rule) if found.rule else None,
        closed=tuple(ClosedPeriod(row.first_day, row.last_day, row.note) for row in found.closed),
        note=found.note,
        reference=found.reference,
    )
