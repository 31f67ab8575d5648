"""Files that are dropped, given up and let go, and the page with real threads."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.hub import Hub
from desktop.ui.jobs import Jobs
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.widgets.progress import ProgressDialog
from tests.ui.imports.conftest import HEAD, TWO
from tests.ui.imports.scenes import chinese_file


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), actions, data, buttons, keys)
    enter.setAccepted(False)
    widget.dragEnterEvent(enter)
    if enter.isAccepted():
        widget.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    return enter.isAccepted()


def test_a_dropped_file_is_opened(page, write):
    assert drop(page.start.drop_zone, write(TWO))
    assert page.review is not None


def test_several_files_at_once_are_not_taken(page, write):
    assert not drop(page, write(TWO), write(TWO, "other.csv"))


def test_another_file_can_be_dropped_on_the_page(page, write):
    page.open(write(TWO))
    drop(page, write(TWO, "other.csv"))
    assert page.review.workbook.path.name == "other.csv"


def test_cancel_forgets_the_file(page, write):
    page.open(write(TWO))
    page.outcome.cancel_button.click()
    assert page.review is None
    assert page.views.currentWidget() is page.start


@pytest.fixture
def threaded(qtbot, context):
    """The page with real threads."""
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = ImportPage(replace(context, jobs=jobs, hub=hub))
    qtbot.addWidget(page)
    page.show()
    yield page
    jobs.close()


def test_reading_and_writing_happen_in_threads(qtbot, threaded, find):
    threaded.open(chinese_file())
    qtbot.waitUntil(threaded.outcome.bring_in_button.isEnabled)
    threaded.outcome.bring_in_button.click()
    qtbot.waitUntil(lambda: threaded.start.history.table.table.rowCount() == 1)
    assert find("SELECT count(*) FROM receivable") == [(60,)]


def test_a_large_file_can_be_given_up(qtbot, threaded, write):
    rows = "".join(f"Customer {n % 400},A{n},2026-12-01,{n}.00\n" for n in range(1, 60_000))
    threaded.open(write(HEAD + rows))
    assert threaded.busy.isVisible()
    threaded.busy.cancel_button.click()
    assert not threaded.busy.isVisible()
    assert threaded.views.currentWidget() is threaded.start
    threaded.context.jobs.close()
    assert threaded.review is None


def test_a_file_that_is_done_with_is_let_go(page, write):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    assert page.review is page.reading._review is page.outcome._review is None
    assert page.outcome.previews["items"].table.rowCount() == 0


def test_an_import_can_be_given_up_and_leaves_nothing(qtbot, threaded, find):
    threaded.open(chinese_file())
    qtbot.waitUntil(threaded.outcome.bring_in_button.isEnabled)
    gate = Event()
    threaded.context.jobs.write(gate.wait)  # keeps the writer busy
    threaded.outcome.bring_in_button.click()
    assert not threaded.outcome.bring_in_button.isEnabled()
    (dialog,) = threaded.findChildren(ProgressDialog)
    dialog.cancel_button.click()
    gate.set()
    qtbot.waitUntil(threaded.outcome.bring_in_button.isEnabled)
    assert find("SELECT count(*) FROM receivable") == [(0,)]
