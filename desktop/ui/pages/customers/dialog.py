"""Adding a customer, or changing one."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.customers import Customer
from desktop.i18n import _
from desktop.services.customers import CustomerCard
from desktop.ui.context import Context
from desktop.ui.pages.customers.fields import CustomerForm
from desktop.ui.pages.customers.similar import SimilarNotice
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.form_dialog import FormDialog

_WIDTH = 760


class CustomerDialog(FormDialog):
    """Every field of one customer; says when the name is there already and when terms are missing (rule 1)."""

    #: The user would rather see this customer, which is there already.
    open_wanted = Signal(int)

    def __init__(self, context: Context, card: CustomerCard | None = None, parent: QWidget | None = None) -> None:
        """Change the customer of `card`, or add one."""
        self._customer_id = card.id if card else None
        self._before = card.customer if card else Customer("")
        self.notice = SimilarNotice(context, self._customer_id)
        self.fields = CustomerForm(self.notice)
        super().__init__(context.jobs, _("Change customer") if card else _("New customer"), self.fields, parent=parent)
        self._context = context
        self.setMinimumWidth(_WIDTH)
        if card is not None:
            self.fields.show_customer(card.customer)
        self.notice.stand_after(self.fields.name)
        self.fields.name.textChanged.connect(self.notice.look_for)
        self.fields.term.textChanged.connect(lambda _text: self._show_outcome())
        self.notice.open_wanted.connect(self._on_open)
        self._show_outcome()
        self.fields.name.setFocus()

    def save(self) -> None:
        """Hand the customer over; what is wrong with it comes back to its field."""
        self.send(self._context.services.customers.save, self.fields.customer(), self._customer_id)

    def _show_outcome(self) -> None:
        known = bool(self.fields.term.text().strip())
        self.set_outcome("" if known else _("As long as no credit term is noted, every overdue day counts as urgent."))

    def _on_open(self, customer_id: int) -> None:
        """Show the other customer instead; what was typed beside the name is not thrown away unasked."""
        go = partial(self._open_instead, customer_id)
        if replace(self.fields.customer(), name=self._before.name) == self._before:
            go()
        else:
            ask(self, _("Throw away what you typed?"), _("Throw away"), go)

    def _open_instead(self, customer_id: int) -> None:
        self.fields.mark_clean()
        self.reject()
        self.open_wanted.emit(customer_id)
