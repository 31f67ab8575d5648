"""The customers and contacts of one file, each once: by code first, else by name."""

from typing import Any, TypeVar

from desktop.domain.customers import Contact, contact_problems
from desktop.domain.imports.checked import ContactRow, CustomerRow
from desktop.domain.imports.fields import Field
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import fold, name_key, number_key

_EMPTY = ("", None)

T = TypeVar("T", CustomerRow, ContactRow)


class Parties:
    """Gathers who is named in a file; `known_codes` are the keys of codes that the book has."""

    def __init__(self, known_codes: frozenset[str]) -> None:
        self.customers: list[CustomerRow] = []
        self.contacts: list[ContactRow] = []
        self._known_codes = known_codes
        self._by_code: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_key: dict[str, int] = {}
        self._people: dict[tuple[int, str], int] = {}

    def customer(self, told: CustomerRow) -> tuple[int, Problem | None] | Problem:
        """Give the place of the customer a row tells of, adding what the row knows of it; and a warning, if any.

        A code with two names, and a name that stands for two codes, are problems; so is a code without a name that
        neither the file nor the book knows.
        """
        code = number_key(told.code)
        place = self._find(code, told)
        if isinstance(place, Problem):
            return place
        if place is not None:
            self._fill(self.customers, place, told)
            self._index(place, code, self.customers[place].name)
            return place, None
        if not told.name and code not in self._known_codes:
            return Problem(Field.CUSTOMER_CODE, ProblemCode.NOT_FOUND)
        similar = self._by_key.get(name_key(told.name)) if told.name else None
        self.customers.append(told)
        place = len(self.customers) - 1
        self._index(place, code, told.name)
        if similar is None:
            return place, None
        return place, Problem(Field.CUSTOMER_NAME, ProblemCode.SIMILAR_NAME, {"name": self.customers[similar].name})

    def contact(self, told: ContactRow) -> tuple[Problem, ...]:
        """Add a person, or what a row knows of one; what cannot be a phone or mail address is told and left out."""
        problems = contact_problems(Contact(told.name, told.position, told.phone, told.mail))
        bad = {problem.field for problem in problems}
        told = told._replace(phone="" if "phone" in bad else told.phone, mail="" if "mail" in bad else told.mail)
        name = told.name or told.phone or told.mail
        key = (told.customer, fold(name) or name)
        if name and key in self._people:
            self._fill(self.contacts, self._people[key], told)
        elif name:
            self._people[key] = len(self.contacts)
            self.contacts.append(told._replace(name=name))
        return tuple(problem for problem in problems if problem.field in {"phone", "mail"})

    def _find(self, code: str, told: CustomerRow) -> int | Problem | None:
        namesakes = self._by_name.get(_fold(told.name), []) if told.name else []
        if not code:
            if len(namesakes) > 1:
                return _conflict(self.customers[namesakes[1]])
            return namesakes[0] if namesakes else None
        place = self._by_code.get(code)
        if place is None:
            return next((place for place in namesakes if not self.customers[place].code), None)
        other = self.customers[place]
        if told.name and other.name and name_key(told.name) != name_key(other.name):
            return _conflict(other)
        return place

    def _index(self, place: int, code: str, name: str) -> None:
        if code:
            self._by_code[code] = place
        if name:
            places = self._by_name.setdefault(_fold(name), [])
            if place not in places:
                places.append(place)
            self._by_key.setdefault(name_key(name), place)

    @staticmethod
    def _fill(rows: list[T], place: int, told: T) -> None:
        """Let a row add what earlier rows left empty."""
        kept = rows[place]
        gaps: dict[str, Any] = {
            name: new
            for name, old, new in zip(kept._fields, kept, told, strict=True)
            if old in _EMPTY and new not in _EMPTY
        }
        if gaps:
            rows[place] = kept._replace(**gaps)


def _conflict(other: CustomerRow) -> Problem:
    return Problem(Field.CUSTOMER_NAME, ProblemCode.CONFLICTING_ROW, {"row": other.row})


def _fold(name: str) -> str:
    return fold(name) or name
