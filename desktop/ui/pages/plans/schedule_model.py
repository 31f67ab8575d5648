"""The instalments of a plan as rows that can be edited."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.domain.instalments import Instalment
from desktop.domain.months import day_in_month, month_number
from desktop.domain.problems import Problem
from desktop.formats import format_amount, format_date
from desktop.i18n import N_, _
from desktop.ui.models.roles import Index
from desktop.ui.widgets.edited_cells import WRONG_ROLE
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.plans import instalment_mark
from desktop.wording.problems import sentence

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


class Cell(IntEnum):
    """The columns."""

    NUMBER = 0
    NOMINAL = 1
    PAY_DAY = 2
    PRINCIPAL = 3
    INTEREST = 4
    TOTAL = 5


_TITLES = {
    Cell.NUMBER: N_("No."),
    Cell.NOMINAL: N_("Due on"),
    Cell.PAY_DAY: N_("Pay day"),
    Cell.PRINCIPAL: N_("Principal"),
    Cell.INTEREST: N_("Interest"),
    Cell.TOTAL: N_("To pay"),
}
_EDITABLE = frozenset({Cell.NOMINAL, Cell.PRINCIPAL})
_FIELDS = {"nominal_on": Cell.NOMINAL, "pay_on": Cell.NOMINAL, "principal": Cell.PRINCIPAL, "interest": Cell.INTEREST}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a cell: its value, or, where it cannot be read, the text alone."""

    value: date | int | None
    text: str
    problem: Problem | None = None


@dataclass(slots=True)
class _Row:
    instalment: Instalment
    unread: dict[Cell, Typed] = field(default_factory=dict)
    wrong: dict[Cell, str] = field(default_factory=dict)


class ScheduleModel(QAbstractTableModel):
    """Rows as they were worked out; editing one marks them all as made by hand."""

    #: The user has changed a row.
    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self.currency = "CNY"

    # Rows

    def instalments(self) -> tuple[Instalment, ...]:
        """Give the rows as they stand; an amount that cannot be read counts as nothing."""
        return tuple(row.instalment for row in self._rows)

    def show_rows(self, instalments: Sequence[Instalment], currency: str) -> None:
        """Show rows; where there are as many as before, what cannot be read in a cell stays as it was typed."""
        self.currency = currency
        if len(instalments) == len(self._rows):
            for row, instalment in zip(self._rows, instalments, strict=True):
                row.instalment = self._with_unread(row, instalment)
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, Cell.TOTAL))
            return
        self.beginResetModel()
        self._rows = [_Row(instalment) for instalment in instalments]
        self.endResetModel()

    def forget_typing(self) -> None:
        """Let go of what could not be read."""
        for row in self._rows:
            row.unread.clear()
            row.wrong.clear()

    def add(self, missing: int, first: date) -> int:
        """Add an instalment that takes what is missing, a month after the last or on `first`; give its row."""
        last = self._rows[-1].instalment if self._rows else None
        day = _month_after(last.nominal_on) if last else first
        position = last.position + 1 if last else 1
        at = len(self._rows)
        self.beginInsertRows(_NOWHERE, at, at)
        self._rows.append(_Row(Instalment(position, day, day, max(missing, 0))))
        self.endInsertRows()
        self.edited.emit()
        return at

    def remove(self, at: int) -> None:
        """Take an instalment out; those after it move up."""
        self.beginRemoveRows(_NOWHERE, at, at)
        del self._rows[at]
        self.endRemoveRows()
        self._number()
        self.edited.emit()

    def unread_problems(self) -> list[Problem]:
        """Name the cells whose text is no date or no amount."""
        return [
            replace(typed.problem, field=f"instalments.{at}.{_name_of(cell)}")
            for at, row in enumerate(self._rows)
            for cell, typed in row.unread.items()
            if typed.problem is not None
        ]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that something is wrong with (`instalments.2.principal`)."""
        for row in self._rows:
            row.wrong.clear()
        for problem in problems:
            _head, number, name = problem.field.split(".")
            if int(number) < len(self._rows):
                self._rows[int(number)].wrong[_FIELDS.get(name, Cell.PRINCIPAL)] = sentence(problem)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, Cell.TOTAL))

    def type_in(self, index: Index, typed: Typed) -> None:
        """Take what was typed into a cell."""
        row, cell = self._rows[index.row()], Cell(index.column())
        before = (row.instalment, row.unread.get(cell))
        row.unread.pop(cell, None)
        row.wrong.pop(cell, None)
        if typed.value is None:
            row.unread[cell] = typed
        row.instalment = _with_value(row.instalment, cell, typed.value)
        if before != (row.instalment, row.unread.get(cell)):
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), Cell.TOTAL))
            self.edited.emit()

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Cell)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let dates and principals be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _EDITABLE else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a column's title, aligned like its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Cell):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[Cell(section)])
        return _alignment(Cell(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows."""
        if not index.isValid():
            return None
        row, cell = self._rows[index.row()], Cell(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._shown(row, cell, for_editing=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(cell)
        wrong = self._wrong(row, cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(wrong)
        return {WRONG_ROLE: bool(wrong), Qt.ItemDataRole.AccessibleDescriptionRole: wrong}.get(role)

    # Private

    def _shown(self, row: _Row, cell: Cell, *, for_editing: bool) -> date | int | str | None:
        if cell in row.unread:
            return row.unread[cell].text
        return _value(row.instalment, cell) if for_editing else self._text(row.instalment, cell)

    def _text(self, row: Instalment, cell: Cell) -> str:
        match cell:
            case Cell.NUMBER:
                return instalment_mark(row)
            case Cell.NOMINAL:
                return row.nominal_on.isoformat()
            case Cell.PAY_DAY:
                return format_date(row.pay_on, "weekday", today=row.nominal_on)
            case Cell.PRINCIPAL:
                return format_amount(row.principal, self.currency)
            case Cell.INTEREST:
                return format_amount(row.interest, self.currency)
            case Cell.TOTAL:
                return format_amount(row.total, self.currency)

    @staticmethod
    def _wrong(row: _Row, cell: Cell) -> str:
        typed = row.unread.get(cell)
        if typed is not None and typed.problem is not None:
            return sentence(typed.problem)
        return row.wrong.get(cell, "")

    @staticmethod
    def _with_unread(row: _Row, instalment: Instalment) -> Instalment:
        """Keep an amount that cannot be read as nothing, and a date as it was before."""
        return replace(instalment, principal=0) if Cell.PRINCIPAL in row.unread else instalment

    def _number(self) -> None:
        number = 0
        for row in self._rows:
            if row.instalment.position:
                number += 1
                row.instalment = replace(row.instalment, position=number)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, Cell.TOTAL))


def _alignment(cell: Cell) -> Qt.AlignmentFlag:
    return _RIGHT if cell >= Cell.PRINCIPAL else _LEFT


def _value(row: Instalment, cell: Cell) -> date | int | None:
    if cell is Cell.NOMINAL:
        return row.nominal_on
    return row.principal if cell is Cell.PRINCIPAL else None


def _with_value(row: Instalment, cell: Cell, value: date | int | None) -> Instalment:
    if cell is Cell.NOMINAL:
        return replace(row, nominal_on=value, pay_on=value) if isinstance(value, date) else row
    return replace(row, principal=value if isinstance(value, int) else 0)


def _name_of(cell: Cell) -> str:
    return "nominal_on" if cell is Cell.NOMINAL else "principal"


def _month_after(day: date) -> date:
    return day_in_month(month_number(day) + 1, day.day)
