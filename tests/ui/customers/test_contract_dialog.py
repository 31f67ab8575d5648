"""Describing a contract from an item that names it, with the clause that makes its sum payable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.services.contracts import ContractForm
from desktop.ui.pages.collecting.contract_dialog import DescribeContractDialog
from tests.ui.customers.scenes import add_item
from tests.ui.visits.driving import words

CLAUSE = "第五条：验收合格后三十日内付清"


@pytest.fixture
def tab(opened, hengda, customer_page):
    item = add_item(opened, hengda, "INV-2026-0950", 8_000_000, -5, contract="HT-2026-018")
    customer_page.reload()
    customer_page.show_tab("receivables")
    tab = customer_page.receivables
    tab.views[False].select(item)
    QTest.keyClick(tab.views[False], Qt.Key.Key_Space)
    return tab


@pytest.fixture
def contract(context, hengda):
    return lambda: context.services.contracts.get(hengda, "HT-2026-018").contract


def describe(tab, dialog):
    button = next(b for b in tab.panel.findChildren(QPushButton) if b.text() == "Describe the contract...")
    button.click()
    return dialog(tab, DescribeContractDialog)


def press_save(form):
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_clause_is_kept_and_shown_beside_the_contract(tab, dialog, contract):
    form = describe(tab, dialog)
    form.lines["pay_clause"].setText(CLAUSE)
    form.amount.setText("90000")
    press_save(form)
    assert (contract().pay_clause, contract().amount, contract().currency) == (CLAUSE, 9_000_000, "CNY")
    assert CLAUSE in words(tab.panel)


@pytest.fixture
def described(context, hengda):
    form = ContractForm(hengda, "HT-2026-018", project="冷库", pay_clause=CLAUSE, our_party="华澄", note="原件在我处")
    context.services.contracts.save(form)


@pytest.mark.usefixtures("described")
def test_what_was_described_comes_back_and_undo_brings_the_words_before(tab, customer_page, dialog, contract):
    form = describe(tab, dialog)
    assert (form.lines["project"].text(), form.note.toPlainText()) == ("冷库", "原件在我处")
    form.lines["pay_clause"].setText("第六条")
    press_save(form)
    assert contract().pay_clause == "第六条"
    customer_page.said[-1][1]()
    assert contract().pay_clause == CLAUSE


def test_a_clause_that_is_too_long_is_refused_beside_its_field(tab, dialog, contract):
    form = describe(tab, dialog)
    form.lines["pay_clause"].setText("条" * 301)
    press_save(form)
    assert form.form.error_text("pay_clause").startswith("Too long")
    assert contract() is None
    form.form.mark_clean()
