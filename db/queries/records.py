"""From a row of the driver to a named tuple: made in a tenth of a dataclass's time, which the first window notices."""

import functools
import typing
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")


def record(kind: type[T], row: Sequence[Any], **more: object) -> T:
    """Build a named tuple from the columns of a row, in the order of its fields; `more` are the fields that follow.

    Days are read from their text and flags from their number, as the fields' types say.
    """
    make: Callable[..., T] = kind
    values = list(row)
    for place, convert in _converters(make):
        if place < len(values) and values[place] is not None:
            values[place] = convert(values[place])
    return make(*values, **more)


@functools.cache
def _converters(kind: Any) -> tuple[tuple[int, Callable[[Any], object]], ...]:  # noqa: ANN401 (a class)
    by_type: dict[object, Callable[[Any], object]] = {
        date: date.fromisoformat,
        date | None: date.fromisoformat,
        bool: bool,
    }
    types = enumerate(typing.get_type_hints(kind).values())
    return tuple((place, by_type[type_]) for place, type_ in types if type_ in by_type)


def marks(count: int) -> str:
    """Give the placeholders of an IN list: `?,?,?`; NULL for an empty one, which matches nothing."""
    return ",".join("?" * count) or "NULL"
