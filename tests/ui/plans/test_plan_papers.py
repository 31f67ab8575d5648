from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from desktop.domain.clauses import Acceleration
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.i18n import set_language
from desktop.ui import printing
from desktop.ui.pages.plans import paper_dialog
from desktop.ui.pages.plans.agreement_dialog import AgreementDialog
from desktop.ui.pages.plans.paper_fields import read_facts
from desktop.ui.pages.plans.proposal_dialog import ProposalFormDialog
from tests.ui.plans import book
from tests.ui.visits.driving import button, gone, press, shown, words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plan(opened, customer):
    book.saved(opened.services.company.save(book.COMPANY))
    return book.draft(opened, customer)


@pytest.fixture
def agreement(qtbot, page, plan):
    """The agreement of Hengda Foods before it is printed."""
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agreement..."), LEFT)
    dialog = shown(page, AgreementDialog)
    qtbot.waitUntil(lambda: dialog.view.is_current)
    return dialog


@pytest.fixture
def used(monkeypatch, tmp_path):
    """What was done with papers that were kept: their ids."""
    heard = []

    def hear(name, _parent, _context, document, **_where):
        heard.append((name, document))

    for name in ("print_document_on", "save_document_to", "open_document"):
        monkeypatch.setattr(paper_dialog, name, partial(hear, name))
    monkeypatch.setattr(paper_dialog, "ask_folder", lambda _parent, _context, then: then(tmp_path))
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "open_print_dialog", lambda _parent, _pdf, _name, then: then("printer"))
    return heard


def papers(opened):
    return opened.services.archive.page()


def test_looking_keeps_nothing(agreement, opened):
    assert agreement.view.area.page_count > 1
    assert "FQ-2026-0001" in agreement.number.text()
    assert papers(opened) == []


def test_printing_keeps_the_paper_first_and_only_once(qtbot, page, plan, opened, used):
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agreement..."), LEFT)
    dialog = shown(page, AgreementDialog)
    qtbot.waitUntil(lambda: dialog.view.is_current)
    for text in ("Print...", "Save as PDF...", "Open the PDF"):
        qtbot.mouseClick(button(dialog, text), LEFT)
    (paper,) = papers(opened)
    assert used == [("print_document_on", paper.id), ("save_document_to", paper.id), ("open_document", paper.id)]
    assert (paper.number, paper.kind) == ("FQ-2026-0001", DocumentKind.AGREEMENT)
    assert "FQ-2026-0001" in words(page.detail)


def test_no_printer_chosen_keeps_nothing(qtbot, agreement, opened, used, monkeypatch):
    monkeypatch.setattr(printing, "open_print_dialog", lambda *_asked: None)
    qtbot.mouseClick(agreement.print_button, LEFT)
    assert (papers(opened), used) == ([], [])


def test_no_folder_keeps_nothing(qtbot, agreement, opened):
    qtbot.mouseClick(agreement.save_button, LEFT)
    shown(agreement, QFileDialog).reject()
    assert papers(opened) == []
    assert agreement.print_button.isEnabled()


