"""A customer's plans and papers: what is listed, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.timeline import EventKind
from desktop.services.letters import LetterChoices
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import Jobs
from desktop.ui.pages.customers.customer_page import CustomerPage
from desktop.ui.pages.customers.event_kinds import heading_text
from tests.ui.customers.scenes import NAMES, fill_papers


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


@pytest.fixture
def with_papers(opened, ids, customer_page):
    """The page of a customer for whom papers and plans were made."""
    fill_papers(opened, ids)
    customer_page.refresh()
    return customer_page


def test_papers_are_listed_the_latest_first(with_papers):
    with_papers.show_tab("letters")
    assert cells(with_papers.letters.model) == [
        ["CK-2026-0002", "First reminder", "21 Nov", "30 Nov", "¥160,900.00", "not sent"],
        ["CK-2026-0001", "First reminder", "21 Nov", "30 Nov", "¥160,900.00", "void"],
    ]


def test_enter_shows_a_paper_as_it_was_printed(with_papers):
    with_papers.show_tab("letters")
    QTest.keyClick(with_papers.letters.view, Qt.Key.Key_J)
    QTest.keyClick(with_papers.letters.view, Qt.Key.Key_Return)
    assert with_papers.went == [("letters", {"document": 1})]


@pytest.mark.parametrize(
    ("button", "went"), [("write_button", ("letters", {})), ("form_button", ("plans", {"do": "form"}))]
)
def test_the_next_paper_is_begun_here(customer_page, hengda, button, went):
    customer_page.show_tab("letters")
    getattr(customer_page.letters, button).click()
    assert customer_page.went == [(went[0], {**went[1], "customer": hengda})]


def test_without_papers_a_reminder_is_offered(customer_page, hengda):
    customer_page.show_tab("letters")
    overlay = customer_page.letters.view._overlay
    assert overlay.text.startswith("No paper has been made for this customer yet.")
    overlay.button.click()
    assert customer_page.went == [("letters", {"customer": hengda})]


def test_a_paper_made_elsewhere_comes_by_itself(customer_page, context, hengda):
    customer_page.show_tab("letters")
    context.jobs.write(context.services.letters.make, LetterChoices(hengda, "USD"))
    context.jobs.write(context.services.letters.make, LetterChoices(hengda, "CNY"))
    assert customer_page.letters.model.rowCount() == 1  # nothing is overdue in dollars


def test_plans_are_listed_with_how_far_they_are(with_papers):
    with_papers.show_tab("plans")
    proposed, draft = cells(with_papers.plans.model)
    assert (proposed[0], proposed[-1], draft[-1]) == ("3 instalments", "proposed", "draft")
    assert {"¥160,900.00", "¥53,633.33", "7 Dec"} <= set(draft)


def test_enter_goes_to_the_plan(with_papers):
    with_papers.show_tab("plans")
    QTest.keyClick(with_papers.plans.view, Qt.Key.Key_Return)
    assert with_papers.went == [("plans", {"plan": 2})]


def test_a_plan_is_begun_here(customer_page, hengda):
    customer_page.show_tab("plans")
    customer_page.plans.view._overlay.button.click()
    customer_page.plans.new_button.click()
    assert customer_page.went == [("plans", {"do": "new", "customer": hengda})] * 2


def test_the_timeline_tells_of_papers_and_plans(with_papers):
    about = [row[1] for row in cells(with_papers.overview.model)]
    assert [each for each in about if each in {"Instalment plan", "Printed paper"}] == [
        *["Instalment plan"] * 3,
        *["Printed paper"] * 3,
    ]


def test_every_kind_of_event_stands_under_a_heading():
    assert [kind for kind in EventKind if heading_text(kind) == "Other"] == []
    assert heading_text("told_by_a_newer_version") == "Other"


def test_another_customer_has_its_own(with_papers, ids):
    with_papers.show_tab("plans")
    with_papers.arrive(customer_id=ids[NAMES[1]], tab="plans")
    assert with_papers.plans.model.rowCount() == 0
    with_papers.show_tab("letters")
    assert with_papers.letters.model.rowCount() == 0


def test_both_are_read_in_threads(qtbot, opened, ids, hengda, clock):
    fill_papers(opened, ids)
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = CustomerPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.arrive(customer_id=hengda, tab="plans")
    page.show()
    qtbot.waitUntil(lambda: page.plans.model.rowCount() == 2)
    page.show_tab("letters")
    qtbot.waitUntil(lambda: page.letters.model.rowCount() == 2)
    jobs.close()
