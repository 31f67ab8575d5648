"""What the sample is made from: the data beside the program, days told from the day it is made, texts by language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from desktop.domain.calendars import WorkCalendar
from desktop.services.results import Refused, Saved

if TYPE_CHECKING:
    from desktop.services.account_changes import AccountChangeService
    from desktop.services.agreements import AgreementService
    from desktop.services.archive import ArchiveService
    from desktop.services.calendars import CalendarService
    from desktop.services.company import CompanyService
    from desktop.services.confirmations import ConfirmationService
    from desktop.services.contacts import ContactService
    from desktop.services.contracts import ContractService
    from desktop.services.customers import CustomerService
    from desktop.services.debtor import DebtorService
    from desktop.services.deliveries import DeliveryService
    from desktop.services.disputes import DisputeService
    from desktop.services.escalations import EscalationService
    from desktop.services.handover import HandOverService
    from desktop.services.imports.service import ImportService
    from desktop.services.late_interest import LateInterestService
    from desktop.services.ledger import LedgerService
    from desktop.services.letters import LetterService
    from desktop.services.payment_requests import PaymentRequestService
    from desktop.services.payments import PaymentService
    from desktop.services.plans import PlanService
    from desktop.services.print_runs import PrintRunService
    from desktop.services.processes import ProcessService
    from desktop.services.promises import PromiseService
    from desktop.services.proofs import ProofService
    from desktop.services.receipts import ReceiptService
    from desktop.services.receivables import ReceivableService
    from desktop.services.replies import ReplyService
    from desktop.services.settings import SettingsService
    from desktop.services.statements import StatementService
    from desktop.services.visit_answers import VisitAnswerService
    from desktop.services.visits import VisitService

Told: TypeAlias = Mapping[str, Any]
T = TypeVar("T")

_EVERY_TEXT_IS_IN = "en"


class SampleError(Exception):
    """The sample's data does not pass the rules: a fault of the program."""


class SampleServices(Protocol):
    """The use cases that the sample is made with."""

    @property
    def settings(self) -> "SettingsService":
        """What the book remembers about itself."""

    @property
    def calendars(self) -> "CalendarService":
        """Working days."""

    @property
    def customers(self) -> "CustomerService":
        """Customers and the people there."""

    @property
    def receivables(self) -> "ReceivableService":
        """What customers owe."""

    @property
    def disputes(self) -> "DisputeService":
        """What customers do not accept."""

    @property
    def processes(self) -> "ProcessService":
        """How customers pay."""

    @property
    def visits(self) -> "VisitService":
        """Visits."""

    @property
    def confirmations(self) -> "ConfirmationService":
        """The call five days before."""

    @property
    def imports(self) -> "ImportService":
        """The import of files."""

    @property
    def company(self) -> "CompanyService":
        """Our own company."""

    @property
    def letters(self) -> "LetterService":
        """Reminder letters."""

    @property
    def plans(self) -> "PlanService":
        """Instalment plans."""

    @property
    def agreements(self) -> "AgreementService":
        """The papers of instalment plans."""

    @property
    def archive(self) -> "ArchiveService":
        """Papers as they were printed."""

    @property
    def payments(self) -> "PaymentService":
        """Payments."""

    @property
    def promises(self) -> "PromiseService":
        """Promises to pay."""

    @property
    def contacts(self) -> "ContactService":
        """The contact log."""

    @property
    def debtor(self) -> "DebtorService":
        """Signals and the analysis of debts."""

    @property
    def ledger(self) -> "LedgerService":
        """What is written off and credited."""

    @property
    def contracts(self) -> "ContractService":
        """Contracts."""

    @property
    def handover(self) -> "HandOverService":
        """Items in the hands of others."""

    @property
    def account_changes(self) -> "AccountChangeService":
        """Notices of a new account."""

    @property
    def deliveries(self) -> "DeliveryService":
        """How papers went out."""

    @property
    def escalations(self) -> "EscalationService":
        """The decision that a final notice may follow."""

    @property
    def late_interest(self) -> "LateInterestService":
        """Published rates."""

    @property
    def payment_requests(self) -> "PaymentRequestService":
        """Payment requests."""

    @property
    def print_runs(self) -> "PrintRunService":
        """Many papers in one go."""

    @property
    def proofs(self) -> "ProofService":
        """What shows that papers arrived."""

    @property
    def receipts(self) -> "ReceiptService":
        """Receipts."""

    @property
    def replies(self) -> "ReplyService":
        """Answers to papers."""

    @property
    def statements(self) -> "StatementService":
        """Statements of account."""

    @property
    def visit_answers(self) -> "VisitAnswerService":
        """What is prepared for visits."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the sample; days count from the day the sample is made, amounts are minor units.

    `paid` of it came in on `paid_on`; `disputed` is the part that the customer does not accept.
    """

    customer: str
    number: str
    kind: str
    contract: str
    issued: int
    amount: int
    paid: int
    paid_on: int | None
    disputed: int
    note: str

    def paid_by(self, day: int) -> int:
        """Give what had been paid by a day, that day included."""
        return self.paid if self.paid_on is not None and self.paid_on <= day else 0


class SampleData:
    """The sample's data around `today`, and the ids that its customers and people have been given in the book."""

    def __init__(self, source: Path, calendar: WorkCalendar, today: date, language: str) -> None:
        self.today = today
        self._calendar = calendar
        self._language = language
        self.office: Told = _read(source / "office.json")
        self.customers: dict[str, Told] = {told["key"]: told for told in _read(source / "customers.json")}
        table = _read(source / "items.json")
        self.items = [Item(**dict(zip(table["columns"], row, strict=True))) for row in table["rows"]]
        self.visits: list[Told] = _read(source / "visits.json")
        self.company: Told = _read(source / "company.json")
        self.letters: list[Told] = _read(source / "letters.json")
        self.runs: list[Told] = _read(source / "runs.json")
        self.plans: list[Told] = _read(source / "plans.json")
        self.money: list[Told] = _read(source / "money.json")
        self.ids: dict[str, int] = {}
        self.people: dict[tuple[str, str], int] = {}

    def day(self, told: int | Told) -> date:
        """Give a day: 5 is in five days, -5 was five days ago.

        {"before": 5} is the last working day up to five days ago, {"after": 5} the first one from the fifth day on, and
        {"by": 5} the last one of the next five days; where those are all days off, the fifth of them.
        """
        if isinstance(told, int):
            return self.today + timedelta(days=told)
        ((word, days),) = told.items()
        if word == "after":
            return self._calendar.on_or_after(self.today + timedelta(days=days))
        latest = self.today + timedelta(days=-days if word == "before" else days)
        day = self._calendar.on_or_before(latest)
        return latest if word == "by" and day <= self.today else day

    def text(self, told: str | Told) -> str:
        """Give a text, in the language of the sample where it is told in several."""
        if isinstance(told, str):
            return told
        text: str = told.get(self._language) or told[_EVERY_TEXT_IS_IN]
        return text


def saved(result: Saved[T] | Refused) -> T:
    """Give what a service has saved; raises SampleError for what it refuses."""
    if isinstance(result, Refused):
        raise SampleError("; ".join(f"{problem.field}: {problem.code}" for problem in result.problems))
    return result.value


def _read(path: Path) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(path.read_text(encoding="utf-8"))
