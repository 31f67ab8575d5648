"""What to know before a paper goes out, whatever its kind; none of it keeps it from being printed."""

from collections.abc import Iterator, Mapping
from datetime import date

from db.queries.customers import CustomerRecord
from desktop.documents import keys
from desktop.domain.calendars import WorkCalendar
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import allows_law, found_words
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.templates import places
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


def own_text_warnings(own: Mapping[str, str], beginnings: tuple[str, ...]) -> Iterator[PaperWarning]:
    """Look through the firm's own words whose keys begin so: a book may hold what would be refused today."""
    for key, text in own.items():
        if not key.startswith(beginnings) or key not in keys.ALL:
            continue
        if not set(places(text)) <= set(keys.ALL[key].allowed):
            yield PaperWarning(WarningCode.NO_TEXT, {"key": key})
        for finding in found_words(text, allow_law=allows_law(key)):
            yield PaperWarning(WarningCode.HARSH_TEXT, {"key": key, "name": finding.word})


def rest_day_warnings(code: WarningCode, day: date, calendar: WorkCalendar) -> Iterator[PaperWarning]:
    """Tell when nobody works on a day that a paper names; it has to be one that a calendar knows."""
    if not calendar.is_working(day):
        yield PaperWarning(code, {"day": day.isoformat(), "name": calendar.name(day) or ""})
