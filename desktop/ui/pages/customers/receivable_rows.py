"""The columns of a customer's items, and how they are read."""

from datetime import date

from desktop.domain.receivables import Lateness, ReceivableKind
from desktop.formats import format_date, format_money
from desktop.i18n import N_
from desktop.services.clock import Clock
from desktop.services.receivables import ReceivableLine, ReceivableOrder, ReceivableService
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.process.card_text import capital
from desktop.wording.choices import label
from desktop.wording.receivables import lateness_text

_ORDERS = {
    "number": ReceivableOrder.NUMBER,
    "document": ReceivableOrder.DOCUMENT,
    "due": ReceivableOrder.DUE,
    "amount": ReceivableOrder.AMOUNT,
    "open": ReceivableOrder.OPEN,
}


def read_page(
    service: ReceivableService,
    customer_id: int,
    settled: bool,  # noqa: FBT001 - bound by partial
    request: PageRequest[ReceivableLine],
) -> list[ReceivableLine]:
    """Read one page of the open or of the settled items."""
    return service.page(
        customer_id,
        settled=settled,
        order=_ORDERS[request.sort or "due"],
        descending=request.descending,
        offset=request.offset,
        limit=request.limit,
    )


def columns(clock: Clock, *, settled: bool) -> tuple[Column[ReceivableLine], ...]:
    """Give the columns; what is paid has nothing open, disputed or late."""

    def day_text(day: date | None) -> str:
        return format_date(day, today=clock.today()) if day else ""

    item: tuple[Column[ReceivableLine], ...] = (
        Column(N_("Number"), lambda line: line.item.number, sort_key="number", width=152, stretch=True),
        Column(N_("Kind"), lambda line: line.item.kind, _kind, width=104),
        Column(N_("Contract"), lambda line: line.item.contract, width=112),
        Column(N_("Document date"), lambda line: line.item.document_date, day_text, sort_key="document", width=124),
        Column(N_("Due"), lambda line: line.item.due_date, day_text, sort_key="due", width=104),
        Column(N_("Amount"), _amount, number=True, sort_key="amount", width=132),
    )
    if settled:
        return item
    return (
        *item,
        Column(N_("Open amount"), _open, number=True, sort_key="open", width=132),
        Column(N_("Disputed"), _disputed, number=True, width=112),
        Column(
            N_("Lateness"),
            lambda line: line.lateness,
            lateness_text,
            chip=lambda line: _urgency(line.lateness),
            width=164,
        ),
    )


def _kind(kind: str) -> str:
    return capital(label(ReceivableKind(kind)))


def _amount(line: ReceivableLine) -> str:
    return format_money(line.item.amount, line.item.currency)


def _open(line: ReceivableLine) -> str:
    return format_money(line.item.open, line.item.currency)


def _disputed(line: ReceivableLine) -> str:
    return format_money(line.item.disputed, line.item.currency) if line.item.disputed else ""


def _urgency(lateness: Lateness) -> ChipKind | None:
    """Colour a debt past a third of its term (rule 55); one that is merely late is less."""
    if lateness.urgent:
        return "danger"
    return "warn" if lateness.overdue else None
