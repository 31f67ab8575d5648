"""What each command does with a line; loaded when the first one is wanted."""

from typing import TYPE_CHECKING

from desktop.domain.agenda import Action, Group
from desktop.services.today_lines import Line
from desktop.ui.pages.today import acts, marks
from desktop.ui.pages.today.commands import Command
from desktop.ui.pages.today.rows import RowKind, TodayRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.pages.today.page import TodayPage

    Do = Callable[[TodayPage, TodayRow, Line], None]


def do(page: "TodayPage", row: TodayRow, command: Command) -> None:
    """Do what is wanted of a row; nothing where the row does not have it."""
    if row.line is None:
        if command in {Command.ACT, Command.MORE}:
            _act_without_customer(page, row)
        return
    commands = _PUT_OFF if row.kind is RowKind.PUT_OFF else _LINE
    if command in commands:
        commands[command](page, row, row.line)


def _act_without_customer(page: "TodayPage", row: TodayRow) -> None:
    if row.kind is RowKind.FOLD:
        page.turn_fold()
    elif isinstance(row.key.of, Group):
        page.show_more(row.key.of)
    else:
        acts.open_undescribed(page)


def _act(page: "TodayPage", row: TodayRow, line: Line) -> None:
    if line.action is Action.OPEN_VISIT:
        page.show_visit(row)
    elif line.action is Action.HAND_IN_PAPERS:
        marks.tick_off(page, page.context, line)
    else:
        acts.act(page, page.context, line)


def _tick_off(page: "TodayPage", row: TodayRow, line: Line) -> None:
    """Tick the strongest reason off; what is done elsewhere is done by doing it."""
    if marks.can_tick_off(line):
        marks.tick_off(page, page.context, line)
    else:
        _act(page, row, line)


_ANY: "dict[Command, Do]" = {
    Command.WHY: lambda page, row, _line: page.show_why(row),
    Command.CALL_SHEET: lambda page, _row, line: acts.call(page, page.context, line),
    Command.CUSTOMER: lambda page, _row, line: acts.open_customer(page, line.customer_id),
}
_LINE: "dict[Command, Do]" = {
    **_ANY,
    Command.ACT: _act,
    Command.DONE: _tick_off,
    Command.PIN: lambda page, _row, line: marks.toggle_pin(page, page.context, line),
    Command.SNOOZE: lambda page, _row, line: marks.snooze(page, page.context, line),
    Command.MORE: lambda page, _row, line: page.show_more(line.group),
}
_PUT_OFF: "dict[Command, Do]" = {
    **_ANY,
    Command.ACT: lambda page, _row, line: marks.bring_back(page, page.context, line),
}
