"""The fields that the terms of a plan are typed into, and what they come to."""

from enum import StrEnum

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.domain.instalments import MOST_PARTS, DayShift, Every, Interest, Remainder, Terms, percent_of, usual_shift
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.plans.dates_edit import DatesEdit
from desktop.ui.pages.plans.plan_items import items_table
from desktop.ui.pages.plans.switched_edit import SwitchedEdit
from desktop.ui.pages.process.still_inputs import Chooser, StillComboBox
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.choices import options

_SHARE_PLACES = 2
_RATE_PLACES = 4
_NAMES_LIMIT = 200
_LEAST_DATE = 160
BY_DAYS = frozenset({Interest.SIMPLE_365, Interest.SIMPLE_360})


class DownPayment(StrEnum):
    """How the down payment is given."""

    NONE = "none"
    SUM = "sum"
    SHARE = "share"


class Split(StrEnum):
    """How the rest is split."""

    COUNT = "count"
    AMOUNT = "amount"


class TermsInputs:
    """The fields by themselves; the form puts them in their places."""

    def __init__(self, context: Context) -> None:
        self.customer, self.currency, self.items = CustomerPicker(context), StillComboBox(), items_table()
        self.down_sum, self.down_share, self.down_on = MoneyEdit(), DecimalEdit(_SHARE_PLACES, "%"), DateEdit()
        self.down: SwitchedEdit[DownPayment] = SwitchedEdit(
            [
                (DownPayment.NONE, _("None"), None),
                (DownPayment.SUM, _("A sum"), self.down_sum),
                (DownPayment.SHARE, _("A share"), self.down_share),
            ]
        )
        self.parts, self.part_amount = CountEdit(1, MOST_PARTS), MoneyEdit()
        self.split: SwitchedEdit[Split] = SwitchedEdit(
            [
                (Split.COUNT, _("By number"), self.parts),
                (Split.AMOUNT, _("By amount"), self.part_amount),
            ]
        )
        self.every = Chooser([(every, capital(text)) for every, text in options(Every)])
        self.first_on, self.own_dates = DateEdit(), DatesEdit()
        self.shift = Chooser([(shift, capital(text)) for shift, text in options(DayShift)])
        self.remainder = Chooser([(each, capital(text)) for each, text in options(Remainder)])
        self.interest = Chooser([(interest, capital(text)) for interest, text in options(Interest)])
        self.every.choose(Every.MONTH)
        self.shift.choose(usual_shift(Every.MONTH))
        self.rate, self.interest_from = DecimalEdit(_RATE_PLACES, _("% a year")), DateEdit()
        for edit in (self.down_on, self.first_on, self.interest_from):
            edit.setMinimumWidth(_LEAST_DATE)
        self.contract, self.reason, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.contract.setMaxLength(_NAMES_LIMIT)

    def set_currency(self, currency: str) -> None:
        """Read sums in another currency."""
        for edit in (self.down_sum, self.part_amount):
            edit.set_currency(currency)

    def terms(self, debt: int, currency: str) -> Terms:
        """Give the terms as they stand; what is not seen does not count."""
        every, interest, down = self.every.chosen(), self.interest.chosen(), self._down_payment(debt)
        is_own = every is Every.OWN
        is_count = self.split.chosen() is Split.COUNT
        return Terms(
            debt=debt,
            currency=currency,
            down_payment=down,
            down_payment_on=self.down_on.day() if down else None,
            parts=self.parts.count() if is_count and not is_own else None,
            part_amount=self.part_amount.minor() if not is_count and not is_own else None,
            every=every,
            first_on=None if is_own else self.first_on.day(),
            own_dates=self.own_dates.dates() if is_own else (),
            shift=self.shift.chosen(),
            interest=interest,
            rate_ppm=0 if interest is Interest.NONE else self.rate.number() or 0,
            interest_from=self.interest_from.day() if interest in BY_DAYS else None,
            remainder=self.remainder.chosen(),
        )

    def fill(self, terms: Terms) -> None:
        """Show terms."""
        self.down.choose(DownPayment.SUM if terms.down_payment else DownPayment.NONE)
        self.down_sum.set_minor(terms.down_payment or None)
        self.down_on.set_day(terms.down_payment_on)
        self.split.choose(Split.COUNT if terms.part_amount is None else Split.AMOUNT)
        self.parts.set_count(terms.parts)
        self.part_amount.set_minor(terms.part_amount)
        self.every.choose(terms.every)
        self.first_on.set_day(terms.first_on)
        self.own_dates.set_dates(terms.own_dates)
        self.shift.choose(terms.shift)
        self.interest.choose(terms.interest)
        self.rate.set_number(terms.rate_ppm or None)
        self.interest_from.set_day(terms.interest_from)
        self.remainder.choose(terms.remainder)

    def _down_payment(self, debt: int) -> int:
        match self.down.chosen():
            case DownPayment.SUM:
                return self.down_sum.minor() or 0
            case DownPayment.SHARE:
                return percent_of(debt, self.down_share.number() or 0)
            case _:
                return 0
