"""Printing for people and for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.results import Refused
from desktop.wording.problems import sentence


def say(text: str = "") -> None:
    """Print a line."""
    print(text)


def complain(*texts: str) -> None:
    """Print lines to the error stream."""
    for text in texts:
        print(text, file=sys.stderr)


def refused(answer: Refused) -> int:
    """Print why nothing was written, a line for each field; give the exit code."""
    complain(_("Nothing was changed:"), *(f"  {problem_line(problem)}" for problem in answer.problems))
    return 1


def problem_line(problem: Problem) -> str:
    """Name the field and say what is wrong with it."""
    return f"{problem.field}: {sentence(problem)}" if problem.field else sentence(problem)


def print_json(value: object) -> None:
    """Print a value as JSON; records as objects, days as YYYY-MM-DD, money in minor units."""
    print(json.dumps(_plain(value), ensure_ascii=False, indent=1))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [_plain(part) for part in value]
    if isinstance(value, date | Path):
        return str(value)
    return value


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """Align columns; a Chinese character is as wide as two others."""
    kept = [list(row) for row in rows]
    widths = [
        max((width(row[n]) for row in kept if n < len(row)), default=0) for n in range(max(map(len, kept), default=0))
    ]
    return ["  ".join(cell + " " * (widths[n] - width(cell)) for n, cell in enumerate(row)).rstrip() for row in kept]


def width(text: str) -> int:
    """Give how many places a text takes; a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
