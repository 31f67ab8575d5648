"""The follow-up table of the telephone: read from the book, printed, and written as a workbook (rule 50)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.connection import Book
from db.queries import follow_up as queries
from db.queries.contacts import ContactLine, contact_lines
from db.queries.follow_up import OwedRow
from desktop.documents import make
from desktop.documents.texts import Texts
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.customers import LetterLanguage
from desktop.domain.followup import FollowUp, FollowUpRow, FollowUpTalk
from desktop.domain.money import Money
from desktop.domain.promises import PromiseState
from desktop.domain.sheets import Sheet
from desktop.domain.worksheets import WorkSheet
from desktop.services.clock import Clock
from desktop.services.promise_reading import PromiseLine, judged
from desktop.services.sheets import write_sheets


class FollowUpService:
    """Reads the table, and writes it in the words that were found for it."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def table(self, since: date, until: date) -> FollowUp:
        """Give the table of a period, both days included, the oldest debt first."""
        today = self._clock.today()
        with self._book.reading():
            owed = queries.owed_rows(self._book, today)
            ids = list(dict.fromkeys(row.customer_id for row in owed))
            last = queries.last_contacts(self._book, ids, until)
            promises = judged(self._book, ids, today) if ids else {}
            contacts = contact_lines(self._book, since=since, until=until, limit=-1)
        counted = Counter(line.customer_id for line in contacts)
        rows = (
            _row(row, today, counted[row.customer_id], last.get(row.customer_id), promises.get(row.customer_id, ()))
            for row in owed
        )
        return FollowUp(today, since, until, tuple(rows), tuple(map(_talk, contacts)))

    def pdf(self, sheet: WorkSheet, language: LetterLanguage) -> bytes:
        """Print the table."""
        return make(sheet, Texts(language)).pdf

    def export(self, sheets: Sequence[Sheet], path: Path) -> Path:
        """Write the table as a workbook, or as text where the path ends in .csv; raises OSError where it cannot."""
        return write_sheets(sheets, path)


def _row(
    owed: OwedRow, today: date, contacts: int, last: ContactLine | None, promises: Sequence[PromiseLine]
) -> FollowUpRow:
    open_ones = (each.promise for each in promises if each.state is PromiseState.OPEN)
    ours = [promise for promise in open_ones if promise.currency == owed.currency]
    following = min(ours, key=lambda promise: (promise.due_on, promise.id), default=None)
    return FollowUpRow(
        owed.customer,
        Money(owed.currency, owed.open),
        Money(owed.currency, owed.overdue),
        (today - owed.oldest).days,
        contacts,
        _talk(last) if last else None,
        Money(following.currency, following.amount) if following else None,
        following.due_on if following else None,
    )


def _talk(line: ContactLine) -> FollowUpTalk:
    return FollowUpTalk(
        line.customer,
        line.day,
        line.time,
        ContactChannel(line.channel),
        line.person,
        line.said,
        ContactResult(line.result),
        line.next_step,
        line.next_step_on,
        line.next_step_done_on,
    )
