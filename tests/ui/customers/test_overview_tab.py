"""The timeline with its groups, the steps that are to do, and logging a contact."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.timeline import EventGroup, EventKind
from desktop.services.contacts import ContactForm
from desktop.services.timeline import record
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from tests.ui.visits.book import saved
from tests.ui.visits.driving import words


@pytest.fixture
def tab(collected_page):
    return collected_page.overview


def headings(tab):
    return {tab.model.index(row, 1).data() for row in range(tab.model.rowCount())}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (EventGroup.PROMISES, {"Promise"}),
        (EventGroup.MONEY, {"Payment", "Dispute", "Difference", "Item", "Hand-over", "Reconciled"}),
        (EventGroup.CONTACTS, {"In touch", "Sign"}),
        (EventGroup.VISITS, {"Visit", "Confirmation"}),
    ],
)
def test_the_timeline_is_narrowed_down_to_a_group(tab, group, expected):
    tab.filters.choose(group)
    assert headings(tab) == expected


def test_all_of_it_comes_back(tab):
    before = tab.model.rowCount()
    tab.filters.choose(EventGroup.PAPERS)
    assert tab.model.rowCount() == 0
    assert tab.view._overlay.text == "Nothing like this has happened yet."
    tab.view._overlay.button.click()
    assert tab.model.rowCount() == before


def test_a_long_timeline_is_read_page_by_page(opened, context, customer_page, hengda):
    with context.services._book.transaction():
        for n in range(450):
            record(opened.clock, hengda, EventKind.CONTRACT_CHANGED, n, number=str(n))
    customer_page.refresh()
    model = customer_page.overview.model
    assert model.rowCount() == 100
    model.fetchMore()
    assert model.rowCount() == 200
    assert model.canFetchMore()


def test_steps_stand_on_top_the_oldest_first_and_done_can_be_undone(tab, collected_page, context, collected):
    assert tab.steps.isVisible()
    assert words(tab.steps).splitlines()[0].startswith("催问审批结果")
    QTest.mouseClick(tab.steps.buttons[0], Qt.MouseButton.LeftButton)
    assert [step.next_step for step in context.services.contacts.steps_due(customer_id=collected)] == ["下午再打"]
    text, undo = collected_page.said[-1]
    assert text == "Done: 催问审批结果"
    undo()
    assert len(tab.steps.buttons) == 2


def test_without_steps_there_is_no_place_for_them(customer_page):
    assert not customer_page.overview.steps.isVisible()


def test_of_many_steps_the_first_are_shown_and_the_others_counted(context, customer_page, hengda):
    for n in range(5):
        day = date(2026, 11, 22 + n)
        form = ContactForm(hengda, date(2026, 11, 20), next_step=f"step {n}", next_step_on=day)
        saved(context.services.contacts.add(form))
    customer_page.refresh()
    assert len(customer_page.overview.steps.buttons) == 3
    assert "2 more steps are to do" in words(customer_page.overview.steps)


def test_a_contact_is_logged_from_here_and_appears(customer_page, dialog):
    tab = customer_page.overview
    tab.contact_button.click()
    form = dialog(tab, ContactDialog)
    form.fields.result.set_value("informed")
    form.fields.next_step.setText("call again")
    form.fields.next_step_on.set_day(date(2026, 11, 27))
    form.save()
    assert tab.model.index(0, 1).data() == "In touch"
    assert len(tab.steps.buttons) == 1


def test_tab_goes_from_the_steps_to_the_groups_and_on_to_the_timeline(tab):
    tab.window().activateWindow()
    tab.steps.buttons[0].setFocus()
    QTest.keyClick(tab.steps.buttons[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tab.steps.buttons[1]
    QTest.keyClick(tab.steps.buttons[1], Qt.Key.Key_Tab)
    assert tab.filters.isAncestorOf(QApplication.focusWidget())
