"""What the right of the page shows, read off the UI thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.app import Services
from desktop.services.archive import DocumentCard
from desktop.services.letters import LetterChoices, LetterDraft
from desktop.services.papers import Preview

if TYPE_CHECKING:
    from desktop.services.customers import ContactRecord


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter that is not made yet, as it would be, and the people it may be for."""

    draft: LetterDraft
    preview: Preview
    people: "tuple[ContactRecord, ...]"


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A paper of the archive with the bytes that were printed."""

    card: DocumentCard
    pdf: bytes


def read_letter(services: Services, choices: LetterChoices) -> LetterSheet | None:
    """Make the letter as it would be printed now; None when there is no such customer."""
    found = services.letters.draft_and_preview(choices)
    if found is None:
        return None
    return LetterSheet(*found, tuple(services.customers.contacts(choices.customer_id)))


def read_made(services: Services, document_id: int) -> MadeSheet | None:
    """Give a paper that was made; None when there is no such one."""
    card = services.archive.get(document_id)
    return MadeSheet(card, services.archive.pdf(document_id)) if card else None
