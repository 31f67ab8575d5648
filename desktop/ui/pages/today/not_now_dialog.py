"""Not handing a debt over for now: why not."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.agenda_marks import HAND_OVER_REST
from desktop.i18n import _, ngettext
from desktop.services.today_lines import Line
from desktop.ui.context import Context
from desktop.ui.pages.today.line_head import LineHead
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


class NotNowDialog(FormDialog):
    """Asks for the reason; the proposal comes back by itself."""

    def __init__(self, context: Context, line: Line, parent: QWidget | None = None) -> None:
        form = Form(sentence)
        self.reason = QLineEdit()
        form.add_wide(LineHead(line))
        form.add("reason", _("Why not"), self.reason, required=True)
        super().__init__(context.jobs, _("Not handed over for now"), form, parent=parent)
        self._service = context.services.today
        self._line = line
        rest = ngettext(
            "It is proposed again in %(count)s day.", "It is proposed again in %(count)s days.", HAND_OVER_REST
        )
        self.set_outcome(rest % {"count": HAND_OVER_REST})
        self.reason.setFocus()

    def save(self) -> None:
        """Take the proposal off the list for its rest."""
        self.send(self._service.done, self._line.customer_id, self._line.strongest.code, None, self.reason.text())
