"""The words of the commands about what customers say: promises."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from desktop.domain.promises import PromiseState

_CUSTOMER = "code, exact name, #id, or words that find just one"
_DAY = "YYYY-MM-DD"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)
_Day: TypeAlias = Callable[[str], date]


def add_collecting_commands(commands: Commands, day: _Day) -> None:
    """Add `promise`; `day` reads a date."""
    _add_promise(_verbs(commands, "promise", "record, list and cancel promises to pay"), day)


def _verbs(commands: Commands, name: str, text: str) -> Commands:
    return commands.add_parser(name, help=text).add_subparsers(dest="verb", metavar="VERB", required=True)


def _add_list(verbs: Commands, text: str) -> argparse.ArgumentParser:
    listing = verbs.add_parser("list", help=text)
    listing.add_argument("customer", nargs="?", help=f"{_CUSTOMER}; all customers otherwise")
    listing.add_argument("--json", action="store_true", help="print JSON instead of lines")
    return listing


def _add_promise(verbs: Commands, day: _Day) -> None:
    add = verbs.add_parser("add", help="record what was promised today; about what fell due first without --item")
    add.add_argument("customer", help=_CUSTOMER)
    add.add_argument("amount", help="as in 128500.00")
    add.add_argument("by", type=day, metavar=_DAY, help="the day on which it will be paid")
    add.add_argument("--currency", type=str.upper, help="that in which is owed otherwise")
    add.add_argument("--item", action="append", default=[], metavar="NUMBER", help="may be said several times")
    add.add_argument("--tolerance", type=int, default=0, metavar="DAYS", help="after the day that still count as kept")
    add.add_argument("--from", dest="by_whom", default="", metavar="NAME", help="who promised it")
    add.add_argument("--note", default="")
    add.add_argument("--yes", action="store_true", help="record it although something about it is odd")
    listing = _add_list(verbs, "print the promises, the latest day first, and what became of them")
    listing.add_argument("--state", choices=[state.value for state in PromiseState])
    cancel = verbs.add_parser("cancel", help="take a promise back that is still open")
    cancel.add_argument("promise", type=int, help="its number, as `promise list` prints it")
    cancel.add_argument("--because", required=True)
