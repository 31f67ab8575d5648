"""Giving up a part of an item, or all of it, with a reason."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.collecting.items import Item, about
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.problems import sentence


class WriteOffDialog(FormDialog):
    """Begins with all that is open; says what stays owed."""

    def __init__(self, context: Context, item: Item, parent: QWidget | None = None) -> None:
        self._context = context
        self._item = item
        self.amount, self.day, self.reason = MoneyEdit(item.currency), DateEdit(), QPlainTextEdit()
        self.amount.set_minor(item.open)
        self.day.set_day(context.clock.today())
        form = Form(sentence, columns=2)
        form.add_wide(about(item))
        form.add("amount", _("Amount written off"), self.amount, required=True)
        form.add("day", _("On"), self.day, required=True)
        hint = _("For example: price rebate agreed, insolvency, too small to go on")
        form.add("reason", _("Reason"), self.reason, required=True, span=2, hint=hint)
        super().__init__(context.jobs, _("Write off"), form, save_text=_("Write off"), parent=parent)
        form.edited.connect(self._say_outcome)
        self._say_outcome()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def save(self) -> None:
        """Write it off, or say what is missing."""
        amount, day = self.amount.minor(), self.day.day()
        if amount is None or day is None:
            missing = [name for name, given in (("amount", amount), ("day", day)) if given is None]
            self.form.show_problems([Problem(name, ProblemCode.REQUIRED) for name in missing])
            return
        write_off = self._context.services.ledger.write_off
        self.send(partial(write_off, self._item.id, amount, self.reason.toPlainText(), day))

    def _say_outcome(self) -> None:
        item = self._item
        stays = item.open - (self.amount.minor() or 0)
        text = _("%(amount)s stays open. It can be taken back from the item's history.")
        self.set_outcome(text % {"amount": format_money(max(stays, 0), item.currency)})
