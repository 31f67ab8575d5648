"""What is read once for letters that are decided together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.company import own_texts
from db.queries.customers import CustomerRecord, get_customer
from db.queries.plans import person_for_papers
from desktop.documents.texts import Texts
from desktop.domain.calendars import WorkCalendar
from desktop.domain.company import Company
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Ladder, ladder_on
from desktop.domain.lateinterest import InterestChoice
from desktop.services.calendars import CalendarService
from desktop.services.company import CompanyService
from desktop.services.dunning import read_rules
from desktop.services.late_interest import LateInterestService
from desktop.services.letter_citing import Citable, citable
from desktop.services.letter_items import Found, find
from desktop.services.paper_texts import PaperTextService

__all__ = ["Basis", "Recipient", "read_basis", "recipient"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A customer to whom a letter goes; `attention` is who takes papers in, '' where nobody is known."""

    record: CustomerRecord
    attention: str

    @property
    def language(self) -> LetterLanguage:
        """The language of the customer's letters."""
        return LetterLanguage(self.record.letter_language)


@dataclass(frozen=True, slots=True)
class Basis:
    """The rules of the day, our company and its words, and what the book holds of the customers.

    `late_interest` reads the book again, for the letters that claim any.
    """

    ladder: Ladder
    calendar: WorkCalendar
    company: Company
    logo: bytes | None
    texts: Mapping[LetterLanguage, Texts]
    own_words: Mapping[LetterLanguage, Mapping[str, str]]
    recipients: Mapping[int, Recipient]
    found: Found
    citable: Citable
    usual_interest: InterestChoice
    late_interest: LateInterestService

    @property
    def today(self) -> date:
        """The day on which the letters are decided."""
        return self.ladder.today


def read_basis(
    book: Book,
    customer_ids: Iterable[int],
    today: date,
    *,
    calendars: CalendarService,
    company: CompanyService,
    paper_texts: PaperTextService,
    late_interest: LateInterestService,
) -> Basis:
    """Read all that letters to some customers are made from; customers who are not there are left out."""
    ids = sorted(set(customer_ids))
    calendar = calendars.calendar()
    recipients = (recipient(book, customer_id) for customer_id in ids)
    return Basis(
        ladder_on(read_rules(book), today, calendar),
        calendar,
        company.get(),
        company.logo(),
        {language: paper_texts.texts(language) for language in LetterLanguage},
        {language: own_texts(book, language) for language in LetterLanguage},
        {each.record.id: each for each in recipients if each is not None},
        find(book, ids, today),
        citable(book, ids, today),
        late_interest.default(),
        late_interest,
    )


def recipient(book: Book, customer_id: int) -> Recipient | None:
    """Read to whom a letter to a customer goes; None when there is no such customer."""
    record = get_customer(book, customer_id)
    person = person_for_papers(book, customer_id)
    return Recipient(record, person.line if person else "") if record else None
