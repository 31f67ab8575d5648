import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.toast import Toast


@pytest.fixture
def toast(qtbot):
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    toast.window_kept = window
    return toast


def test_toast_shows_a_sentence_without_undo(toast):
    toast.say("Saved.")
    assert toast.isVisible()
    assert toast.text == "Saved."
    assert toast.undo_button.isHidden()


def test_undo_undoes_once_and_goes_away(toast, calls):
    toast.say("The visit is cancelled.", calls)
    toast.undo_button.click()
    toast.undo_button.click()
    assert calls == [()]
    assert not toast.isVisible()


def test_next_sentence_takes_the_place_of_the_last(toast, calls):
    toast.say("One.", calls)
    toast.say("Two.")
    assert toast.text == "Two."
    assert toast.undo_button.isHidden()


def test_toast_goes_away_by_itself_but_not_under_the_keyboard(qtbot, toast, calls):
    toast.say("The visit is cancelled.", calls)
    toast.window().activateWindow()
    toast.undo_button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast.undo_button.clearFocus()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_toast_keeps_its_place_in_a_larger_window(qtbot, toast):
    toast.say("Saved.")
    before = toast.y()
    toast.window().resize(800, 900)
    qtbot.waitUntil(lambda: toast.y() == before + 300)
