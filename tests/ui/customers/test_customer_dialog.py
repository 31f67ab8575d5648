"""The dialog of a customer: every field, names that are there already, problems beside their fields."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from desktop.domain.customers import Customer, LetterLanguage, Level, Standing, Tone
from desktop.ui.pages.customers.dialog import CustomerDialog
from tests.ui.customers.scenes import LONG_NAME, NAMES
from tests.ui.process.by_hand import type_text

WHOLE = Customer(
    name="恒达食品有限公司",
    name_en="Hengda Foods",
    short_name="恒达",
    code="KH-77",
    tax_id="9131MA1K",
    address="1 Harbour Road\nShenzhen",
    credit_term_days=60,
    credit_limit=9_999_999_999_999,
    currency="USD",
    standing=Standing.WATCH,
    ability=Level.HIGH,
    willingness=Level.LOW,
    tone=Tone.FIRM,
    letter_language=LetterLanguage.ENGLISH,
    call_from="15:30",
    call_to="17:00",
    avoid_hours="11:30-13:30",
    terms_agreed_on=date(2024, 2, 29),
    terms_agreed_by="Boss Sun",
    terms_document="HT-2024-01",
    legal_representative="陈建国",
    region="华南",
    country="DE",
    contacts_a_day=2,
    note="pays after reminders\nnever on Fridays",
)


@pytest.fixture
def opened_dialog(qtbot, context):
    def made(customer_id=None):
        card = context.services.customers.get(customer_id) if customer_id else None
        form = CustomerDialog(context, card)
        qtbot.addWidget(form, before_close_func=lambda dialog: dialog.done(0))
        form.open()
        form.activateWindow()
        QApplication.processEvents()
        return form

    return made


def saved(form):
    """Save; gives the id, or None when it was refused."""
    answers = []
    form.saved.connect(answers.append)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return answers[0] if answers else None


def test_every_field_comes_back_as_it_was_stored(opened_dialog, context):
    customer = context.services.customers.save(WHOLE).value
    form = opened_dialog(customer)
    assert form.fields.customer() == WHOLE
    assert not form.form.is_dirty


def test_every_field_is_stored_as_it_was_typed(opened_dialog, context):
    form = opened_dialog()
    form.fields.show_customer(WHOLE)
    customer = saved(form)
    assert context.services.customers.get(customer).customer == WHOLE


@pytest.mark.parametrize(
    "name",
    [LONG_NAME[:300], "A & B <Ltd>", "<b>Miller</b>", "شركة النور للتجارة", "𠮷野家", '"Quotes" & \'s', "🦊 Fox"],
)
def test_long_and_rare_names_are_kept_exactly(opened_dialog, context, name):
    form = opened_dialog()
    form.fields.name.setText(name)
    assert context.services.customers.get(saved(form)).customer.name == name


def test_what_nobody_can_see_is_taken_out_of_a_name(opened_dialog, context):
    form = opened_dialog()
    form.fields.name.setText("Ma\u202ekcart\x07 Ltd")
    assert context.services.customers.get(saved(form)).customer.name == "Makcart Ltd"


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ("", "name", "This is needed."),
        ("x" * 301, "name", "Too long: at most 300 characters."),
        ("KH-0001", "code", "Already used: 恒达食品有限公司."),
        ("a month", "credit_term_days", "Not a whole number."),
        ("1.234,50", "credit_limit", "Not an amount. Write it as 1234.50."),
        ("-1", "credit_limit", "Too small: at least 0."),
        ("30 Feb", "terms_agreed_on", "Not a date. Write it as 2026-11-26."),
        ("half past", "call_from", "Not a time. Write it as 14:00."),
    ],
)
@pytest.mark.usefixtures("ids")
def test_a_problem_stands_beside_its_field_and_nothing_is_lost(opened_dialog, typed, name, sentence):
    form = opened_dialog()
    form.fields.name.setText("New")
    field = form.form.field(name)
    field.setText(typed)
    assert saved(form) is None
    assert form.form.error_text(name) == sentence
    assert field.text() == typed
    assert form.isVisible()


def test_calls_that_end_before_they_begin_are_refused(opened_dialog):
    form = opened_dialog()
    form.fields.name.setText("New")
    form.fields.call_from.setText("17:00")
    form.fields.call_to.setText("15:30")
    assert saved(form) is None
    assert form.form.error_text("call_to") == "Must come after 17:00."


@pytest.mark.parametrize("typed", ["恒达食品", "恒达食品 有限公司", "恒达食品有限责任公司"])
def test_a_name_that_is_there_already_is_noticed_while_typing(opened_dialog, ids, typed):
    form = opened_dialog()
    type_text(form.fields.name, typed)
    assert form.notice.isVisible()
    assert len(form.notice.buttons) == 1
    type_text(form.fields.name, "二")
    assert not form.notice.isVisible()


def test_the_customer_that_is_there_already_is_opened_instead(qtbot, opened_dialog, hengda):
    form = opened_dialog()
    type_text(form.fields.name, "恒达食品")
    with qtbot.waitSignal(form.open_wanted) as heard:
        QTest.mouseClick(form.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert heard.args == [hengda]
    assert not form.isVisible()


def test_tab_goes_from_the_name_to_the_customer_that_is_there_already(opened_dialog, ids):
    form = opened_dialog()
    type_text(form.fields.name, "恒达食品")
    QTest.keyClick(form.fields.name, Qt.Key.Key_Tab)
    assert form.notice.buttons[0].hasFocus()
    QTest.keyClick(form.notice.buttons[0], Qt.Key.Key_Tab)
    assert form.fields.name_en.hasFocus()


def test_what_was_typed_beside_the_name_is_not_thrown_away_unasked(opened_dialog, hengda, answer, calls):
    form = opened_dialog()
    form.open_wanted.connect(calls)
    type_text(form.fields.name, "恒达食品")
    type_text(form.fields.tax_id, "9131")
    QTest.mouseClick(form.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert calls == []
    answer(form, "Throw away")
    assert calls == [(hengda,)]


def test_a_customer_is_not_like_itself(opened_dialog, hengda):
    form = opened_dialog(hengda)
    form.fields.name.setText(NAMES[0] + " ")
    assert not form.notice.isVisible()


def test_the_amount_is_read_in_the_currency_that_is_chosen(opened_dialog, context):
    form = opened_dialog()
    form.fields.name.setText("Tokyo")
    form.fields.currency.choose("JPY")
    form.fields.limit.setText("500,000")
    assert context.services.customers.get(saved(form)).customer.credit_limit == 500_000


def test_missing_terms_are_pointed_out(opened_dialog):
    form = opened_dialog()
    assert "no credit term" in form._outcome.text()
    type_text(form.fields.term, "30")
    assert form._outcome.text() == ""


def test_esc_asks_before_it_throws_typed_text_away(opened_dialog):
    form = opened_dialog()
    type_text(form.fields.name, "Ne")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    box = form.findChild(QMessageBox)
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert not form.isVisible()


@pytest.mark.parametrize(("typed", "kept"), [("de", "DE"), ("germany", "DE"), (" United Kingdom ", "GB"), ("", "")])
def test_a_country_is_typed_by_its_name_or_its_two_letters(opened_dialog, context, ids, typed, kept):
    customer = ids[NAMES[0]]
    form = opened_dialog(customer)
    form.form.country.setText(typed)
    if kept:
        assert saved(form) == customer
    assert context.services.customers.get(customer).customer.country == kept
    form.form.mark_clean()


def test_the_page_of_a_customer_names_its_country(customer_page, context, hengda):
    record = context.services.customers.get(hengda).customer
    context.services.customers.save(replace(record, country="DE"), hengda)
    customer_page.reload()
    assert "Germany" in customer_page.summary


def test_what_is_no_country_is_said_at_its_field(opened_dialog, context, ids):
    form = opened_dialog(ids[NAMES[0]])
    form.form.country.setText("Atlantis")
    assert saved(form) is None
    assert form.form.error_text("country") == "Not one of the choices."
    form.form.mark_clean()


def test_the_hint_says_which_country_is_assumed(opened_dialog):
    form = opened_dialog()
    assert "China where letters are in Chinese" in "\n".join(label.text() for label in form.findChildren(QLabel))
