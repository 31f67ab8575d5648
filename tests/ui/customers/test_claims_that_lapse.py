"""The limitation period of an item: in its panel, and on the customer's overview."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.domain.customers import LetterLanguage
from desktop.domain.limitation import ClockEventKind, ClockLevel
from desktop.services.limitation import ClockEventForm
from desktop.ui.pages.collecting.clock_event_dialog import ClockEventDialog
from desktop.ui.pages.collecting.clock_view import ClockView, ClockWarning, clock_chip
from tests.ui.customers.scenes import add_item

#: Three years and half a year ago but a day: the claim lapses 24 days from now.
OLD = -1072


@pytest.fixture
def old(opened, hengda):
    """An item whose claim lapses soon."""
    return add_item(opened, hengda, "INV-2023-0007", 5_000_000, OLD)


@pytest.fixture
def tab(old, customer_page):
    customer_page.show_tab("receivables")
    tab = customer_page.receivables
    tab.views[False].select(old)
    QTest.keyClick(tab.views[False], Qt.Key.Key_Space)
    return tab


def view_of(tab):
    return tab.panel._scroll.widget().findChild(ClockView)


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def note(form, kept_where="铁柜 3", day="2026-11-02"):
    form.day.setText(day)
    form.kept_where.setText(kept_where)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_panel_says_when_the_claim_may_lapse_and_that_a_lawyer_knows(tab, context, old):
    clock = context.services.limitation.clock(old)
    assert clock.level is ClockLevel.DAYS_30
    assert clock_chip(clock) == ("24 days left", "danger")
    assert "The claim may lapse after 15 Dec 2026, 24 days are left." in words(view_of(tab))
    assert "ask a lawyer" in words(view_of(tab))


def test_an_event_is_noted_for_the_item_and_undo_takes_it_back(tab, customer_page, context, old, dialog):
    view_of(tab).add_button.click()
    note(dialog(tab.panel, ClockEventDialog))
    clock = context.services.limitation.clock(old)
    assert clock.ends_on == date(2029, 11, 2)
    assert "Counts: until 2 Nov 2029." in words(view_of(tab))
    text, undo = customer_page.said[-1]
    assert text == "Noted for the limitation period: proved demand"
    undo()
    assert context.services.limitation.clock(old).events == ()


@pytest.mark.parametrize(
    "wrong",
    [
        ("day", "", "铁柜 3", "This is needed."),
        ("day", "yesterday", "铁柜 3", "Not a date"),
        ("day", "2026-11-22", "铁柜 3", ""),
        ("kept_where", "2026-11-02", "", "This is needed."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(tab, context, old, dialog, wrong):
    field, day, kept_where, sentence = wrong
    view_of(tab).add_button.click()
    form = dialog(tab.panel, ClockEventDialog)
    note(form, kept_where, day)
    assert form.isVisible()
    assert form.form.error_text(field)
    assert sentence in form.form.error_text(field)
    assert context.services.limitation.clock(old).events == ()


def test_an_event_may_be_meant_for_all_items_of_the_customer(tab, context, hengda, dialog):
    view_of(tab).add_button.click()
    form = dialog(tab.panel, ClockEventDialog)
    form.kind.choose(ClockEventKind.LAWSUIT)
    form.meant.choose(None)
    note(form, kept_where="")
    clocks = context.services.limitation.of_customer(hengda)
    assert len(clocks) > 1
    assert all(clock.events for clock in clocks)


def test_withdrawing_leaves_it_out_and_undo_counts_it_again(tab, customer_page, context, hengda, old):
    form = ClockEventForm(hengda, ClockEventKind.DEMAND, date(2026, 11, 2), old, kept_where="铁柜 3")
    context.services.limitation.add_event(form)
    customer_page.reload()
    QTest.mouseClick(view_of(tab).withdraw_buttons[0], Qt.MouseButton.LeftButton)
    assert context.services.limitation.clock(old).events == ()
    customer_page.said[-1][1]()
    assert context.services.limitation.clock(old).ends_on == date(2029, 11, 2)
    assert len(view_of(tab).withdraw_buttons) == 1


def test_what_does_not_count_says_why(tab, customer_page, context, hengda, old):
    form = ClockEventForm(hengda, ClockEventKind.DEMAND, date(2023, 1, 5), old, kept_where="铁柜 3")
    context.services.limitation.add_event(form)
    customer_page.reload()
    assert "Does not count: the money was not late yet." in words(view_of(tab))


def test_a_settled_item_has_no_clock(tab):
    QTest.mouseClick(tab.settled_button, Qt.MouseButton.LeftButton)
    tab.views[True].selectRow(0)
    assert view_of(tab) is None


# The overview


@pytest.fixture
def warning(old, customer_page):
    return customer_page.overview.clock


def test_the_overview_tells_the_most_pressing_item(warning, customer_page):
    assert warning.isVisible()
    assert "INV-2023-0007: The claim may lapse after 15 Dec 2026" in words(warning)


def test_the_overview_is_quiet_where_nothing_is_near(customer_page):
    assert customer_page.overview.findChild(ClockWarning).isHidden()


def test_without_a_known_country_the_panel_says_that_no_clock_is_kept(tab, customer_page, context, hengda):
    record = context.services.customers.get(hengda).customer
    context.services.customers.save(replace(record, letter_language=LetterLanguage.ENGLISH, country=""), hengda)
    customer_page.reload()
    assert "No limitation period is entered for the country" in words(view_of(tab))