def test_without_a_printer_nothing_is_kept_until_it_is_saved(qtbot, agreement, opened, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    qtbot.mouseClick(agreement.print_button, LEFT)
    shown(agreement, QMessageBox).reject()
    assert papers(opened) == []


def test_another_choice_makes_another_paper(qtbot, page, plan, opened, used):
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agreement..."), LEFT)
    dialog = shown(page, AgreementDialog)
    qtbot.waitUntil(dialog.print_button.isEnabled)
    qtbot.mouseClick(dialog.print_button, LEFT)
    dialog.fields.language.choose(LetterLanguage.ENGLISH)
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(dialog.print_button.isEnabled)
    qtbot.mouseClick(dialog.print_button, LEFT)
    assert [(paper.number, paper.language) for paper in papers(opened)] == [
        ("FQ-2026-0002", "en"),
        ("FQ-2026-0001", "zh_CN"),
    ]


def test_what_is_shown_is_what_is_kept(qtbot, agreement, opened, monkeypatch, used):
    shown_pdf = agreement.preview(agreement.choices()).pdf
    agreement.print_button.click()
    (paper,) = papers(opened)
    assert opened.services.archive.pdf(paper.id) == shown_pdf


def test_a_day_that_is_none_keeps_the_paper_from_being_printed(qtbot, agreement, opened):
    agreement.fields.made_on.setText("2026-02-30")
    qtbot.waitUntil(lambda: agreement.form.error_text("made_on") != "")
    assert not agreement.print_button.isEnabled()
    assert agreement.fields.made_on.text() == "2026-02-30"


def test_the_disclaimer_stands_beside_the_agreement_alone(agreement):
    assert "not legal advice" in agreement.small_print.text()


def test_what_is_missing_leads_to_where_it_is_filled_in(qtbot, page, opened, customer, gone_to):
    plan = book.draft(opened, customer)
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agreement..."), LEFT)
    dialog = shown(page, AgreementDialog)
    assert "Not filled in for our company" in words(dialog)
    qtbot.mouseClick(button(dialog, "Fill in your company"), LEFT)
    assert gone(page, AgreementDialog)
    assert gone_to == [("settings", {"section": "company", "field": "name"})]


def test_what_is_missing_of_the_customer_leads_to_the_customer(qtbot, agreement, page, gone_to):
    qtbot.mouseClick(button(agreement, "Open the customer"), LEFT)
    assert gone_to == [("customer", {"customer_id": 1})]


def test_a_legal_choice_is_warned_of(qtbot, page, opened, plan):
    beginning = opened.services.plans.begin_change(plan)
    clauses = replace(beginning.form.clauses, acceleration=Acceleration.TWO_LATE)
    book.saved(opened.services.plans.change(plan, replace(beginning.form, clauses=clauses)))
    page.arrive(plan=plan)
    qtbot.mouseClick(button(page.detail, "Agreement..."), LEFT)
    assert "A lawyer should look at this choice" in words(shown(page, AgreementDialog))


def test_a_kept_paper_is_opened_from_the_panel(page, opened, agreement, used, monkeypatch):
    agreement.open_button.click()
    agreement.close()
    heard = []
    monkeypatch.setattr("desktop.ui.paper_actions.QDesktopServices.openUrl", lambda url: heard.append(url) or True)
    links = page.detail.findChildren(QPushButton)
    next(each for each in links if each.accessibleName() == "Open FQ-2026-0001").click()
    assert Path(heard[0].toLocalFile()).read_bytes() == opened.services.archive.pdf(papers(opened)[0].id)


# The form that the customer fills in (rule 29)


@pytest.fixture
def form(qtbot, page, opened, customer):
    """The form for Hengda Foods, of which there is no plan."""
    page.arrive(do="form", customer=customer)
    QApplication.processEvents()
    dialog = shown(page, ProposalFormDialog)
    qtbot.waitUntil(lambda: dialog.view.is_current)
    return dialog


def test_the_form_is_printed_before_there_is_a_plan(qtbot, form, opened, used):
    form.print_button.click()
    (paper,) = papers(opened)
    assert (paper.number, paper.kind, paper.total) == ("FB-2026-0001", DocumentKind.PROPOSAL_FORM, 10_000_000)
    assert opened.services.plans.page() == []


def test_the_form_asks_for_an_answer_within_a_week_on_a_working_day(form):
    assert form.reply_by.day() == date(2026, 11, 30)


def test_the_form_is_about_the_items_that_are_ticked(qtbot, form, opened, used):
    form.items.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(form.print_button.isEnabled)
    form.print_button.click()
    assert papers(opened)[0].total == 4_000_000


def test_nothing_is_printed_about_no_item(qtbot, form):
    for at in range(2):
        form.items.topLevelItem(at).setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "as soon as" in form.view.text)
    assert not form.print_button.isEnabled()


def test_a_customer_is_found_for_the_form(qtbot, page, customer):
    qtbot.mouseClick(button(page, "Proposal form..."), LEFT)
    dialog = shown(page, ProposalFormDialog)
    assert not dialog.print_button.isEnabled()
    press(qtbot, *"hengda", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.view.is_current)
    assert dialog.choices().customer_id == customer


def test_the_disclaimer_speaks_the_language_of_the_screen(page, opened, plan, context):
    set_language("zh_CN")
    card = opened.services.plans.get(plan)
    dialog = AgreementDialog(context, card, read_facts(opened.services, card.plan.customer_id, "CNY"), page)
    assert "不构成法律意见" in dialog.small_print.text()
