"""Scenes of the day's list: every group, its panel, what was put off, its dialogs, a quiet day, a fresh book."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.agenda import Group, ReasonCode
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.today.commands import Command
from desktop.ui.pages.today.menu import show_menu
from desktop.ui.pages.today.not_now_dialog import NotNowDialog
from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.today.rows import Key, RowKind, TodayRow
from desktop.ui.pages.today.snooze_dialog import Back, SnoozeDialog
from tests.pictures import Scene, Stage
from tests.ui.today import busy
from tests.ui.visits import book
from tests.ui.visits.scenes import framed, full


def _window(make=busy.busy_book) -> MainWindow:
    window = framed(full(make), "today", TodayPage)
    window.page.view.setFocus()
    return window


def _row(window: MainWindow, code: ReasonCode) -> TodayRow:
    """Find the first line with this strongest reason, and make it current."""
    rows = window.page.view.lines.rows
    row = next(row for row in rows if row.kind is RowKind.LINE and row.line.strongest.code is code)
    window.page.view.select(row.key)
    return row


def _scrolled_to(stage: Stage, window: MainWindow, key: Key) -> MainWindow:
    """Put a row to the top of what is seen."""
    window.show()
    stage.app.processEvents()
    view = window.page.view
    at = next(n for n, row in enumerate(view.lines.rows) if row.key == key)
    view.scrollTo(view.lines.index(at), view.ScrollHint.PositionAtTop)
    return window


def top(_stage: Stage) -> QWidget:
    window = _window()
    row = _row(window, ReasonCode.URGENT)
    window.page.view.wanted.emit(row, Command.PIN)
    window.page.view.select(next(row.key for row in window.page.view.lines.rows if row.line))
    return window


def money(stage: Stage) -> QWidget:
    window = _window()
    row = _row(window, ReasonCode.URGENT)
    window.page.view.wanted.emit(row, Command.PIN)
    return _scrolled_to(stage, window, Key(RowKind.HEADING, Group.PROMISES))


def rest(stage: Stage) -> QWidget:
    window = _window()
    _row(window, ReasonCode.STEP_DUE)
    return _scrolled_to(stage, window, Key(RowKind.MORE, Group.URGENT))


def foot(stage: Stage) -> QWidget:
    """Two lines that were put off, shown."""
    window = _window()
    for at, code in enumerate((ReasonCode.PROMISE_BROKEN, ReasonCode.URGENT)):
        row = _row(window, code)
        today = window.page.context.services.today
        today.snooze(row.line.customer_id, date(2026, 11, 24 + at), "老板出差，下周二回来；那时再打电话")
        window.page.refresh()
    window.page.turn_fold()
    window.page.view.select(window.page.view.lines.rows[-1].key)
    return _scrolled_to(stage, window, window.page.view.lines.rows[-1].key)


def why(_stage: Stage) -> QWidget:
    window = _window()
    window.page.view.wanted.emit(_row(window, ReasonCode.CONFIRM_VISIT), Command.WHY)
    return window


def promise(_stage: Stage) -> QWidget:
    window = _window()
    window.page.view.wanted.emit(_row(window, ReasonCode.PROMISE_BROKEN), Command.DETAIL)
    return window


def visit(_stage: Stage) -> QWidget:
    window = _window()
    window.page.view.wanted.emit(_row(window, ReasonCode.VISIT_TODAY), Command.ACT)
    return window


def few(_stage: Stage) -> QWidget:
    def some(path):
        app = book.new_book(path)
        book.one_visit(app)
        return app

    return _window(some)


def quiet(_stage: Stage) -> QWidget:
    def one_customer(path):
        app = book.new_book(path)
        book.add_customer(app, "Hengda Foods")
        return app

    return framed(full(one_customer), "today", TodayPage)


def fresh(_stage: Stage) -> QWidget:
    return framed(full(book.new_book), "today", TodayPage)


def menu(stage: Stage) -> QWidget:
    window = _window()
    stage.app.processEvents()
    found = show_menu(window.page.view, _row(window, ReasonCode.URGENT), window.mapToGlobal(QPoint(400, 300)))
    found.window_kept = window
    return found


def _line(code: ReasonCode):
    """Give a context and a line of the busy book."""
    context = full(busy.busy_book)
    groups = context.services.today.agenda(limit=100).groups
    return context, next(line for group in groups for line in group.lines if line.strongest.code is code)


def snooze(_stage: Stage) -> QWidget:
    return SnoozeDialog(*_line(ReasonCode.PROMISE_BROKEN))


def snooze_problems(_stage: Stage) -> QWidget:
    dialog = SnoozeDialog(*_line(ReasonCode.PROMISE_BROKEN))
    dialog.show()
    dialog.back.set_value(Back.OTHER)
    dialog.day.set_day(book.TODAY)
    dialog.save()
    dialog.reason.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog


def not_now(_stage: Stage) -> QWidget:
    return NotNowDialog(*_line(ReasonCode.HAND_OVER))


SCENES = (
    Scene("today", top),
    Scene("today-money", money),
    Scene("today-rest", rest),
    Scene("today-foot", foot),
    Scene("today-why", why),
    Scene("today-promise", promise),
    Scene("today-visit", visit),
    Scene("today-few", few),
    Scene("today-quiet", quiet),
    Scene("today-fresh", fresh),
    Scene("today-menu", menu, own_size=True),
    Scene("today-snooze", snooze, own_size=True),
    Scene("today-snooze-problems", snooze_problems, own_size=True),
    Scene("today-not-now", not_now, own_size=True),
)
