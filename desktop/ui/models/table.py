"""One table model for every list: columns are data, rows are frozen dataclasses, texts are made when a row is loaded.

    COLUMNS = (
        Column(N_("Customer"), value=lambda row: row.name, sort_key="name", width=240),
        Column(N_("Owed"), value=lambda row: row.owed, text=format_minor, number=True, sort_key="owed"),
        Column(N_("State"), value=lambda row: row.state, text=state_words, chip=lambda row: "good"),
    )
    model = TableModel(COLUMNS, key=lambda row: row.id, load=paged(jobs, services.customers.page))

`services.customers.page(request)` gets a `PageRequest` and returns at most `request.limit` rows in the order asked for.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.models.roles import CHIP_ROLE, ROW_ROLE, VALUE_ROLE, ChipKind, Index

Row = TypeVar("Row")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()

#: Rows asked for at once; more than a large screen shows.
PAGE = 100


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: `text` turns `value(row)` into what is read, `sort_key` is the name the query sorts by."""

    title: str  # marked with N_
    value: Callable[[Row], Any]
    text: Callable[[Any], str] = str
    number: bool = False  # right-aligned, tabular figures
    sort_key: str = ""  # empty: cannot be sorted
    width: int = 120  # logical pixels
    stretch: bool = False  # takes the room that is left
    chip: Callable[[Row], ChipKind | None] | None = None


@dataclass(frozen=True, slots=True)
class PageRequest(Generic[Row]):
    """Which rows are wanted: the next `limit` after row `after`, which is number `offset - 1`."""

    offset: int
    limit: int
    after: Row | None = None
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class _Loaded(Generic[Row]):
    row: Row
    texts: tuple[str, ...]
    chips: tuple[ChipKind | None, ...]


#: Starts reading the rows of a request; calls the first function with them later, or at once, or the second on failure.
Load = Callable[[PageRequest[Row], Callable[[Sequence[Row]], None], Callable[[], None]], object]


def paged(jobs: Jobs, fetch: Callable[[PageRequest[Row]], Sequence[Row]], owner: QObject) -> Load[Row]:
    """Read pages off the UI thread; `owner` is the model's page or view."""

    def load(request: PageRequest[Row], deliver: Callable[[Sequence[Row]], None], give_up: Callable[[], None]) -> None:
        jobs.read(fetch, request, then=deliver, failed=lambda _error: give_up(), owner=owner)

    return load


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind. With `load` they come page by page, sorted there; without, `set_rows` gives all of them."""

    #: The first rows of a new list have arrived (maybe none).
    loaded = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable],
        load: Load[Row] | None = None,
        order: str = "",
        descending: bool = False,
        page: int = PAGE,
        parent: QObject | None = None,
    ) -> None:
        """Take the `sort_key` that rows come ordered by at first."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._load = load
        self._page = page
        self._rows: list[_Loaded[Row]] = []
        self._all_here = True
        self._request = 0
        self._waiting = False
        self._sort = order
        self._descending = descending
        self.has_loaded = False

    # Rows

    def reload(self) -> None:
        """Read again as many rows as were shown, keeping the order; rows stay on the screen until the new ones come."""
        self._ask(PageRequest(0, max(self._page, len(self._rows)), None, self._sort, self._descending))

    def restart(self) -> None:
        """Read the first page again, for another search or order."""
        self._ask(PageRequest(0, self._page, None, self._sort, self._descending))

    def set_rows(self, rows: Sequence[Row], *, all_here: bool = True) -> None:
        """Replace the list; where the same rows come in the same order, only what changed is repainted."""
        fresh = [self._loaded(row) for row in rows]
        self._all_here = all_here
        if [self._key(old.row) for old in self._rows] == [self._key(new.row) for new in fresh]:
            for at, new in enumerate(fresh):
                self._put(at, new)
        else:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
        self.has_loaded = True
        self.loaded.emit()

    def replace(self, row: Row) -> bool:
        """Show a row anew, found by its key; False when it is not in the list."""
        at = self.position(self._key(row))
        if at is not None:
            self._put(at, self._loaded(row))
        return at is not None

    def row(self, index: Index | int) -> Row:
        """Give the row object of an index or row number."""
        return self._rows[index if isinstance(index, int) else index.row()].row

    def rows(self) -> tuple[Row, ...]:
        """Give all rows that are loaded."""
        return tuple(loaded.row for loaded in self._rows)

    def key(self, row: Row) -> Hashable:
        """Give what a row is known by."""
        return self._key(row)

    def position(self, key: Hashable) -> int | None:
        """Give the number of the row with this key."""
        return next((at for at, loaded in enumerate(self._rows) if self._key(loaded.row) == key), None)

    @property
    def order(self) -> tuple[str, bool]:
        """The `sort_key` that rows are ordered by, and whether downwards."""
        return self._sort, self._descending

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows that are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what was prepared when the row was loaded."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].texts[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].number else _LEFT
        return self._own_data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a column's title, aligned like its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            title = self.columns[section].title
            return _(title) if title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        return None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Say whether rows may follow; not while some are on their way."""
        return not parent.isValid() and self._load is not None and not self._all_here and not self._waiting

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            last = self._rows[-1].row if self._rows else None
            self._ask(PageRequest(len(self._rows), self._page, last, self._sort, self._descending))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column: in the query with `load`, else here by the column's values."""
        if not 0 <= column < len(self.columns) or not self.columns[column].sort_key:
            return
        wanted = self.columns[column].sort_key, order == Qt.SortOrder.DescendingOrder
        if wanted == self.order:
            return
        self._sort, self._descending = wanted
        if self._load is not None:
            self.restart()
        else:
            self.set_rows(sorted(self.rows(), key=self._by(self.columns[column]), reverse=self._descending))

    # Private

    def _own_data(self, index: Index, role: int) -> object:
        loaded = self._rows[index.row()]
        if role == CHIP_ROLE:
            return loaded.chips[index.column()]
        if role == ROW_ROLE:
            return loaded.row
        if role == VALUE_ROLE:
            return self.columns[index.column()].value(loaded.row)
        return None

    def _ask(self, request: PageRequest[Row]) -> None:
        """Start a read, if there is where to read from; an answer to an older question is dropped."""
        if self._load is None:
            return
        self._request += 1
        number = self._request
        self._waiting = True

        def deliver(rows: Sequence[Row]) -> None:
            if number == self._request:
                self._take(request, rows)
                # not before: whoever hears of new rows must not ask for more within that
                self._waiting = number != self._request

        def give_up() -> None:
            if number == self._request:
                self._waiting = False

        self._load(request, deliver, give_up)

    def _take(self, request: PageRequest[Row], rows: Sequence[Row]) -> None:
        all_here = len(rows) < request.limit
        if request.offset == 0:
            self.set_rows(rows, all_here=all_here)
            return
        self._all_here = all_here
        if rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows.extend(self._loaded(row) for row in rows)
            self.endInsertRows()

    def _put(self, at: int, new: _Loaded[Row]) -> None:
        if self._rows[at] != new:
            self._rows[at] = new
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    @staticmethod
    def _by(column: Column[Row]) -> Callable[[Row], Any]:
        """Order by a column's values, rows without one last."""

        def by(row: Row) -> tuple[bool, Any]:
            value = column.value(row)
            return value is None, value

        return by

    def _loaded(self, row: Row) -> _Loaded[Row]:
        texts = tuple(column.text(column.value(row)) for column in self.columns)
        chips = tuple(column.chip(row) if column.chip else None for column in self.columns)
        return _Loaded(row, texts, chips)
