"""The one thing that each line of the day offers: every door to a dialog or to another page is in this module.

What stands behind a door is loaded when it is first opened.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.agenda import Action, ReasonCode
from desktop.domain.deliveries import ProofKind
from desktop.domain.itemfilter import ItemFilter
from desktop.i18n import _
from desktop.services.today_lines import Line
from desktop.ui.acting import GONE, tell_refusal, undo_by, write
from desktop.ui.context import Context
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from desktop.services.disputes import DisputeLine
    from desktop.services.money import MoneyLine
    from desktop.services.payments import PaymentCard
    from desktop.services.visits import ReconciliationRow


#: More overdue items than any customer has.
_MOST_ITEMS = 10_000


def act(page: Page, context: Context, line: Line) -> None:
    """Do what a line offers, about its strongest reason; opening a visit and handing papers in are the page's own."""
    _ACTS[line.action](page, context, line)


def open_customer(page: Page, customer_id: int, tab: str = "") -> None:
    """Go to a customer's page, to its first tab or to the one that is named."""
    if tab:
        page.go("customer", customer_id=customer_id, tab=tab)
    else:
        page.go("customer", customer_id=customer_id)


def open_undescribed(page: Page) -> None:
    """Go to the customers of whom nobody knows how they pay."""
    page.go("customers", show="undescribed")


def _confirm(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.visits.opening import open_confirm

    if line.strongest.visit_id is not None:
        open_confirm(page, context, line.strongest.visit_id)


def _record_visit(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.visits.opening import open_finish

    visit = line.visit(line.strongest)
    if visit is not None:
        open_finish(page, context, visit)


def _mark_step(page: Page, context: Context, line: Line) -> None:
    """Mark the next step that is due as done, whether it was agreed on a visit or in a contact."""
    from desktop.ui.pages.visits.opening import mark_next_step

    reason, visit = line.strongest, line.visit(line.strongest)
    if visit is not None:
        mark_next_step(page, context, visit)
    elif reason.log_id is not None:
        mark = context.services.contacts.mark_step
        undo = undo_by(page, context, partial(mark, reason.log_id, done=False))
        said = _("Done: %(step)s") % {"step": reason.text}
        write(page, context, partial(mark, reason.log_id, done=True), said=said, undo=undo)


def call(parent: QWidget, context: Context, line: Line) -> None:
    """Show the call sheet of a customer, beside the form in which the call is logged."""
    from desktop.ui.pages.collecting.call_opening import open_call_sheet

    open_call_sheet(parent, context, line.customer_id)


def _record_payment(page: Page, _context: Context, line: Line) -> None:
    page.go("money", part="entry", customer=line.customer_id, name=line.customer)


def _clear_bill(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.money.payments.acting import open_clear

    def show(found: "PaymentCard | None") -> None:
        if found is None:
            tell_refusal(page, GONE)
        else:
            open_clear(page, context, found.payment)

    if line.strongest.payment_id is not None:
        context.jobs.read(context.services.payments.get, line.strongest.payment_id, then=show, owner=page)


def _hand_over(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.collecting.item_opening import open_hand_over

    wanted = frozenset(line.strongest.item_ids)

    def show(lines: "Sequence[MoneyLine]") -> None:
        found = [line.item for line in lines if line.item.id in wanted]
        if found:
            open_hand_over(page, context, found)
        else:
            tell_refusal(page, GONE)

    def read() -> "Sequence[MoneyLine]":
        # a final notice names what is overdue, and its last day may pass before the 60 days have (rule 59)
        is_of_notice = line.strongest.code is ReasonCode.LETTER_DAY_PASSED
        some = ItemFilter(overdue=is_of_notice, hand_over=not is_of_notice, customer_id=line.customer_id)
        return context.services.money.page(some, limit=_MOST_ITEMS)

    context.jobs.read(read, then=show, owner=page)


def _settle(page: Page, context: Context, line: Line) -> None:
    """End a dispute or a difference."""
    reason, services = line.strongest, context.services
    if reason.dispute_id is not None:
        then = partial(_end_dispute, page, context)
        context.jobs.read(services.disputes.get, reason.dispute_id, then=then, owner=page)
    elif reason.reconciliation_id is not None:
        settle = partial(_settle_difference, page, context, reason.reconciliation_id)
        context.jobs.read(services.confirmations.open_differences, then=settle, owner=page)


def _end_dispute(page: Page, context: Context, found: "DisputeLine | None") -> None:
    from desktop.ui.pages.collecting.opening import open_close_dispute

    if found is None:
        tell_refusal(page, GONE)
    else:
        open_close_dispute(page, context, found.dispute)


def _settle_difference(page: Page, context: Context, wanted: int, rows: "Sequence[ReconciliationRow]") -> None:
    from desktop.ui.pages.visits.opening import open_settle

    found = next((row for row in rows if row.id == wanted), None)
    if found is None:
        tell_refusal(page, GONE)
    else:
        open_settle(page, context, found)


def _ask(page: Page, _context: Context, line: Line) -> None:
    is_of_items = line.strongest.code is ReasonCode.NO_DUE_DATE
    open_customer(page, line.customer_id, "receivables" if is_of_items else "process")


def _demand(page: Page, _context: Context, line: Line) -> None:
    page.go("letters", customer=line.customer_id, currency=line.strongest.currency)


def _ask_arrival(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.letters.way.opening import open_arrival

    if line.strongest.document_id is not None:
        open_arrival(page, context, line.strongest.document_id, ProofKind.SAID)


_ACTS: dict[Action, Callable[[Page, Context, Line], None]] = {
    Action.CONFIRM: _confirm,
    Action.RECORD_VISIT: _record_visit,
    Action.MARK_STEP: _mark_step,
    Action.CALL: call,
    Action.PLAN_STEP: call,
    Action.RECORD_PAYMENT: _record_payment,
    Action.CLEAR_BILL: _clear_bill,
    Action.HAND_OVER: _hand_over,
    Action.SETTLE: _settle,
    Action.ASK: _ask,
    Action.DEMAND: _demand,
    Action.ASK_ARRIVAL: _ask_arrival,
}
