"""Logging a contact: what was said and promised, and what comes next."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contacts import ContactChannel
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.promises import PromiseQuestion
from desktop.formats import format_money
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.collecting.asking import AskingDialog
from desktop.ui.pages.collecting.contact_form import ContactFields
from desktop.ui.pages.collecting.read import ContactBeginning
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.plain import plain_label
from desktop.wording.contacts import warning_lines, window_line


class ContactDialog(AskingDialog):
    """Asks how a contact went; it is not closed without a next step or the reason why none is needed (rule 8)."""

    kinds: ClassVar[Mapping[str, type[StrEnum]]] = {"payment": PaymentQuestion, "promise": PromiseQuestion}

    #: Whether the form has something beside it.
    narrow: ClassVar[bool] = False

    def __init__(
        self, context: Context, beginning: ContactBeginning, channel: ContactChannel, parent: QWidget | None = None
    ) -> None:
        clock = context.clock
        self.fields = ContactFields(beginning, channel, clock.today(), clock.time(), narrow=self.narrow)
        title = _("Contact with %(customer)s") % {"customer": beginning.card.customer.name}
        super().__init__(context.jobs, title, self.fields, save_text=_("Log it"), parent=parent)
        self._context = context
        self._add_head(beginning)
        self.fields.changed_height.connect(self.fit)
        self.fields.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, beginning: ContactBeginning) -> None:
        """Say above the fields what is owed, and when and whether this is a good moment (rules 71 and 72)."""
        sums = beginning.card.sums
        owed = [_("owes %(amount)s") % {"amount": format_money(each.open, each.currency)} for each in sums if each.open]
        late = [
            _("overdue %(amount)s") % {"amount": format_money(each.overdue, each.currency)}
            for each in sums
            if each.overdue
        ]
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(24, 0, 24, 0)
        rows.setSpacing(4)
        rows.addWidget(plain_label(dotted([*owed, *late, window_line(beginning.window)]), role="muted", wrap=True))
        for line in warning_lines(beginning.window):
            rows.addWidget(plain_label(line, role="warning", wrap=True))
        self._layout.insertWidget(1, head)

    def save(self) -> None:
        """Log the contact, or say what is missing."""
        form, missing = self.fields.contact(), self.fields.missing()
        if missing or form is None:
            self._show_problems(missing)
            return
        self.send_asked(self._context.services.contacts.add, form)
