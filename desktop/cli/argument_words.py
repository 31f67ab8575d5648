"""What the words of several commands have in common."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from desktop.domain.customers import LetterLanguage

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)
ReadDay: TypeAlias = Callable[[str], date]
ReadPath: TypeAlias = Callable[[str], Path]

CUSTOMER = "code, exact name, #id, or words that find just one"
PAPER = "the number of the paper, as in CK-2026-0012"
DAY = "YYYY-MM-DD"
LEVELS = ("upcoming", "first", "second", "final")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let lines be printed as JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")


def add_currency(parser: argparse.ArgumentParser) -> None:
    """Let one of several currencies be named."""
    parser.add_argument("--currency", type=str.upper, help="of the paper, where the customer owes in several")


def add_keeping(parser: argparse.ArgumentParser, day: ReadDay, path: ReadPath) -> None:
    """Add what every paper can be told: language, day, where the PDF goes, whether it is only looked at."""
    languages = [language.value for language in LetterLanguage]
    parser.add_argument("--language", choices=languages, help="of the paper; the customer's otherwise")
    parser.add_argument("--date", dest="made_on", type=day, metavar=DAY, help="of the paper; today otherwise")
    parser.add_argument("--out", type=path, metavar="PATH", help="write the PDF there: a folder, or a file named .pdf")
    parser.add_argument("--preview", action="store_true", help="keep nothing and use no number")


def add_making(parser: argparse.ArgumentParser, day: ReadDay, path: ReadPath) -> None:
    """Add what every letter can be told: that of every paper, and for whom it is."""
    parser.add_argument("--attention", help="for whom it is, below the customer's name")
    add_keeping(parser, day, path)


def add_enclosures(parser: argparse.ArgumentParser) -> None:
    """Let enclosures be named."""
    parser.add_argument("--enclosure", action="append", default=[], metavar="TEXT", help="may be said several times")
