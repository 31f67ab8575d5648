import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from desktop.ui.models.table import Column, TableModel
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.table_view import TableView
from tests.ui.test_table_model import COLUMNS, Line, Source, lines

KEYS = Qt.Key


@pytest.fixture
def model(qapp):
    model = TableModel(COLUMNS, key=lambda line: line.id)
    model.set_rows(lines(5))
    return model


@pytest.fixture
def view(qtbot, model):
    view = TableView(model)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.setFocus()
    return view


def press(qtbot, view, *keys):
    for key in keys:
        qtbot.keyClick(view, key)


def test_rows_have_their_height_and_no_grid(view):
    assert view.rowHeight(0) == ROW_HEIGHT
    assert not view.showGrid()


def test_keys_that_were_here_before_the_rows_work_at_once(qtbot, view, calls):
    view.table.set_rows(())
    view.row_activated.connect(calls)
    view.table.set_rows(lines(3))
    press(qtbot, view, KEYS.Key_Return)
    assert [row.id for (row,) in calls] == [0]


@pytest.mark.parametrize(
    ("keys", "row"),
    [((KEYS.Key_J,), 1), ((KEYS.Key_J, KEYS.Key_J, KEYS.Key_K), 1), ((KEYS.Key_K,), 0), ((KEYS.Key_Down,), 1),
     ((KEYS.Key_J,) * 9, 4)],
)  # fmt: skip
def test_keys_move(qtbot, view, keys, row):
    view.select(0)
    press(qtbot, view, *keys)
    assert view.current_row().id == row


def test_enter_and_double_click_open_the_row(qtbot, view, calls):
    view.row_activated.connect(calls)
    view.select(2)
    press(qtbot, view, KEYS.Key_Return)
    view.doubleClicked.emit(view.table.index(3, 0))
    assert [row.id for (row,) in calls] == [2, 3]


def test_space_is_for_the_detail(qtbot, view, calls):
    view.detail_toggled.connect(calls)
    press(qtbot, view, KEYS.Key_Space)
    assert len(calls) == 1


def test_selection_is_told_once_a_row(view, calls):
    view.row_selected.connect(calls)
    view.select(1)
    view.setCurrentIndex(view.table.index(1, 2))
    assert [row.id for (row,) in calls] == [1]


def test_current_row_stays_when_the_list_comes_anew(view, model):
    view.select(3)
    model.set_rows(lines(5)[::-1])
    assert view.current_row().id == 3
    assert view.currentIndex().row() == 1


def test_current_row_that_is_gone_is_told(view, model, calls):
    view.select(3)
    view.row_selected.connect(calls)
    model.set_rows(lines(2))
    assert calls[-1] == (None,)


def test_empty_list_says_what_belongs_there(qtbot, view, model, calls):
    view.set_empty("No customers yet.", "Import a file", calls)
    assert view._overlay.isHidden()
    model.set_rows([])
    assert view._overlay.isVisible()
    view._overlay.button.click()
    assert len(calls) == 1


def test_header_click_orders_in_the_query(qtbot, qapp):
    source = Source(lines(5))
    view = TableView(TableModel(COLUMNS, key=lambda line: line.id, load=source.load, order="name"))
    qtbot.addWidget(view)
    view.table.reload()
    view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert source.requests[-1].sort == "owed"
    view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert view.horizontalHeader().sortIndicatorSection() == 1


def test_first_order_costs_no_extra_read(qtbot, qapp):
    source = Source(lines(5))
    view = TableView(TableModel(COLUMNS, key=lambda line: line.id, load=source.load, order="name"))
    qtbot.addWidget(view)
    view.table.reload()
    assert len(source.requests) == 1
    assert view.horizontalHeader().sortIndicatorSection() == 0


def test_text_that_is_cut_off_is_shown_as_typed(qtbot, qapp):
    model = TableModel((Column("Name", lambda line: line.name, width=60),), key=lambda line: line.id)
    model.set_rows([Line(1, "<b>Smith & Sons</b> with a long name", 1)])
    view = TableView(model)
    qtbot.addWidget(view)
    view.show()
    point = view.visualRect(model.index(0, 0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    qapp.sendEvent(view.viewport(), event)
    assert "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_pages_follow_when_scrolled_to_the_end(qtbot, qapp):
    source = Source(lines(250))
    view = TableView(TableModel(COLUMNS, key=lambda line: line.id, load=source.load, page=100))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.table.reload()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.table.rowCount() == 200)


def test_hovered_row_lights_up_and_goes_out(qtbot, view):
    qtbot.mouseMove(view.viewport(), QPoint(20, ROW_HEIGHT + 5))
    assert view._hovered == 1
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view._hovered == -1


@pytest.mark.parametrize("rows_first", [True, False])
def test_the_row_that_the_keys_begin_at_is_shown_as_chosen(view, rows_first):
    if not rows_first:
        view.table.set_rows(())
        view.table.set_rows(lines(3))
    assert view.hasFocus()
    assert view.selectionModel().isRowSelected(0)
