from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import i18n, paths, preferences
from desktop.app import open_app
from desktop.ui.application import Application
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.notifications import LogNotifier
from desktop.ui.theme import DARK, ThemeChoice, tokens_of


@pytest.fixture
def application(qapp, clock, monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    application = Application(qapp, clock, "en", LogNotifier())
    yield application
    application.close()
    application._program.choose_theme(ThemeChoice.LIGHT)
    application._on_theme_chosen()
    application.deleteLater()


def windows():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]


def test_first_start_makes_a_book_and_shows_it(application):
    assert application.open()
    assert (paths.data_folder() / "dunwell.book").is_file()
    assert len(windows()) == 1
    assert application.desk.window.status_line.book.text() == "dunwell.book"


def test_after_the_first_picture_the_foot_is_filled(qtbot, application):
    application.open()
    qtbot.waitUntil(lambda: application.desk.window.status_line.backup.text() == "no backup yet")


def test_book_that_is_not_sound_is_told_of_behind_the_first_picture(qtbot, application, clock, monkeypatch):
    monkeypatch.setattr("desktop.ui.application._CHECKED_AT_ONCE", 0)
    app = open_app(None, clock)
    with app.services._book.transaction():
        app.services._book.run("INSERT INTO import_run (at, file_name, sha256, summary) VALUES ('', '', '00', '{}')")
        app.services._book.run(
            "INSERT INTO import_change (run_id, entity, entity_id, after) VALUES (1, 'customer', 99, '{}')"
        )
    app.close()
    assert application.open()
    qtbot.waitUntil(lambda: bool(application.desk.window.findChildren(QMessageBox)))
    (box,) = application.desk.window.findChildren(QMessageBox)
    assert "not sound" in box.text()
    assert box.informativeText() == "an import names a row that is gone (1)"
    box.close()


def test_another_book_takes_the_place_of_the_first(qtbot, application, tmp_path):
    application.open()
    assert application.open(tmp_path / "other.book")
    qtbot.waitUntil(lambda: len(windows()) == 1)
    assert application.desk.path == tmp_path / "other.book"
    application.close()
    assert preferences.load().book == str(tmp_path / "other.book")


def test_book_that_is_open_is_brought_forward_not_opened_twice(application):
    application.open()
    desk = application.desk
    assert application.open(desk.path)
    assert application.desk is desk


def test_last_book_is_opened_again_unless_it_is_gone(qapp, clock, tmp_path, application):
    preferences.save(replace(preferences.load(), book=str(tmp_path / "gone.book")))
    assert application._usual_book() == paths.data_folder() / "dunwell.book"


def test_book_that_cannot_be_opened_leaves_the_open_one_alone(application, tmp_path, monkeypatch):
    application.open()
    desk = application.desk
    bad = tmp_path / "bad.book"
    bad.write_text("this is no book")
    asked = []
    monkeypatch.setattr(application, "_ask_for_another", asked.append)
    assert not application.open(bad)
    assert len(asked) == 1
    assert application.desk is desk
    assert application.code == 1


def test_user_may_choose_another_file_for_a_bad_one(application, tmp_path, monkeypatch):
    bad, good = tmp_path / "bad.book", tmp_path / "good.book"
    bad.write_text("this is no book")
    monkeypatch.setattr(application, "_ask_for_another", lambda _fault: good)
    assert application.open(bad)
    assert application.desk.path == good


def test_language_change_builds_the_window_anew(qtbot, application):
    application.open()
    before = application.desk.window
    application._program.choose_language("zh_CN")
    qtbot.waitUntil(lambda: application.desk.window is not before)
    assert i18n.language() == "zh_CN"
    assert len(windows()) == 1
    assert preferences.load().language == "zh_CN"


def test_theme_change_dresses_at_once(qtbot, qapp, application):
    application.open()
    application._program.choose_theme(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: tokens_of(qapp.palette()) is DARK)
    assert preferences.load().theme == "dark"


def test_close_lets_another_start_be_the_first(application, clock):
    application.open()
    application.close()
    assert windows() == []
    assert application.open()


def test_new_day_reaches_every_page(qtbot, qapp, opened, clock, calls):
    from desktop.ui.program import Program

    desk = Desk(qapp, opened, Program(), LogNotifier())
    desk._context.hub.changed.connect(calls)
    clock.day = date(2026, 11, 21) + timedelta(days=3)
    desk._watch.look()
    assert len(calls) == 1
    desk._jobs.close()
    desk.window.close()
    desk.window.deleteLater()
    desk.deleteLater()
