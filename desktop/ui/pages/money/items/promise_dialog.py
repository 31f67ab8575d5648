"""Recording that a customer promises to pay, and by when."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import MOST_TOLERANCE_DAYS, PromiseQuestion
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.promises import PromiseBeginning, PromiseForm, PromiseWorkedOut
from desktop.ui.context import Context
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_label
from desktop.wording.problems import sentence
from desktop.wording.questions import question_text


class RecordPromiseDialog(FormDialog):
    """Begins with what is asked for of the chosen items; earlier promises stand above."""

    def __init__(self, context: Context, beginning: PromiseBeginning, parent: QWidget | None = None) -> None:
        """Take the form as it is filled in; its items stay those of the promise."""
        self._context = context
        self._begun = beginning.form
        self._answered: frozenset[PromiseQuestion] = frozenset()
        self._checked: tuple[PromiseForm, PromiseWorkedOut] | None = None
        self.amount, self.due_on = MoneyEdit(beginning.form.currency), DateEdit()
        self.tolerance = CountEdit(0, MOST_TOLERANCE_DAYS, unit=_("days"))
        self.by_whom, self.note = QLineEdit(beginning.form.by_whom), QPlainTextEdit(beginning.form.note)
        self.amount.set_minor(beginning.form.amount or None)
        self.due_on.set_day(beginning.form.due_on)
        self.tolerance.set_count(beginning.form.tolerance_days)
        form = Form(sentence, columns=2)
        form.add_wide(plain_label(beginning.customer, role="strong", wrap=True))
        form.add_wide(plain_label(_heading(beginning), role="muted", wrap=True))
        form.add("amount", _("Amount"), self.amount, required=True)
        form.add("due_on", _("Pays by"), self.due_on, required=True)
        form.add("by_whom", _("Who promises"), self.by_whom)
        hint = _("So many days later still counts as kept")
        form.add("tolerance_days", _("Tolerance"), self.tolerance, hint=hint)
        form.add("note", _("Note"), self.note, span=2)
        super().__init__(context.jobs, _("Promise to pay"), form, parent=parent)
        self.set_outcome(_("Until that day no letter asks for these items, and they are not urgent."))
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def save(self) -> None:
        """Look at it, ask what is to be asked, then record it."""
        due_on = self.due_on.day()
        if due_on is None:
            self._show_problems([Problem("due_on", ProblemCode.REQUIRED)])
            return
        form = PromiseForm(
            customer_id=self._begun.customer_id,
            currency=self._begun.currency,
            amount=self.amount.minor() or 0,
            due_on=due_on,
            items=self._begun.items,
            tolerance_days=self.tolerance.count() or 0,
            by_whom=self.by_whom.text(),
            note=self.note.toPlainText(),
        )
        self.save_button.setEnabled(False)
        read, then = self._context.services.promises.work_out, partial(self._on_checked, form)
        self._context.jobs.read(read, form, then=then, failed=self._on_failed, owner=self)

    def _on_checked(self, form: PromiseForm, worked: PromiseWorkedOut) -> None:
        self.save_button.setEnabled(True)
        self._checked = form, worked
        left = [question for question in worked.questions if question not in self._answered]
        if worked.problems:
            self._show_problems(worked.problems)
        elif left:
            detail = "\n\n".join(question_text(question) for question in left)
            question = _("Record the promise all the same?")
            ask(self, question, _("Record all the same"), self._record, detail=detail, danger=False)
        else:
            self._record()

    def _record(self) -> None:
        if self._checked is not None:
            form, worked = self._checked
            self._answered |= set(worked.questions)
            self.send(partial(self._context.services.promises.add, form, asked=self._answered))


def _heading(beginning: PromiseBeginning) -> str:
    """Say what the promise is about, and how earlier ones went."""
    count = len(beginning.form.items)
    text = _("About whatever is owed.")
    if count:
        text = ngettext("About %(count)s item.", "About %(count)s items.", count) % {"count": format_count(count)}
    earlier = beginning.record
    if not earlier.kept + earlier.partly + earlier.broken + earlier.open:
        return text
    words = {"kept": earlier.kept, "partly": earlier.partly, "broken": earlier.broken, "open": earlier.open}
    told = _("Promises so far: %(kept)s kept, %(partly)s kept in part, %(broken)s broken, %(open)s open.") % words
    return f"{text} {told}"
