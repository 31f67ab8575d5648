"""What to know before a letter goes out, whatever its kind; none of it keeps it from being printed."""

from collections.abc import Iterator
from datetime import date

from db.queries.customers import CustomerRecord
from desktop.domain.calendars import WorkCalendar
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.services.papers import party_warnings


def recipient_warnings(
    company: Company,
    customer: CustomerRecord,
    kind: DocumentKind,
    language: LetterLanguage,
    currency: str,
    *,
    account: int = 0,
    attention: str = "",
) -> Iterator[PaperWarning]:
    """Name what a letter would lack of us and of the customer, an address and somebody to turn to among it."""
    for warning in party_warnings(company, customer, kind, language, currency, account=account):
        if warning.values.get("field") == "accounts" and not company.accounts_in(currency):
            yield PaperWarning(WarningCode.NO_ACCOUNT, {"currency": currency})
        else:
            yield warning
    if not customer.address:
        yield PaperWarning(WarningCode.NO_ADDRESS)
    if not attention:
        yield PaperWarning(WarningCode.NO_CONTACT)


def rest_day_warnings(code: WarningCode, day: date, calendar: WorkCalendar) -> Iterator[PaperWarning]:
    """Tell when nobody works on a day that a paper names; it has to be one that a calendar knows."""
    if not calendar.is_working(day):
        yield PaperWarning(code, {"day": day.isoformat(), "name": calendar.name(day) or ""})
