"""Our own company, filled in as a rep would, and looked up in the book."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.company import MOST_ACCOUNTS, BankAccount, Company, EnglishHabit
from desktop.services.company import LOGO_BYTES
from desktop.services.faults import DiskFull
from desktop.services.results import Saved
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PageSpec
from desktop.ui.pages.settings.company.words import missing_lines, usual_accounts
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.widgets.page import Page
from tests.ui.settings.scenes import FULL, picture


@pytest.fixture
def service(opened):
    return opened.services.company


@pytest.fixture
def section(page):
    page.arrive(section="company")
    return page.company


@pytest.fixture
def filled(service, section):
    assert isinstance(service.save(FULL), Saved)
    section.reload()
    return section


def save(section):
    section.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(section.form.field("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


# Looking at it


def test_a_long_name_is_shown_from_its_beginning(service, section):
    assert isinstance(service.save(replace(FULL, name="宁波北仑" * 40)), Saved)
    section.reload()
    assert section.form.field("name").cursorPosition() == 0


def test_nothing_is_missed_before_the_book_has_been_read(qtbot, opened):
    hub = Hub()
    page = SettingsPage(Context(opened.services, InlineJobs(hub), hub, opened.clock))
    qtbot.addWidget(page)
    assert page.company.missing.text() == ""


# Filling in


def test_what_is_typed_is_kept_in_the_book(section, service, said):
    type_into(section.form.field("name"), "Dunwell Ltd")
    type_into(section.form.field("handler_phone"), "0755 8600 1200")
    assert not section.bar.isHidden()
    save(section)
    assert (service.get().name, service.get().handler_phone) == ("Dunwell Ltd", "0755 8600 1200")
    assert section.bar.isHidden()
    assert said[0][0] == "Saved what papers say of our company."


def test_undo_gives_the_company_back_as_it_was(filled, service, said):
    type_into(filled.form.field("name"), "Other Ltd")
    save(filled)
    said[0][1]()
    assert service.get() == FULL
    assert filled.form.company() == FULL


def test_every_field_comes_back_from_the_book(filled):
    assert filled.form.company() == FULL
    assert not filled.is_dirty


def test_spaces_around_are_gone_once_it_is_saved(section):
    type_into(section.form.field("name"), "  Dunwell  ")
    save(section)
    assert section.form.field("name").text() == "Dunwell"
    assert not section.is_dirty


def test_discard_goes_back_to_the_book(filled):
    type_into(filled.form.field("tax_id"), "1")
    filled.form.accounts.rows[0].remove_button.click()
    filled.bar.discard_button.click()
    assert filled.form.company() == FULL
    assert filled.bar.isHidden()


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(filled, service):
    type_into(filled.form.field("mail"), "finance at dunwell")
    type_into(filled.form.accounts.rows[1].number, " ")
    save(filled)
    assert filled.form.error_text("mail") == "Not a mail address."
    assert filled.form.accounts.rows[1].form.error_text("number") == "This is needed."
    assert filled.form.accounts.rows[0].form.error_text("number") == ""
    assert filled.bar.text == "Not saved. Please correct what is marked."
    assert filled.form.field("mail").text() == "finance at dunwell"
    assert service.get() == FULL
    assert filled.form.field("mail").hasFocus()


def test_a_fault_in_an_account_alone_has_the_keyboard(filled):
    type_into(filled.form.accounts.rows[2].number, " ")
    save(filled)
    assert filled.form.accounts.rows[2].number.hasFocus()


def test_reading_again_keeps_what_is_being_typed(filled, page, service):
    type_into(filled.form.field("phone"), "123")
    service.set_logo(picture())
    page.refresh()
    assert filled.form.field("phone").text() == "123"
    assert filled.form.logo.preview.has_picture


def test_the_tab_key_goes_through_accounts_where_they_are_read(filled):
    filled.form.accounts.add_button.click()
    rows = filled.form.accounts.rows
    rows[-1].code.setFocus()
    QTest.keyClick(rows[-1].code, Qt.Key.Key_Tab)
    assert filled.form.logo.choose_button.hasFocus()


# What papers still lack


@pytest.mark.parametrize(
    ("company", "lines"),
    [
        (FULL, ()),
        (replace(FULL, phone=""), ("Papers still lack: phone",)),
        (replace(FULL, name_en="", address=""), ("Chinese papers also: address", "English papers also: English name")),
        (replace(FULL, accounts=()), ("Papers still lack: bank accounts",)),
        (replace(FULL, accounts=(BankAccount("USD", "we", "", "1"),)), ("Papers still lack: bank accounts",)),
    ],
)
def test_what_papers_lack_is_named_once(company, lines):
    assert missing_lines(company) == lines


def test_what_is_missing_is_said_while_it_is_being_typed(section):
    assert "phone, " in section.missing.text()
    type_into(section.form.field("phone"), "1")
    assert "phone, " not in section.missing.text()


# Accounts


def test_an_account_is_added_for_the_company_and_saved(section, service):
    type_into(section.form.field("name"), "Dunwell Ltd")
    section.form.accounts.add_button.click()
    row = section.form.accounts.rows[0]
    assert row.bank.hasFocus()
    type_into(row.bank, "ICBC Nanshan")
    type_into(row.number, "4000 0123")
    save(section)
    assert service.get().accounts == (BankAccount("CNY", "Dunwell Ltd", "ICBC Nanshan", "4000 0123"),)


def test_the_next_account_is_of_a_currency_that_is_not_there(filled):
    filled.form.accounts.add_button.click()
    assert filled.form.accounts.rows[-1].currency.chosen() == "EUR"


def test_an_account_that_is_taken_out_comes_back_by_undo(filled, said):
    filled.form.accounts.rows[1].remove_button.click()
    assert filled.form.company().accounts == (FULL.accounts[0], FULL.accounts[2])
    assert said[0][0] == "Taken out: account 7559 1234 5678 901"
    said[0][1]()
    assert filled.form.company().accounts == FULL.accounts
    assert not filled.is_dirty


def test_the_first_account_of_a_currency_is_the_usual_one(filled, service):
    rows = filled.form.accounts.rows
    assert [row.chip.accessibleName() for row in rows] == ["usual for CNY", "another for CNY", "usual for USD"]
    rows[1].up_button.click()
    save(filled)
    assert service.get().account_for("CNY") == FULL.accounts[1]


@pytest.mark.parametrize(
    ("currencies", "usual"),
    [((), []), (("CNY", "USD", "CNY"), [True, True, False]), (("USD", "USD"), [True, False])],
)
def test_usual_accounts(currencies, usual):
    assert usual_accounts([BankAccount(code) for code in currencies]) == usual


def test_another_currency_makes_an_account_the_usual_one(filled):
    rows = filled.form.accounts.rows
    rows[1].currency.choose("HKD")
    assert rows[1].chip.accessibleName() == "usual for HKD"
    assert filled.is_dirty


def test_no_more_accounts_than_a_book_holds(section, service):
    service.save(Company(accounts=tuple(BankAccount("CNY", number=str(n)) for n in range(MOST_ACCOUNTS))))
    section.reload()
    assert not section.form.accounts.add_button.isEnabled()


# The logo


@pytest.fixture
def logo_file(tmp_path):
    file = tmp_path / "标识.png"
    file.write_bytes(picture())
    return file


def test_a_logo_is_kept_at_once_and_undone(section, service, logo_file, said):
    section.take_logo(logo_file)
    assert service.logo() == logo_file.read_bytes()
    assert section.form.logo.preview.has_picture
    assert said[0][0] == "The logo is kept."
    assert not section.is_dirty
    said[0][1]()
    assert service.logo() is None
    assert not section.form.logo.preview.has_picture


def test_a_logo_is_dropped(section, service, logo_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(logo_file))])
    area = section.form.logo.preview
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(area, QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert service.logo() == logo_file.read_bytes()


def test_a_logo_is_taken_away_and_comes_back(section, service, logo_file, said):
    section.take_logo(logo_file)
    section.form.logo.remove_button.click()
    assert service.logo() is None
    assert section.form.logo.remove_button.isHidden()
    said[1][1]()
    assert service.logo() == logo_file.read_bytes()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n cut off", b"\0" * (LOGO_BYTES + 1)])
def test_what_is_no_picture_is_refused_beside_the_one_before(section, service, logo_file, tmp_path, content):
    section.take_logo(logo_file)
    other = tmp_path / "other.png"
    other.write_bytes(content)
    section.take_logo(other)
    assert section.form.logo.error.text() == "Not a PNG or JPEG picture of at most 1 MB."
    assert not section.form.logo.error.isHidden()
    assert service.logo() == logo_file.read_bytes()
    assert section.form.logo.preview.has_picture


def test_a_file_that_is_gone_is_a_known_fault(qtbot, opened, hub, clock):
    faults = []
    page = SettingsPage(Context(opened.services, InlineJobs(hub, lambda error: not faults.append(error)), hub, clock))
    qtbot.addWidget(page)
    page.company.take_logo(Path("/nowhere/logo.png"))
    assert isinstance(faults[0], FileNotFoundError)


# Papers in English


def test_the_lines_of_registration_are_asked_for_by_british_habit_only(filled, service):
    office = filled.form.field("registered_office")
    assert not office.isHidden()
    american = filled.form.habit.buttons[EnglishHabit.US]
    american.setFocus()
    QTest.keyClick(american, Qt.Key.Key_Space)
    assert office.isHidden()
    save(filled)
    assert service.get() == replace(FULL, english_habit=EnglishHabit.US)


# Coming and going


SPECS = (PageSpec("today", "Today", "today", Page), PageSpec("settings", "Settings", "settings", SettingsPage))


@pytest.fixture
def window(qtbot, context):
    def discard(window):
        if window.page.has_unsaved:
            window.page.company.discard()
            window.page.texts.discard()

    made = MainWindow(context, SPECS)
    qtbot.addWidget(made, before_close_func=discard)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("name", ["name", "handler_phone", "registered_office", "address_en"])
def test_one_arrives_at_the_field_that_is_named(window, name):
    window.navigate("settings", section="company", field=name)
    assert window.page.section is window.page.company
    assert window.page.company.form.field(name).hasFocus()


def test_one_arrives_at_the_logo_and_at_the_english_habit(window):
    window.navigate("settings", section="company", field="logo")
    assert window.page.company.form.logo.choose_button.hasFocus()
    window.navigate("settings", section="company", field="english_habit")
    assert window.page.company.form.habit.buttons[EnglishHabit.UK].hasFocus()


def test_one_arrives_where_an_account_is_added_or_at_what_it_lacks(window, service):
    window.navigate("settings", section="company", field="accounts")
    form = window.page.company.form
    assert form.accounts.add_button.hasFocus()
    service.save(Company(accounts=(BankAccount("CNY", "we", "", "1"),)))
    window.page.refresh()
    window.navigate("today")
    window.navigate("settings", section="company", field="accounts")
    assert form.accounts.rows[0].bank.hasFocus()


def test_a_field_is_arrived_at_once_not_at_each_reading(window, service):
    window.navigate("settings", section="company", field="phone")
    window.page.company.form.field("mail").setFocus()
    window.page.refresh()
    assert window.page.company.form.field("mail").hasFocus()


WAYS = {
    "rail": lambda window: QTest.mouseClick(window.rail.button("today"), Qt.MouseButton.LeftButton),
    "back": lambda window: window.back(),
    "close": lambda window: window.close(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("choice", ["Save", "Discard", "Stay here"])
def test_unsaved_work_is_asked_about_on_every_way_out(window, service, answer, way, choice):
    window.navigate("settings", section="company")
    type_into(window.page.company.form.field("name"), "Dunwell Ltd")
    window.page.tabs.setCurrentWidget(window.page.book)
    settings = window.page
    WAYS[way](window)
    assert settings.section is settings.company
    assert answer(settings, choice) == "Save the changes to our company?"
    is_left = not window.isVisible() if way == "close" else window.key == "today"
    assert is_left is (choice != "Stay here")
    assert service.get().name == ("Dunwell Ltd" if choice == "Save" else "")


def test_another_tab_loses_nothing_and_marks_the_one_that_was_left(page, section):
    type_into(section.form.field("name"), "Dunwell Ltd")
    page.arrive(section="about")
    assert page.tabs.tabText(page.tabs.indexOf(section)) == "Our company *"
    page.arrive(section="company")
    assert section.form.field("name").text() == "Dunwell Ltd"
    section.discard()
    assert page.tabs.tabText(page.tabs.indexOf(section)) == "Our company"


def test_a_refusal_does_not_let_one_leave(window, answer):
    window.navigate("settings", section="company")
    type_into(window.page.company.form.field("mail"), "no mail")
    window.navigate("today")
    answer(window.page, "Save")
    assert window.key == "settings"
    window.page.company.form.field("mail").clear()
    window.page.company.save()
    assert window.key == "settings"


def test_after_a_fault_one_stays_and_can_save_again(qtbot, context, service, monkeypatch):
    def full(_company):
        raise DiskFull

    page = SettingsPage(replace(context, jobs=InlineJobs(context.hub, lambda _error: True)))
    qtbot.addWidget(page)
    type_into(page.company.form.field("name"), "Dunwell")
    left = []
    with monkeypatch.context() as patched:
        patched.setattr(service, "save", full)
        page.company._after_save = lambda: left.append(1)
        page.company.save()
    page.company.save()
    assert service.get().name == "Dunwell"
    assert left == []


def test_what_is_typed_while_it_is_being_saved_stays(qtbot, opened, clock):
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = SettingsPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.arrive(section="company", field="accounts")
    page.show()
    section = page.company
    qtbot.waitUntil(lambda: section._has_read)
    type_into(section.form.field("name"), "Dunwell")
    section.save()
    type_into(section.form.field("phone"), "0755")
    qtbot.waitUntil(section.bar.save_button.isEnabled)
    assert opened.services.company.get() == Company(name="Dunwell")
    assert section.form.company() == Company(name="Dunwell", phone="0755")
    assert section.is_dirty
    jobs.close()
