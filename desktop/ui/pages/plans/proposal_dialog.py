"""The form on which the customer proposes how to pay (rule 29), before it is printed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.calendars import WorkCalendar
from desktop.domain.letters import pay_by
from desktop.formats import format_amount
from desktop.i18n import _
from desktop.services.agreements import FormChoices
from desktop.services.papers import Preview
from desktop.services.plans import PlanBeginning
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.plans.paper_dialog import PaperDialog
from desktop.ui.pages.plans.paper_fields import PaperFacts, PaperFields, read_facts
from desktop.ui.pages.process.still_inputs import StillComboBox, quiet
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.wording.problems import sentence

_MOST_LINES = 24
_USUAL_LINES = 6
_ROWS_SHOWN = 6

#: What the book knows of a customer in one currency, what a paper can be chosen from, and when people work.
Found = tuple[PlanBeginning, PaperFacts, WorkCalendar]


def read_form(services: Services, customer_id: int, currency: str | None) -> Found | None:
    """Read what the form is made from; None when there is no such customer."""
    beginning = services.plans.begin(customer_id, currency)
    if beginning is None:
        return None
    facts = read_facts(services, customer_id, beginning.form.currency)
    return (beginning, facts, services.calendars.calendar()) if facts is not None else None


class ProposalFormDialog(PaperDialog):
    """The blank form for one customer: the debt is printed, dates and amounts are lines."""

    def __init__(self, context: Context, found: Found | None = None, parent: QWidget | None = None) -> None:
        """Begin with a customer where it is known."""
        form = Form(sentence)
        self.customer, self.currency = CustomerPicker(context), StillComboBox()
        self.items = CheckTable(
            [CheckColumn(_("Open item"), stretch=True), CheckColumn(_("Amount"), number=True)], most_rows=_ROWS_SHOWN
        )
        self.reply_by, self.lines = DateEdit(), CountEdit(1, _MOST_LINES)
        form.add("customer_id", _("Customer"), self.customer, required=True)
        form.add("currency", _("Currency"), self.currency)
        form.add("items", _("What it is about"), self.items)
        self.fields = PaperFields(form)
        form.add("reply_by", _("To be sent back by"), self.reply_by)
        form.add("lines", _("Lines to fill in"), self.lines)
        form.show_field("currency", shown=False)
        self._found: Found | None = None
        super().__init__(context, _("Proposal form"), form, parent)
        self.items.set_rows([])
        self.lines.set_count(_USUAL_LINES)
        self.customer.chosen.connect(self._on_customer)
        self.currency.textActivated.connect(self._on_currency)
        if found is None:
            self.refresh()
        else:
            self.customer.setReadOnly(True)
            self._show_found(found)
        (self.customer if found is None else self.items).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def customer_id(self) -> int | None:
        """The customer that is chosen."""
        return self.customer.customer_id

    def choices(self) -> FormChoices | None:
        """Give what is printed, and how."""
        put, lines = self.fields, self.lines.count()
        if self._found is None or self._found[1].customer_id != self.customer_id:
            return None
        if lines is None or put.made_on.day() is None or not self.items.ticked():
            return None
        return FormChoices(
            self._found[1].customer_id,
            self._found[1].currency,
            self.items.ticked(),
            put.language.chosen(),
            put.made_on.day(),
            self.reply_by.day(),
            put.account_number,
            put.attention_text,
            lines,
        )

    def preview(self, choices: FormChoices) -> Preview:
        """Make it as it would be printed now."""
        return self.context.services.agreements.form_preview(choices)

    def make(self, choices: FormChoices) -> Saved[int] | Refused:
        """Make it and keep it."""
        return self.context.services.agreements.make_form(choices)

    # Private

    def _read_customer(self, customer_id: int, currency: str | None) -> None:
        read = partial(read_form, self.context.services, customer_id, currency)
        self.context.jobs.latest((self, "customer"), read, then=self._on_read, owner=self)

    def _on_read(self, found: Found | None) -> None:
        if found is not None and found[1].customer_id == self.customer_id:
            self._show_found(found)

    def _show_found(self, found: Found) -> None:
        self._found = found
        beginning, facts, calendar = found
        today = self.context.clock.today()
        with quiet(self.customer):
            self.customer.choose(facts.customer_id, facts.customer)
        with quiet(self.form):
            self.currency.clear()
            self.currency.addItems(sorted({facts.currency, *beginning.currencies}))
            self.currency.setCurrentText(facts.currency)
            self.form.show_field("currency", shown=self.currency.count() > 1)
            self.items.set_empty(_("Nothing is open that could be paid in instalments."))
            rows = [
                CheckRow(item.id, (item.number, format_amount(item.asked, item.currency))) for item in beginning.items
            ]
            self.items.set_rows(rows, beginning.form.items)
            self.fields.fill(facts, today)
            if self.reply_by.day() is None:
                self.reply_by.set_day(pay_by(today, calendar))
        self.refresh()

    def _on_customer(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self._read_customer(customer_id, None)

    def _on_currency(self, currency: str) -> None:
        if self._found is not None and self.customer_id is not None and currency != self._found[1].currency:
            self._read_customer(self.customer_id, currency)
