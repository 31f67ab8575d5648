"""The fields of a contact: with whom, what was said, what came of it, and what comes next (rules 7, 8, 19 and 85)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.contacts import ContactChannel, ContactResult, StepSource, Tactic, Verdict, follow_up_on
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.formats import format_date, format_time
from desktop.i18n import _
from desktop.services.contacts import ContactForm, StepLine
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.ui.pages.collecting.read import ContactBeginning
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.pages.visits.person_combo import PersonCombo, first_to_ask
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence

Choice = TypeVar("Choice", bound=StrEnum)

_COLUMNS = 6
_RESULTS_A_LINE, _NARROW_RESULTS = 5, 3
#: What needs nothing more to be said of it; bills have a day of maturity and are entered with the other payments.
_SIMPLE_MEANS = frozenset({PayMeans.TRANSFER, PayMeans.CASH, PayMeans.CHEQUE})
_PROMISE = ("promise.amount", "promise.due_on", "promise.tolerance_days")
_PAYMENT = ("payment.amount", "payment.received_on", "payment.means")


class ContactFields(Form):
    """One contact. A promise and a payment are asked for where the result says so, and recorded with it."""

    #: Other fields are shown now.
    changed_height = Signal()

    def __init__(
        self, beginning: ContactBeginning, channel: ContactChannel, today: date, now: str, *, narrow: bool = False
    ) -> None:
        super().__init__(sentence, columns=_COLUMNS)
        self._customer = beginning.card
        self._steps = beginning.steps
        self._results_a_line = _NARROW_RESULTS if narrow else _RESULTS_A_LINE
        self._currency = beginning.card.sums[0].currency if beginning.card.sums else beginning.card.customer.currency
        self._today = today
        self._build_contact(beginning, channel, today, now)
        self._build_outcome(beginning, today)
        self._proposed: tuple[str, date | None] = ("", None)
        self.result.changed.connect(self._on_result)
        for edit in (self.promised_by, self.day):
            edit.textChanged.connect(lambda _text: self._propose_step())
        self.ends_here.toggled.connect(lambda _checked: self._on_result())
        self._on_result()
        self.mark_clean()

    def _build_contact(self, beginning: ContactBeginning, channel: ContactChannel, today: date, now: str) -> None:
        self.channel = Chooser(_named(ContactChannel))
        self.channel.choose(channel)
        self.day, self.time = DateEdit(), TimeEdit()
        self.day.set_day(today)
        self.time.setText(now)
        self.spoke_with = PersonCombo(beginning.people, first_to_ask((), beginning.people))
        self.add("channel", _("How"), self.channel, span=2)
        self.add("day", _("Day"), self.day, required=True, span=2)
        self.add("time", _("Time"), self.time, span=2)
        self.add("spoke_with", _("Spoke with"), self.spoke_with, span=_COLUMNS)
        self.said = QPlainTextEdit()
        self.add("said", _("What was said"), self.said, span=_COLUMNS)

    def _build_outcome(self, beginning: ContactBeginning, today: date) -> None:
        self.result = ChoiceRow(_named(ContactResult), columns=self._results_a_line)
        self.add("result", _("What came of the contact"), self.result, required=True, span=_COLUMNS)
        self._build_payment(today)
        self._build_promise()
        self.tactic: Chooser[Tactic | None] = Chooser([(None, _("None")), *_named(Tactic)])
        self.verdict: Chooser[Verdict | None] = Chooser([(None, _("No reason given")), *_named(Verdict)])
        self.evidence = QLineEdit()
        self.add("tactic", _("Way of putting it off"), self.tactic, span=2)
        self.add("verdict", _("The reason given is"), self.verdict, span=2)
        self.add("evidence", _("How we know"), self.evidence, span=2)
        self._build_steps(beginning.steps)
        self.next_step, self.next_step_on = QLineEdit(), DateEdit()
        self.ends_here = QCheckBox(plain_mnemonic(_("No next step is needed")))
        self.no_next_step = QLineEdit()
        self.add("next_step", _("Next step"), self.next_step, required=True, span=4)
        self.add("next_step_on", _("On which day"), self.next_step_on, required=True, span=2)
        self.add_wide(self.ends_here)
        self.add("no_next_step", _("Why not"), self.no_next_step, required=True, span=_COLUMNS)

    def _build_payment(self, today: date) -> None:
        self.paid, self.received_on = MoneyEdit(self._currency), DateEdit()
        self.means = Chooser([each for each in _named(PayMeans) if each[0] in _SIMPLE_MEANS])
        self.received_on.set_day(today)
        self.add("payment.amount", _("Amount received"), self.paid, required=True, span=2)
        self.add("payment.received_on", _("Received on"), self.received_on, required=True, span=2)
        self.add("payment.means", _("By"), self.means, span=2)

    def _build_promise(self) -> None:
        self.promised, self.promised_by, self.tolerance = MoneyEdit(self._currency), DateEdit(), CountEdit()
        self.add("promise.amount", _("Promised"), self.promised, required=True, span=2)
        self.add("promise.due_on", _("To be paid by"), self.promised_by, required=True, span=2)
        self.add("promise.tolerance_days", _("Days of tolerance"), self.tolerance, span=2)

    def _build_steps(self, steps: Sequence[StepLine]) -> None:
        """Offer the steps that were to be done: a contact is often the one that was agreed on."""
        self._done: list[QCheckBox] = []
        if not steps:
            return
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        for step in steps:
            words = {"step": step.next_step, "day": format_date(step.next_step_on, "weekday")}
            tick = QCheckBox(plain_mnemonic(_("This does what was due on %(day)s: %(step)s") % words))
            rows.addWidget(tick)
            self._done.append(tick)
        self.add_wide(box)

    @property
    def _asks_promise(self) -> bool:
        """A promise is asked for where one was made, and with a part payment, where it may be left out (rule 85)."""
        return self.result.value() in {ContactResult.PROMISED, ContactResult.PAID}

    @property
    def _asks_payment(self) -> bool:
        return self.result.value() is ContactResult.PAID

    def _on_result(self) -> None:
        for names, shown in ((_PROMISE, self._asks_promise), (_PAYMENT, self._asks_payment)):
            for name in names:
                self.show_field(name, shown=shown)
        ends = self.ends_here.isChecked()
        for name in ("next_step", "next_step_on"):
            self.show_field(name, shown=not ends)
        self.show_field("no_next_step", shown=ends)
        self._propose_step()
        self.changed_height.emit()

    def _propose_step(self) -> None:
        """Propose to look whether the money came; a step of the rep's own stays as it is."""
        if (self.next_step.text(), self.next_step_on.day()) != self._proposed:
            return
        self._proposed = self._proposal()
        text, day = self._proposed
        self.next_step.setText(text)
        self.next_step_on.set_day(day)

    def _proposal(self) -> tuple[str, date | None]:
        """Give the day that was promised, or three days for money that is said to have been sent (rule 34)."""
        said_on = self.day.day()
        if self.result.value() is ContactResult.SAYS_PAID and said_on is not None:
            text = _("Has it come? If not: day, amount, bank and account, copy of the slip; then ask the paying bank")
            return text, follow_up_on(said_on, self._today)
        day = self.promised_by.day() if self._asks_promise else None
        return (_("See whether the money came"), day) if day is not None else ("", None)

    # What was typed

    def missing(self) -> list[Problem]:
        """Name what has to be said before the contact can be given to the book."""
        needed: list[tuple[str, object]] = [("result", self.result.value()), ("day", self.day.day())]
        if self._asks_payment:
            needed += [("payment.amount", self.paid.minor()), ("payment.received_on", self.received_on.day())]
        amount, due_on = self.promised.minor(), self.promised_by.day()
        if self.result.value() is ContactResult.PROMISED or (self._asks_promise and (amount or due_on)):
            needed += [("promise.amount", amount), ("promise.due_on", due_on)]
        if self.ends_here.isChecked():
            needed.append(("no_next_step", self.no_next_step.text().strip() or None))
        return [Problem(name, ProblemCode.REQUIRED) for name, given in needed if given is None]

    def contact(self) -> ContactForm | None:
        """Give what was typed; None while there is no result or no day."""
        result, day = self.result.value(), self.day.day()
        if result is None or day is None:
            return None
        person, at, ends = self.spoke_with.person(), self.time.at(), self.ends_here.isChecked()
        return ContactForm(
            customer_id=self._customer.id,
            day=day,
            time=format_time(at) if at else None,
            channel=self.channel.chosen(),
            contact_id=person.id if person else None,
            spoke_with="" if person else self.spoke_with.name(),
            said=self.said.toPlainText(),
            result=result,
            tactic=self.tactic.chosen(),
            verdict=self.verdict.chosen(),
            evidence=self.evidence.text(),
            next_step="" if ends else self.next_step.text(),
            next_step_on=None if ends else self.next_step_on.day(),
            no_next_step=self.no_next_step.text() if ends else "",
            done_steps=self._ticked(StepSource.CONTACT),
            done_visit_steps=self._ticked(StepSource.VISIT),
            promise=self._promise(),
            payment=self._payment(),
        )

    def _ticked(self, source: StepSource) -> tuple[int, ...]:
        marked = zip(self._steps, self._done, strict=True)
        return tuple(step.id for step, tick in marked if tick.isChecked() and step.source == source)

    def _promise(self) -> PromiseForm | None:
        amount, due_on = self.promised.minor(), self.promised_by.day()
        if not self._asks_promise or amount is None or due_on is None:
            return None
        return PromiseForm(
            self._customer.id, self._currency, amount, due_on, tolerance_days=self.tolerance.count() or 0
        )

    def _payment(self) -> PaymentForm | None:
        amount, day = self.paid.minor(), self.received_on.day()
        if not self._asks_payment or amount is None or day is None:
            return None
        return PaymentForm(self._customer.id, self._currency, amount, day, self.means.chosen())


def _named(kind: type[Choice]) -> list[tuple[Choice, str]]:
    return [(each, capital(text)) for each, text in options(kind)]
