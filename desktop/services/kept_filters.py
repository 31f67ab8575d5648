"""Filters of the list of money that a user keeps under names of their own; they travel with the book."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from db.connection import Book
from db.queries import settings
from desktop.domain.checks import check_length
from desktop.domain.itemfilter import ItemFilter
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting

FILTERS = "money_filters"
MOST_FILTERS = 20
NAME_LIMIT = 60

_FIELDS = frozenset(each.name for each in fields(ItemFilter))


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that is kept under a name."""

    name: str
    filter: ItemFilter


def kept_filters(book: Book) -> tuple[SavedFilter, ...]:
    """Give the filters by name; a part of one that this version does not know is left out."""
    kept = settings.get_setting(book, FILTERS)
    return tuple(
        SavedFilter(name, ItemFilter(**{key: value for key, value in parts.items() if key in _FIELDS}))
        for name, parts in json.loads(kept or "{}").items()
    )


def keep_filter(book: Book, name: str, wanted: ItemFilter, *, replace: bool) -> Saved[str] | Refused:
    """Keep a filter, inside a transaction; names that differ in their capitals alone are one."""
    name = clean(name, NAME_LIMIT + 1)
    kept = kept_filters(book)
    same = next((each for each in kept if each.name.casefold() == name.casefold()), None)
    problems = tuple(check_length("name", name, NAME_LIMIT))
    if not name:
        problems = (Problem("name", ProblemCode.REQUIRED),)
    elif same is not None and not replace:
        problems = (Problem("name", ProblemCode.TAKEN, {"name": same.name}),)
    elif same is None and len(kept) >= MOST_FILTERS:
        problems = (Problem("", ProblemCode.TOO_LARGE, {"limit": MOST_FILTERS}),)
    if problems:
        return Refused(problems)
    _write([*(each for each in kept if each is not same), SavedFilter(name, wanted)])
    return Saved(name, Changes.of(Entity.SETTING))


def without_filter(book: Book, name: str) -> Saved[str] | Refused:
    """Forget a filter, inside a transaction."""
    kept = kept_filters(book)
    rest = [each for each in kept if each.name != name]
    if len(rest) == len(kept):
        return Refused((Problem("name", ProblemCode.NOT_FOUND),))
    _write(rest)
    return Saved(name, Changes.of(Entity.SETTING))


def _write(kept: Iterable[SavedFilter]) -> None:
    ordered = sorted(kept, key=lambda each: each.name.casefold())
    value = json.dumps({each.name: asdict(each.filter) for each in ordered}, ensure_ascii=False)
    keep_setting(FILTERS, value)
