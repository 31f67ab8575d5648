"""The fields of the customer dialog, in groups."""

from dataclasses import replace
from datetime import time
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.domain.customers import (
    LONGEST_TERM_DAYS,
    MOST_CONTACTS_A_DAY,
    Customer,
    LetterLanguage,
    Level,
    Standing,
    Tone,
)
from desktop.domain.money import CURRENCIES
from desktop.i18n import _
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.country_edit import CountryEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording import choices, problems

T = TypeVar("T")

_COLUMNS = 3
_ADDRESS_HEIGHT = 60
_NOTE_HEIGHT = 88


class CustomerForm(Form):
    """Every field of a customer; `notice` stands below the name."""

    def __init__(self, notice: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(problems.sentence, columns=_COLUMNS, parent=parent)
        # A policy that does not shrink: the dialog scrolls before it squeezes the fields.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.name, self.name_en, self.short_name, self.code, self.tax_id = (QLineEdit() for _field in range(5))
        self.legal_representative, self.region, self.country = QLineEdit(), QLineEdit(), CountryEdit()
        self.avoid_hours, self.terms_agreed_by, self.terms_document = (QLineEdit() for _field in range(3))
        self.address = _lines(_ADDRESS_HEIGHT)
        self.note = _lines(_NOTE_HEIGHT)
        self.term = CountEdit(0, LONGEST_TERM_DAYS, unit=_("days"))
        self.limit = MoneyEdit()
        self.currency = Chooser([(code, code) for code in CURRENCIES])
        self.terms_agreed_on = DateEdit()
        self.call_from, self.call_to = TimeEdit(), TimeEdit()
        self.contacts_a_day = CountEdit(1, MOST_CONTACTS_A_DAY)
        self.standing = Chooser(_capitals(choices.options(Standing)))
        self.ability = Chooser(_capitals(choices.options(Level)))
        self.willingness = Chooser(_capitals(choices.options(Level)))
        self.tone = Chooser(_capitals(choices.options(Tone)))
        self.language = Chooser(choices.options(LetterLanguage))
        self._add_names(notice)
        self._add_terms()
        self._add_calling()
        self._add_dealing()
        self.currency.currentIndexChanged.connect(lambda _at: self.limit.set_currency(self.currency.chosen()))
        self._shown = Customer("")
        self.show_customer(self._shown)

    def _add_names(self, notice: QWidget) -> None:
        self.add("name", _("Name"), self.name, required=True, span=3)
        self.add_wide(notice)
        self.add("name_en", _("English name"), self.name_en, span=2)
        self.add("short_name", _("Short name"), self.short_name)
        self.add("code", _("Customer code"), self.code)
        self.add("tax_id", _("Tax number"), self.tax_id)
        self.add("legal_representative", _("Legal representative"), self.legal_representative)
        self.add("address", _("Address"), self.address, span=2)
        self.add("region", _("Region"), self.region)
        hint = _("Whose law says how long claims last. Empty: China where letters are in Chinese, else no country.")
        self.add("country", _("Country"), self.country, span=3, hint=hint)

    def _add_terms(self) -> None:
        self.add_wide(SectionHeading(_("Payment terms")))
        self.add("credit_term_days", _("Credit term"), self.term)
        self.add("credit_limit", _("Credit limit"), self.limit)
        self.add("currency", _("Currency"), self.currency)
        self.add("terms_agreed_on", _("Agreed on"), self.terms_agreed_on)
        self.add("terms_agreed_by", _("Agreed by"), self.terms_agreed_by)
        self.add("terms_document", _("In which document"), self.terms_document)

    def _add_calling(self) -> None:
        self.add_wide(SectionHeading(_("Calling")))
        self.avoid_hours.setPlaceholderText("11:30-13:30")
        self.add("call_from", _("Best from"), self.call_from)
        self.add("call_to", _("Best until"), self.call_to)
        self.add("avoid_hours", _("Hours to avoid"), self.avoid_hours)
        hint = _("Empty: as the settings say")
        self.add("contacts_a_day", _("Contacts a day"), self.contacts_a_day, hint=hint)

    def _add_dealing(self) -> None:
        self.add_wide(SectionHeading(_("How we deal with them")))
        self.add("standing", _("Standing"), self.standing)
        self.add("ability", _("Able to pay"), self.ability)
        self.add("willingness", _("Willing to pay"), self.willingness)
        self.add("tone", _("Tone of letters"), self.tone)
        self.add("letter_language", _("Language of letters"), self.language)
        self.add("note", _("Note"), self.note, span=3)

    def customer(self) -> Customer:
        """Give what the fields say; what cannot be read at all counts as not filled in (see `typed_problems`)."""
        return replace(
            self._shown,  # what has no field here stays as it is
            name=self.name.text(),
            name_en=self.name_en.text(),
            short_name=self.short_name.text(),
            code=self.code.text(),
            tax_id=self.tax_id.text(),
            address=self.address.toPlainText(),
            legal_representative=self.legal_representative.text(),
            credit_term_days=self.term.count(),
            credit_limit=self.limit.minor(),
            currency=self.currency.chosen(),
            standing=self.standing.chosen(),
            ability=self.ability.chosen(),
            willingness=self.willingness.chosen(),
            tone=self.tone.chosen(),
            letter_language=self.language.chosen(),
            call_from=_clock(self.call_from.at()),
            call_to=_clock(self.call_to.at()),
            avoid_hours=self.avoid_hours.text(),
            region=self.region.text(),
            country=self.country.country(),
            contacts_a_day=self.contacts_a_day.count(),
            terms_agreed_on=self.terms_agreed_on.day(),
            terms_agreed_by=self.terms_agreed_by.text(),
            terms_document=self.terms_document.text(),
            note=self.note.toPlainText(),
        )

    def show_customer(self, customer: Customer) -> None:
        """Fill the fields; they count as unchanged then."""
        self._shown = customer
        for field in (
            "name",
            "name_en",
            "short_name",
            "code",
            "tax_id",
            "legal_representative",
            "region",
            "avoid_hours",
        ):
            getattr(self, field).setText(getattr(customer, field))
        self.country.set_country(customer.country)
        self.terms_agreed_by.setText(customer.terms_agreed_by)
        self.terms_document.setText(customer.terms_document)
        self.address.setPlainText(customer.address)
        self.note.setPlainText(customer.note)
        self.term.set_count(customer.credit_term_days)
        self.currency.choose(customer.currency)
        self.limit.set_minor(customer.credit_limit)
        self.terms_agreed_on.set_day(customer.terms_agreed_on)
        self.call_from.set_at(time.fromisoformat(customer.call_from) if customer.call_from else None)
        self.call_to.set_at(time.fromisoformat(customer.call_to) if customer.call_to else None)
        self.contacts_a_day.set_count(customer.contacts_a_day)
        self.standing.choose(customer.standing)
        self.ability.choose(customer.ability)
        self.willingness.choose(customer.willingness)
        self.tone.choose(customer.tone)
        self.language.choose(customer.letter_language)
        self.mark_clean()


def _lines(height: int) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(height)
    return edit


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _capitals(options: list[tuple[T, str]]) -> list[tuple[T, str]]:
    return [(member, capital(text)) for member, text in options]
