"""Going elsewhere while how a customer pays is being changed: the window asks first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.payrules import LastWorkingDay
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PageSpec
from desktop.ui.pages.customers.customer_page import CustomerPage
from desktop.ui.pages.customers.page import CustomersPage
from desktop.ui.pages.process.rule_kinds import RuleKind
from desktop.ui.widgets.page import Page

SPECS = (
    PageSpec("today", "Today", "today", Page),
    PageSpec("customers", "Customers", "customers", CustomersPage),
    PageSpec("customer", "Customer", "customers", CustomerPage, in_rail=False),
)


@pytest.fixture
def window(qtbot, context, hengda):
    """A window on a customer whose payment process was changed and not saved."""
    made = MainWindow(context, SPECS)
    qtbot.addWidget(made, before_close_func=lambda window: window.page.has_unsaved and window.page.process.discard())
    made.show()
    qtbot.waitExposed(made)
    made.navigate("customers")
    made.navigate("customer", customer_id=hengda)
    made.page.process.reload()
    made.page.show_tab("process")
    made.page.process.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)
    made.page.show_tab("overview")
    return made


WAYS = {
    "rail": lambda window: QTest.mouseClick(window.rail.button("today"), Qt.MouseButton.LeftButton),
    "back": lambda window: window.back(),
    "close": lambda window: window.close(),
}


def is_left(window, way):
    return not window.isVisible() if way == "close" else window.key == {"rail": "today", "back": "customers"}[way]


@pytest.fixture
def is_saved(context, hengda):
    return lambda: isinstance(context.services.processes.get(hengda).process.rule.pay_day, LastWorkingDay)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("choice", ["Save", "Discard", "Stay here"])
def test_unsaved_work_is_asked_about_on_every_way_out(window, is_saved, answer, way, choice):
    WAYS[way](window)
    assert not is_left(window, way)
    assert window.page.tab == "process"
    answer(window, choice)
    assert is_left(window, way) is (choice != "Stay here")
    assert is_saved() is (choice == "Save")


def test_who_stays_sees_the_mark_where_it_was(window, answer):
    WAYS["rail"](window)
    answer(window, "Stay here")
    assert window.rail.button("customers").isChecked()


def test_a_saved_page_is_left_without_a_question(window):
    window.page.process.save()
    for way in ("back", "close"):
        WAYS[way](window)
        assert is_left(window, way)
    assert window.findChild(QMessageBox) is None
