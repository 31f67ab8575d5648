"""The papers of an instalment plan: the form that the customer fills in (rule 29), and the agreement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.customers import CustomerRecord, get_customer
from db.queries.plans import PersonForPapers, person_for_papers
from desktop import documents
from desktop.documents.data import Agreement, Heading, PaperItem, ProposalForm
from desktop.domain.checks import check_sum
from desktop.domain.clauses import needs_lawyer
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import pay_by
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.plans import PlanState
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.archive import ArchiveService, NewDocument
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import (
    ATTENTION_LIMIT,
    Preview,
    heading,
    made_warnings,
    paper_problems,
    party,
    party_warnings,
    sensible_day,
)
from desktop.services.plan_debt import chosen_items
from desktop.services.plan_forms import PlanItem, item_problems
from desktop.services.plan_papers import (
    FormChoices,
    PaperChoices,
    changed_warnings,
    disputed_warnings,
    paper_rows,
    reply_problems,
)
from desktop.services.plans import PlanCard, PlanService
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["AgreementService", "FormChoices", "PaperChoices"]

#: A plan in one of these states has no agreement to make any more; what was made is in the archive.
_OVER = frozenset({PlanState.COMPLETED, PlanState.CANCELLED, PlanState.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paper with everything decided, and what stands against it or is to be known before it is printed."""

    kind: DocumentKind
    customer: CustomerRecord
    language: LetterLanguage
    paper: Agreement | ProposalForm
    rows: tuple[tuple[int, PaperItem], ...]
    problems: tuple[Problem, ...]
    warnings: tuple[PaperWarning, ...]
    choices: Mapping[str, object]
    plan_id: int | None = None


