"""Calling a visit off."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import _
from desktop.services.visits import VisitRow
from desktop.ui.context import Context
from desktop.ui.pages.visits.head import VisitHead
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


class CancelVisitDialog(FormDialog):
    """Asks why; the visit stays in the book and can be planned again."""

    def __init__(self, context: Context, visit: VisitRow, parent: QWidget | None = None) -> None:
        form = Form(sentence)
        self.reason = QLineEdit()
        form.add_wide(VisitHead(visit))
        form.add("reason", _("Reason"), self.reason)
        title = _("Call the visit off")
        super().__init__(context.jobs, title, form, save_text=_("Call off"), parent=parent)
        self.cancel_button.setText(_("Keep the visit"))
        self._service = context.services.visits
        self._visit = visit
        self.reason.setFocus()

    def save(self) -> None:
        """Call the visit off."""
        self.send(self._service.cancel, self._visit.id, self.reason.text())
