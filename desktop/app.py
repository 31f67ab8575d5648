"""The composition root: opens a book and builds the services by plain constructors; knows no window."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import Book, open_book
from desktop import i18n, paths
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.confirmations import ConfirmationService
from desktop.services.customers import CustomerService
from desktop.services.processes import ProcessService
from desktop.services.receivables import ReceivableService
from desktop.services.search import SearchService
from desktop.services.settings import SettingsService
from desktop.services.today import TodayService
from desktop.services.visits import VisitService

if TYPE_CHECKING:
    from desktop.services.books import BookService
    from desktop.services.imports.service import ImportService

BOOK_NAME = "dunwell.book"


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case, one object a part of the product."""

    settings: SettingsService
    calendars: CalendarService
    customers: CustomerService
    receivables: ReceivableService
    processes: ProcessService
    visits: VisitService
    confirmations: ConfirmationService
    today: TodayService
    search: SearchService
    _book: Book
    _clock: Clock

    @property
    def imports(self) -> "ImportService":
        """Bringing in files; loaded when first asked for, so that the first window does not wait for it."""
        from desktop.services.imports.service import ImportService

        return ImportService(self._book, self._clock)

    @property
    def books(self) -> "BookService":
        """Backups and the check; loaded when first asked for."""
        from desktop.services.books import BookService

        return BookService(self._book, self._clock, self.settings, paths.backup_folder)


class App:
    """An open book and what can be done with it; `close` when done."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self.clock = clock
        self.book_path = book.path
        self.services = self.at(clock)

    def at(self, clock: Clock) -> Services:
        """Build the services of this book around another clock: for trying out another day."""
        return _services(self._book, clock)

    def close(self) -> None:
        """Close the book; work in hand is finished first."""
        self._book.close()


def open_app(path: Path | None = None, clock: Clock | None = None, *, create: bool = True) -> App:
    """Open the book at `path`, or the one in the user's data folder; raises the faults of `services.faults`."""
    clock = clock or Clock()
    path = path or paths.data_folder() / BOOK_NAME
    return App(open_book(path, create=create, stamp=clock.today().isoformat()), clock)


def restore_book(backup: Path, clock: Clock, path: Path | None = None) -> Path | None:
    """Put a verified backup in the place of a book that is not open; give where the old one was kept.

    Raises the faults of `services.faults`; the old book is kept aside under another name.
    """
    from db.restore import restore

    stamp = clock.now().replace(":", "").partition("+")[0]
    return restore(backup, path or paths.data_folder() / BOOK_NAME, stamp=stamp)


def _holiday_language() -> str:
    return "zh_CN" if i18n.language() == "zh_CN" else "en_US"


def _services(book: Book, clock: Clock) -> Services:
    settings = SettingsService(book)
    calendars = CalendarService(book, _holiday_language)
    visits = VisitService(book, clock, calendars)
    return Services(
        settings=settings,
        calendars=calendars,
        customers=CustomerService(book, clock),
        receivables=ReceivableService(book, clock),
        processes=ProcessService(book, clock, calendars),
        visits=visits,
        confirmations=ConfirmationService(book, clock, calendars, visits),
        today=TodayService(book, clock),
        search=SearchService(book),
        _book=book,
        _clock=clock,
    )
