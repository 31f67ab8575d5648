"""The menu of a line: all that can be done with it, each with its key."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop.ui.pages.today.commands import KEY_NAMES, Command, offered, text_of
from desktop.ui.pages.today.list_view import TodayView
from desktop.ui.pages.today.rows import TodayRow
from desktop.ui.widgets.plain import plain_mnemonic


def show_menu(view: TodayView, row: TodayRow, where: QPoint) -> QMenu | None:
    """Open the menu of a line at a place on the screen; None where the line has none."""
    commands = offered(row)
    if not commands:
        return None
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in commands:
        text = f"{plain_mnemonic(text_of(command, row))}\t{KEY_NAMES[command]}"
        menu.addAction(text).triggered.connect(partial(_want, view, row, command))
        if command in {Command.WHY, Command.DONE}:
            menu.addSeparator()
    menu.popup(where)
    return menu


def _want(view: TodayView, row: TodayRow, command: Command, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    view.wanted.emit(row, command)
