"""Reminder letters: who could get one and why, the letter as it would be, and the letter made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.connection import Book
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import ladder_on
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.dunning import read_rules
from desktop.services.late_interest import LateInterestService
from desktop.services.letter_basis import Basis, read_basis
from desktop.services.letter_candidates import LetterCandidate, candidates
from desktop.services.letter_choices import FilledChoices, LetterChoices
from desktop.services.letter_drafts import (
    NO_CUSTOMER,
    LetterDraft,
    changes,
    decided,
    ordered,
    prepared,
)
from desktop.services.making import Prepared
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview, made_warnings
from desktop.services.results import Refused, Saved

__all__ = ["FilledChoices", "LetterCandidate", "LetterChoices", "LetterDraft", "LetterService"]

#: So many customers are decided at once, those with the oldest debts; nobody reads a longer list.
MOST_CANDIDATES = 1000


class LetterService:
    """Decides and makes reminders (R0 to R3), one customer and currency at a time."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
        late_interest: LateInterestService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive
        self._late_interest = late_interest

    def candidates(self, customer_id: int | None = None, *, limit: int = MOST_CANDIDATES) -> list[LetterCandidate]:
        """List who is proposed for a letter, and who owes what is overdue and gets none, the most urgent first.

        One line a customer and currency, of all customers or of one.
        """
        with self._book.reading():
            ladder = ladder_on(read_rules(self._book), self._clock.today(), self._calendars.calendar())
            return candidates(self._book, ladder, customer_id=customer_id, limit=limit)

    def draft(self, choices: LetterChoices) -> LetterDraft | None:
        """Fill in what was not chosen and say what stands against the letter; None when there is no such customer."""
        with self._book.reading():
            draft = decided(choices, self._basis([choices]))
            return self._numbered(draft) if draft else None

    def preview(self, choices: LetterChoices) -> Preview:
        """Make the letter as it would be printed now; nothing is kept."""
        found = self.draft_and_preview(choices)
        return found[1] if found else Preview(None, 0, "", (), (NO_CUSTOMER,))

    def draft_and_preview(self, choices: LetterChoices) -> tuple[LetterDraft, Preview] | None:
        """Give both of one letter, decided once; None when there is no such customer."""
        with self._book.reading():
            basis = self._basis([choices])
            draft = decided(choices, basis)
            if draft is None:
                return None
            draft = self._numbered(draft)
        if draft.problems:
            return draft, Preview(None, 0, draft.number, draft.warnings, draft.problems)
        made = prepared(draft, basis).print(draft.number).made
        return draft, Preview(made.pdf, made.pages, draft.number, (*draft.warnings, *made_warnings(made)), ())

    def prepare(self, order: LetterChoices, /) -> Prepared | Refused:
        """Decide a letter without a number, and draw nothing.

        An order of no level is for the letter that is proposed: where none is, it is refused, NOT_PROPOSED.
        """
        return self.prepare_many([order])[0]

    def prepare_many(self, orders: Sequence[LetterChoices], /) -> list[Prepared | Refused]:
        """Decide letters as `prepare` does, in their order; what they share is read once."""
        with self._book.reading():
            basis = self._basis(orders)
            return [ordered(order, basis) for order in orders]

    def make(self, choices: LetterChoices, *, seen: LetterDraft | None = None) -> Saved[int] | Refused:
        """Make the letter and keep it under a new number; gives the id of the document.

        It is decided anew in the transaction that keeps it. Where it is no longer what the rep has `seen`, because an
        item was paid or disputed, money came in, or a letter that it refers to was voided meanwhile, it is refused:
        CHANGED_MEANWHILE in `items`, or in `level` where another level would be made now.
        """
        with self._book.transaction():
            basis = self._basis([choices])
            draft = decided(choices, basis)
            if draft is None:
                return Refused((NO_CUSTOMER,))
            if problems := draft.problems or tuple(changes(draft, seen)):
                return Refused(problems)
            number = self._archive.next_number(DocumentKind.REMINDER, draft.choices.made_on)
            return self._archive.keep(prepared(draft, basis).print(number))

    def _basis(self, orders: Iterable[LetterChoices]) -> Basis:
        return read_basis(
            self._book,
            (order.customer_id for order in orders),
            self._clock.today(),
            calendars=self._calendars,
            company=self._company,
            paper_texts=self._paper_texts,
            late_interest=self._late_interest,
        )

    def _numbered(self, draft: LetterDraft) -> LetterDraft:
        return replace(draft, number=self._archive.next_number(DocumentKind.REMINDER, draft.choices.made_on))
