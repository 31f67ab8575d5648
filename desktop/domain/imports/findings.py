"""What a check has found so far: items kept once, rows refused, passed over and warned of."""

from collections.abc import Iterable, Sequence

from desktop.domain.imports.cells import Row
from desktop.domain.imports.checked import Checked, ItemRow, RowProblem, Skipped, SkipReason
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, SheetKind, SheetMapping
from desktop.domain.imports.parties import Parties
from desktop.domain.imports.rows import skip_reason
from desktop.domain.problems import Problem, ProblemCode

#: Where an item was found, how its number is spelt and which of its sums are told makes it no other item.
_CONTENT = ItemRow._fields.index("customer")
#: Where a field has no column, the heading of the one that would do as well.
_INSTEAD: dict[str, tuple[Field, ...]] = {
    Field.CUSTOMER_NAME: (Field.CUSTOMER_CODE,),
    Field.OPEN_AMOUNT: (Field.AMOUNT,),
}


class Findings:
    """Gathers the outcome of all sheets of one file."""

    def __init__(self, known_codes: frozenset[str]) -> None:
        self.parties = Parties(known_codes)
        self._items: list[ItemRow] = []
        self._places: dict[tuple[int, str, str], int] = {}
        self._contradicted: set[int] = set()
        self._problems: list[RowProblem] = []
        self._warnings: list[RowProblem] = []
        self._skipped: list[Skipped] = []
        self._refused_keys: set[str] = set()

    def keep(self, mapped: SheetMapping, item: ItemRow) -> bool:
        """Keep an item unless it is there already: the same once more is passed over, a contradiction refuses both."""
        place = self._places.setdefault((item.customer, item.key, item.currency), len(self._items))
        if place == len(self._items):
            self._items.append(item)
            return True
        other = self._items[place]
        if other[_CONTENT:] == item[_CONTENT:]:
            self.warn(mapped, item.row, [Problem(Field.ITEM_NUMBER, ProblemCode.DUPLICATE_ROW, {"row": other.row})])
            return False
        self._refused_keys.add(item.key)
        self._problem(mapped, item.row, _conflict(other.row))
        if place not in self._contradicted:
            self._contradicted.add(place)
            self._problem(mapped, other.row, _conflict(item.row), other.sheet)
        return False

    def refuse(self, mapped: SheetMapping, number: int, row: Row, problems: Iterable[Problem], key: str = "") -> None:
        """Tell what is wrong with a row, unless it is no row of the table at all; `key` is that of its item."""
        reason = skip_reason(row, [column.heading for column in mapped.columns])
        if reason:
            self.skip(mapped, number, reason)
            return
        if mapped.kind is SheetKind.ITEMS:
            self._refused_keys.add(key)
        for problem in problems:
            self._problem(mapped, number, problem)

    def skip(self, mapped: SheetMapping, number: int, reason: SkipReason) -> None:
        """Note a row that was passed over."""
        self._skipped.append(Skipped(mapped.sheet, number, reason))

    def warn(self, mapped: SheetMapping, number: int, warnings: Iterable[Problem]) -> None:
        """Note what is odd about a row that is kept."""
        self._warnings += [RowProblem(mapped.sheet, number, _heading(mapped, problem), problem) for problem in warnings]

    def result(self, mapping: Mapping, rows: int) -> Checked:
        """Leave out items that contradict each other, and give customers the currency of their items."""
        items: Sequence[ItemRow] = self._items
        if self._contradicted:
            items = [item for place, item in enumerate(items) if place not in self._contradicted]
        currencies: dict[int, str] = {}
        for item in items:
            currencies.setdefault(item.customer, item.currency)
        customers = [
            customer if customer.currency else customer._replace(currency=currencies.get(place, mapping.currency))
            for place, customer in enumerate(self.parties.customers)
        ]
        order = {mapped.sheet: place for place, mapped in enumerate(mapping.sheets)}
        problems = sorted(self._problems, key=lambda problem: (order.get(problem.sheet, 0), problem.row))
        return Checked(
            customers,
            self.parties.contacts,
            items,
            problems,
            self._warnings,
            self._skipped,
            frozenset(self._refused_keys),
            rows,
        )

    def _problem(self, mapped: SheetMapping, number: int, problem: Problem, sheet: str = "") -> None:
        self._problems.append(RowProblem(sheet or mapped.sheet, number, _heading(mapped, problem), problem))


def _conflict(row: int) -> Problem:
    return Problem(Field.ITEM_NUMBER, ProblemCode.CONFLICTING_ROW, {"row": row})


def _heading(mapped: SheetMapping, problem: Problem) -> str:
    fields = (problem.field, *_INSTEAD.get(problem.field, ()))
    return next((column.heading for field in fields for column in mapped.columns if column.field == field), "")
