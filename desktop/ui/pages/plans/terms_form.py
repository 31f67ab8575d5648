"""What an instalment plan is worked out from, and the choices of its agreement."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Signal

from desktop.domain.instalments import Every, Instalment, Interest, usual_shift
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _
from desktop.services.plans import PlanBeginning, PlanForm
from desktop.ui.context import Context
from desktop.ui.pages.plans.analysis_fields import ANALYSIS, AnalysisFields
from desktop.ui.pages.plans.clause_fields import PARTS_OF, ClauseFields
from desktop.ui.pages.plans.plan_items import debt_line, debt_of, item_rows, taken_line
from desktop.ui.pages.plans.terms_inputs import BY_DAYS, DownPayment, TermsInputs
from desktop.ui.pages.process.still_inputs import quiet
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain import plain_label
from desktop.wording.problems import sentence

_COLUMNS = 6
_GOOD_WIDTH = 632
#: What a customer or a currency brings with it; the other fields stay as they were typed.
_OF_CUSTOMER = frozenset({"customer_id", "currency", "items", *ANALYSIS})
#: Fields of the use case that stand within another field of the form.
_WITHIN = {"terms.debt": "items", "terms.part_amount": "terms.parts", "terms.currency": "currency", **PARTS_OF}


class TermsForm(Form):
    """The terms; another customer or currency begins anew, but takes nothing away that was typed."""

    #: A customer was chosen, or another of its currencies ('' for the usual one).
    beginning_wanted = Signal(int, str)
    #: More or less is shown than before.
    grown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(sentence, columns=_COLUMNS)
        self._context = context
        self._beginning: PlanBeginning | None = None
        self._filling = True
        self._touched = False
        self._shift_by_hand = False
        self.inputs = TermsInputs(context)
        self.debt_words, self.taken_words = plain_label(role="strong", wrap=True), plain_label(role="muted", wrap=True)
        self._add_fields()
        self.clauses = ClauseFields(self)
        self._connect()
        self._show_needed()
        self._filling = False
        self.mark_clean()

    def _add_fields(self) -> None:
        put = self.inputs
        self.add("customer_id", _("Customer"), put.customer, required=True, span=5)
        self.add("currency", _("Currency"), put.currency, span=1)
        self.add("items", _("What it is about"), put.items, required=True, span=6)
        self.add_wide(self.debt_words)
        self.add_wide(self.taken_words)
        self.analysis = AnalysisFields(self)
        self.add("terms.down_payment", _("Down payment"), put.down, span=4)
        self.add("terms.down_payment_on", _("Down payment on"), put.down_on, span=2)
        self.add("terms.parts", _("Equal instalments"), put.split, span=4)
        self.add("terms.remainder", _("Odd cents go to"), put.remainder, span=2)
        self.add("terms.every", _("How often"), put.every, span=2)
        self.add("terms.first_on", _("First instalment on"), put.first_on, span=2)
        self.add("terms.shift", _("On a day off"), put.shift, span=2)
        self.add("terms.own_dates", _("Dates, one a line"), put.own_dates, span=6)
        self.add("terms.interest", _("Interest"), put.interest, span=2)
        self.add("terms.rate_ppm", _("Rate"), put.rate, span=2)
        self.add("terms.interest_from", _("Interest from"), put.interest_from, span=2)
        self.add("contract", _("Contract or order"), put.contract, span=6)
        self.add("reason", _("Why in instalments"), put.reason, span=6)
        self.add("note", _("Note for ourselves, not printed"), put.note, span=6)
        put.items.set_rows([])
        put.items.set_empty(_("Choose the customer first."))

    def _connect(self) -> None:
        put = self.inputs
        put.customer.chosen.connect(self._on_customer)
        put.currency.textActivated.connect(self._on_currency)
        put.every.currentIndexChanged.connect(self._on_every)
        put.shift.activated.connect(self._on_shift)
        for signal in (put.down.changed, put.interest.currentIndexChanged):
            signal.connect(self._show_needed)

    def sizeHint(self) -> QSize:
        """Ask for room for the columns, where the screen has it."""
        return super().sizeHint().expandedTo(QSize(_GOOD_WIDTH, 0))

    # What was typed

    @property
    def currency(self) -> str:
        """The currency of the plan."""
        return self._beginning.form.currency if self._beginning is not None else "CNY"

    @property
    def debt(self) -> int:
        """What the ticked items come to, in minor units."""
        return debt_of(self._beginning.items, self.inputs.items.ticked()) if self._beginning is not None else 0

    def plan(self, rows: tuple[Instalment, ...] | None) -> PlanForm | None:
        """Give the plan as it stands, with rows made by hand or None; None while no customer is chosen."""
        if self._beginning is None or self.inputs.customer.customer_id != self._beginning.form.customer_id:
            return None
        return replace(
            self._beginning.form,
            items=self.inputs.items.ticked(),
            terms=self.inputs.terms(self.debt, self.currency),
            instalments=rows,
            contract=self.inputs.contract.text(),
            reason=self.inputs.reason.text(),
            note=self.inputs.note.toPlainText(),
            clauses=self.clauses.clauses(),
            analysis=self.analysis.analysis(),
        )

    def missing(self) -> list[Problem]:
        """Name what a plan cannot be without."""
        return [Problem("customer_id", ProblemCode.REQUIRED)]

    def place_of(self, field: str) -> str:
        """Say in which field of the form a field of the use case stands; one that has no place comes back as it is."""
        if field.startswith("terms.own_dates"):
            return "terms.own_dates"
        return _WITHIN.get(field, field)

    def name_of(self, field: str) -> str:
        """Give the label of a field; '' for one that is not here."""
        try:
            return self.field(self.place_of(field)).accessibleName()
        except KeyError:
            return ""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong where it was typed."""
        super().show_problems([replace(problem, field=self.place_of(problem.field)) for problem in problems])

    # What it begins with

    def show_beginning(self, beginning: PlanBeginning, *, fixed: bool) -> None:
        """Fill in what the book knows; what was typed stays. `fixed` keeps the customer as it is."""
        first = self._beginning is None
        self._beginning = beginning
        self._filling = True
        put, form = self.inputs, beginning.form
        if fixed:
            put.customer.setReadOnly(True)
        with quiet(put.customer):
            put.customer.choose(form.customer_id, beginning.customer)
        put.currency.clear()
        put.currency.addItems(sorted({form.currency, *beginning.currencies}))
        put.currency.setCurrentText(form.currency)
        put.set_currency(form.currency)
        put.items.set_empty(_("Nothing is open that could be paid in instalments."))
        put.items.set_rows(item_rows(beginning.items, self._context.clock.today()), form.items)
        self.taken_words.setText(taken_line(beginning.taken))
        self.taken_words.setVisible(bool(beginning.taken))
        self.analysis.fill(form.analysis)
        if not self._touched:
            self._fill_terms(form)
        elif not put.contract.text():
            put.contract.setText(form.contract)
        self._filling = False
        if first or not self._touched:
            self.mark_clean()
        self._show_needed()
        self.edited.emit()

    @property
    def first_day(self) -> date:
        """The day of a first instalment that is added by hand."""
        beginning = self._beginning
        days = (*beginning.pay_days, *beginning.working_days) if beginning is not None else ()
        return days[0] if days else self._context.clock.today()

    def _fill_terms(self, form: PlanForm) -> None:
        self.inputs.fill(form.terms)
        self.inputs.contract.setText(form.contract)
        self.inputs.reason.setText(form.reason)
        self.inputs.note.setPlainText(form.note)
        self.clauses.fill(form.clauses)
        self._shift_by_hand = form.plan_id is not None

    # What the user does

    def _on_edited(self, name: str) -> None:
        if self._filling:
            return
        if name not in _OF_CUSTOMER:
            self._touched = True
        self._show_needed()
        super()._on_edited(name)

    def _on_customer(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self.beginning_wanted.emit(customer_id, "")

    def _on_currency(self, currency: str) -> None:
        customer = self.inputs.customer.customer_id
        if customer is not None and currency != self.currency:
            self.beginning_wanted.emit(customer, currency)

    def _on_every(self) -> None:
        """Let month ends stay in their month, unless another choice was made by hand."""
        if not self._filling and not self._shift_by_hand:
            self.inputs.shift.choose(usual_shift(self.inputs.every.chosen()))
        self._show_needed()

    def _on_shift(self) -> None:
        self._shift_by_hand = True

    def _show_needed(self) -> None:
        put = self.inputs
        is_own = put.every.chosen() is Every.OWN
        interest = put.interest.chosen()
        shown = {
            "terms.down_payment_on": put.down.chosen() is not DownPayment.NONE,
            "terms.parts": not is_own,
            "terms.first_on": not is_own,
            "terms.own_dates": is_own,
            "terms.rate_ppm": interest is not Interest.NONE,
            "terms.interest_from": interest in BY_DAYS,
        }
        for name, is_shown in shown.items():
            if self.field(name).isHidden() == is_shown:
                self.show_field(name, shown=is_shown)
        items = self._beginning.items if self._beginning is not None else ()
        words = debt_line(items, put.items.ticked(), self.currency) if items else ""
        self.debt_words.setText(words)
        self.debt_words.setVisible(bool(words))
        self.grown.emit()
