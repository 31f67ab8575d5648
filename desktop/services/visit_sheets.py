"""The sheet for a visit, and the one for all visits of a day: what the other services know, put together."""

from collections.abc import Iterator
from datetime import date

from db.connection import Book
from db.queries.receivables import ReceivableRow
from desktop.documents import make
from desktop.documents.texts import Texts
from desktop.domain.callsheet import SheetItem, SheetPerson
from desktop.domain.confirmation import AmountAnswer, TimeAnswer
from desktop.domain.customers import LetterLanguage
from desktop.domain.money import Money
from desktop.domain.process import PaperForm, PaperKind
from desktop.domain.receivables import lateness
from desktop.domain.visits import Purpose, VisitStatus
from desktop.domain.visitsheet import DaySheet, SheetPaper, VisitSheet
from desktop.domain.worksheets import WorkSheet
from desktop.services.call_sheet import CallSheetService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.customers import CustomerService
from desktop.services.visit_answers import VisitAnswerService
from desktop.services.visits import ConfirmationRow, VisitCard, VisitPaperRow, VisitService


class VisitSheetService:
    """Puts the sheets together, and prints them; nothing is kept of them."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        visits: VisitService,
        answers: VisitAnswerService,
        customers: CustomerService,
        call_sheets: CallSheetService,
        company: CompanyService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._visits = visits
        self._answers = answers
        self._customers = customers
        self._call_sheets = call_sheets
        self._company = company

    def get(self, visit_id: int, language: LetterLanguage) -> VisitSheet | None:
        """Give the sheet of a visit, our own name in a language; None when there is no such visit."""
        with self._book.reading():
            card = self._visits.get(visit_id)
            return None if card is None else self._sheet(card, language)

    def of_day(self, day: date, language: LetterLanguage) -> DaySheet:
        """Give the planned visits of a day in their order."""
        with self._book.reading():
            rows = [row for row in self._visits.between(day, day) if row.status == VisitStatus.PLANNED]
            rows.sort(key=lambda row: (row.time is None, row.time or "", row.id))
            sheets = tuple(filter(None, (self.get(row.id, language) for row in rows)))
            return DaySheet(day, self._company.get().handler, sheets)

    def pdf(self, sheet: WorkSheet, language: LetterLanguage) -> bytes:
        """Print a sheet whose words have been found."""
        return make(sheet, Texts(language)).pdf

    def _sheet(self, card: VisitCard, language: LetterLanguage) -> VisitSheet | None:
        visit = card.visit
        call = self._call_sheets.get(visit.customer_id, language)
        customer = self._customers.get(visit.customer_id)
        answers = self._answers.get(visit.id)
        if call is None or customer is None or answers is None:
            return None
        talk = _agreed_in(card.talks, visit.revision)
        return VisitSheet(
            visit_id=visit.id,
            day=visit.day,
            time=visit.time,
            purpose=Purpose(visit.purpose),
            amount=None if visit.amount is None else Money(visit.currency, visit.amount),
            time_answer=TimeAnswer(visit.time_answer) if visit.time_answer else None,
            amount_answer=AmountAnswer(visit.amount_answer) if visit.amount_answer else None,
            confirmed_with=talk.spoke_with if talk else "",
            confirmed_on=talk.answered_on if talk else None,
            difference=visit.differs,
            readiness=card.readiness,
            address=customer.customer.address,
            note=visit.note,
            people=tuple(SheetPerson(each.name, each.position, each.phone, each.best_time) for each in card.people),
            items=tuple(self._items(card.items)),
            papers=tuple(map(_paper, card.papers)),
            answers=() if answers.proposed else answers.answers,
            call=call,
        )

    def _items(self, rows: tuple[ReceivableRow, ...]) -> Iterator[SheetItem]:
        today = self._clock.today()
        for row in sorted((row for row in rows if row.open), key=lambda row: (row.due_date or date.max, row.number)):
            yield SheetItem(
                row.number,
                row.document_date,
                row.due_date,
                row.currency,
                row.amount,
                row.open,
                row.disputed,
                lateness(row.due_date, row.term, today),
            )


def _agreed_in(talks: tuple[ConfirmationRow, ...], revision: int) -> ConfirmationRow | None:
    """Give the latest talk about the present date in which something was agreed."""
    agreed = {TimeAnswer.AGREED.value, AmountAnswer.AGREED.value}
    counting = (talk for talk in reversed(talks) if talk.revision == revision and talk.withdrawn_at is None)
    return next((talk for talk in counting if {talk.time_answer, talk.amount_answer} & agreed), None)


def _paper(row: VisitPaperRow) -> SheetPaper:
    form = PaperForm(row.form) if row.form else None
    return SheetPaper(PaperKind(row.kind), form, row.copies, row.note, row.packed)
