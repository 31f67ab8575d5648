"""What a payment request asks for, at which stage of a contract, and the papers that go with it (rules 22 and 26)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.letters import LeftOut, LetterItems, OpenItem
from desktop.domain.process import PaperForm, PaperKind, PaperWanted

#: Longest note on a paper of a request, in characters.
PAPER_NOTE_LIMIT = 100


class PayStage(StrEnum):
    """Which part of a contract's price is asked for."""

    ADVANCE = "advance"
    PROGRESS = "progress"
    ACCEPTANCE = "acceptance"
    RETENTION = "retention"
    OTHER = "other"  # nothing is said of it


@dataclass(frozen=True, slots=True)
class PaperCount:
    """A paper that goes with a request: kind, form (None: not said), copies; `enclosed` tells whether it is ticked."""

    kind: PaperKind
    form: PaperForm | None = None
    copies: int = 1
    note: str = ""
    enclosed: bool = True


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What a request says of its contract; sums in minor units of the request's currency, None where nobody knows.

    `invoiced` and `paid` are what the items that name the contract come to.
    """

    number: str
    project: str = ""
    clause: str = ""
    amount: int | None = None
    delivered: int | None = None
    invoiced: int = 0
    paid: int = 0

    def share(self, minor: int) -> int | None:
        """Give a sum in thousandths of the contract's amount, half up; None where there is no amount."""
        return (minor * 2000 + self.amount) // (2 * self.amount) if self.amount else None

    def remaining(self, minor: int) -> int | None:
        """Give what is left of the contract's amount after what was paid and a sum; None where there is no amount."""
        return self.amount - self.paid - minor if self.amount else None


def enclosed_papers(wanted: Collection[PaperWanted]) -> tuple[PaperCount, ...]:
    """Propose the papers that a customer wants, each ticked; a long note is for ourselves, and left out."""
    return tuple(
        PaperCount(each.kind, each.form, each.copies, each.note if len(each.note) <= PAPER_NOTE_LIMIT else "")
        for each in wanted
    )


def request_items(
    items: Collection[OpenItem],
    until: date,
    *,
    chosen: Collection[int] | None = None,
    considered: Collection[int] | None = None,
    unapplied: int = 0,
) -> LetterItems:
    """Sort the open items of one customer and currency into those a request asks for and those it leaves out.

    Without a choice it asks for what is due on `until` or before, and takes credit notes off; of those `considered`
    where they are named. An item in a plan, handed over or disputed as a whole is never asked for; of one disputed in
    part, the rest is (rule 37). `unapplied` is money received that no item has yet.
    """
    asked, left_out = [], []
    for item in sorted(items, key=lambda item: (item.due_date or date.max, item.number)):
        reason = _never(item)
        if reason is None:
            reason = _not_yet(item, until, considered) if chosen is None else _unchosen(item, chosen)
        if reason is None:
            asked.append(item)
        else:
            left_out.append((item, reason))
    return LetterItems(tuple(asked), tuple(left_out), unapplied)


def _never(item: OpenItem) -> LeftOut | None:
    if item.in_plan:
        return LeftOut.IN_PLAN
    if item.handed_over:
        return LeftOut.HANDED_OVER
    return LeftOut.DISPUTED if not item.asked else None


def _not_yet(item: OpenItem, until: date, considered: Collection[int] | None) -> LeftOut | None:
    if considered is not None and item.id not in considered:
        return LeftOut.CHOSEN
    if item.open < 0:
        return None  # a credit note has no due date of its own
    if item.due_date is None:
        return LeftOut.NO_DUE_DATE
    return LeftOut.NOT_DUE if item.due_date > until else None


def _unchosen(item: OpenItem, chosen: Collection[int]) -> LeftOut | None:
    return None if item.id in chosen else LeftOut.CHOSEN
