"""What each command does with a line; loaded when the first one is wanted."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from desktop.domain.agenda import Action, Group
from desktop.services.today_lines import Line
from desktop.ui.pages.today import acts, marks
from desktop.ui.pages.today.commands import Command
from desktop.ui.pages.today.rows import RowKind, TodayRow
from desktop.ui.widgets.page import Page


class Showing(Protocol):
    """What the page of the day shows by itself."""

    def show_why(self, row: TodayRow) -> None:
        """Show why a line is here."""

    def show_visit(self, row: TodayRow) -> None:
        """Show a line's visit."""

    def show_more(self, group: Group) -> None:
        """Show more lines of a group."""

    def turn_fold(self) -> None:
        """Show what was put off, or hide it again."""


class _Wanted(NamedTuple):
    """A line that something is wanted of, and the page it stands on."""

    page: Page
    showing: Showing
    row: TodayRow
    line: Line


def do(page: Page, showing: Showing, row: TodayRow, command: Command) -> None:
    """Do what is wanted of a row; nothing where the row does not have it."""
    if row.line is None:
        if command in {Command.ACT, Command.MORE}:
            _act_without_customer(page, showing, row)
        return
    commands = _PUT_OFF if row.kind is RowKind.PUT_OFF else _LINE
    if command in commands:
        commands[command](_Wanted(page, showing, row, row.line))


def _act_without_customer(page: Page, showing: Showing, row: TodayRow) -> None:
    if row.kind is RowKind.FOLD:
        showing.turn_fold()
    elif isinstance(row.key.of, Group):
        showing.show_more(row.key.of)
    else:
        acts.open_undescribed(page)


def _act(wanted: _Wanted) -> None:
    page, line = wanted.page, wanted.line
    if line.action is Action.OPEN_VISIT:
        wanted.showing.show_visit(wanted.row)
    elif line.action is Action.HAND_IN_PAPERS:
        marks.tick_off(page, page.context, line)
    else:
        acts.act(page, page.context, line)


def _tick_off(wanted: _Wanted) -> None:
    """Tick the strongest reason off; what is done elsewhere is done by doing it."""
    if marks.can_tick_off(wanted.line):
        marks.tick_off(wanted.page, wanted.page.context, wanted.line)
    else:
        _act(wanted)


_ANY: dict[Command, Callable[[_Wanted], None]] = {
    Command.WHY: lambda it: it.showing.show_why(it.row),
    Command.CALL_SHEET: lambda it: acts.call(it.page, it.page.context, it.line),
    Command.CUSTOMER: lambda it: acts.open_customer(it.page, it.line.customer_id),
}
_LINE: dict[Command, Callable[[_Wanted], None]] = {
    **_ANY,
    Command.ACT: _act,
    Command.DONE: _tick_off,
    Command.PIN: lambda it: marks.toggle_pin(it.page, it.page.context, it.line),
    Command.SNOOZE: lambda it: marks.snooze(it.page, it.page.context, it.line),
    Command.MORE: lambda it: it.showing.show_more(it.line.group),
}
_PUT_OFF: dict[Command, Callable[[_Wanted], None]] = {
    **_ANY,
    Command.ACT: lambda it: marks.bring_back(it.page, it.page.context, it.line),
}
