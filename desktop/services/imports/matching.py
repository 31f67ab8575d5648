"""Which customer of the book a customer of the file is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from db.queries.imports import KnownCustomer
from desktop.domain.imports.checked import CustomerRow, RowProblem
from desktop.domain.imports.fields import Field
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import fold, name_key, number_key


class Matches:
    """The customers of a file held against those of the book.

    A code decides; else the name as it is written; else the name without legal form, if only one customer on either
    side has it. `ids` has the place of each in the file, None for a new one; `unclear` are the places of those that
    the book has twice, or no longer has, so that nothing can be brought in for them.
    """

    def __init__(self, known: Sequence[KnownCustomer], rows: Sequence[CustomerRow]) -> None:
        self.similar: list[RowProblem] = []
        self.problems: list[RowProblem] = []
        self.unclear: set[int] = set()
        self._by_code = {number_key(customer.code): customer for customer in reversed(known) if customer.code}
        self._by_name: dict[str, list[KnownCustomer]] = {}
        self._by_key: dict[str, list[KnownCustomer]] = {}
        for customer in known:
            self._by_name.setdefault(_fold(customer.name), []).append(customer)
            self._by_key.setdefault(customer.name_key, []).append(customer)
        self._keys = Counter(name_key(row.name) for row in rows if row.name)
        self.ids = [self._match(place, row) for place, row in enumerate(rows)]

    def _match(self, place: int, row: CustomerRow) -> int | None:
        coded = self._by_code.get(number_key(row.code)) if row.code else None
        if coded:
            return coded.id
        if not row.name:
            self._refuse(place, row, Problem(Field.CUSTOMER_CODE, ProblemCode.NOT_FOUND))
            return None
        namesakes = list(_that_may_be(row, self._by_name.get(_fold(row.name), [])))
        if len(namesakes) > 1:
            self._refuse(
                place, row, Problem(Field.CUSTOMER_NAME, ProblemCode.SIMILAR_NAME, {"name": namesakes[1].name})
            )
            return None
        if namesakes:
            return namesakes[0].id
        key = name_key(row.name)
        alike = list(_that_may_be(row, self._by_key.get(key, [])))
        if len(alike) != 1 or self._keys[key] > 1:
            return None
        problem = Problem(Field.CUSTOMER_NAME, ProblemCode.SIMILAR_NAME, {"name": alike[0].name})
        self.similar.append(RowProblem(row.sheet, row.row, row.name, problem))
        return alike[0].id

    def _refuse(self, place: int, row: CustomerRow, problem: Problem) -> None:
        self.unclear.add(place)
        self.problems.append(RowProblem(row.sheet, row.row, row.name or row.code, problem))


def _that_may_be(row: CustomerRow, known: Sequence[KnownCustomer]) -> Iterator[KnownCustomer]:
    """Leave out those of another code; customers in use go before archived ones."""
    possible = [customer for customer in known if not (row.code and customer.code)]
    in_use = [customer for customer in possible if not customer.archived]
    yield from in_use or possible


def _fold(name: str) -> str:
    return fold(name) or name
