"""Drafts of mails that carry papers: written as a file, to be opened and sent by the mail program."""

from collections.abc import Sequence
from pathlib import Path

from db.connection import Book
from desktop.services.archive import ArchiveService
from desktop.services.paper_texts import PaperTextService


class MailDraftService:
    """Writes mails; sends none."""

    def __init__(self, book: Book, archive: ArchiveService, paper_texts: PaperTextService) -> None:
        self._book = book
        self._archive = archive
        self._paper_texts = paper_texts

    def draft(self, document_ids: Sequence[int], to: str | None = None) -> bytes:
        """Give a mail that is not sent yet (.eml) with some papers of one customer and language inside.

        It goes to `to`, by default to the person that the first paper names, or whoever takes papers in there, where an
        address is known. Raises KeyError where there is no such paper.
        """
        raise NotImplementedError

    def write(self, document_ids: Sequence[int], folder: Path, to: str | None = None) -> Path:
        """Write the draft into an existing folder, an older one of that name is replaced; gives the file."""
        raise NotImplementedError
