"""The composition root: opens a book and builds the services by plain constructors; knows no window.

A service is built, and its module loaded, when it is first asked for: the first window needs few of them.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast, overload

from db.connection import Book, open_book
from db.inspection import QUICK_CHECK_LIMIT
from desktop import i18n, paths
from desktop.services.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.services.account_changes import AccountChangeService
    from desktop.services.ageing import AgeingService
    from desktop.services.agreements import AgreementService
    from desktop.services.archive import ArchiveService
    from desktop.services.books import BookService
    from desktop.services.bundles import BundleService
    from desktop.services.calendars import CalendarService
    from desktop.services.call_sheet import CallSheetService
    from desktop.services.company import CompanyService
    from desktop.services.confirmations import ConfirmationService
    from desktop.services.contacts import ContactService
    from desktop.services.contracts import ContractService
    from desktop.services.customers import CustomerService
    from desktop.services.debtor import DebtorService
    from desktop.services.deliveries import DeliveryService
    from desktop.services.disputes import DisputeService
    from desktop.services.dunning import DunningService
    from desktop.services.escalations import EscalationService
    from desktop.services.follow_up import FollowUpService
    from desktop.services.handover import HandOverService
    from desktop.services.imports.service import ImportService
    from desktop.services.late_interest import LateInterestService
    from desktop.services.ledger import LedgerService
    from desktop.services.letters import LetterService
    from desktop.services.limitation import LimitationService
    from desktop.services.mail_drafts import MailDraftService
    from desktop.services.making import Makers
    from desktop.services.money import MoneyService
    from desktop.services.paper_texts import PaperTextService
    from desktop.services.payment_files.service import PaymentFileService
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
    from desktop.services.results import Refused
    from desktop.services.search import SearchService
    from desktop.services.settings import SettingsService
    from desktop.services.statements import StatementService
    from desktop.services.text_previews import TextPreviewService
    from desktop.services.thanks import ThanksService
    from desktop.services.today import TodayService
    from desktop.services.visit_answers import VisitAnswerService
    from desktop.services.visit_sheets import VisitSheetService
    from desktop.services.visits import VisitService

BOOK_NAME = "dunwell.book"
SAMPLE_BOOK = "sample.book"
SAMPLE_FILE = "open-items.csv"

T = TypeVar("T")


class _Once(Generic[T]):
    """An attribute that is built once, by whichever thread asks first."""

    def __init__(self, build: "Callable[[Services], T]") -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, services: None, owner: type) -> "_Once[T]": ...
    @overload
    def __get__(self, services: "Services", owner: type) -> T: ...
    def __get__(self, services: "Services | None", owner: type) -> "_Once[T] | T":
        if services is None:
            return self
        with services.lock:
            if self._name not in services.__dict__:
                services.__dict__[self._name] = self._build(services)
        return cast("T", services.__dict__[self._name])


class Services:
    """Every use case, one object a part of the product."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self.lock = threading.RLock()
        self._book = book
        self._clock = clock

    @_Once
    def settings(self) -> "SettingsService":
        """Give what the book remembers about itself."""
        from desktop.services.settings import SettingsService

        return SettingsService(self._book)

    @_Once
    def calendars(self) -> "CalendarService":
        """Give working days."""
        from desktop.services.calendars import CalendarService

        return CalendarService(self._book, _holiday_language)

    @_Once
    def customers(self) -> "CustomerService":
        """Give customers and the people there."""
        from desktop.services.customers import CustomerService

        return CustomerService(self._book, self._clock)

    @_Once
    def receivables(self) -> "ReceivableService":
        """Give what customers owe."""
        from desktop.services.receivables import ReceivableService

        return ReceivableService(self._book, self._clock)

    @_Once
    def payments(self) -> "PaymentService":
        """Give payments."""
        from desktop.services.payments import PaymentService

        return PaymentService(self._book, self._clock)

    @_Once
    def payment_files(self) -> "PaymentFileService":
        """Give the bringing in of payments from files."""
        from desktop.services.payment_files.service import PaymentFileService

        return PaymentFileService(self._book, self._clock, self.payments)

    @_Once
    def ledger(self) -> "LedgerService":
        """Give what is owed on any day."""
        from desktop.services.ledger import LedgerService

        return LedgerService(self._book, self._clock)

    @_Once
    def promises(self) -> "PromiseService":
        """Give promises to pay."""
        from desktop.services.promises import PromiseService

        return PromiseService(self._book, self._clock, self.calendars)

    @_Once
    def disputes(self) -> "DisputeService":
        """Give what customers do not accept."""
        from desktop.services.disputes import DisputeService

        return DisputeService(self._book, self._clock)

    @_Once
    def handover(self) -> "HandOverService":
        """Give items out of our own hands."""
        from desktop.services.handover import HandOverService

        return HandOverService(self._book, self._clock)

    @_Once
    def processes(self) -> "ProcessService":
        """Give how customers pay."""
        from desktop.services.processes import ProcessService

        return ProcessService(self._book, self._clock, self.calendars)

    @_Once
    def visits(self) -> "VisitService":
        """Give visits."""
        from desktop.services.visits import VisitService

        return VisitService(self._book, self._clock, self.calendars)

    @_Once
    def confirmations(self) -> "ConfirmationService":
        """Give the call five days before."""
        from desktop.services.confirmations import ConfirmationService

        return ConfirmationService(self._book, self._clock, self.calendars, self.visits)

    @_Once
    def today(self) -> "TodayService":
        """Give the list of the day."""
        from desktop.services.today import TodayService

        return TodayService(self._book, self._clock, lambda: self.calendars.calendar())  # noqa: PLW0108 (loaded late)

    @_Once
    def contacts(self) -> "ContactService":
        """Give the contact log and the hours for calls."""
        from desktop.services.contacts import ContactService

        return ContactService(
            self._book,
            self._clock,
            calendars=self.calendars,
            visits=self.visits,
            promises=self.promises,
            payments=self.payments,
        )

    @_Once
    def debtor(self) -> "DebtorService":
        """Give the cards of debtors."""
        from desktop.services.debtor import DebtorService

        return DebtorService(self._book, self._clock)

    @_Once
    def contracts(self) -> "ContractService":
        """Give contracts."""
        from desktop.services.contracts import ContractService

        return ContractService(self._book, self._clock)

    @_Once
    def search(self) -> "SearchService":
        """Give the search by a few letters."""
        from desktop.services.search import SearchService

        return SearchService(self._book)

    @_Once
    def company(self) -> "CompanyService":
        """Give our own company."""
        from desktop.services.company import CompanyService

        return CompanyService(self._book, self._clock)

    @_Once
    def paper_texts(self) -> "PaperTextService":
        """Give the words of our papers."""
        from desktop.services.paper_texts import PaperTextService

        return PaperTextService(self._book, self._clock)

    @_Once
    def text_previews(self) -> "TextPreviewService":
        """Give samples of papers with the words that are being typed."""
        from desktop.services.text_previews import TextPreviewService

        return TextPreviewService(self._clock, company=self.company, paper_texts=self.paper_texts)

    @_Once
    def archive(self) -> "ArchiveService":
        """Give papers as they were printed."""
        from desktop.services.archive import ArchiveService

        return ArchiveService(self._book, self._clock)

    @_Once
    def deliveries(self) -> "DeliveryService":
        """Give how papers went out."""
        from desktop.services.deliveries import DeliveryService

        return DeliveryService(self._book, self._clock)

    @_Once
    def proofs(self) -> "ProofService":
        """Give what shows that papers arrived."""
        from desktop.services.proofs import ProofService

        return ProofService(self._book, self._clock)

    @_Once
    def replies(self) -> "ReplyService":
        """Give what customers answer to papers."""
        from desktop.services.replies import ReplyService

        return ReplyService(self._book, self._clock)

    @_Once
    def mail_drafts(self) -> "MailDraftService":
        """Give mails that carry papers."""
        from desktop.services.mail_drafts import MailDraftService

        return MailDraftService(self._book, self.archive, self.company, self.paper_texts)

    @_Once
    def dunning(self) -> "DunningService":
        """Give the rules of the ladder."""
        from desktop.services.dunning import DunningService

        return DunningService(self._book)

    @_Once
    def escalations(self) -> "EscalationService":
        """Give the decisions that a final notice may be sent."""
        from desktop.services.escalations import EscalationService

        return EscalationService(self._book, self._clock)

    @_Once
    def letters(self) -> "LetterService":
        """Give reminder letters."""
        from desktop.services.letters import LetterService

        return LetterService(
            self._book,
            self._clock,
            calendars=self.calendars,
            company=self.company,
            paper_texts=self.paper_texts,
            archive=self.archive,
            late_interest=self.late_interest,
        )

    @_Once
    def statements(self) -> "StatementService":
        """Give statements of account."""
        from desktop.services.statements import StatementService

        return StatementService(
            self._book,
            self._clock,
            calendars=self.calendars,
            company=self.company,
            paper_texts=self.paper_texts,
            archive=self.archive,
            late_interest=self.late_interest,
            ageing=self.ageing,
        )

    @_Once
    def payment_requests(self) -> "PaymentRequestService":
        """Give payment requests."""
        from desktop.services.payment_requests import PaymentRequestService

        return PaymentRequestService(
            self._book,
            self._clock,
            calendars=self.calendars,
            company=self.company,
            paper_texts=self.paper_texts,
            archive=self.archive,
            contracts=self.contracts,
        )

    @_Once
    def receipts(self) -> "ReceiptService":
        """Give receipts for money taken."""
        from desktop.services.receipts import ReceiptService

        return ReceiptService(
            self._book, self._clock, company=self.company, paper_texts=self.paper_texts, archive=self.archive
        )

    @_Once
    def thanks(self) -> "ThanksService":
        """Give letters of thanks."""
        from desktop.services.thanks import ThanksService

        return ThanksService(
            self._book, self._clock, company=self.company, paper_texts=self.paper_texts, archive=self.archive
        )

    @_Once
    def account_changes(self) -> "AccountChangeService":
        """Give notices of a new account."""
        from desktop.services.account_changes import AccountChangeService

        return AccountChangeService(
            self._book, self._clock, company=self.company, paper_texts=self.paper_texts, archive=self.archive
        )

    @_Once
    def print_runs(self) -> "PrintRunService":
        """Give runs of many papers."""
        from desktop.services.account_changes import AccountChangeChoices
        from desktop.services.letters import LetterChoices
        from desktop.services.print_runs import PrintRunService
        from desktop.services.receipts import ReceiptChoices
        from desktop.services.request_choices import RequestChoices
        from desktop.services.statement_choices import StatementChoices
        from desktop.services.thanks import ThanksChoices

        makers: Makers = {
            LetterChoices: lambda: self.letters,
            RequestChoices: lambda: self.payment_requests,
            StatementChoices: lambda: self.statements,
            ReceiptChoices: lambda: self.receipts,
            ThanksChoices: lambda: self.thanks,
            AccountChangeChoices: lambda: self.account_changes,
        }
        return PrintRunService(self._book, self._clock, archive=self.archive, makers=makers)

    @_Once
    def limitation(self) -> "LimitationService":
        """Give how long claims last."""
        from desktop.services.limitation import LimitationService

        return LimitationService(self._book, self._clock)

    @_Once
    def late_interest(self) -> "LateInterestService":
        """Give what it costs customers to be late."""
        from desktop.services.late_interest import LateInterestService

        return LateInterestService(self._book, self._clock)

    @_Once
    def imports(self) -> "ImportService":
        """Give the import of files."""
        from desktop.services.imports.service import ImportService

        return ImportService(self._book, self._clock)

    @_Once
    def ageing(self) -> "AgeingService":
        """Give what is owed by how long."""
        from desktop.services.ageing import AgeingService

        return AgeingService(self._book, self._clock)

    @_Once
    def money(self) -> "MoneyService":
        """Give the items of all customers."""
        from desktop.services.money import MoneyService

        return MoneyService(self._book, self._clock)

    @_Once
    def plans(self) -> "PlanService":
        """Give instalment plans."""
        from desktop.services.plans import PlanService

        return PlanService(self._book, self._clock, self.calendars, self.payments)

    @_Once
    def agreements(self) -> "AgreementService":
        """Give the papers of instalment plans."""
        from desktop.services.agreements import AgreementService

        return AgreementService(
            self._book,
            self._clock,
            calendars=self.calendars,
            company=self.company,
            paper_texts=self.paper_texts,
            archive=self.archive,
            plans=self.plans,
        )

    @_Once
    def call_sheets(self) -> "CallSheetService":
        """Give the sheet for a call."""
        from desktop.services.call_sheet import CallSheetService, Sources

        sources = Sources(
            customers=self.customers,
            receivables=self.receivables,
            processes=self.processes,
            contacts=self.contacts,
            contracts=self.contracts,
            promises=self.promises,
            disputes=self.disputes,
            plans=self.plans,
            payments=self.payments,
            company=self.company,
        )
        return CallSheetService(self._book, self._clock, sources)

    @_Once
    def visit_answers(self) -> "VisitAnswerService":
        """Give what was prepared for visits."""
        from desktop.services.visit_answers import VisitAnswerService

        return VisitAnswerService(self._book, self._clock)

    @_Once
    def visit_sheets(self) -> "VisitSheetService":
        """Give the sheets for visits."""
        from desktop.services.visit_sheets import VisitSheetService

        return VisitSheetService(
            self._book,
            self._clock,
            visits=self.visits,
            answers=self.visit_answers,
            customers=self.customers,
            call_sheets=self.call_sheets,
            company=self.company,
        )

    @_Once
    def follow_up(self) -> "FollowUpService":
        """Give the follow-up table of the telephone."""
        from desktop.services.follow_up import FollowUpService

        return FollowUpService(self._book, self._clock)

    @_Once
    def bundles(self) -> "BundleService":
        """Give the papers that are handed over together."""
        from desktop.services.bundles import BundleService, Sources

        sources = Sources(self.receivables, self.limitation, self.plans, self.contracts, self.handover, self.company)
        return BundleService(self._book, self._clock, sources, archive=self.archive, proofs=self.proofs)

    @_Once
    def books(self) -> "BookService":
        """Give backups and the check."""
        from desktop.services.books import BookService

        return BookService(self._book, self._clock, self.settings, paths.backup_folder)


