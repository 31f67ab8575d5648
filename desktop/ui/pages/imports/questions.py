"""What only the user can say about a file, each asked once with an example that stands in it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.imports.amounts import DecimalStyle, parse_amount
from desktop.domain.imports.dates import DateOrder, parse_date
from desktop.domain.imports.mapping import Mapping, Questions
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.ui.pages.imports.quiet_combo import QuietCombo
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.imports import DATE_ORDERS


def date_readings(asked: Questions) -> list[tuple[DateOrder, str]]:
    """Give each order with what the example means in it."""
    found = []
    for order in DateOrder:
        if order in asked.date_orders:
            day = parse_date(asked.date_example, order)
            shown = _(DATE_ORDERS[order]) if isinstance(day, Problem) else format_date(day, "long")
            found.append((order, shown))
    return found


def amount_readings(asked: Questions, currency: str) -> list[tuple[DecimalStyle, str]]:
    """Give each decimal style with what the example means in it."""
    found = []
    for style in DecimalStyle:
        if style in asked.decimal_styles:
            minor = parse_amount(asked.amount_example, currency, style)
            if isinstance(minor, Problem):
                found.append((style, _fraction(asked.amount_example, style)))
            else:
                found.append((style, format_money(minor, currency)))
    return found


def _fraction(text: str, style: DecimalStyle) -> str:
    """Say what an amount with more decimals than its currency has comes to."""
    whole = text.partition("." if style is DecimalStyle.POINT else ",")[0]
    return _("%(whole)s and a fraction") % {"whole": whole}


class QuestionsPanel(QWidget):
    """Shows only what has to be asked, and always the currency."""

    #: The `Mapping` with another answer.
    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping: Mapping | None = None
        self._shown: Questions | None = None
        self.orders = _Choice()
        self.styles = _Choice()
        self.currency: QComboBox = QuietCombo()
        self.currency.addItems(CURRENCIES)
        self.currency.setAccessibleName(_("Currency of amounts that name none"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.orders)
        layout.addWidget(self.styles)
        layout.addWidget(plain_label(_("Currency of amounts that name none"), role="caption"))
        layout.addWidget(self.currency)
        self.orders.chosen.connect(lambda order: self._answer(date_order=order))
        self.styles.chosen.connect(lambda style: self._answer(decimal_style=style))
        self.currency.textActivated.connect(lambda currency: self._answer(currency=currency))

    def show_questions(self, asked: Questions, mapping: Mapping) -> None:
        """Ask what the file leaves open; answers already given are marked."""
        self._mapping = mapping
        dates = date_readings(asked) if len(asked.date_orders) > 1 else []
        amounts = amount_readings(asked, mapping.currency) if len(asked.decimal_styles) > 1 else []
        self.orders.ask(_("What day is %(text)s?") % {"text": asked.date_example}, dates, mapping.date_order)
        self.styles.ask(_("How much is %(text)s?") % {"text": asked.amount_example}, amounts, mapping.decimal_style)
        self.currency.setCurrentText(mapping.currency)

    @property
    def is_open(self) -> bool:
        """Whether a question that was asked has no answer yet."""
        return self.orders.is_open or self.styles.is_open

    def _answer(self, **changes: object) -> None:
        if self._mapping is not None:
            self._mapping = replace(self._mapping, **changes)  # type: ignore[arg-type]
            self.answered.emit(self._mapping)


class _Choice(QFrame):
    """A question with one button for each answer; hidden when there is nothing to ask."""

    #: The answer as it was given to `ask`.
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outcome")
        self._question = plain_label(role="strong", wrap=True)
        self._answers: list[tuple[object, str]] = []
        self.group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._question)
        self.group.idClicked.connect(lambda at: self.chosen.emit(self._answers[at][0]))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether nothing is chosen though something is asked."""
        return bool(self._answers) and self.group.checkedId() < 0

    def ask(self, question: str, answers: Sequence[tuple[object, str]], chosen: object) -> None:
        """Put a question; without answers nothing is asked."""
        self._question.setText(question)
        if list(answers) != self._answers:
            self._fill(answers)
        for at, (answer, _text) in enumerate(self._answers):
            self.group.button(at).setChecked(answer == chosen)
        self.setVisible(bool(self._answers))

    def _fill(self, answers: Sequence[tuple[object, str]]) -> None:
        for button in self.group.buttons():
            self.group.removeButton(button)
            button.deleteLater()
        self._answers = list(answers)
        for at, (_answer, text) in enumerate(self._answers):
            button = QRadioButton(plain_mnemonic(text))
            self.group.addButton(button, at)
            self._layout.addWidget(button)
