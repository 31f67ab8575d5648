"""What is taken down of one talk about a visit: time and amount, two answers that are never one (rules 3 to 5)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, TimeAnswer
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_amount, format_money, format_time
from desktop.i18n import _
from desktop.services.confirmations import Talk
from desktop.services.customers import ContactRecord
from desktop.services.standing import amount_asked
from desktop.services.today_lines import BEST_CALL_TIME
from desktop.services.visits import VisitCard
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.pages.visits.head import VisitHead
from desktop.ui.pages.visits.person_combo import PersonCombo, first_to_ask
from desktop.ui.pages.visits.words import capital, due_text, person_text
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence
from desktop.wording.visits import visit_when

_COLUMNS = 6
_ITEMS_SHOWN = 4
#: What is asked for only when the customer named another time, or another amount.
_OF_NEW_TIME = ("new_day", "new_time")
_OF_DIFFERENCE = ("theirs", "cause", "owner", "reason")


class ConfirmForm(Form):
    """The two answers, whom they are from, and what else was said; the visit itself stays in sight above."""

    def __init__(self, card: VisitCard, people: Sequence[ContactRecord], parent: QWidget | None = None) -> None:
        super().__init__(sentence, columns=_COLUMNS, parent=parent)
        self._card = card
        self._asks_amount = amount_asked(card.visit)
        self._build_answers()
        self._build_rest(people)
        self._add_head()
        self._add_fields()
        self._connect()
        self._show_parts()
        self.mark_clean()
        self.setFocusProxy(self.time)

    def _build_answers(self) -> None:
        visit = self._card.visit
        agreed = {"when": visit_when(visit.day, visit.time)}
        ours = {"amount": format_money(visit.amount or 0, visit.currency)}
        self.time = ChoiceRow(
            [
                (TimeAnswer.AGREED, _("Agreed: %(when)s") % agreed),
                (TimeAnswer.CHANGED, _("They want another time")),
                (TimeAnswer.NO_REPLY, _("No reply")),
            ]
        )
        self.amount = ChoiceRow(
            [
                (AmountAnswer.AGREED, _("Agreed: %(amount)s") % ours),
                (AmountAnswer.DIFFERS, _("They say another amount")),
                (AmountAnswer.NO_REPLY, _("No reply")),
            ],
            first_digit=4,
        )

    def _build_rest(self, people: Sequence[ContactRecord]) -> None:
        self.new_day, self.new_time = DateEdit(), TimeEdit()
        self.theirs = MoneyEdit(self._card.visit.currency)
        self.cause = Chooser([(cause, capital(text)) for cause, text in options(DifferenceReason)])
        self.cause.choose(DifferenceReason.UNKNOWN)
        self.reason, self.owner = QLineEdit(), QLineEdit()
        self.spoke_with = PersonCombo(people, first_to_ask([person.id for person in self._card.people], people))
        self.channel = Chooser([(channel, capital(text)) for channel, text in options(Channel)])
        self.note = QPlainTextEdit()

    def _add_head(self) -> None:
        head = VisitHead(self._card.visit)
        self.phone = plain_label(wrap=True)
        self.phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.phone.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head.rows.addWidget(self.phone)
        if self._card.items:
            head.rows.addSpacing(4)
            head.rows.addWidget(self._items())
        self.add_wide(head)

    def _items(self) -> CheckTable:
        columns = [CheckColumn("", stretch=True), CheckColumn(""), CheckColumn("", number=True)]
        table = CheckTable(columns, most_rows=_ITEMS_SHOWN, checkable=False)
        table.setAccessibleName(_("Items of the visit"))
        table.set_rows(
            [
                CheckRow(item.id, (item.number, due_text(item.due_date), format_amount(item.open, item.currency)))
                for item in self._card.items
            ]
        )
        return table

    def _add_fields(self) -> None:
        self.add("time", _("Time"), self.time, required=True, span=6)
        self.add("new_day", _("New day"), self.new_day, required=True, span=3)
        self.add("new_time", _("New time"), self.new_time, span=3)
        self.add("amount", _("Amount"), self.amount, required=True, span=6)
        self.add("theirs", _("They say"), self.theirs, required=True, span=2)
        self.add("cause", _("Because"), self.cause, span=2)
        self.add("owner", _("Who looks for the cause"), self.owner, span=2)
        self.add("reason", _("What they say about it"), self.reason, span=6)
        self.add("spoke_with", _("Spoke with"), self.spoke_with, span=4)
        self.add("channel", _("How"), self.channel, span=2)
        self.add("note", _("Note"), self.note, span=6)

    def _connect(self) -> None:
        self.time.changed.connect(self._on_time_answered)
        self.amount.changed.connect(self._on_amount_answered)
        self.spoke_with.currentTextChanged.connect(self._show_phone)
        self._show_phone()

    # What was answered

    def talk(self) -> Talk | None:
        """Give what was taken down; None while one of the two questions has no answer."""
        time, amount = self.time.value(), self._amount_answer()
        if time is None or amount is None:
            return None
        at, person = self.new_time.at(), self.spoke_with.person()
        is_moved, differs = time is TimeAnswer.CHANGED, amount is AmountAnswer.DIFFERS
        return Talk(
            visit_id=self._card.visit.id,
            revision=self._card.visit.revision,
            time=time,
            amount=amount,
            channel=self.channel.chosen(),
            contact_id=person.id if person else None,
            spoke_with=self.spoke_with.name(),
            new_day=self.new_day.day() if is_moved else None,
            new_time=format_time(at) if at and is_moved else None,
            theirs=self.theirs.minor() if differs else None,
            cause=self.cause.chosen(),
            reason=self.reason.text() if differs else "",
            owner=self.owner.text() if differs else "",
            note=self.note.toPlainText(),
        )

    def unanswered(self) -> list[Problem]:
        """Name the questions that have no answer."""
        answers = {"time": self.time.value(), "amount": self._amount_answer()}
        return [Problem(name, ProblemCode.REQUIRED) for name, answer in answers.items() if answer is None]

    def _amount_answer(self) -> AmountAnswer | None:
        """Give the answer; where no amount is asked about, none was replied."""
        return self.amount.value() if self._asks_amount else AmountAnswer.NO_REPLY

    # What is shown

    def _on_time_answered(self) -> None:
        self._show_parts()
        if self.time.value() is TimeAnswer.CHANGED:
            self.new_day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_amount_answered(self) -> None:
        self._show_parts()
        if self.amount.value() is AmountAnswer.DIFFERS:
            self.theirs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        self.show_field("amount", shown=self._asks_amount)
        for name in _OF_NEW_TIME:
            self.show_field(name, shown=self.time.value() is TimeAnswer.CHANGED)
        for name in _OF_DIFFERENCE:
            self.show_field(name, shown=self.amount.value() is AmountAnswer.DIFFERS)

    def _show_phone(self) -> None:
        person, parts = self.spoke_with.person(), []
        if person is not None:
            best = {"time": person.best_time or BEST_CALL_TIME}
            parts = [person_text(person), person.phone, _("best at %(time)s") % best]
        self.phone.setText("   ".join(filter(None, parts)))
        self.phone.setVisible(bool(parts))