class MadeSample(NamedTuple):
    """The files of a sample, and how much the book holds."""

    book: Path
    finance_file: Path
    customers: int
    contacts: int
    items: int
    visits: int


class App:
    """An open book and what can be done with it; `close` when done."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self.clock = clock
        self.book_path = book.path
        self.services = self.at(clock)

    def at(self, clock: Clock) -> Services:
        """Build the services of this book around another clock: for trying out another day."""
        return Services(self._book, clock)

    def at_once(self) -> "AbstractContextManager[None]":
        """Put all that is written in a block on the disk at once, or nothing of it when the block raises."""
        return self._book.transaction()

    def close(self) -> None:
        """Close the book; work in hand is finished first."""
        self._book.close()


def open_app(
    path: Path | None = None, clock: Clock | None = None, *, create: bool = True, check_limit: int = QUICK_CHECK_LIMIT
) -> App:
    """Open the book at `path`, or the one in the user's data folder; raises the faults of `services.faults`.

    A file of more than `check_limit` bytes is not checked for damage yet: `BookService.is_checked` tells.
    """
    clock = clock or Clock()
    path = path or paths.data_folder() / BOOK_NAME
    book = open_book(path, create=create, stamp=clock.today().isoformat(), check_limit=check_limit)
    return App(book, clock)


def make_sample(folder: Path, clock: Clock) -> "MadeSample | Refused":
    """Make the sample book around the clock's day, and the finance office's file it comes from, in a folder.

    The folder is made when it is missing. An older sample in it is replaced; any other book or file of these names
    refuses it. What is there stays as it was until the new sample is whole.
    """
    import tempfile

    from desktop.domain.problems import Problem, ProblemCode
    from desktop.services.results import Refused
    from desktop.services.sample import build_sample

    book, finance_file = folder / SAMPLE_BOOK, folder / SAMPLE_FILE
    taken = _taken(book, finance_file)
    if taken is not None:
        return Refused((Problem("folder", ProblemCode.TAKEN, {"name": taken.name}),))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        new_book, new_file = Path(name) / SAMPLE_BOOK, Path(name) / SAMPLE_FILE
        app = open_app(new_book, clock)
        try:
            with app.at_once():
                report = build_sample(app.at, clock, paths.resource("sample"), new_file, i18n.language())
        finally:
            app.close()
        new_file.replace(finance_file)
        new_book.replace(book)
    return MadeSample(book, finance_file, report.customers, report.contacts, report.items, report.visits)


def _taken(book: Path, finance_file: Path) -> Path | None:
    """Give the file that is not the sample's and so must not be replaced; None when there is none."""
    if not book.exists():
        return finance_file if finance_file.exists() else None
    app = open_app(book, create=False)
    try:
        return None if app.services.settings.is_sample else book
    finally:
        app.close()


def restore_book(backup: Path, clock: Clock, path: Path | None = None) -> Path | None:
    """Put a verified backup in the place of a book that is not open; give where the old one was kept.

    Raises the faults of `services.faults`; the old book is kept aside under another name.
    """
    from db.restore import restore

    stamp = clock.now().replace(":", "").partition("+")[0]
    return restore(backup, path or paths.data_folder() / BOOK_NAME, stamp=stamp)


def _holiday_language() -> str:
    return "zh_CN" if i18n.language() == "zh_CN" else "en_US"
