"""The rows of the list of proposals, their columns, and the groups they are looked through by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.imports.checked import Skipped
from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.sureness import Presence, Sureness
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.payment_files.service import Proposed
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column
from desktop.wording.payment_files import SKIPPED, customer_line, items_line, reason_line, sureness_label

#: What gives way, the least needed first, where there is little room.
GIVE_WAY = (N_("Why"), N_("Goes to"))

_CHIPS: dict[Sureness, ChipKind] = {
    Sureness.CERTAIN: "good",
    Sureness.LIKELY: "info",
    Sureness.UNCLEAR: "warn",
    Sureness.NONE: "neutral",
}


class Show(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    CERTAIN = "certain"
    TO_SEE = "to_see"
    NOBODY = "nobody"
    THERE = "there"


SHOWN = {
    Show.ALL: N_("All"),
    Show.CERTAIN: N_("Certain"),
    Show.TO_SEE: N_("To look at"),
    Show.NOBODY: N_("Nobody's"),
    Show.THERE: N_("In the book"),
}


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A row of the file with what is proposed; `ticked` is None where there is nothing to book."""

    match: Match
    ticked: bool | None
    customer: str
    items: str

    @property
    def place(self) -> int:
        """The place among the rows of the file."""
        return self.match.place


def line_of(match: Match, proposed: Proposed, *, ticked: bool) -> ProposalLine:
    """Make the line of a row."""
    shown = ticked if match.may_be_booked else None
    return ProposalLine(match, shown, customer_line(match, proposed.names), items_line(match, proposed.numbers))


def group_of(match: Match) -> Show:
    """Say in which group a row is looked for."""
    if match.presence is Presence.THERE:
        return Show.THERE
    if match.where is None:
        return Show.TO_SEE if match.who.others else Show.NOBODY
    return Show.CERTAIN if match.sureness is Sureness.CERTAIN else Show.TO_SEE


def chip_of(match: Match) -> ChipKind:
    """Colour how sure a proposal is."""
    return "neutral" if match.presence is Presence.THERE else _CHIPS[match.sureness]


def _tick_word(ticked: bool | None) -> str:  # noqa: FBT001 - the value of a cell
    if ticked is None:
        return ""
    return _("ticked") if ticked else _("not ticked")


def columns(clock: Clock) -> tuple[Column[ProposalLine], ...]:
    """Give the columns; the first is for the ticks."""

    def day(value: date) -> str:
        return format_date(value, today=clock.today())

    return (
        Column("", lambda line: line.ticked, _tick_word, width=48),
        Column(N_("Day"), lambda line: line.match.row.received_on, day, width=92),
        Column(N_("Payer"), lambda line: line.match.row.payer or line.match.row.words, width=150, stretch=True),
        Column(
            N_("Amount"),
            lambda line: (line.match.row.amount, line.match.row.currency),
            lambda value: format_money(*value),
            number=True,
            width=124,
        ),
        Column(N_("Customer"), lambda line: line.customer, width=170),
        Column(N_("Goes to"), lambda line: line.items, width=150),
        Column(N_("Why"), lambda line: reason_line(line.match), width=230),
        Column(
            N_("How sure"),
            lambda line: sureness_label(line.match),
            width=112,
            chip=lambda line: chip_of(line.match),
        ),
    )


def skipped_columns() -> tuple[Column[Skipped], ...]:
    """Give the columns of rows that were passed over."""
    return (
        Column(N_("Sheet"), lambda row: row.sheet, width=160),
        Column(N_("Row"), lambda row: row.row, format_count, number=True, width=80),
        Column(N_("Why it is passed over"), lambda row: _(SKIPPED[row.reason]), width=260, stretch=True),
    )


def counts(matches: Sequence[Match]) -> dict[Show, int]:
    """Count the rows of each group."""
    found = dict.fromkeys(Show, 0)
    for match in matches:
        found[group_of(match)] += 1
    found[Show.ALL] = len(matches)
    return found
