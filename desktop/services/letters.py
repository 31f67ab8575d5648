"""Reminder letters: who could get one and why, the letter as it would be, and the letter made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.connection import Book
from desktop.documents.data import Heading, PaperItem, Reminder
from desktop.domain.checks import check_sum
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.dunning import BrokenPromise, EarlierLetter, Level, NextStep, ladder_on
from desktop.domain.letters import Decision, LetterItems, decide
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import days_overdue
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.dunning import read_rules
from desktop.services.letter_basis import Basis, Recipient, read_basis
from desktop.services.letter_candidates import LetterCandidate, candidates
from desktop.services.letter_choices import FilledChoices, LetterChoices, choice_problems, filled
from desktop.services.letter_warnings import day_warnings, item_warnings, step_warnings, text_warnings, whom_warnings
from desktop.services.making import Prepared
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview, made_warnings, party
from desktop.services.results import Refused, Saved

__all__ = ["FilledChoices", "LetterCandidate", "LetterChoices", "LetterDraft", "LetterService"]

#: So many customers are decided at once, those with the oldest debts; nobody reads a longer list.
MOST_CANDIDATES = 1000

_NO_CUSTOMER = Problem("customer_id", ProblemCode.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A reminder as it would be: every choice filled in, its rows, the number it would get, what to know before.

    `step` is what is proposed, whatever was chosen. `earlier` and `broken` are what the letter refers to. `number` is
    '' while nobody has asked for it.
    """

    choices: FilledChoices
    customer: str
    items: LetterItems
    accounts: tuple[BankAccount, ...]
    step: NextStep
    escalated: bool
    earlier: tuple[EarlierLetter, ...]
    broken: tuple[BrokenPromise, ...]
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]
    number: str = ""

    @property
    def level(self) -> Level:
        """The level of the letter."""
        return self.choices.level

    @property
    def unapplied(self) -> int:
        """The money taken off that no item has yet, in minor units."""
        return self.items.unapplied

    @property
    def total(self) -> int:
        """What the letter asks for, in minor units."""
        return self.items.total


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
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive

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
            draft = _decided(choices, self._basis([choices]))
            return self._numbered(draft) if draft else None

    def preview(self, choices: LetterChoices) -> Preview:
        """Make the letter as it would be printed now; nothing is kept."""
        found = self.draft_and_preview(choices)
        return found[1] if found else Preview(None, 0, "", (), (_NO_CUSTOMER,))

    def draft_and_preview(self, choices: LetterChoices) -> tuple[LetterDraft, Preview] | None:
        """Give both of one letter, decided once; None when there is no such customer."""
        with self._book.reading():
            basis = self._basis([choices])
            draft = _decided(choices, basis)
            if draft is None:
                return None
            draft = self._numbered(draft)
        if draft.problems:
            return draft, Preview(None, 0, draft.number, draft.warnings, draft.problems)
        made = _prepared(draft, basis).print(draft.number).made
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
        return [_ordered(order, basis) for order in orders]

    def make(self, choices: LetterChoices, *, seen: LetterDraft | None = None) -> Saved[int] | Refused:
        """Make the letter and keep it under a new number; gives the id of the document.

        It is decided anew in the transaction that keeps it. Where it is no longer what the rep has `seen`, because an
        item was paid or disputed, money came in, or a letter that it refers to was voided meanwhile, it is refused:
        CHANGED_MEANWHILE in `items`, or in `level` where another level would be made now.
        """
        with self._book.transaction():
            basis = self._basis([choices])
            draft = _decided(choices, basis)
            prepared = _prepared_or_refused(draft, basis)
            if draft is None or isinstance(prepared, Refused):
                return prepared if isinstance(prepared, Refused) else Refused((_NO_CUSTOMER,))
            if problems := tuple(_changes(draft, seen)):
                return Refused(problems)
            number = self._archive.next_number(DocumentKind.REMINDER, prepared.made_on)
            return self._archive.keep(prepared.print(number))

    def _basis(self, orders: Iterable[LetterChoices]) -> Basis:
        return read_basis(
            self._book,
            (order.customer_id for order in orders),
            self._clock.today(),
            calendars=self._calendars,
            company=self._company,
            paper_texts=self._paper_texts,
        )

    def _numbered(self, draft: LetterDraft) -> LetterDraft:
        return replace(draft, number=self._archive.next_number(DocumentKind.REMINDER, draft.choices.made_on))


