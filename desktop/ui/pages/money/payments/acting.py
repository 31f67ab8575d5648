"""What any page may do with a payment: each opens its dialog, writes, and says so with Undo where there is a way back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.ledger import Share
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.payments import PaymentCard, PaymentLine
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.money.payments.allocation_dialog import ChangeAllocationDialog
from desktop.ui.pages.money.payments.dialogs import ClearPaymentDialog, RefundPaymentDialog, ReversePaymentDialog
from desktop.ui.pages.money.shares_model import ShareRow, share_rows


def open_allocation(parent: QWidget, context: Context, payment_id: int) -> None:
    """Let a payment go to other items; Undo lets it go to those it went to."""

    def show(found: tuple[PaymentCard, tuple[ShareRow, ...]] | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        card, rows = found
        dialog = ChangeAllocationDialog(context, card, rows, parent)
        words = {"amount": format_money(card.payment.amount, card.payment.currency), "customer": card.payment.customer}
        said = _("Goes elsewhere now: %(amount)s, %(customer)s") % words
        undo = undo_by(parent, context, context.services.payments.reallocate, payment_id, shares_of(card))
        open_dialog(dialog, lambda _id: say(parent, said, undo))

    today = context.clock.today()
    context.jobs.read(_read_card, context.services, today, payment_id, then=show, owner=parent)


def open_reverse(parent: QWidget, context: Context, payment: PaymentLine) -> None:
    """Say that a payment never came."""
    dialog = ReversePaymentDialog(context, payment, parent)
    open_dialog(dialog, lambda _id: say(parent, _("Reversed: %(amount)s, %(customer)s") % _words(payment)))


def open_refund(parent: QWidget, context: Context, payment: PaymentLine) -> None:
    """Record that money was paid back."""
    dialog = RefundPaymentDialog(context, payment, parent)

    def told(_refund: int) -> None:
        amount = format_money(dialog.amount.minor() or 0, payment.currency)
        words = {"amount": amount, "customer": payment.customer}
        say(parent, _("Paid back: %(amount)s, %(customer)s") % words)

    open_dialog(dialog, told)


def open_clear(parent: QWidget, context: Context, payment: PaymentLine) -> None:
    """Say that a bill or cheque was paid out."""
    undo = undo_by(parent, context, context.services.payments.unclear, payment.id)
    dialog = ClearPaymentDialog(context, payment, parent)
    open_dialog(dialog, lambda _id: say(parent, _("Cleared: %(amount)s, %(customer)s") % _words(payment), undo))


def unclear(parent: QWidget, context: Context, payment: PaymentLine) -> None:
    """Take back that a bill or cheque was paid out."""
    payments = context.services.payments
    said = _("Not cleared yet: %(amount)s, %(customer)s") % _words(payment)
    undo = None
    if payment.cleared_on is not None:
        undo = undo_by(parent, context, payments.clear, payment.id, payment.cleared_on)
    write(parent, context, partial(payments.unclear, payment.id), said=said, undo=undo)


def shares_of(card: PaymentCard) -> tuple[Share, ...]:
    """Give what each item has of a payment."""
    return tuple(Share(item.id, item.share) for item in card.items if item.share)


def _words(payment: PaymentLine) -> dict[str, str]:
    return {"amount": format_money(payment.amount, payment.currency), "customer": payment.customer}


def _read_card(services: Services, today: date, payment_id: int) -> tuple[PaymentCard, tuple[ShareRow, ...]] | None:
    card = services.payments.get(payment_id)
    return None if card is None else (card, share_rows(card.items, today))
