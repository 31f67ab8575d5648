"""What the check of a book found, in sentences."""

from collections.abc import Sequence
from typing import Protocol

from desktop.i18n import N_, _

_SUMS = {
    "closed_with_open_amount": N_("item %(id)s is closed and still has an open amount"),
    "time_answer": N_("visit %(id)s: the answer about its time is not the one that was recorded"),
    "amount_answer": N_("visit %(id)s: the answer about its amount is not the one that was recorded"),
    "confirmed": N_("visit %(id)s is marked as confirmed, or not, against its answers"),
    "several_open_reconciliations": N_("visit %(id)s has more than one open difference"),
    "import_of_nothing": N_("an import names a row that is gone (%(id)s)"),
    "confirmed_too_late": N_("visit %(id)s would be confirmed less than five days before"),
    "number_left_out": N_("the number before paper %(number)s was never given to a paper"),
    "paper_altered": N_("paper %(number)s is not as it was printed"),
}


class _Sum(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def number(self) -> str: ...


class _Loose(Protocol):
    @property
    def table(self) -> str: ...
    @property
    def id(self) -> int | None: ...
    @property
    def parent(self) -> str: ...


class Findings(Protocol):
    """What a sentence needs of a check."""

    @property
    def quick_check(self) -> Sequence[str]:
        """The words of the database itself."""

    @property
    def foreign_keys(self) -> Sequence[_Loose]:
        """Rows that point nowhere."""

    @property
    def sums(self) -> Sequence[_Sum]:
        """What of ours does not agree."""


def finding_lines(findings: Findings) -> list[str]:
    """Say everything that was found, a line each; none when the book is sound."""
    return [
        *(_("damage: %(finding)s") % {"finding": words} for words in findings.quick_check),
        *(
            _("row %(id)s of %(table)s points to a %(parent)s that is gone")
            % {"id": loose.id or "?", "table": loose.table, "parent": loose.parent}
            for loose in findings.foreign_keys
        ),
        *(_(_SUMS[str(found.code)]) % {"id": found.id, "number": found.number} for found in findings.sums),
    ]
