"""The page of one customer: its head, its tabs, its people."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.customers import Contact, Customer
from desktop.services.visits import VisitForm
from desktop.ui.jobs import Jobs
from desktop.ui.pages.customers.contact_dialog import ContactDialog
from desktop.ui.pages.customers.customer_page import CustomerPage
from desktop.ui.pages.process.rule_kinds import RuleKind
from tests.ui.customers.scenes import LONG_NAME, NAMES, TODAY, add_item
from tests.ui.process.by_hand import type_text


def facts(page):
    return {fact.name: fact for fact in page.facts.facts}


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_the_head_tells_what_matters(customer_page):
    found = facts(customer_page)
    assert customer_page.title == NAMES[0]
    assert customer_page.summary == "KH-0001, no credit term noted · rating B"
    assert (found["Owed"].value, found["Overdue"].value) == ("¥246,900.00, $12,500.00", "¥165,400.00")
    assert (found["Next visit"].value, found["Next visit"].hint) == ("Thu 26 Nov", "in 5 days")
    assert found["Next pay day"].value == "Wed 25 Nov"
    assert "papers by Thu 5 Nov" in found["Next pay day"].hint


def test_of_a_customer_nothing_is_known_of_the_head_says_so(show, context, ids):
    page = CustomerPage(context)
    page.arrive(customer_id=ids[NAMES[4]])
    found = facts(show(page))
    assert [found[name].value for name in ("Owed", "Overdue", "Next visit", "Next pay day")] == [
        "nothing",
        "nothing",
        "none planned",
        "not known",
    ]


def test_a_visit_whose_day_is_past_is_pointed_out(customer_page, context, hengda, clock):
    clock.day = date(2026, 11, 30)
    customer_page.refresh()
    assert facts(customer_page)["Next visit"].hint == "4 days ago, outcome not recorded"


@pytest.mark.parametrize(
    "tab", ["overview", "process", "receivables", "promises", "debtor", "visits", "plans", "letters", "people"]
)
def test_one_arrives_at_the_tab_that_is_named(show, context, hengda, tab):
    page = CustomerPage(context)
    page.arrive(customer_id=hengda, tab=tab)
    assert show(page).tab == tab


def test_a_tab_that_there_is_not_is_the_first(show, context, hengda):
    page = CustomerPage(context)
    page.arrive(customer_id=hengda, tab="weather")
    assert show(page).tab == "overview"


def test_a_customer_that_is_gone_is_said_to_be_gone(show, context):
    page = CustomerPage(context)
    page.arrive(customer_id=999)
    show(page)
    assert page._empty.isVisible()
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert page.went == [("customers", {})]


def test_a_long_name_is_all_in_the_tooltip(show, context, ids):
    page = CustomerPage(context)
    page.arrive(customer_id=ids[LONG_NAME])
    show(page)
    assert LONG_NAME in page._title.toolTip()


def test_the_timeline_comes_newest_first_and_grows_by_itself(customer_page, context, hengda):
    before = cells(customer_page.overview.model)
    assert before[-1][1:] == ["Customer", "Customer added"]
    context.jobs.write(context.services.customers.save_contact, hengda, Contact("Qian"))
    after = cells(customer_page.overview.model)
    assert after[0][1:] == ["Person", "Person added: Qian"]
    assert after[1:] == before


def test_a_write_about_another_customer_is_not_read(customer_page, context, ids, calls):
    customer_page.overview.model.loaded.connect(lambda: calls("read"))
    context.jobs.write(context.services.customers.save_contact, ids[NAMES[1]], Contact("Qian"))
    assert calls == []


def test_open_items_show_how_late_they_are(customer_page):
    customer_page.show_tab("receivables")
    lines = {row[0]: row for row in cells(customer_page.receivables.models[False])}
    assert list(lines)[:2] == ["INV-2026-0900", "INV-2026-0901"]
    assert lines["INV-2026-0900"][-1] == "30 + 12, limit 40"
    assert lines["INV-2026-0902"][-3:] == ["¥6,000.00", "", ""]
    assert lines["INV-2026-0903"][5:7] == ["-¥4,500.00", "-¥4,500.00"]
    assert customer_page.receivables.totals.text() == "Open ¥246,900.00, $12,500.00 · overdue ¥165,400.00"


def test_settled_items_are_a_click_away(customer_page):
    customer_page.show_tab("receivables")
    QTest.mouseClick(customer_page.receivables.settled_button, Qt.MouseButton.LeftButton)
    assert [row[0] for row in cells(customer_page.receivables.models[True])] == ["INV-2026-0711"]
    assert customer_page.receivables.views[True].isVisible()


@pytest.fixture
def arrived(show, context, ids):
    """Arrive at a tab of a customer named by its name."""

    def at(name, tab):
        page = CustomerPage(context)
        page.arrive(customer_id=ids[name], tab=tab)
        return show(page)

    return at


@pytest.mark.parametrize(
    ("due", "kind"),
    [((-12, 30), "danger"), ((-10, 30), "warn"), ((-1, 0), "danger"), ((0, 0), None), ((5, 30), None)],
)
def test_an_item_past_a_third_of_its_term_is_urgent(arrived, opened, ids, due, kind):
    days, term = due
    add_item(opened, ids[NAMES[4]], "X", 100, days, credit_term_days=term)
    model = arrived(NAMES[4], "receivables").receivables.models[False]
    assert model._rows[0].chips[-1] == kind


def test_visits_are_listed_with_all_about_the_current_one(customer_page):
    customer_page.show_tab("visits")
    assert [row[0] for row in cells(customer_page.visits.model)] == ["Fri 25 Dec", "Thu 26 Nov"]
    assert customer_page.visits.detail.isVisible()
    assert customer_page.visits.detail.card.visit.day == date(2026, 12, 25)


def test_a_planned_visit_appears_at_once(customer_page, context, hengda):
    customer_page.show_tab("visits")
    context.jobs.write(context.services.visits.plan, VisitForm(hengda, date(2026, 12, 1), amount=100))
    assert customer_page.visits.model.rowCount() == 3


def test_tabs_that_are_not_seen_are_read_when_they_are(customer_page, context, hengda):
    context.jobs.write(context.services.customers.save_contact, hengda, Contact("Qian"))
    assert customer_page.people.model.rowCount() == 0
    customer_page.show_tab("people")
    assert customer_page.people.model.rowCount() == 6


# People


@pytest.fixture
def people(customer_page):
    customer_page.show_tab("people")
    return customer_page.people


def find(people, name):
    row = next(row for row in people.model.rows() if row.name == name)
    people.view.select(row.id)
    return row


def test_people_are_listed_with_their_part_in_the_process(people):
    parts = {row[0]: row[2] for row in cells(people.model)}
    assert parts["Wang Li"] == "Reconcile; stands in: pay"
    assert parts["Boss Sun"] == "Approve"


def test_a_phone_number_is_copied_by_a_key(people):
    find(people, "Wang Li")
    people.view.setFocus()
    QTest.keyClick(people.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "138 0000 0000"
    QTest.mouseClick(people.mail_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "wang.li@hengda.example"


def test_what_is_not_there_cannot_be_copied(people):
    find(people, "Boss Sun")
    assert not people.phone_button.isEnabled()
    assert not people.mail_button.isEnabled()


def test_a_person_is_added_and_that_can_be_undone(customer_page, people, dialog, context, hengda):
    QTest.mouseClick(people.add_button, Qt.MouseButton.LeftButton)
    form = dialog(people, ContactDialog)
    for field, text in ((form.name, "Qian"), (form.phone, "136 1234 5678"), (form.best_time, "15:30")):
        type_text(field, text)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert people.view.current_row().name == "Qian"
    text, undo = customer_page.said[-1]
    assert text == "Added: Qian"
    undo()
    assert "Qian" not in [contact.name for contact in context.services.customers.contacts(hengda)]


def test_a_person_is_changed_by_enter_and_that_can_be_undone(customer_page, people, dialog, context, hengda):
    before = find(people, "Zhao")
    people.view.setFocus()
    QTest.keyClick(people.view, Qt.Key.Key_Return)
    form = dialog(people, ContactDialog)
    assert form.contact().phone == before.phone
    type_text(form.mail, "zhao@hengda.example")
    form.save()
    text, undo = customer_page.said[-1]
    assert text == "Changed: Zhao"
    undo()
    assert find(people, "Zhao") == before


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "This is needed."),
        ("phone", "ask at the desk", "A phone number has digits."),
        ("mail", "zhao at hengda", "Not a mail address."),
        ("best_time", "after lunch", "Not a time. Write it as 14:00."),
    ],
)
def test_a_problem_with_a_person_stands_beside_its_field(people, dialog, field, typed, sentence):
    find(people, "Zhao")
    people.change_button.click()
    form = dialog(people, ContactDialog)
    getattr(form, field).setText(typed)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.form.error_text(field) == sentence
    assert form.isVisible()


def test_a_person_is_archived_shown_and_brought_back(customer_page, people):
    find(people, "Zhao")
    QTest.mouseClick(people.archive_button, Qt.MouseButton.LeftButton)
    assert "Zhao" not in [row.name for row in people.model.rows()]
    people.archived_box.click()
    assert find(people, "Zhao").archived_at
    assert people.archive_button.text() == "Restore"
    QTest.mouseClick(people.archive_button, Qt.MouseButton.LeftButton)
    assert not find(people, "Zhao").archived_at
    assert [text for text, _undo in customer_page.said] == ["Archived: Zhao", "Restored: Zhao"]
    customer_page.said[-1][1]()
    assert find(people, "Zhao").archived_at


# Leaving


def change(page):
    page.show_tab("process")
    page.process.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)


def test_what_is_not_saved_is_marked_on_its_tab(customer_page):
    change(customer_page)
    assert customer_page.tabs.tabText(1) == "Payment process *"
    customer_page.process.discard()
    assert customer_page.tabs.tabText(1) == "Payment process"


def test_another_customer_comes_only_after_the_question(customer_page, ids, answer):
    change(customer_page)
    customer_page.arrive(customer_id=ids[NAMES[1]])
    assert customer_page.title == NAMES[0]
    assert "恒达食品有限公司" in answer(customer_page, "Discard")
    assert customer_page.title == NAMES[1]


def test_one_can_stay(customer_page, ids, hengda, answer):
    change(customer_page)
    customer_page.arrive(customer_id=ids[NAMES[1]])
    answer(customer_page, "Stay here")
    assert customer_page.title == NAMES[0]
    assert customer_page.went == [("customer", {"customer_id": hengda})]
    assert customer_page.process.is_dirty


def test_without_changes_nobody_is_asked(customer_page, ids):
    customer_page.arrive(customer_id=ids[NAMES[1]], tab="people")
    assert (customer_page.title, customer_page.tab) == (NAMES[1], "people")
    assert customer_page.findChild(QMessageBox) is None


def test_archiving_from_the_page_offers_to_restore(customer_page, answer):
    customer_page.archive_button.click()
    answer(customer_page, "Archive")
    assert customer_page.summary.startswith("Archived:")
    assert customer_page.restore_button.isVisible()
    customer_page.restore_button.click()
    assert customer_page.archive_button.isVisible()


def test_with_threads_each_customer_shows_its_own(qtbot, show, context, ids):
    jobs = Jobs(context.hub, lambda _error: False)
    page = CustomerPage(replace(context, jobs=jobs))
    page.arrive(customer_id=ids[NAMES[0]], tab="people")
    show(page)
    page.arrive(customer_id=ids[NAMES[1]], tab="people")
    page.arrive(customer_id=ids[NAMES[0]], tab="receivables")
    qtbot.waitUntil(lambda: page.title == NAMES[0] and page.receivables.models[False].rowCount() == 5)
    page.show_tab("people")
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 5)
    jobs.write(context.services.customers.save, replace(Customer(NAMES[0]), code="KH-9"), ids[NAMES[0]])
    qtbot.waitUntil(lambda: page.summary.startswith("KH-9"))
    jobs.close()
    assert context.clock.today() == TODAY


def test_the_head_tells_how_good_their_word_is_and_when_we_were_in_touch(collected_page):
    assert facts(collected_page)["Promises"].value == "1 broken promise"
    last = "last contact Sat 21 Nov (message, not reached)"
    assert collected_page.summary == f"KH-0001, no credit term noted · rating B · {last}"


def test_where_nothing_was_promised_the_head_is_silent_about_it(customer_page):
    assert "Promises" not in facts(customer_page)


def test_with_threads_the_tabs_about_collecting_show_the_customer_that_was_asked_for(
    qtbot, show, context, collected, ids
):
    jobs = Jobs(context.hub, lambda _error: False)
    page = CustomerPage(replace(context, jobs=jobs))
    page.arrive(customer_id=ids[NAMES[1]], tab="debtor")
    show(page)
    page.arrive(customer_id=collected, tab="debtor")
    qtbot.waitUntil(lambda: len(page.debtor.debts.chosen()) == 2)
    page.show_tab("promises")
    qtbot.waitUntil(lambda: page.promises.model.rowCount() == 9)
    page.show_tab("receivables")
    qtbot.waitUntil(page.receivables.unapplied_button.isVisible)
    page.show_tab("overview")
    qtbot.waitUntil(lambda: len(page.overview.steps.buttons) == 2)
    jobs.close()
