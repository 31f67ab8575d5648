from typing import ClassVar

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.services.results import Changes, Entity
from desktop.ui.widgets.page import Page


class VisitsPage(Page):
    shows: ClassVar = frozenset({Entity.VISIT})
    reloads = 0

    def reload(self) -> None:
        self.reloads += 1


@pytest.fixture
def page(qtbot, bare_context):
    page = VisitsPage(bare_context, "Visits")
    qtbot.addWidget(page)
    return page


def test_page_reads_when_first_shown(page):
    assert page.reloads == 0
    page.show()
    assert page.reloads == 1


def test_visible_page_reads_again_when_touched(page, hub):
    page.show()
    hub.announce(Changes.of(Entity.VISIT))
    assert page.reloads == 2


def test_page_is_left_alone_by_what_it_does_not_show(page, hub):
    page.show()
    hub.announce(Changes.of(Entity.CONTACT))
    assert page.reloads == 1


def test_hidden_page_catches_up_once_when_shown(page, hub):
    page.show()
    page.hide()
    hub.announce(Changes.of(Entity.VISIT))
    hub.announce(Changes.of(Entity.VISIT))
    assert page.reloads == 1
    page.show()
    assert page.reloads == 2


def test_page_shown_again_untouched_does_not_read(page):
    page.show()
    page.hide()
    page.show()
    assert page.reloads == 1


@pytest.mark.parametrize(("customer", "reloads"), [(3, 2), (4, 1), (None, 2)])
def test_page_about_a_customer_heeds_only_its_own(page, hub, customer, reloads):
    page.customer = 3
    page.show()
    hub.announce(Changes.of(Entity.VISIT, customer=customer))
    assert page.reloads == reloads


def test_go_asks_for_a_page_with_arguments(page, calls):
    page.navigate_requested.connect(calls)
    page.go("customer", customer_id=7)
    assert calls == [("customer", {"customer_id": 7})]


def test_empty_state_offers_its_action(page, calls):
    page.show()
    page.show_empty("Nothing planned.", "Plan a visit", calls)
    page._empty.button.click()
    assert len(calls) == 1


def test_detail_is_hidden_until_toggled(page, qtbot):
    detail = QWidget()
    page.set_body(QWidget())
    page.set_detail(detail)
    page.show()
    assert detail.isHidden()
    page.toggle_detail()
    assert detail.isVisible()
    page.toggle_detail()
    assert detail.isHidden()


def test_tab_reaches_everything_and_the_content_has_the_keyboard_first(qtbot, page):
    before, view, after = QLineEdit(), QTableView(), QPushButton("after")
    view.setTabKeyNavigation(False)
    body = QWidget()
    layout = QVBoxLayout(body)
    for widget in (before, view, after):
        layout.addWidget(widget)
    action = page.add_action("New", lambda: None)
    page.set_body(body)
    page.begin_at(view)
    page.show()
    page.activateWindow()
    page.take_focus()
    assert page.focusWidget() is view
    reached = []
    for _ in range(4):
        page.focusNextChild()
        reached.append(page.focusWidget())
    assert reached == [after, action, before, view]


def test_keyboard_of_an_empty_page_begins_at_the_action_that_fills_it(page):
    page.set_body(QLineEdit())
    page.show_empty("Nobody yet", "New customer", lambda: None)
    page.show()
    page.activateWindow()
    page.take_focus()
    assert page.focusWidget().text() == "New customer"
