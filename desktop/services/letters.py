"""Reminder letters: who could get one and why, the letter as it would be, and the letter made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import letters as queries
from db.queries.customers import CustomerRecord, get_customer
from db.queries.plans import person_for_papers
from desktop import documents
from desktop.documents.data import PaperItem, Reminder
from desktop.domain.calendars import WorkCalendar
from desktop.domain.checks import check_sum
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.letters import LeftOut, LetterItems, OpenItem, letter_items
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import days_overdue
from desktop.services.archive import ArchiveService, NewDocument
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.letter_choices import FilledChoices, LetterChoices, choice_problems, filled
from desktop.services.letter_items import FoundItem, LetterCandidate, candidates, find_items
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview, heading, made_warnings, party, party_warnings
from desktop.services.results import Refused, Saved

__all__ = ["FilledChoices", "LetterCandidate", "LetterChoices", "LetterDraft", "LetterService"]

#: So many customers are decided at once, those with the oldest debts; nobody reads a longer list.
MOST_CANDIDATES = 1000

#: Another reminder within so many days is warned of.
RECENT_DAYS = 7

_NO_CUSTOMER = Problem("customer_id", ProblemCode.NOT_FOUND)

#: Why an item is left out that a rep may wonder about; the others are not due yet, or taken out by hand.
_TOLD = frozenset({LeftOut.DISPUTED, LeftOut.IN_PLAN, LeftOut.HANDED_OVER, LeftOut.PROMISED, LeftOut.NO_DUE_DATE})


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A reminder as it would be: every choice filled in, its rows, the number it would get, what to know before."""

    choices: FilledChoices
    customer: str
    items: LetterItems
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A draft with all that its paper is made from."""

    draft: LetterDraft
    customer: CustomerRecord
    found: Sequence[FoundItem]
    as_of: date


class LetterService:
    """Decides and makes reminders (R1), one customer and currency at a time."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive

    def candidates(self, customer_id: int | None = None, *, limit: int = MOST_CANDIDATES) -> list[LetterCandidate]:
        """List who could get a reminder, and who owes what is overdue and gets none, the most urgent first.

        One line a customer and currency, of all customers or of one.
        """
        with self._book.reading():
            return candidates(self._book, self._clock.today(), customer_id, limit)

    def draft(self, choices: LetterChoices) -> LetterDraft | None:
        """Fill in what was not chosen and say what stands against the letter; None when there is no such customer."""
        with self._book.reading():
            prepared = self._prepare(choices)
        return prepared.draft if prepared else None

    def preview(self, choices: LetterChoices) -> Preview:
        """Make the letter as it would be printed now; nothing is kept."""
        found = self.draft_and_preview(choices)
        return found[1] if found else Preview(None, 0, "", (), (_NO_CUSTOMER,))

    def draft_and_preview(self, choices: LetterChoices) -> tuple[LetterDraft, Preview] | None:
        """Give both of one letter, decided once; None when there is no such customer."""
        with self._book.reading():
            prepared = self._prepare(choices)
            if prepared is None:
                return None
            draft = prepared.draft
            if draft.problems:
                return draft, Preview(None, 0, draft.number, draft.warnings, draft.problems)
            made = self._print(prepared).made
        return draft, Preview(made.pdf, made.pages, draft.number, (*draft.warnings, *made_warnings(made)), ())

    def make(self, choices: LetterChoices, *, seen: LetterItems | None = None) -> Saved[int] | Refused:
        """Make the letter and keep it under a new number; gives the id of the document.

        It is decided anew in the transaction that keeps it. Where it is no longer about the items that the rep has
        `seen`, because one was paid or disputed meanwhile, it is refused: CHANGED_MEANWHILE in `items`.
        """
        with self._book.transaction():
            prepared = self._prepare(choices)
            problems = prepared.draft.problems if prepared else (_NO_CUSTOMER,)
            if prepared is not None and seen is not None and prepared.draft.items.asked != seen.asked:
                problems = problems or (Problem("items", ProblemCode.CHANGED_MEANWHILE),)
            if prepared is None or problems:
                return Refused(problems)
            return self._archive.keep(self._print(prepared))

    def _prepare(self, choices: LetterChoices) -> _Prepared | None:
        customer, today = get_customer(self._book, choices.customer_id), self._clock.today()
        if customer is None:
            return None
        calendar = self._calendars.calendar()
        language = LetterLanguage(customer.letter_language)
        complete = filled(choices, today, language, self._attention(customer.id), calendar)
        found = find_items(self._book, [customer.id], today).get((customer.id, choices.currency), [])
        items = letter_items([each.item for each in found], today, taken_out=choices.taken_out, put_in=choices.put_in)
        company = self._company.get()
        accounts = company.accounts_in(choices.currency)
        problems = (*choice_problems(complete, today, len(accounts)), *_sum_problems(items, choices.currency))
        missing = party_warnings(
            company,
            customer,
            DocumentKind.REMINDER,
            complete.language,
            choices.currency,
            account=choices.account,
        )
        draft = LetterDraft(
            complete,
            customer.name,
            items,
            accounts,
            self._archive.next_number(DocumentKind.REMINDER, complete.made_on),
            (*missing, *_item_warnings(items), *_day_warnings(complete, calendar, problems), *self._recent(complete)),
            problems,
        )
        return _Prepared(draft, customer, found, today)

    def _attention(self, customer_id: int) -> str:
        """Name who takes papers in there, with the position; '' where nobody is known."""
        person = person_for_papers(self._book, customer_id)
        return person.line if person else ""

    def _recent(self, choices: FilledChoices) -> Iterator[PaperWarning]:
        last = queries.last_letters(self._book, [choices.customer_id]).get((choices.customer_id, choices.currency))
        if last and (choices.made_on - last.made_on).days <= RECENT_DAYS:
            values = {"number": last.number, "day": last.made_on.isoformat()}
            yield PaperWarning(WarningCode.RECENT_LETTER, values)

    def _print(self, prepared: _Prepared) -> NewDocument:
        """Make the paper of a draft without problems: the same bytes for the preview as for the archive."""
        choices = prepared.draft.choices
        head = heading(
            self._company,
            party(prepared.customer, choices.language, choices.attention),
            number=prepared.draft.number,
            made_on=choices.made_on,
            as_of=prepared.as_of,
            currency=choices.currency,
            account=choices.account,
        )
        rows = tuple(_paper_items(prepared))
        paper = Reminder(
            head, tuple(row for _id, row in rows), choices.pay_by, choices.enclosures, with_slip=choices.with_slip
        )
        return NewDocument(
            DocumentKind.REMINDER,
            choices.customer_id,
            choices.language,
            head,
            rows,
            documents.make(paper, self._paper_texts.texts(choices.language)),
            choices.plain(),
            choices.pay_by,
            level=Level.FIRST,
        )


