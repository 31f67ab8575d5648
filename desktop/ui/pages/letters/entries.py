"""The lines of the two lists, put into words when they are read."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import _, ngettext
from desktop.services.archive import DocumentRow
from desktop.services.letters import LetterCandidate
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import PageRequest
from desktop.ui.pages.visits.words import dotted
from desktop.wording.choices import label
from desktop.wording.papers import no_letter_line
from desktop.wording.receivables import lateness_text

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Row]):
    """One line of a list: a title with an amount, below it a note and a chip; `quiet` where there is nothing to do."""

    row: Row
    title: str
    amount: str
    note: str
    chip: str = ""
    chip_kind: ChipKind = "neutral"
    quiet: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one line, to listen to."""
        return ", ".join(filter(None, (self.title, self.amount, self.chip, self.note)))


class Wanted(NamedTuple):
    """Which papers the list shows; None is any, and so is an empty text."""

    kind: DocumentKind | None = None
    voided: bool | None = None
    text: str = ""


Candidate = Entry[LetterCandidate]
Paper = Entry[DocumentRow]


def candidate_key(entry: Candidate) -> tuple[int, str]:
    """Give what a candidate is known by: one letter a customer and currency."""
    return entry.row.customer_id, entry.row.currency


def read_candidates(services: Services, today: date) -> list[Candidate]:
    """Read who could get a letter, and who owes what is overdue but gets none."""
    return [_candidate(row, today) for row in services.letters.candidates()]


def read_papers(services: Services, today: date, wanted: Wanted, request: PageRequest[Paper]) -> list[Paper]:
    """Read a page of the papers that were made, the latest first."""
    rows = services.archive.page(
        kind=wanted.kind, voided=wanted.voided, text=wanted.text, offset=request.offset, limit=request.limit
    )
    return [_paper(row, today) for row in rows]


def _candidate(row: LetterCandidate, today: date) -> Candidate:
    if not row.total:
        why = _("No letter: %(reason)s") % {"reason": no_letter_line(row)}
        return Entry(row, row.name, row.currency, why, quiet=True)
    items = ngettext("%(count)s item", "%(count)s items", row.items) % {"count": format_count(row.items)}
    left_out = _("%(count)s left out") % {"count": format_count(row.left_out)} if row.left_out else ""
    note = dotted((items, left_out, lateness_text(row.lateness), _last_letter(row, today)))
    chip = _("urgent") if row.lateness.urgent else ""
    return Entry(row, row.name, format_money(row.total, row.currency), note, chip, "danger")


def _last_letter(row: LetterCandidate, today: date) -> str:
    if row.last_on is None:
        return ""
    values = {"number": row.last_number, "day": format_date(row.last_on, today=today)}
    return _("%(number)s of %(day)s") % values


def _paper(row: DocumentRow, today: date) -> Paper:
    note = dotted((row.number, format_date(row.made_on, today=today), label(DocumentKind(row.kind))))
    chip = _("void") if row.voided_at else ""
    return Entry(row, row.customer, format_money(row.total, row.currency), note, chip, "danger", quiet=bool(chip))
