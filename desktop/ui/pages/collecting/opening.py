"""Opening the dialogs of collecting from any page, and what the page says afterwards."""

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.contacts import ContactChannel
from desktop.domain.disputes import DisputeStatus
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.customers import ContactRecord, CustomerCard
from desktop.services.disputes import DisputeRow
from desktop.services.promises import PromiseBeginning, PromiseRow
from desktop.services.receivables import ReceivableRow
from desktop.ui.acting import GONE, open_dialog, page_of, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.collecting.close_dispute_dialog import CloseDisputeDialog
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from desktop.ui.pages.collecting.read import ContactBeginning, read_contact
from desktop.ui.pages.collecting.reason_dialog import Question, ReasonDialog


def open_contact(
    parent: QWidget, context: Context, customer_id: int, channel: ContactChannel = ContactChannel.CALL
) -> None:
    """Log a contact with a customer."""

    def show(found: ContactBeginning | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        dialog = ContactDialog(context, found, channel, parent)
        said = _("Logged: %(customer)s") % {"customer": found.card.customer.name}

        def told(log_id: int) -> None:
            undo = undo_by(parent, context, context.services.contacts.undo, log_id)
            say(parent, said, undo)

        open_dialog(dialog, told)

    now = context.clock.time()
    context.jobs.read(read_contact, context.services, customer_id, channel, now, then=show, owner=parent)


def open_promise(
    parent: QWidget, context: Context, customer_id: int, currency: str | None = None, items: Collection[int] = ()
) -> None:
    """Record a promise to pay, about `items` where some are named."""

    def show(found: tuple[PromiseBeginning, tuple[ContactRecord, ...]] | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        beginning, people = found
        dialog = PromiseDialog(context, beginning, people, items, parent)

        def told(promise_id: int) -> None:
            promise = dialog.promise()
            if promise is not None:
                said = _("Promised for %(day)s") % {"day": format_date(promise.due_on, "weekday")}
                say(parent, said, undo_by(parent, context, context.services.promises.undo, promise_id))

        open_dialog(dialog, told)

    context.jobs.read(_read_promise, context.services, customer_id, currency, then=show, owner=parent)


def open_cancel_promise(parent: QWidget, context: Context, promise: PromiseRow) -> None:
    """Take a promise back whose day has not passed, with the reason."""
    words = {"amount": format_money(promise.amount, promise.currency), "day": format_date(promise.due_on, "weekday")}
    question = Question(
        _("Withdraw the promise of %(amount)s by %(day)s") % words,
        _("Withdraw the promise"),
        _("It stays in sight, and counts neither as kept nor as broken. Its items press again."),
        hint=_("For example: both agreed on another day, entered for the wrong customer"),
    )
    promises = context.services.promises
    undo = undo_by(parent, context, promises.restore, promise.id)
    dialog = ReasonDialog(context, question, partial(promises.cancel, promise.id), parent)
    open_dialog(dialog, lambda _id: say(parent, _("Promise withdrawn: %(amount)s by %(day)s") % words, undo))


def open_payment(parent: QWidget, context: Context, customer_id: int) -> None:
    """Go to where payments are entered, with the customer chosen."""

    def go(card: CustomerCard | None) -> None:
        page = page_of(parent)
        if card is None:
            tell_refusal(parent, GONE)
        elif page is not None:
            page.go("money", part="entry", customer=card.id, name=card.customer.name)

    context.jobs.read(context.services.customers.get, customer_id, then=go, owner=parent)


def open_dispute(parent: QWidget, context: Context, item: ReceivableRow) -> None:
    """Say that a part of an open item is disputed."""
    dialog = DisputeDialog(context, item, None, parent)
    said = _("Dispute recorded: %(number)s") % {"number": item.number}

    def told(dispute_id: int) -> None:
        close = context.services.disputes.close
        say(parent, said, undo_by(parent, context, close, dispute_id, DisputeStatus.WITHDRAWN))

    open_dialog(dialog, told)


def open_change_dispute(parent: QWidget, context: Context, dispute: DisputeRow) -> None:
    """Correct an open dispute."""

    def show(item: ReceivableRow | None) -> None:
        if item is None:
            tell_refusal(parent, GONE)
            return
        said = _("Dispute changed: %(number)s") % {"number": dispute.number}
        open_dialog(DisputeDialog(context, item, dispute, parent), lambda _id: say(parent, said))

    context.jobs.read(context.services.receivables.get, dispute.item_id, then=show, owner=parent)


def open_close_dispute(parent: QWidget, context: Context, dispute: DisputeRow) -> None:
    """End a dispute; the number of a credit note is proposed."""

    def show(credit_number: str) -> None:
        dialog = CloseDisputeDialog(context, dispute, credit_number, parent)
        said = _("Dispute ended: %(number)s") % {"number": dispute.number}
        undo = undo_by(parent, context, context.services.disputes.reopen, dispute.id)
        open_dialog(dialog, lambda _id: say(parent, said, undo))

    context.jobs.read(context.services.disputes.credit_number, dispute.id, then=show, owner=parent)


def _read_promise(
    services: Services, customer_id: int, currency: str | None
) -> tuple[PromiseBeginning, tuple[ContactRecord, ...]] | None:
    beginning = services.promises.begin(customer_id, currency)
    return None if beginning is None else (beginning, tuple(services.customers.contacts(customer_id)))