def _paper_items(prepared: _Prepared) -> Iterator[tuple[int, PaperItem]]:
    contracts = {each.item.id: each.row.contract for each in prepared.found}
    for item in prepared.draft.items.asked:
        yield (
            item.id,
            PaperItem(
                item.number,
                item.document_date,
                item.due_date,
                item.amount,
                item.amount - item.open,
                item.asked,
                item.disputed,
                days_overdue(item.due_date, prepared.as_of) if item.open > 0 else None,
                contracts[item.id],
            ),
        )


def _sum_problems(items: LetterItems, currency: str) -> Iterator[Problem]:
    if items.total <= 0:
        yield Problem("items", ProblemCode.NOTHING_TO_ASK)
    yield from check_sum("items", max(items.total, 0), currency)


def _item_warnings(items: LetterItems) -> Iterator[PaperWarning]:
    for item, reason in items.left_out:
        if reason in _TOLD:
            yield _item_warning(WarningCode.LEFT_OUT, item, item.open, reason=reason.value)
    for item in items.asked:
        if item.disputed:
            yield _item_warning(WarningCode.DISPUTED_PART, item, item.disputed)


def _item_warning(code: WarningCode, item: OpenItem, amount: int, **more: str) -> PaperWarning:
    return PaperWarning(code, {"number": item.number, "amount": amount, "currency": item.currency, **more})


def _day_warnings(
    choices: FilledChoices, calendar: WorkCalendar, problems: Sequence[Problem]
) -> Iterator[PaperWarning]:
    if any(problem.field in {"made_on", "pay_by"} for problem in problems) or calendar.is_working(choices.pay_by):
        return
    values = {"day": choices.pay_by.isoformat(), "name": calendar.name(choices.pay_by) or ""}
    yield PaperWarning(WarningCode.PAY_BY_NO_WORKING_DAY, values)
