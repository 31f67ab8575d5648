"""Everything that is said when a visit is planned, filled in from what the book knows and open to change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.visits import Purpose
from desktop.formats import format_time
from desktop.i18n import _
from desktop.services.visits import VisitForm
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.check_table import CheckColumn, CheckTable
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.day_note import DayNote
from desktop.ui.pages.visits.papers_editor import PapersEditor
from desktop.ui.pages.visits.plan_choices import PlanChoices, item_rows, people_rows, propose
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence
from desktop.wording.proposals import proposal_reason

_COLUMNS = 6
_ROWS_SHOWN = 5
_GOOD_WIDTH = 880
#: What a new proposal fills in, each until the user has changed it.
_PROPOSED = frozenset({"day", "people", "items", "papers", "amount"})


class PlanForm(Form):
    """The fields of one visit. Another customer or purpose brings another proposal; what was changed by hand stays."""

    #: More or less is shown than before.
    grown = Signal()

    def __init__(self, context: Context, choices: PlanChoices | None, day: date | None) -> None:
        """Plan a visit to nobody yet without `choices`; a `day` that was chosen before is kept."""
        super().__init__(sentence, columns=_COLUMNS)
        self._context = context
        self._choices: PlanChoices | None = None
        self._by_hand: set[str] = set() if day is None else {"day"}
        self._build(context)
        self._add_fields()
        self._connect()
        self.day.set_day(day)
        if choices is not None:
            self._begin_with(choices)
        self.mark_clean()
        self.setFocusProxy(self.customer if choices is None else self.day)

    def _build(self, context: Context) -> None:
        self.customer = CustomerPicker(context)
        self.purpose = Chooser([(purpose, capital(text)) for purpose, text in options(Purpose)])
        self.day, self.time, self.amount = DateEdit(), TimeEdit(), MoneyEdit()
        self.reason = plain_label(role="muted", wrap=True)
        self.take_button = QPushButton(_("Take this day"))
        self.take_button.setProperty("kind", "link")
        self.take_button.setAutoDefault(False)
        self.day_note = DayNote(context)
        self.items = CheckTable(
            [
                CheckColumn(_("Open item"), stretch=True),
                CheckColumn(_("Due")),
                CheckColumn(_("Late")),
                CheckColumn(_("Open amount"), number=True),
            ],
            most_rows=_ROWS_SHOWN,
        )
        self.people = CheckTable(
            [CheckColumn(_("Person"), stretch=True), CheckColumn(_("Step"))],
            most_rows=_ROWS_SHOWN,
        )
        self.papers = PapersEditor()
        self.note = QPlainTextEdit()

    def _add_fields(self) -> None:
        proposal = QWidget()
        layout = QHBoxLayout(proposal)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.take_button)
        self.add("customer_id", _("Customer"), self.customer, required=True, span=4)
        self.add("purpose", _("Purpose"), self.purpose, span=2)
        self.add("day", _("Day"), self.day, required=True, span=2)
        self.add("time", _("Time"), self.time, span=2)
        self.add("amount", _("Amount expected"), self.amount, span=2)
        self.add_wide(proposal)
        self.add_wide(self.day_note)
        self.add("items", _("What for"), self.items, span=4)
        self.add("people", _("With whom"), self.people, span=2)
        self.add("papers", _("Papers to take along"), self.papers, span=6)
        self.add("note", _("Note"), self.note, span=6)
        self.items.set_rows([])
        self.people.set_rows([])
        self._show_proposal()

    def _connect(self) -> None:
        self.customer.chosen.connect(self._on_customer)
        self.purpose.currentIndexChanged.connect(lambda _at: self._ask())
        self.day.textEdited.connect(lambda _text: self._by_hand.add("day"))
        self.day.day_changed.connect(self._on_day)
        self.amount.textEdited.connect(lambda _text: self._by_hand.add("amount"))
        self.take_button.clicked.connect(self._on_take)
        self.items.changed.connect(self._on_items)
        self.people.changed.connect(lambda: self._by_hand.add("people"))
        self.papers.changed.connect(self._on_papers)

    def sizeHint(self) -> QSize:
        """Ask for room for the columns of both tables, where the screen has it."""
        return super().sizeHint().expandedTo(QSize(_GOOD_WIDTH, 0))

    # What was typed

    def visit(self) -> VisitForm | None:
        """Give the visit as it stands; None while customer or day are missing."""
        day, at, customer = self.day.day(), self.time.at(), self.customer.customer_id
        if day is None or customer is None:
            return None
        return VisitForm(
            customer_id=customer,
            day=day,
            time=format_time(at) if at else None,
            purpose=self.purpose.chosen(),
            amount=self.amount.minor(),
            currency=self.amount.currency,
            note=self.note.toPlainText(),
            items=self.items.ticked(),
            people=self.people.ticked(),
            papers=self.papers.papers(),
        )

    def missing(self) -> list[Problem]:
        """Name what a visit cannot be without and has not got."""
        needed = {"customer_id": self.customer.customer_id, "day": self.day.day()}
        return [Problem(name, ProblemCode.REQUIRED) for name, given in needed.items() if given is None]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with one paper at the papers."""
        super().show_problems([replace(problem, field=problem.field.partition(".")[0]) for problem in problems])

    # Proposals

    def _begin_with(self, choices: PlanChoices) -> None:
        """Start from a customer, or from a planned visit of which nothing is proposed anew."""
        self.customer.setReadOnly(True)
        self.customer.blockSignals(True)
        self.customer.choose(choices.form.customer_id, choices.customer)
        self.customer.blockSignals(False)
        self.purpose.blockSignals(True)
        self.purpose.choose(choices.form.purpose)
        self.purpose.blockSignals(False)
        self._show(choices)
        if choices.card is not None:
            self.time.setText(choices.form.time or "")
            self.note.setPlainText(choices.form.note)
            self._by_hand |= _PROPOSED
            if choices.form.amount == choices.total(choices.form.items):
                self._by_hand.discard("amount")

    def _on_customer(self, customer_id: int | None) -> None:
        self._by_hand &= {"day"}
        if customer_id is not None:
            self._ask()

    def _ask(self) -> None:
        """Ask for a proposal for this customer and purpose."""
        customer = self.customer.customer_id
        if customer is not None:
            wanted = customer, self.purpose.chosen()
            then = partial(self._on_proposed, wanted)
            self._context.jobs.latest(self, propose, self._context.services, *wanted, then=then, owner=self)

    def _on_proposed(self, wanted: tuple[int, Purpose], choices: PlanChoices | None) -> None:
        if choices is not None and wanted == (self.customer.customer_id, self.purpose.chosen()):
            self._show(choices)

    def _show(self, choices: PlanChoices) -> None:
        """Fill in what the user has not changed."""
        same = self._choices is not None and self._choices.form.customer_id == choices.form.customer_id
        self._choices = choices
        self.items.set_empty(_("Nothing is open."))
        self.people.set_empty(_("Nobody is known there."))
        form = choices.form
        items = self.items.ticked() if same and "items" in self._by_hand else form.items
        people = self.people.ticked() if same and "people" in self._by_hand else form.people
        today = self._context.clock.today()
        self.items.set_rows(item_rows(choices.items, form.currency, today), items)
        self.people.set_rows(people_rows(choices.contacts), people)
        if "day" not in self._by_hand:
            self.day.set_day(form.day)
        if "papers" not in self._by_hand:
            self.papers.set_papers(form.papers)
            keep_reading_order(list(reading_order(self)))
        if "amount" not in self._by_hand:
            self.amount.set_currency(form.currency)
            self.amount.set_minor(form.amount if items == form.items else self._total(items))
        self._on_day()
        self._show_proposal()

    def _show_proposal(self) -> None:
        proposal = self._choices.proposal if self._choices else None
        shown = _("Proposed: %(day_and_reason)s") % {"day_and_reason": proposal_reason(proposal)} if proposal else ""
        self.reason.setText(shown or _("The day is proposed once the customer is chosen."))
        self.take_button.setVisible(proposal is not None and proposal.day != self.day.day())
        self.grown.emit()

    # What the user does

    def _on_take(self) -> None:
        if self._choices is not None:
            self._by_hand.discard("day")
            self.day.set_day(self._choices.proposal.day)
            self.day.setFocus()

    def _on_day(self) -> None:
        self.day_note.look_at(self.customer.customer_id, self.day.day())
        self._show_proposal()

    def _on_items(self) -> None:
        """Let the amount follow the items, unless another one was typed."""
        self._by_hand.add("items")
        if self._choices is None:
            return
        items = self.items.ticked()
        currencies = self._choices.currencies(items)
        if len(currencies) == 1:
            self.amount.set_currency(currencies.pop())
        if "amount" not in self._by_hand:
            self.amount.set_minor(self._total(items))

    def _total(self, items: Iterable[int]) -> int | None:
        chosen = tuple(items)
        return self._choices.total(chosen) if self._choices and chosen else None

    def _on_papers(self) -> None:
        self._by_hand.add("papers")
        keep_reading_order(list(reading_order(self)))
        self.grown.emit()
