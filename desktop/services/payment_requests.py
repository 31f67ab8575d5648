"""Payment requests with the papers that a customer wants before paying, built from its payment process (rule 22)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.processes import get_process
from desktop.documents.data import PaymentRequest
from desktop.domain.checks import check_sum
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.letters import LetterItems, OpenItem
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.payrequests import ContractFacts, request_items
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PaymentProcess, StepKind
from desktop.domain.text import number_key
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.contracts import ContractService
from desktop.services.letter_basis import Recipient, recipient
from desktop.services.letter_items import FoundItem, find
from desktop.services.letter_warnings import item_warnings
from desktop.services.making import Prepared
from desktop.services.our_papers import OurPapers, Ours
from desktop.services.paper_days import next_paper_days
from desktop.services.paper_decisions import Decided
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import item_row, party, sensible_day
from desktop.services.process_records import read_process
from desktop.services.request_choices import FilledRequest, RequestChoices, choice_problems, filled
from desktop.services.request_facts import contract_facts, contract_warnings, named_contract, pays_cash

__all__ = ["FilledRequest", "PaymentRequestService", "RequestChoices", "RequestDraft"]

RequestFacts = tuple[tuple[OpenItem, ...], int, ContractFacts | None]


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A payment request as it would be: every choice filled in, its rows, its contract, what to know before.

    `contracts` are the numbers to choose from; papers handed in until `papers_by` are paid on `pay_day`, both None
    where that is not known. `process` is how the customer pays.
    """

    choices: FilledRequest
    customer: str
    items: LetterItems
    contract: ContractFacts | None
    contracts: tuple[str, ...]
    papers_by: date | None
    pay_day: date | None
    process: PaymentProcess
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]

    @property
    def facts(self) -> RequestFacts:
        """What may be other when the request is made: items, money taken off, the sums of the contract."""
        return self.items.asked, self.items.unapplied, self.contract


class PaymentRequestService(OurPapers[RequestChoices, RequestDraft, RequestFacts]):
    """Decides and makes payment requests, one customer and currency at a time."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        contracts: ContractService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        super().__init__(book, clock, company=company, paper_texts=paper_texts, archive=archive)
        self._calendars = calendars
        self._contracts = contracts

    def _decide_from(self, ours: Ours, choices: RequestChoices) -> Decided[RequestDraft] | None:
        to = recipient(self._book, choices.customer_id)
        if to is None:
            return None
        today, process = self._clock.today(), read_process(get_process(self._book, choices.customer_id))
        complete = filled(choices, today, to, process)
        day = sensible_day(complete.made_on, today)
        days = next_paper_days(process, day, self._calendars.calendar())
        items, rows = self._items(complete, days.pay_day or day)
        lines = self._contracts.page(choices.customer_id)
        contract = contract_facts(complete.contract or named_contract(rows), complete.clause, choices.currency, lines)
        accounts = ours.company.accounts_in(choices.currency)
        problems = (*choice_problems(complete, today, len(accounts)), *_item_problems(complete, items))
        draft = RequestDraft(
            complete,
            to.record.name,
            items,
            contract,
            tuple(line.number for line in lines),
            days.by,
            days.pay_day,
            process,
            accounts,
            self._archive.next_number(DocumentKind.PAYMENT_REQUEST, complete.made_on),
            (
                *_lacking(complete, to, ours),
                *item_warnings(items, choices.currency),
                *contract_warnings(contract, items.total, choices.currency, lines),
            ),
            problems,
        )
        return Decided(draft, None if problems else _paper(draft, to, ours, today))

    def _items(self, choices: FilledRequest, until: date) -> tuple[LetterItems, Sequence[FoundItem]]:
        """Sort the open items; give the rows too of those that are asked for."""
        key = choices.customer_id, choices.currency
        found = find(self._book, [choices.customer_id], self._clock.today())
        rows, contract = found.items.get(key, ()), number_key(choices.contract)
        considered = {each.item.id for each in rows if not contract or number_key(each.row.contract) == contract}
        items = request_items(
            [each.item for each in rows],
            until,
            chosen=choices.items,
            considered=considered,
            unapplied=found.unapplied.get(key, 0),
        )
        asked = {item.id for item in items.asked}
        return items, [each for each in rows if each.item.id in asked]


def _item_problems(choices: FilledRequest, items: LetterItems) -> Iterator[Problem]:
    """Refuse items that cannot be asked for, and a request that comes to nothing."""
    missing = (choices.items or frozenset()) - {item.id for item in items.asked}
    if missing:
        is_open = missing <= {item.id for item, _why in items.left_out}
        yield Problem("items", ProblemCode.NOT_ALLOWED if is_open else ProblemCode.SETTLED)
    elif items.total <= 0:
        yield Problem("items", ProblemCode.NOTHING_TO_ASK)
    yield from check_sum("items", max(items.total, 0), choices.currency)


def _lacking(choices: FilledRequest, to: Recipient, ours: Ours) -> Iterator[PaperWarning]:
    yield from ours.recipient_warnings(
        DocumentKind.PAYMENT_REQUEST,
        to,
        choices.language,
        choices.currency,
        attention=choices.attention,
        account=choices.account,
    )
    yield from ours.word_warnings(DocumentKind.PAYMENT_REQUEST, choices.language)
    if not choices.papers:
        yield PaperWarning(WarningCode.NO_PAPERS)


def _paper(draft: RequestDraft, to: Recipient, ours: Ours, today: date) -> Prepared:
    """Put together the paper of a draft without problems: the same for the preview as for the archive."""
    choices, items = draft.choices, draft.items
    rows = tuple((item.id, item_row(item, today, item.asked)) for item in items.asked)
    receive = draft.process.first_step(StepKind.RECEIVE)
    customer = party(to.record, choices.language, choices.attention)
    pay_to = ours.company.account_for(choices.currency, choices.account)
    paper = PaymentRequest(
        ours.heading(choices.made_on, today, customer, choices.currency, pay_to),
        tuple(row for _id, row in rows),
        choices.stage,
        draft.contract,
        choices.papers,
        choices.reference,
        receive.deputy if receive else "",
        draft.papers_by,
        draft.pay_day,
        pays_cash(draft.process),
        items.unapplied,
        choices.note,
        choices.with_slip,
    )
    return Prepared(
        DocumentKind.PAYMENT_REQUEST,
        choices.customer_id,
        choices.language,
        paper,
        ours.texts[choices.language],
        rows,
        choices.plain(),
        total=items.total,
        unapplied=items.unapplied,
        warnings=draft.warnings,
    )
