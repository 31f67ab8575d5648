"""The items that a payment may go to, and what of it goes to each: proposed, or typed as the customer said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.domain.ledger import Share
from desktop.domain.problems import Problem
from desktop.formats import format_amount, format_date, format_days
from desktop.i18n import N_, _
from desktop.services.payments import PayableItem
from desktop.ui.models.roles import Index
from desktop.ui.widgets.edited_cells import WRONG_ROLE
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.problems import sentence

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


class Cell(IntEnum):
    """The columns."""

    NUMBER = 0
    DUE = 1
    LATE = 2
    OPEN = 3
    DISPUTED = 4
    SHARE = 5
    STAYS = 6


_TITLES = {
    Cell.NUMBER: N_("Item"),
    Cell.DUE: N_("Due"),
    Cell.LATE: N_("Late"),
    Cell.OPEN: N_("Open amount"),
    Cell.DISPUTED: N_("Disputed"),
    Cell.SHARE: N_("Of this payment"),
    Cell.STAYS: N_("Stays open"),
}
_LEFT_CELLS = frozenset({Cell.NUMBER, Cell.DUE, Cell.LATE})


@dataclass(frozen=True, slots=True)
class ShareRow:
    """An item with what is read of it, written once."""

    id: int
    currency: str
    open: int
    disputed: int
    texts: tuple[str, ...]  # up to Cell.DISPUTED


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed as a share: its sum, or, where it cannot be read, the text alone."""

    minor: int | None
    text: str
    problem: Problem | None = None


def share_rows(items: Iterable[PayableItem], today: date) -> tuple[ShareRow, ...]:
    """Write the rows of items; takes a while where there are many."""
    return tuple(ShareRow(item.id, item.currency, item.open, item.disputed, _texts(item, today)) for item in items)


def same_rows(rows: Sequence[ShareRow], items: Sequence[PayableItem]) -> bool:
    """Say whether rows show these very items, as they stand."""
    return len(rows) == len(items) and all(
        (row.id, row.open, row.disputed) == (item.id, item.open, item.disputed)
        for row, item in zip(rows, items, strict=True)
    )


def _texts(item: PayableItem, today: date) -> tuple[str, ...]:
    return (
        item.number,
        format_date(item.due_date, today=today) if item.due_date else _("no due date"),
        format_days(item.days_overdue) if item.days_overdue else "",
        format_amount(item.open, item.currency),
        format_amount(item.disputed, item.currency) if item.disputed else "",
    )


class SharesModel(QAbstractTableModel):
    """Rows stay as they are while only the shares change."""

    #: The user has typed a share.
    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShareRow, ...] = ()
        self._shares: dict[int, int] = {}
        self._unread: dict[int, Typed] = {}
        self._wrong: dict[int, str] = {}

    # Rows and shares

    @property
    def rows(self) -> tuple[ShareRow, ...]:
        """The items as they are shown."""
        return self._rows

    def show_rows(self, rows: tuple[ShareRow, ...]) -> None:
        """Show other items, without shares; the same object again changes nothing."""
        if rows is not self._rows:
            self.beginResetModel()
            self._rows = rows
            self._shares, self._unread, self._wrong = {}, {}, {}
            self.endResetModel()

    def show_shares(self, shares: Mapping[int, int]) -> None:
        """Show what each item gets, by its id, in minor units; what was typed and cannot be read stays."""
        self._shares = {item: minor for item, minor in shares.items() if minor}
        self._repaint()

    def shares(self) -> tuple[Share, ...]:
        """Give what goes to which item, as it is shown."""
        return tuple(Share(row.id, self._shares[row.id]) for row in self._rows if self._shares.get(row.id))

    @property
    def shared(self) -> int:
        """What goes to items in all, in minor units."""
        return sum(self._shares.values())

    def type_in(self, index: Index, typed: Typed) -> None:
        """Take what was typed; a text that is no amount stays as it is and counts as nothing."""
        item = self._rows[index.row()].id
        self._wrong.pop(item, None)
        self._unread.pop(item, None)
        if typed.problem is not None:
            self._unread[item] = typed
        self._shares[item] = typed.minor or 0
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), Cell.STAYS))
        self.edited.emit()

    def toggle(self, at: int, left: int) -> None:
        """Give a row as much of `left` as is open of it, or take away what it has."""
        row = self._rows[at]
        share = 0 if self._shares.get(row.id) else max(min(row.open, left), 0)
        self.type_in(self.index(at, Cell.SHARE), Typed(share, ""))

    def forget(self) -> None:
        """Take all shares away, and what could not be read."""
        self._shares, self._unread, self._wrong = {}, {}, {}
        self._repaint()

    def unread_problems(self) -> list[Problem]:
        """Name the rows whose text is no amount, as `shares.<id>`."""
        return [
            Problem(f"shares.{item}", typed.problem.code, typed.problem.values)
            for item, typed in self._unread.items()
            if typed.problem is not None
        ]

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Mark the rows that something is wrong with."""
        named = {problem.field: problem for problem in problems}
        found = {row.id: named.get(f"shares.{row.id}") for row in self._rows} if named else {}
        self._wrong = {item: sentence(problem) for item, problem in found.items() if problem is not None}
        self._repaint()

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the items."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Cell)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let shares alone be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Cell.SHARE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what is read of an item, and its share."""
        if not index.isValid():
            return None
        row, cell = self._rows[index.row()], Cell(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if cell in _LEFT_CELLS else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._wrong.get(row.id, "")) if cell is Cell.SHARE else None
        if role == WRONG_ROLE:
            return cell is Cell.SHARE and (row.id in self._wrong or row.id in self._unread)
        if role == Qt.ItemDataRole.EditRole and cell is Cell.SHARE:
            unread = self._unread.get(row.id)
            return unread.text if unread else self._shares.get(row.id)
        return self._text(row, cell) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a column's title, aligned like its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Cell):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[Cell(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section in _LEFT_CELLS else _RIGHT
        return None

    # Private

    def _text(self, row: ShareRow, cell: Cell) -> str:
        if cell < Cell.SHARE:
            return row.texts[cell]
        unread = self._unread.get(row.id)
        if unread is not None:
            return unread.text if cell is Cell.SHARE else ""
        share = self._shares.get(row.id, 0)
        if not share:
            return ""
        return format_amount(share if cell is Cell.SHARE else row.open - share, row.currency)

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, Cell.STAYS))
