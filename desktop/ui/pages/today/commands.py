"""What can be done with a line of the day besides its one action, and by which key."""

from enum import Enum, auto

from PySide6.QtCore import Qt

from desktop.i18n import N_, _
from desktop.ui.pages.today.rows import RowKind, TodayRow


class Command(Enum):
    """Something that a key, or the menu of a line, asks for."""

    ACT = auto()
    DETAIL = auto()
    WHY = auto()
    PIN = auto()
    SNOOZE = auto()
    DONE = auto()
    MORE = auto()
    CUSTOMER = auto()
    CALL_SHEET = auto()
    UNDO = auto()


KEYS = {
    Qt.Key.Key_Return: Command.ACT,
    Qt.Key.Key_Enter: Command.ACT,
    Qt.Key.Key_Space: Command.DETAIL,
    Qt.Key.Key_W: Command.WHY,
    Qt.Key.Key_P: Command.PIN,
    Qt.Key.Key_S: Command.SNOOZE,
    Qt.Key.Key_D: Command.DONE,
    Qt.Key.Key_N: Command.MORE,
    Qt.Key.Key_C: Command.CUSTOMER,
    Qt.Key.Key_L: Command.CALL_SHEET,
    Qt.Key.Key_U: Command.UNDO,
}

#: How the menu writes keys; the same in every language.
KEY_NAMES = {
    Command.ACT: "Enter",
    Command.DETAIL: "Space",
    Command.WHY: "W",
    Command.PIN: "P",
    Command.SNOOZE: "S",
    Command.DONE: "D",
    Command.CALL_SHEET: "L",
    Command.CUSTOMER: "C",
}

_TEXTS = {
    Command.DETAIL: N_("Show the detail"),
    Command.WHY: N_("Why here?"),
    Command.PIN: N_("Pin to the top of its group"),
    Command.SNOOZE: N_("Put off..."),
    Command.DONE: N_("Done for today"),
    Command.CALL_SHEET: N_("Call sheet..."),
    Command.CUSTOMER: N_("Open the customer"),
}
_PUT_OFF = (Command.ACT, Command.DETAIL, Command.WHY, Command.CALL_SHEET, Command.CUSTOMER)


def offered(row: TodayRow) -> tuple[Command, ...]:
    """Give what the menu of a line offers, in its order; nothing for what is no customer's line."""
    if row.kind is RowKind.PUT_OFF:
        return _PUT_OFF
    return tuple(KEY_NAMES) if row.kind is RowKind.LINE else ()


def text_of(command: Command, row: TodayRow) -> str:
    """Name a command for a line; its action in its own words."""
    if command is Command.ACT:
        return row.action
    if command is Command.PIN and row.pinned:
        return _("Take the pin off")
    return _(_TEXTS[command])
