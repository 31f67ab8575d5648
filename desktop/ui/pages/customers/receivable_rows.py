"""The columns of a customer's items, and how they are read."""

from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.domain.itemfilter import ItemFilter
from desktop.domain.money import Money
from desktop.domain.receivables import ReceivableKind
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.customers import CustomerCard
from desktop.services.money import ItemMark, MoneyLine, MoneyOrder, MoneyRow
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.visits.words import dotted
from desktop.wording.choices import label
from desktop.wording.receivables import lateness_text

_ORDERS = {
    "number": MoneyOrder.NUMBER,
    "document": MoneyOrder.DOCUMENT,
    "due": MoneyOrder.DUE,
    "amount": MoneyOrder.AMOUNT,
    "open": MoneyOrder.OPEN,
}
#: What is to be known of an item beside its lateness, the most pressing first.
_MARKS: dict[ItemMark, tuple[str, ChipKind]] = {
    ItemMark.HAND_OVER: (N_("hand over?"), "danger"),
    ItemMark.OVER_A_YEAR: (N_("over a year"), "danger"),
    ItemMark.OFFICE_DIFFERS: (N_("differs from the file"), "warn"),
    ItemMark.UNDATED: (N_("ask the due date"), "info"),
    ItemMark.HANDED_OVER: (N_("handed over"), "neutral"),
    ItemMark.IN_PLAN: (N_("in a plan"), "good"),
}
_MOST_CREDITS = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """What is owed in all, what came in and goes to nothing yet, and the credit notes that are to be applied."""

    card: CustomerCard
    unapplied: tuple[Money, ...]
    credits: tuple[MoneyRow, ...]


def read_page(
    services: Services,
    customer_id: int,
    settled: bool,  # noqa: FBT001 - bound by partial
    request: PageRequest[MoneyLine],
) -> list[MoneyLine]:
    """Read one page of the open or of the settled items."""
    return services.money.page(
        ItemFilter(customer_id=customer_id, settled=settled),
        order=_ORDERS[request.sort or "due"],
        descending=request.descending,
        offset=request.offset,
        limit=request.limit,
    )


def read_standing(services: Services, customer_id: int) -> Standing | None:
    """Read what stands around the list; None when there is no such customer."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    credits_: list[MoneyRow] = []
    for each in card.sums:
        # what is open comes in the order of its sums, so that credit notes, below zero, are first
        wanted = ItemFilter(customer_id=customer_id, currency=each.currency)
        lines = services.money.page(wanted, order=MoneyOrder.OPEN, limit=_MOST_CREDITS)
        credits_ += [line.item for line in lines if line.item.open < 0]
    return Standing(card, services.payments.unapplied(customer_id), tuple(credits_))


def columns(clock: Clock, *, settled: bool) -> tuple[Column[MoneyLine], ...]:
    """Give the columns; what is paid has nothing open, disputed or late."""

    def day_text(day: date | None) -> str:
        return format_date(day, today=clock.today()) if day else ""

    item: tuple[Column[MoneyLine], ...] = (
        Column(N_("Number"), lambda line: line.item.number, sort_key="number", width=132, stretch=True),
        Column(N_("Kind"), lambda line: line.item.kind, _kind, width=104),
        Column(N_("Contract"), lambda line: line.item.contract, width=112),
        Column(N_("Document date"), lambda line: line.item.document_date, day_text, sort_key="document", width=124),
        Column(N_("Due"), lambda line: line.item.due_date, day_text, sort_key="due", width=136),
        Column(N_("Amount"), _amount, number=True, sort_key="amount", width=132),
    )
    if settled:
        return item
    return (
        *item,
        Column(N_("Open amount"), _open, number=True, sort_key="open", width=132),
        Column(N_("Disputed"), _disputed, number=True, width=112),
        Column(N_("Marks"), lambda line: marks_text(line, clock.today()), chip=mark_kind, width=168),
        Column(N_("Lateness"), lambda line: line.lateness, lateness_text, chip=_urgency, width=164),
    )


def marks_text(line: MoneyLine, today: date) -> str:
    """Say what is to be known of an item: promised, in a plan, handed over, told otherwise by the file."""
    marks = [_(text) for mark, (text, _kind) in _MARKS.items() if mark in line.marks]
    if line.promise is not None:
        marks.append(_("promised by %(day)s") % {"day": format_date(line.promise.due_on, today=today)})
    return dotted(marks)


def mark_kind(line: MoneyLine) -> ChipKind | None:
    """Colour the marks of an item by the most pressing one."""
    kinds = [kind for mark, (_text, kind) in _MARKS.items() if mark in line.marks]
    return kinds[0] if kinds else "info" if line.promise is not None else None


def _kind(kind: str) -> str:
    return capital(label(ReceivableKind(kind)))


def _amount(line: MoneyLine) -> str:
    return format_money(line.item.amount, line.item.currency)


def _open(line: MoneyLine) -> str:
    return format_money(line.item.open, line.item.currency)


def _disputed(line: MoneyLine) -> str:
    return format_money(line.item.disputed, line.item.currency) if line.item.disputed else ""


def _urgency(line: MoneyLine) -> ChipKind | None:
    """Colour a debt past a third of its term (rule 55) that nothing holds back; one that is merely late is less."""
    if ItemMark.URGENT in line.marks:
        return "danger"
    return "warn" if line.lateness.overdue else None
