"""Late interest, published rates and how long claims last, in the settings."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.lateinterest import InterestBasis, InterestChoice, RateBasis
from desktop.domain.limitation import DEFAULT_PERIODS, CountryPeriod
from desktop.services.late_interest import RateForm
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.settings.law.rate_dialog import RateDialog
from desktop.ui.pages.settings.page import SettingsPage

LPR = RateForm(RateBasis.LPR_1Y, date(2025, 5, 20), 30_000, "中国人民银行")


@pytest.fixture
def section(page):
    page.arrive(section="law")
    return page.law


@pytest.fixture
def interest(context):
    return context.services.late_interest


def press_save(section, widget=None):
    section.window().activateWindow()
    widget = widget or section.basis
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def dialog_of(section):
    return next(each for each in section.findChildren(RateDialog) if each.isVisible())


def press_save_of(dialog):
    dialog.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


# Late interest


def test_no_late_interest_is_where_it_begins(section):
    assert section.typed().choice == InterestChoice()
    assert "no late interest" in section.formula.text()
    assert section.rate.isHidden()
    assert section.factor.isHidden()
    assert not section.is_dirty


def test_a_rate_of_the_contract_is_kept_with_its_formula_in_words_and_undo_brings_none_back(section, said, interest):
    section.basis.choose(InterestBasis.CONTRACT_DAILY)
    section.rate.setText("0.05")
    assert "0.05% a day" in section.formula.text()
    press_save(section)
    assert interest.default() == InterestChoice(InterestBasis.CONTRACT_DAILY, 500)
    said[-1][1]()
    assert interest.default() == InterestChoice()
    assert section.basis.chosen() is InterestBasis.NONE


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "This is needed."), ("much", "Not an amount"), ("2", "at most 1%"), ("0", "at least 0.0001%")],
)
def test_what_is_no_rate_is_said_at_its_field_in_per_cent(section, interest, typed, sentence):
    section.basis.choose(InterestBasis.CONTRACT_DAILY)
    section.rate.setText(typed)
    press_save(section)
    assert sentence in section.form.error_text("rate_ppm")
    assert interest.default() == InterestChoice()


def test_a_rate_far_above_the_usual_is_warned_about_and_may_be_kept(section, interest):
    section.basis.choose(InterestBasis.CONTRACT_DAILY)
    section.rate.setText("0.5")
    assert "ask a lawyer" in section.warning.text()
    press_save(section)
    assert interest.default().rate_ppm == 5_000


def test_a_published_rate_that_is_missing_is_told_until_it_is_entered(section, interest):
    section.basis.choose(InterestBasis.LPR)
    section.factor.choose(130)
    section.year_days.choose(360)
    assert "LPR of one year on the day when it became late × 1.3 ÷ 360" in section.formula.text()
    assert "Not entered below yet: LPR" in section.warning.text()
    interest.save_rate(LPR)
    section.rates.reload()
    assert section.warning.isHidden()
    press_save(section)
    assert interest.default() == InterestChoice(InterestBasis.LPR, factor=130, year_days=360)


def test_the_law_names_its_points_and_fixed_sums(section):
    section.basis.choose(InterestBasis.UK_STATUTORY)
    assert "8%" in section.formula.text()
    assert "£40.00 / £70.00 / £100.00" in section.formula.text()
    section.basis.choose(InterestBasis.EU_STATUTORY)
    assert "€40.00" in section.formula.text()


def test_rights_are_reserved_until_that_is_unticked(section, interest):
    assert section.reserves.isChecked()
    section.reserves.setFocus()
    QTest.keyClick(section.reserves, Qt.Key.Key_Space)
    press_save(section, section.reserves)
    assert not interest.reserves_rights()


def test_it_is_read_and_kept_with_real_threads(qtbot, opened, hub, clock):
    jobs = Jobs(hub, lambda _error: False)
    page = SettingsPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.show()
    page.arrive(section="law")
    section = page.law
    qtbot.waitUntil(lambda: len(section.periods.rows) == 1)
    section.basis.choose(InterestBasis.CONTRACT_YEARLY)
    section.rate.setText("6")
    section.save()
    qtbot.waitUntil(lambda: not section.is_dirty)
    assert opened.services.late_interest.default() == InterestChoice(InterestBasis.CONTRACT_YEARLY, 60_000)
    jobs.close()


# Published rates


def test_a_rate_is_entered_and_undo_takes_it_out(section, said, interest):
    section.rates.add_button.click()
    dialog = dialog_of(section)
    dialog.valid_from.setText("2025-05-20")
    dialog.rate.setText("3.0")
    dialog.source.setText("中国人民银行")
    press_save_of(dialog)
    assert [tuple(row)[1:] for row in interest.rates()] == [("lpr_1y", date(2025, 5, 20), 30_000, "中国人民银行")]
    assert section.rates.model.rowCount() == 1
    said[-1][1]()
    assert interest.rates() == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("valid_from", "", "This is needed."),
        ("valid_from", "May", "Not a date"),
        ("valid_from", "2025-05-20", "Already used: 20 May 2025"),
        ("rate_ppm", "", "This is needed."),
        ("rate_ppm", "200", "at most 100%"),
        ("rate_ppm", "3.001", "Not an amount"),
    ],
)
def test_what_is_wrong_with_a_rate_is_said_at_its_field(section, interest, field, typed, sentence):
    interest.save_rate(LPR)
    section.rates.add()
    dialog = dialog_of(section)
    dialog.valid_from.setText("2025-06-20")
    dialog.rate.setText("3.0")
    {"valid_from": dialog.valid_from, "rate_ppm": dialog.rate}[field].setText(typed)
    press_save_of(dialog)
    assert sentence in dialog.form.error_text(field)
    assert len(interest.rates()) == 1
    dialog.form.mark_clean()
    dialog.reject()


def test_enter_changes_a_rate_and_undo_brings_it_back(section, said, interest):
    interest.save_rate(LPR)
    section.rates.reload()
    section.rates.view.setFocus()
    section.rates.view.selectRow(0)
    QTest.keyClick(section.rates.view, Qt.Key.Key_Return)
    dialog = dialog_of(section)
    assert dialog.rate.text() == "3"
    dialog.rate.setText("3.1")
    press_save_of(dialog)
    assert interest.rates()[0].rate_ppm == 31_000
    said[-1][1]()
    assert interest.rates()[0].rate_ppm == 30_000


def test_delete_takes_a_rate_out_and_undo_puts_it_back(section, said, interest):
    interest.save_rate(LPR)
    section.rates.reload()
    section.window().activateWindow()
    section.rates.view.setFocus()
    section.rates.view.selectRow(0)
    QApplication.processEvents()
    QTest.keyClick(section.rates.view, Qt.Key.Key_Delete)
    assert interest.rates() == []
    assert "Taken out: LPR, one year (China) from 20 May 2025" in said[-1][0]
    said[-1][1]()
    assert interest.rates()[0].source == "中国人民银行"


# How long claims last


def test_china_is_there_and_everybody_else_is_off(section):
    assert section.typed().periods == DEFAULT_PERIODS
    assert [row.country.text() for row in section.periods.rows] == ["China"]


def test_a_country_is_added_by_its_name(section, said, context):
    section.periods.add_button.click()
    row = section.periods.rows[-1]
    row.country.setText("germany")
    row.years.setText("3")
    assert section.is_dirty
    press_save(section, row.years)
    added = (*DEFAULT_PERIODS, CountryPeriod("DE", 3, demand_moves=False))
    assert context.services.limitation.periods() == added
    assert not section.is_dirty
    said[-1][1]()
    assert context.services.limitation.periods() == DEFAULT_PERIODS
    assert len(section.periods.rows) == 1


@pytest.mark.parametrize(
    ("country", "years", "sentence"),
    [
        ("", "3", "This is needed."),
        ("Atlantis", "3", "Not one of the choices."),
        ("China", "3", "Already used"),
        ("DE", "", "This is needed."),
        ("DE", "31", "at most 30"),
    ],
)
def test_what_cannot_be_is_said_at_the_row(section, context, country, years, sentence):
    section.periods.add_button.click()
    row = section.periods.rows[-1]
    row.country.setText(country)
    row.years.setText(years)
    press_save(section)
    assert sentence in row.error.text()
    assert context.services.limitation.periods() == DEFAULT_PERIODS


def test_clocks_are_turned_off_by_taking_the_last_country_out(section, context):
    section.periods.rows[0].remove_button.click()
    press_save(section)
    assert context.services.limitation.periods() == ()
    section.reload()
    assert section.periods.rows == ()


def test_what_was_typed_can_be_thrown_away(page, section, answer):
    section.periods.rows[0].years.setText("2")
    left = []
    page.ask_to_leave(lambda: left.append(True))
    assert "interest and limitation" in answer(page, "Discard")
    assert left == [True]
    assert section.typed().periods == DEFAULT_PERIODS


def test_the_palette_leads_to_the_list_of_countries(qtbot, page):
    page.arrive(section="law", field="periods")
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.law.periods.add_button.hasFocus)
