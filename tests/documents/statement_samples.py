"""Statements of account that papers are tried with."""

from dataclasses import replace
from datetime import date

from desktop.documents.data import Heading, PaperItem, Statement
from desktop.domain.ageing import Buckets
from desktop.domain.statements import Movements, StatementItem, age_classes
from tests.documents import reminder_samples, samples

REPLY_BY = date(2026, 12, 7)


def with_movements(paper: Statement) -> Statement:
    """Add what led to the balance in the month of the cut-off day."""
    invoices, credit_notes, receipts = 3_704_200, 300_000, 2_199_422
    opening = paper.total - invoices + credit_notes + receipts
    moved = Movements(
        date(2026, 11, 1), samples.AS_OF, opening, invoices, credit_notes, receipts, refunds=0, interest=0, write_offs=0
    )
    return replace(paper, movements=moved)


def heading(head: Heading | None = None) -> Heading:
    """Give the heading of a statement, with a number of its own series."""
    return replace(head or samples.heading(), number="DZ-2026-0007")


def statement(count: int = 3, head: Heading | None = None, *, ageing: bool = False, **more: object) -> Statement:
    """Make a statement of some items, all open and none in dispute unless something else is said."""
    paper = Statement(heading(head), samples.items(count), REPLY_BY)
    if ageing:
        paper = with_ageing(paper)
    return replace(paper, **more)


def with_ageing(paper: Statement) -> Statement:
    """Add the row of ages."""
    items = [_counted(item) for item in paper.items]
    return replace(paper, ageing=age_classes(items, paper.heading.as_of, Buckets()))


def special() -> Statement:
    """Give a statement with everything that is rare: a credit note, a dispute, unapplied money, movements."""
    first, second, third = samples.items(3)
    credit = PaperItem("红字 26332000000000000099", samples.AS_OF, None, -300_000, 0, -300_000, 0, None)
    rows = (first, replace(second, disputed=50_000), replace(third, due_date=None), credit)
    paper = statement(head=samples.heading(logo=samples.logo()), unapplied=120_050)
    return with_movements(with_ageing(replace(paper, items=rows, enclosures=("发票复印件3份",))))


def with_interest(paper: Statement) -> Statement:
    """Tell of late interest beside the balance."""
    line = reminder_samples.interest(paper.items, paper.heading.currency, reminder_samples.LPR)
    return replace(paper, interest=line)


def british(count: int = 3, **more: object) -> Statement:
    """Make an English statement of a British firm."""
    return statement(count, samples.heading(samples.BRITISH, samples.BRITISH_CUSTOMER, "GBP"), ageing=True, **more)


def american(count: int = 3, **more: object) -> Statement:
    """Make an English statement of an American firm."""
    customer = replace(samples.BRITISH_CUSTOMER, name="Castleton Foods LLC", address="77 Harbor Road, Boston, MA 02110")
    return statement(count, samples.heading(samples.AMERICAN, customer, "USD"), ageing=True, **more)


def _counted(item: PaperItem) -> StatementItem:
    return StatementItem(0, item.number, item.document_date, item.due_date, item.amount, item.open, item.disputed)
