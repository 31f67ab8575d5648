"""Declaring a paper void."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import _
from desktop.services.archive import DocumentRow
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import set_kind
from desktop.wording.problems import sentence


class VoidPaperDialog(FormDialog):
    """Asks why; the paper stays in the archive, marked as void."""

    def __init__(self, context: Context, paper: DocumentRow, parent: QWidget | None = None) -> None:
        form = Form(sentence)
        self.reason = QLineEdit()
        form.add_wide(plain_label(paper.customer, role="strong", wrap=True))
        form.add("reason", _("Reason"), self.reason, required=True)
        title = _("Declare %(number)s void") % {"number": paper.number}
        super().__init__(context.jobs, title, form, save_text=_("Declare void"), parent=parent)
        self.set_outcome(
            _("It stays in the archive, marked as void. Its number is not used again. This cannot be taken back.")
        )
        set_kind(self.save_button, "danger")
        self._service = context.services.archive
        self._paper = paper
        self.reason.setFocus()

    def save(self) -> None:
        """Declare the paper void."""
        self.send(self._service.void, self._paper.id, self.reason.text())
