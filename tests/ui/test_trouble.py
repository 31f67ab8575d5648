import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.services.faults import DiskFull
from desktop.ui.trouble import BugWatch, report, show_fault
from desktop.ui.widgets.bug_dialog import BugDialog


def boxes():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


@pytest.mark.parametrize(
    ("fault", "words"),
    [(DiskFull(), "no room left"), (PermissionError(13, "Permission denied", "/book"), "cannot be read or written")],
)
def test_known_fault_is_told_with_advice(qapp, fault, words):
    assert show_fault(fault)
    (box,) = boxes()
    assert words in box.text()
    assert box.informativeText()
    box.buttons()[0].click()
    assert boxes() == []


def test_fault_is_told_once_at_a_time(qapp):
    show_fault(DiskFull())
    show_fault(DiskFull())
    (box,) = boxes()
    box.buttons()[0].click()


def test_bug_is_no_fault(qapp):
    assert not show_fault(ValueError("a bug"))


def caught():
    try:
        int("went wrong")
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_report_has_what_is_needed_to_mend_it(qapp):
    text = report(*caught())
    assert "ValueError: invalid literal" in text
    assert "test_trouble.py" in text
    assert f"Python {sys.version_info.major}." in text
    assert "Qt 6." in text


def test_bug_dialog_copies_its_report(qtbot):
    dialog = BugDialog("the report")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "the report"


def test_bugs_are_logged_and_shown_one_at_a_time(qtbot, caplog):
    watch = BugWatch()
    watch.catch(*caught())
    watch.catch(*caught())
    qtbot.waitUntil(lambda: watch._dialog is not None)
    assert len([record for record in caplog.records if record.levelname == "CRITICAL"]) == 2
    watch._dialog.accept()
    qtbot.waitUntil(lambda: watch._dialog is None)


def test_watch_takes_over_the_excepthook(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    watch = BugWatch()
    watch.install()
    assert sys.excepthook == watch.catch