class AgreementService:
    """Use cases around the papers of a plan; what is printed stays in the archive and moves no plan."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
        plans: PlanService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive
        self._plans = plans

    def agreement_preview(self, plan_id: int, choices: PaperChoices) -> Preview:
        """Show the agreement of a plan as it would be printed now, from its draft on; nothing is kept.

        Problems name `made_on`, `account`, `attention`, and '' for a plan that is gone, paid, cancelled or replaced.
        """
        with self._book.reading():
            return self._preview(self._agreement_draft(plan_id, choices))

    def make_agreement(self, plan_id: int, choices: PaperChoices) -> Saved[int] | Refused:
        """Print the agreement of a plan: keeps it with the next number and gives its id; the plan stays as it is."""
        with self._book.transaction():
            return self._make(self._agreement_draft(plan_id, choices))

    def form_preview(self, choices: FormChoices) -> Preview:
        """Show the blank form for a customer's own proposal as it would be printed now; nothing is kept.

        Problems name `customer_id`, `items`, `made_on`, `reply_by`, `lines`, `account`, `attention`.
        """
        with self._book.reading():
            return self._preview(self._form_draft(choices))

    def make_form(self, choices: FormChoices) -> Saved[int] | Refused:
        """Print the blank form: keeps it with the next number and gives its id."""
        with self._book.transaction():
            return self._make(self._form_draft(choices))

    def _preview(self, draft: _Draft | Problem) -> Preview:
        if isinstance(draft, Problem):
            return Preview(None, 0, "", (), (draft,))
        number = draft.paper.heading.number
        if draft.problems:
            return Preview(None, 0, number, draft.warnings, draft.problems)
        made = documents.make(draft.paper, self._paper_texts.texts(draft.language))
        return Preview(made.pdf, made.pages, number, (*draft.warnings, *made_warnings(made)), ())

    def _make(self, draft: _Draft | Problem) -> Saved[int] | Refused:
        if isinstance(draft, Problem):
            return Refused((draft,))
        if draft.problems:
            return Refused(draft.problems)
        kept = self._archive.keep(
            NewDocument(
                draft.kind,
                draft.customer.id,
                draft.language,
                draft.paper.heading,
                draft.rows,
                documents.make(draft.paper, self._paper_texts.texts(draft.language)),
                draft.choices,
                plan_id=draft.plan_id,
            )
        )
        return Saved(kept.value, Changes.of(Entity.DOCUMENT, Entity.PLAN, customer=draft.customer.id))

    def _agreement_draft(self, plan_id: int, choices: PaperChoices) -> _Draft | Problem:
        card = self._plans.get(plan_id)
        customer = get_customer(self._book, card.plan.customer_id) if card else None
        if card is None or customer is None:
            return Problem("", ProblemCode.NOT_FOUND)
        terms, clauses, as_of = card.form.terms, card.form.clauses, card.plan.as_of
        language = _language(choices, customer)
        head, problems = self._heading(DocumentKind.AGREEMENT, customer, choices, card.plan.currency, as_of)
        rows = paper_rows(card.items, as_of)
        paper = Agreement(
            heading=head,
            items=tuple(item for _id, item in rows),
            instalments=card.instalments,
            interest=terms.interest,
            rate_ppm=terms.rate_ppm,
            shift=terms.shift,
            clauses=clauses,
            contract=card.plan.contract,
            reason=card.plan.reason,
            interest_from=terms.interest_from,
            replaces=_replaced_number(card),
        )
        lawyer = (PaperWarning(WarningCode.LAWYER, {"field": name}) for name in needs_lawyer(clauses))
        ours = _lacking(DocumentKind.AGREEMENT, head, customer, choices)
        fresh = self._plans.work_out(card.form).items if card.can_edit else card.items
        return _Draft(
            DocumentKind.AGREEMENT,
            customer,
            language,
            paper,
            rows,
            (*_state_problems(card), *problems),
            (*ours, *changed_warnings(card.items, fresh), *disputed_warnings(card.items), *lawyer),
            _plain(language, head, choices.account),
            plan_id,
        )

    def _form_draft(self, choices: FormChoices) -> _Draft | Problem:
        customer = get_customer(self._book, choices.customer_id)
        if customer is None:
            return Problem("customer_id", ProblemCode.NOT_FOUND)
        today = self._clock.today()
        language = _language(choices, customer)
        items, wrong = self._form_items(choices, today)
        head, problems = self._heading(DocumentKind.PROPOSAL_FORM, customer, choices, choices.currency, today)
        reply_by = choices.reply_by or pay_by(sensible_day(head.made_on, today), self._calendars.calendar())
        rows = paper_rows(items, today)
        paper = ProposalForm(head, tuple(item for _id, item in rows), reply_by, choices.lines)
        ours = _lacking(DocumentKind.PROPOSAL_FORM, head, customer, choices)
        told = {**_plain(language, head, choices.account), "reply_by": reply_by.isoformat(), "lines": choices.lines}
        return _Draft(
            DocumentKind.PROPOSAL_FORM,
            customer,
            language,
            paper,
            rows,
            (*wrong, *problems, *reply_problems(reply_by, head.made_on, today, choices.lines)),
            (*ours, *disputed_warnings(items)),
            told,
        )

    def _form_items(self, choices: FormChoices, today: date) -> tuple[Sequence[PlanItem], tuple[Problem, ...]]:
        """Give the items of a blank form, what is overdue unless they are named, and what stands against them."""
        beginning = self._plans.begin(choices.customer_id, choices.currency)
        ids = choices.items if choices.items is not None or beginning is None else beginning.form.items
        items = chosen_items(self._book, choices.customer_id, ids or (), today)
        problems = list(item_problems(choices.customer_id, choices.currency, ids or (), items))
        total = sum(item.asked for item in items)
        if not problems and total < 1:
            problems.append(Problem("items", ProblemCode.NOTHING_TO_ASK))
        problems.extend(check_sum("items", max(total, 0), choices.currency))
        return items, tuple(problems)

    def _heading(
        self,
        kind: DocumentKind,
        customer: CustomerRecord,
        choices: PaperChoices | FormChoices,
        currency: str,
        as_of: date,
    ) -> tuple[Heading, tuple[Problem, ...]]:
        """Put together what the paper begins with, and what stands against it."""
        today = self._clock.today()
        made_on = choices.made_on or today
        attention, phone = _whom(choices.attention, person_for_papers(self._book, customer.id))
        head = heading(
            self._company,
            party(customer, _language(choices, customer), attention, phone),
            number=self._archive.next_number(kind, made_on),
            made_on=made_on,
            as_of=as_of,
            currency=currency,
            account=choices.account,
        )
        accounts = len(head.company.accounts_in(currency))
        return head, tuple(paper_problems(made_on, today, choices.account, accounts, attention))


def _lacking(
    kind: DocumentKind, head: Heading, customer: CustomerRecord, choices: PaperChoices | FormChoices
) -> Iterator[PaperWarning]:
    language = _language(choices, customer)
    return party_warnings(head.company, customer, kind, language, head.currency, account=choices.account)


def _language(choices: PaperChoices | FormChoices, customer: CustomerRecord) -> LetterLanguage:
    return choices.language or LetterLanguage(customer.letter_language)


def _whom(typed: str | None, known: PersonForPapers | None) -> tuple[str, str]:
    """Give whom the paper is for and that person's phone; somebody else's phone is not known."""
    if known is not None and typed in {None, known.name, known.line}:
        return known.line, known.phone
    return clean(typed or "", ATTENTION_LIMIT + 1), ""


def _replaced_number(card: PlanCard) -> str:
    """Give the number of the agreement that this version takes the place of, '' where none was made."""
    older = (
        paper.number
        for paper in card.documents
        if paper.version < card.plan.version and paper.kind == DocumentKind.AGREEMENT and not paper.voided
    )
    return next(older, "")


def _state_problems(card: PlanCard) -> Iterator[Problem]:
    if card.state in _OVER:
        yield Problem("", ProblemCode.SETTLED)


def _plain(language: LetterLanguage, head: Heading, account: int) -> dict[str, object]:
    """Give what was chosen in values that JSON can hold, for the archive."""
    return {
        "language": language.value,
        "made_on": head.made_on.isoformat(),
        "account": account,
        "attention": head.customer.attention,
    }
