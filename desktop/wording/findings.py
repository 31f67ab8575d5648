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
    "proof_altered": N_("proof %(id)s, that paper %(number)s arrived, is not as it was kept"),
    "open_differs": N_("item %(id)s: what is open is not its amount less what was taken off"),
    "disputed_differs": N_("item %(id)s: what is disputed is not the sum of its open disputes"),
    "balance_differs": N_("customer %(id)s: what is owed is not the items less credit notes less what was settled"),
    "over_allocated": N_("payment %(id)s: on some day more of it was used than had come in"),
    "reversed_payment_applied": N_("payment %(id)s was reversed and is still put to items"),
    "payment_of_another": N_("payment %(id)s takes back what is not a receipt of the same customer"),
    "plan_payment_differs": N_("payment %(id)s of a plan is not as the ledger has it"),
    "wrongly_reversed": N_("entry %(id)s of the ledger takes back something else, or for a second time"),
    "allocated_to_another": N_("entry %(id)s of the ledger is about an item of another customer or currency"),
    "credit_differs": N_("credit note %(id)s: what items got of it is not what it gave"),
    "fraction": N_("row %(id)s of %(table)s holds a fraction, where only whole numbers belong"),
}


class _Sum(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def entity(self) -> str: ...
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
        *(
            _(_SUMS[str(found.code)]) % {"id": found.id, "number": found.number, "table": found.entity}
            for found in findings.sums
        ),
    ]
