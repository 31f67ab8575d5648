"""The call sheet as it is printed, and beside it the form in which the call is logged (rules 46 and 48)."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.contacts import ContactChannel
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from desktop.ui.pages.collecting.read import ContactBeginning
from desktop.ui.pages.sheets.pane import SheetPane
from desktop.ui.pages.sheets.tongue import sheet_tongue
from desktop.wording.call_sheet import call_sheet

_GOOD_SIZE = QSize(1240, 820)
_KEEP_FREE = 32


class CallSheetDialog(ContactDialog):
    """Read at the left while one talks, write at the right; the sheet is not kept, the call is."""

    narrow: ClassVar[bool] = True

    def __init__(self, context: Context, beginning: ContactBeginning, parent: QWidget | None = None) -> None:
        super().__init__(context, beginning, ContactChannel.CALL, parent)
        name = _("Call sheet %(customer)s") % {"customer": beginning.card.customer.name}
        self.setWindowTitle(name)
        read = partial(_read, context.services, beginning.card.id)
        self.sheet = SheetPane(context, name, read, _("This customer is no longer in the book."))
        self.view = self.sheet.view
        self.put_beside(self.sheet)
        self.sheet.refresh()

    def sizeHint(self) -> QSize:
        """Take what sheet and form want beside each other, as far as the screen has it."""
        room = self.screen().availableSize() - QSize(_KEEP_FREE, _KEEP_FREE)
        return _GOOD_SIZE.expandedTo(super().sizeHint()).boundedTo(room)


def _read(services: Services, customer_id: int) -> bytes | None:
    tongue = sheet_tongue()
    sheet = services.call_sheets.get(customer_id, tongue)
    return services.call_sheets.pdf(call_sheet(sheet), tongue) if sheet else None
