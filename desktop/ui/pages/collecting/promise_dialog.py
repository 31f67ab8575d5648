"""Recording a promise to pay: how much, by when, by whom, for which items."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import PromiseQuestion
from desktop.formats import format_amount, format_date
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.services.promises import PromisableItem, PromiseBeginning, PromiseForm
from desktop.ui.context import Context
from desktop.ui.pages.collecting.asking import AskingDialog
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.person_combo import PersonCombo, first_to_ask
from desktop.ui.pages.visits.words import due_text
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.problems import sentence

_ITEMS_SHOWN = 6


class PromiseDialog(AskingDialog):
    """One promise in one currency; it stays as it was made, and what comes in says whether it was kept."""

    kinds: ClassVar[Mapping[str, type[StrEnum]]] = {"": PromiseQuestion}

    def __init__(
        self,
        context: Context,
        beginning: PromiseBeginning,
        people: tuple[ContactRecord, ...],
        items: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._beginning = beginning
        self._context = context
        self._first = items or beginning.form.items
        form = Form(sentence, columns=3)
        given = beginning.form
        self.amount, self.due_on, self.tolerance = MoneyEdit(given.currency), DateEdit(), CountEdit(0, 30)
        self.by_whom = PersonCombo(people, first_to_ask((), people))
        self.note, self.items = QPlainTextEdit(), self._items_table()
        form.add("amount", _("Promised"), self.amount, required=True)
        form.add("due_on", _("To be paid by"), self.due_on, required=True)
        form.add("tolerance_days", _("Days of tolerance"), self.tolerance)
        form.add("items", _("For these items"), self.items, span=3)
        form.add("by_whom", _("Promised by"), self.by_whom, span=3)
        form.add("note", _("Note"), self.note, span=3)
        title = _("Promise by %(customer)s") % {"customer": beginning.customer}
        super().__init__(context.jobs, title, form, save_text=_("Record"), parent=parent)
        self.amount.set_minor(self._asked() or given.amount or None)
        self.due_on.set_day(given.due_on)
        form.mark_clean()
        form.edited.connect(self._tell)
        self.items.changed.connect(self._on_items)
        self._tell()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _items_table(self) -> CheckTable:
        columns = [
            CheckColumn(_("Number"), stretch=True),
            CheckColumn(_("Due")),
            CheckColumn(_("Open amount"), number=True),
        ]
        table = CheckTable(columns, most_rows=_ITEMS_SHOWN)
        table.set_rows([_row(each) for each in self._beginning.items], self._first)
        table.set_empty(_("Nothing is open in this currency."))
        return table

    def promise(self) -> PromiseForm | None:
        """Give what was typed; None while amount or day are missing."""
        amount, due_on = self.amount.minor(), self.due_on.day()
        if amount is None or due_on is None:
            return None
        person, given = self.by_whom.person(), self._beginning.form
        return PromiseForm(
            customer_id=given.customer_id,
            currency=given.currency,
            amount=amount,
            due_on=due_on,
            items=self.items.ticked(),
            tolerance_days=self.tolerance.count() or 0,
            contact_id=person.id if person else None,
            by_whom="" if person else self.by_whom.name(),
            note=self.note.toPlainText(),
        )

    def save(self) -> None:
        """Record the promise, or say what is missing."""
        form = self.promise()
        if form is None:
            needed = (("amount", self.amount.minor()), ("due_on", self.due_on.day()))
            self._show_problems([Problem(name, ProblemCode.REQUIRED) for name, given in needed if given is None])
            return
        self.send_asked(self._context.services.promises.add, form)

    def _on_items(self) -> None:
        """Let the amount follow what is ticked, for that is what is mostly promised."""
        if self._asked() > 0:
            self.amount.set_minor(self._asked())
        self._tell()

    def _asked(self) -> int:
        ticked = set(self.items.ticked())
        return sum(each.asked for each in self._beginning.items if each.item.id in ticked)

    def _tell(self) -> None:
        form = self.promise()
        if form is None:
            self.set_outcome("")
            return
        told = _("Until %(day)s these items are in no reminder and not urgent; then what came in is held against it.")
        self.set_outcome(told % {"day": format_date(form.due_on, "weekday")})
        self.fit()


def _row(each: PromisableItem) -> CheckRow:
    item = each.item
    due = due_text(item.due_date)
    if each.promised_for is not None:
        due = _("promised for %(day)s") % {"day": format_date(each.promised_for)}
    return CheckRow(item.id, (item.number, due, format_amount(each.asked, item.currency)))
