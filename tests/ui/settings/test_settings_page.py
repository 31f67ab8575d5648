"""The settings, driven as a user would, and looked up in the book."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from desktop.preferences import Preferences
from desktop.services.faults import DiskFull
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.pages.settings.about import DISCLAIMER_EN, DISCLAIMER_ZH, AboutSection
from desktop.ui.pages.settings.days.day_dialog import ChangeDayDialog
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.program import Program
from desktop.ui.theme import ThemeChoice

HOLIDAY = date(2026, 10, 1)
WORKDAY = date(2026, 11, 25)


@pytest.fixture
def days(page):
    page.arrive(section="days")
    return page.days


@pytest.fixture
def calendars(opened):
    return opened.services.calendars


def button(group, choice):
    return next(each for each in group.buttons() if each.property("choice") == choice)


def dialog_of(section):
    return next(each for each in section.findChildren(ChangeDayDialog) if each.isVisible())


def boxes(section):
    return [box for box in section.findChildren(QMessageBox) if box.isVisible()]


# The page


@pytest.mark.parametrize("name", ["appearance", "days", "company", "texts", "book", "about"])
def test_the_section_in_front_is_named_as_one_arrives_at_it(page, name):
    page.arrive(section=name)
    assert page.part == name


def test_no_text_is_said_to_be_missing_before_they_are_read(qtbot, opened, clock):
    hub = Hub()
    page = SettingsPage(Context(opened.services, InlineJobs(hub), hub, clock))
    qtbot.addWidget(page)
    assert page.texts.nothing.isHidden()
    assert page.texts.editor.isHidden()


# Language and colours


def test_a_language_is_chosen_by_one_click(qtbot, page):
    with qtbot.waitSignal(page.context.program.language_chosen):
        qtbot.mouseClick(button(page.appearance.languages, "zh_CN"), Qt.MouseButton.LeftButton)
    assert page.context.program.preferences.language == "zh_CN"


def test_a_theme_is_chosen_by_the_keyboard(qtbot, page):
    button(page.appearance.themes, "").setFocus()
    with qtbot.waitSignal(page.context.program.theme_chosen):
        qtbot.keyClick(button(page.appearance.themes, "light"), Qt.Key.Key_Space)
    assert page.context.program.theme is ThemeChoice.LIGHT


def test_what_is_preferred_is_marked(qtbot, opened, clock):
    program = Program(Preferences(language="en", theme="dark"))
    page = SettingsPage(Context(opened.services, InlineJobs(), Hub(), clock, program))
    qtbot.addWidget(page)
    page.show()
    assert page.appearance.languages.checkedButton().text() == "English"
    assert page.appearance.themes.checkedButton().text() == "dark"


# Working days


def test_a_click_on_a_working_day_offers_a_day_off(qtbot, days, calendars, said):
    qtbot.mouseClick(days.calendar, Qt.MouseButton.LeftButton, pos=days.calendar.place_of(WORKDAY).center())
    dialog = dialog_of(days)
    assert dialog.what.currentText() == "day off"
    dialog.name.insert("盘点 stock-taking")
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not calendars.calendar().is_working(WORKDAY)
    assert calendars.calendar().name(WORKDAY) == "盘点 stock-taking"
    assert said[0][0] == "Wed 25 Nov is changed."


def test_undo_gives_the_day_back(qtbot, days, calendars, said):
    qtbot.mouseClick(days.calendar, Qt.MouseButton.LeftButton, pos=days.calendar.place_of(WORKDAY).center())
    dialog_of(days).save_button.click()
    said[0][1]()
    assert calendars.overrides(2026) == []


def test_arrow_keys_and_enter_change_a_day(qtbot, days, calendars):
    days.calendar.select(date(2026, 9, 30))
    qtbot.keyClick(days.calendar, Qt.Key.Key_Right)
    qtbot.keyClick(days.calendar, Qt.Key.Key_Return)
    assert dialog_of(days).what.currentText() == "working day"
    dialog_of(days).save_button.click()
    assert calendars.calendar().is_working(HOLIDAY)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 10, 30)),
        (Qt.Key.Key_Down, date(2026, 11, 7)),
        (Qt.Key.Key_Up, date(2026, 10, 24)),
        (Qt.Key.Key_PageDown, date(2026, 11, 30)),
        (Qt.Key.Key_Home, date(2026, 1, 1)),
        (Qt.Key.Key_End, date(2026, 12, 31)),
    ],
)
def test_keys_move_within_the_year(qtbot, days, key, day):
    days.calendar.select(date(2026, 10, 31))
    qtbot.keyClick(days.calendar, key)
    assert days.calendar.current == day


def test_keys_stop_at_the_end_of_the_year(qtbot, days):
    days.calendar.select(date(2026, 12, 31))
    qtbot.keyClick(days.calendar, Qt.Key.Key_Down)
    assert days.calendar.current == date(2026, 12, 31)


def test_a_day_of_ones_own_goes_back_to_the_public_calendar(qtbot, days, calendars):
    calendars.set_day(HOLIDAY, working=True, name="盘点")
    days.reload()
    days.calendar.select(HOLIDAY)
    qtbot.keyClick(days.calendar, Qt.Key.Key_Return)
    assert dialog_of(days).what.currentText() == "as in the public calendar: day off, National Day"
    dialog_of(days).save_button.click()
    assert calendars.overrides(2026) == []


def test_the_list_opens_a_day_too(qtbot, days):
    days.list.select(HOLIDAY)
    qtbot.keyClick(days.list, Qt.Key.Key_Return)
    assert dialog_of(days).windowTitle() == "1 October 2026"
    dialog_of(days).reject()


def test_an_estimated_year_says_so_and_can_be_declared(qtbot, days, calendars, said):
    days.later.click()
    assert "announced around November" in days._status.text()
    days.declare_button.click()
    assert not calendars.year_status(2027).estimated
    assert days._status.text() == "You declared on 21 Nov 2026 that 2027 is as announced."
    said[0][1]()
    assert calendars.year_status(2027).estimated


def test_a_declared_year_can_be_taken_back(days, calendars):
    days.show_year(2027)
    days.declare_button.click()
    days.declare_button.click()
    assert calendars.year_status(2027).estimated


def test_another_country_counts_and_comes_back_by_undo(days, calendars, said):
    days.country.chosen.emit("DE")
    assert calendars.country() == "DE"
    assert said[0][0].startswith("The working days of Germany count from now on.")
    said[0][1]()
    assert calendars.country() == "CN"


def test_a_country_is_found_by_a_part_of_its_name(qtbot, days, calendars):
    line = days.country.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "germany")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert calendars.country() == "DE"


def test_what_is_no_country_is_taken_back(qtbot, days, calendars):
    line = days.country.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Atlantis")
    line.editingFinished.emit()
    assert (line.text(), calendars.country()) == ("China", "CN")


YEAR = {
    "year": 2027,
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-03", "isOffDay": False},
    ],
}


def test_a_year_is_imported_and_undone(tmp_path, days, calendars, said):
    calendars.set_day(date(2027, 5, 5), working=False, name="ours")
    file = tmp_path / "2027年放假.json"
    file.write_text(json.dumps(YEAR), "utf-8-sig")
    days.import_file(str(file))
    assert calendars.calendar().is_working(date(2027, 1, 3))
    assert not calendars.calendar().is_working(date(2026, 12, 31))
    assert days._status.text() == "The days of 2027 come from the file 2027年放假.json."
    said[0][1]()
    assert [each.name for each in calendars.overrides(2027)] == ["ours"]
    assert calendars.overrides(2026) == []
    assert calendars.year_status(2027).estimated


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not json", "Not a file of working days for one year."),
        (b"\xff\xfe\x00", "Not a file of working days for one year."),
        (b'{"year": 2027, "days": []}', "Not a file of working days for one year."),
        (
            b'{"year": 2027, "days": [{"name": "x", "date": "2027-02-30", "isOffDay": true}]}',
            "Entry 1 of its days: Not a date. Write it as 2026-11-26.",
        ),
        (b" " * 1_000_001, "Too large: at most 1000000."),
    ],
)
def test_a_file_that_is_no_year_is_refused_in_a_sentence(tmp_path, days, calendars, content, sentence):
    file = tmp_path / "year.json"
    file.write_bytes(content)
    days.import_file(str(file))
    (box,) = boxes(days)
    assert (box.text(), box.informativeText()) == ("This file was not taken.", sentence)
    assert calendars.overrides(2027) == []
    box.close()


def test_a_missing_file_is_a_known_fault(qtbot, opened, hub, clock, tmp_path):
    faults = []
    page = SettingsPage(Context(opened.services, InlineJobs(hub, lambda error: not faults.append(error)), hub, clock))
    qtbot.addWidget(page)
    page.days.import_file(str(tmp_path / "nothing.json"))
    assert isinstance(faults[0], FileNotFoundError)


# The book


def test_back_up_now(qtbot, page, opened, said):
    page.arrive(section="book")
    page.book.back_up_button.click()
    assert page.book.backup_label.text() != "none yet"
    assert said[0][0].startswith("Backup made and checked: ")
    assert opened.services.books.last_backup()


def test_the_command_backs_up_at_once(page, said, opened):
    page.arrive(do="back_up")
    assert page.section is page.book
    assert opened.services.books.last_backup()


def test_back_up_to_a_folder(page, tmp_path):
    page.arrive(section="book")
    page.book.back_up_to(str(tmp_path / "stick"))
    assert len(list((tmp_path / "stick").glob("*.backup"))) == 1


def test_a_backup_that_fails_can_be_tried_again(qtbot, context, monkeypatch):
    page = SettingsPage(replace(context, jobs=InlineJobs(context.hub, lambda _error: True)))
    qtbot.addWidget(page)

    def full(*_args):
        raise DiskFull

    monkeypatch.setattr("desktop.services.books.back_up", full)
    page.book.back_up()
    assert page.book.back_up_button.isEnabled()


def test_the_check_says_that_a_book_is_sound(page):
    page.arrive(section="book")
    page.book.check_button.click()
    assert page.book.findings.text() == "The book is sound."


def test_the_check_names_what_does_not_agree(page, opened):
    page.arrive(section="book")
    with opened.services._book.transaction():
        opened.services._book.rows(
            "INSERT INTO import_run (at, file_name, sha256, summary) VALUES ('2026', 'a', 'b', '{}')"
        )
        opened.services._book.rows(
            "INSERT INTO import_change (run_id, entity, entity_id, after) VALUES (1, 'customer', 7, '{}')"
        )
    page.book.check_button.click()
    advice, *lines = page.book.findings.text().split("\n")
    assert advice.startswith("The book is not sound.")
    assert len(lines) == 1


def test_the_sample_can_be_left(qtbot, page, opened):
    page.arrive(section="book")
    assert page.book.leave_button.isHidden()
    opened.services.settings.set("sample", "1")
    page.book.reload()
    with qtbot.waitSignal(page.context.program.book_chosen) as heard:
        page.book.leave_button.click()
    assert heard.args[0].name == "dunwell.book"


# About, and all of it


def test_about_shows_the_disclaimer_in_both_languages(qtbot, context):
    section = AboutSection(context)
    qtbot.addWidget(section)
    texts = {label.text() for label in section.findChildren(QLabel)}
    assert {DISCLAIMER_EN, DISCLAIMER_ZH} <= texts


def test_everything_is_read_in_threads(qtbot, opened, clock):
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = SettingsPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.arrive(section="days")
    page.show()
    qtbot.waitUntil(lambda: page.days.list.table.rowCount() > 0 and page.days.country.count() > 0)
    page.arrive(section="book")
    page.book.back_up()
    qtbot.waitUntil(lambda: page.book.backup_label.text() not in {"", "none yet"})
    jobs.close()
