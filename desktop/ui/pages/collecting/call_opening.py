"""Opening the call sheet of a customer from any page; the call is logged from it."""

from PySide6.QtWidgets import QWidget

from desktop.domain.contacts import ContactChannel
from desktop.i18n import _
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.collecting.call_sheet_dialog import CallSheetDialog
from desktop.ui.pages.collecting.read import ContactBeginning, read_contact


def open_call_sheet(parent: QWidget, context: Context, customer_id: int) -> None:
    """Show what to know before the call, and take down what came of it."""

    def show(found: ContactBeginning | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        dialog = CallSheetDialog(context, found, parent)
        said = _("Logged: %(customer)s") % {"customer": found.card.customer.name}
        undo = context.services.contacts.undo
        open_dialog(dialog, lambda log_id: say(parent, said, undo_by(parent, context, undo, log_id)))

    read = context.services, customer_id, ContactChannel.CALL, context.clock.time()
    context.jobs.read(read_contact, *read, then=show, owner=parent)
