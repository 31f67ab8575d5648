"""What was promised, is disputed or differs, and what is in other hands: one kind of row for one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.app import Services
from desktop.domain.confirmation import DifferenceReason, ReconciliationStatus
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.promises import PromiseState
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeLine
from desktop.services.handover import HandedOverRow
from desktop.services.promises import PromiseLine
from desktop.services.visits import ReconciliationRow
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.customers.promise_words import promise_note
from desktop.ui.pages.visits.words import capital, dotted
from desktop.wording.choices import label

#: So many of each kind are read, the newest.
_MOST = 500

Source = PromiseLine | DisputeLine | ReconciliationRow | HandedOverRow


class MatterKind(StrEnum):
    """What a row is about."""

    PROMISE = "promise"
    DISPUTE = "dispute"
    DIFFERENCE = "difference"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Matter:
    """One row: `day` is the promised day, or since when there is a dispute or a hand-over; `source` what was read."""

    kind: MatterKind
    id: int
    day: date
    items: str
    amount: int
    currency: str
    state: str
    chip: ChipKind
    note: str
    is_open: bool
    source: Source

    @property
    def key(self) -> tuple[str, int]:
        """By what a row is known among those of all kinds."""
        return self.kind, self.id


_PROMISE_CHIPS: dict[PromiseState, ChipKind] = {
    PromiseState.OPEN: "info",
    PromiseState.KEPT: "good",
    PromiseState.PARTLY_KEPT: "warn",
    PromiseState.BROKEN: "danger",
    PromiseState.CANCELLED: "neutral",
    PromiseState.LAPSED: "neutral",
}


def read_matters(services: Services, customer_id: int) -> tuple[Matter, ...]:
    """Read all of a customer's matters: what is open first, the nearest day on top, then what is over."""
    found = [
        *map(_promise, services.promises.page(customer_id=customer_id, limit=_MOST)),
        *map(_dispute, services.disputes.page(customer_id=customer_id, status=None, limit=_MOST)),
        *map(_difference, services.confirmations.differences(customer_id)),
        *map(_handed_over, services.handover.handed_over(customer_id)),
    ]
    running = sorted((each for each in found if each.is_open), key=lambda each: (each.day, each.key))
    over = sorted((each for each in found if not each.is_open), key=lambda each: (each.day, each.key), reverse=True)
    return (*running, *over)


def _promise(line: PromiseLine) -> Matter:
    promise, state = line.promise, line.state
    is_late = state is PromiseState.BROKEN and line.judgement.paid_late_on is not None
    return Matter(
        MatterKind.PROMISE,
        promise.id,
        promise.due_on,
        ", ".join(item.number for item in line.items),
        promise.amount,
        promise.currency,
        _("broken, paid late") if is_late else label(state),
        _PROMISE_CHIPS[state],
        capital(promise_note(line)),
        state is PromiseState.OPEN,
        line,
    )


def _dispute(line: DisputeLine) -> Matter:
    row = line.dispute
    status = DisputeStatus(row.status)
    chips: dict[DisputeStatus, ChipKind] = {DisputeStatus.OPEN: "warn", DisputeStatus.SOLVED_FOR_US: "good"}
    return Matter(
        MatterKind.DISPUTE,
        row.id,
        row.opened_on,
        row.number,
        row.amount,
        row.currency,
        label(status),
        chips.get(status, "neutral"),
        dotted(_dispute_parts(line)),
        status is DisputeStatus.OPEN,
        line,
    )


def _dispute_parts(line: DisputeLine) -> Iterator[str]:
    row = line.dispute
    yield capital(label(DisputeReason(row.reason)))
    if row.owner:
        yield _("finds out: %(name)s") % {"name": row.owner}
    if line.raised_when_due:
        yield _("first heard of when it was due")
    yield row.detail
    if row.credit_number:
        yield _("credit note %(number)s") % {"number": row.credit_number}
    yield row.resolution


def _difference(row: ReconciliationRow) -> Matter:
    status = ReconciliationStatus(row.status)
    sums = {"ours": format_money(row.ours, row.currency), "theirs": format_money(row.theirs, row.currency)}
    note = (
        _("ours %(ours)s, theirs %(theirs)s") % sums,
        label(DifferenceReason(row.reason)),
        _("finds out: %(name)s") % {"name": row.owner} if row.owner else "",
        row.detail,
        row.resolution,
    )
    is_open = status is ReconciliationStatus.OPEN
    return Matter(
        MatterKind.DIFFERENCE,
        row.id,
        row.opened_on,
        row.document,
        row.ours - row.theirs,
        row.currency,
        label(status),
        "warn" if is_open else "good" if status is ReconciliationStatus.SOLVED else "neutral",
        capital(dotted(note)),
        is_open,
        row,
    )


def _handed_over(row: HandedOverRow) -> Matter:
    to = _("to %(whom)s since %(day)s") % {"whom": row.to, "day": format_date(row.day)}
    state = _("handed over")
    return Matter(
        MatterKind.HAND_OVER, row.id, row.day, row.number, row.open, row.currency, state, "neutral", capital(to),
        is_open=True, source=row,
    )  # fmt: skip