def _decided(choices: LetterChoices, basis: Basis) -> LetterDraft | None:
    """Decide a letter from what was read; None when there is no such customer."""
    recipient = basis.recipients.get(choices.customer_id)
    if recipient is None:
        return None
    key = choices.customer_id, choices.currency
    facts = basis.found.facts(key)
    decision = decide(facts, basis.ladder, level=choices.level, taken_out=choices.taken_out, put_in=choices.put_in)
    complete = filled(
        choices,
        decision,
        basis.today,
        basis.ladder.rules,
        language=recipient.language,
        attention=recipient.attention,
        calendar=basis.calendar,
    )
    accounts = basis.company.accounts_in(choices.currency)
    problems = (
        *choice_problems(complete, basis.today, len(accounts), escalated=facts.escalated),
        *_sum_problems(decision.items, choices.currency),
    )
    cites = complete.cite and complete.level >= Level.SECOND
    return LetterDraft(
        complete,
        recipient.record.name,
        decision.items,
        accounts,
        decision.step,
        facts.escalated,
        basis.citable.earlier(decision.items, complete.made_on) if cites else (),
        basis.citable.broken(*key, decision.items) if cites else (),
        tuple(_warnings(complete, decision, recipient, basis, problems)),
        problems,
    )


def _warnings(
    choices: FilledChoices, decision: Decision, recipient: Recipient, basis: Basis, problems: Sequence[Problem]
) -> Iterator[PaperWarning]:
    yield from whom_warnings(basis.company, recipient.record, choices)
    yield from item_warnings(decision.items, choices.currency)
    if not any(problem.field in {"made_on", "pay_by"} for problem in problems):
        yield from day_warnings(choices, basis.calendar)
    last = basis.found.last.get((choices.customer_id, choices.currency))
    yield from step_warnings(decision, last, choices, basis.ladder.rules)
    yield from text_warnings(basis.own_words[choices.language], choices.level)


def _ordered(order: LetterChoices, basis: Basis) -> Prepared | Refused:
    """Decide a letter of a run."""
    draft = _decided(order, basis)
    found = _prepared_or_refused(draft, basis)
    if draft and order.level is None and draft.step.level is None and isinstance(found, Prepared):
        return Refused((Problem("level", ProblemCode.NOT_PROPOSED),))
    return found


def _prepared_or_refused(draft: LetterDraft | None, basis: Basis) -> Prepared | Refused:
    problems = draft.problems if draft else (_NO_CUSTOMER,)
    return _prepared(draft, basis) if draft and not problems else Refused(problems)


def _prepared(draft: LetterDraft, basis: Basis) -> Prepared:
    """Put together the paper of a draft without problems: the same for the preview as for the archive."""
    choices, ours = draft.choices, basis.company
    customer = party(basis.recipients[choices.customer_id].record, choices.language, choices.attention)
    account = ours.account_for(choices.currency, choices.account)
    heading = Heading("", choices.made_on, basis.today, ours, customer, choices.currency, account, basis.logo)
    rows = tuple(_paper_items(draft, basis))
    paper = Reminder(
        heading,
        tuple(row for _id, row in rows),
        choices.pay_by,
        choices.enclosures,
        with_slip=choices.with_slip,
        level=choices.level,
        unapplied=draft.unapplied,
        earlier=draft.earlier,
        broken=draft.broken,
        steps=choices.steps,
    )
    return Prepared(
        DocumentKind.REMINDER,
        choices.customer_id,
        choices.language,
        paper,
        basis.texts[choices.language],
        rows,
        choices.plain(),
        choices.pay_by,
        level=choices.level,
        total=paper.total,
        unapplied=draft.unapplied,
        warnings=draft.warnings,
    )


def _paper_items(draft: LetterDraft, basis: Basis) -> Iterator[tuple[int, PaperItem]]:
    found = basis.found.items.get((draft.choices.customer_id, draft.choices.currency), ())
    contracts = {each.item.id: each.row.contract for each in found}
    for item in draft.items.asked:
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
                days_overdue(item.due_date, basis.today) if item.open > 0 else None,
                contracts[item.id],
            ),
        )


def _sum_problems(items: LetterItems, currency: str) -> Iterator[Problem]:
    if items.total <= 0:
        yield Problem("items", ProblemCode.NOTHING_TO_ASK)
    yield from check_sum("items", max(items.total, 0), currency)


def _changes(draft: LetterDraft, seen: LetterDraft | None) -> Iterator[Problem]:
    """Find what is no longer as the rep has seen it."""
    if seen is None:
        return
    if draft.level is not seen.level:
        yield Problem("level", ProblemCode.CHANGED_MEANWHILE)
    elif _substance(draft) != _substance(seen):
        yield Problem("items", ProblemCode.CHANGED_MEANWHILE)


def _substance(draft: LetterDraft) -> tuple[object, ...]:
    return draft.items.asked, draft.items.unapplied, draft.earlier, draft.broken
