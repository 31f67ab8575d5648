"""Handing items over to a lawyer or an agency (rules 53 and 56)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _, ngettext
from desktop.ui.context import Context
from desktop.ui.pages.collecting.items import Item, about
from desktop.ui.pages.collecting.sums import added_text
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


class HandOverDialog(FormDialog):
    """Asks to whom, when and why; the items are in no letter of ours from then on."""

    def __init__(self, context: Context, items: Sequence[Item], parent: QWidget | None = None) -> None:
        self._context = context
        self._items = tuple(items)
        self.to, self.day, self.reason = QLineEdit(), DateEdit(), QPlainTextEdit()
        self.day.set_day(context.clock.today())
        form = Form(sentence, columns=2)
        form.add_wide(about(*items))
        form.add("to", _("To whom"), self.to, required=True, hint=_("Lawyer, agency, our own legal department"))
        form.add("day", _("On"), self.day, required=True)
        form.add("reason", _("Reason"), self.reason, span=2)
        super().__init__(context.jobs, _("Hand over"), form, save_text=_("Hand over"), parent=parent)
        count = ngettext("%(count)s item of %(sum)s", "%(count)s items of %(sum)s", len(items))
        sums = added_text((item.currency, item.open) for item in items)
        words = {"what": count % {"count": len(items), "sum": sums}}
        self.set_outcome(_("%(what)s: no letter of ours asks for them any more. They stay owed.") % words)

    def save(self) -> None:
        """Hand the items over."""
        day = self.day.day()
        if day is None:
            self.form.show_problems([Problem("day", ProblemCode.REQUIRED)])
            return
        ids = [item.id for item in self._items]
        hand_over = self._context.services.handover.hand_over
        self.send(hand_over, self._items[0].customer_id, ids, self.to.text(), day, self.reason.toPlainText())
