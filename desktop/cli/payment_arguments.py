"""The words of the commands about payments, and those that every file is read with."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from desktop.domain.process import PayMeans

_CUSTOMER = "code, exact name, #id, or words that find just one"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)


def add_reading_options(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Let a command say what a file leaves open."""
    parser.add_argument("file", type=path)
    parser.add_argument("--encoding", help="how the text of a CSV is encoded, when it cannot be told")
    parser.add_argument("--dates", choices=["dmy", "mdy", "ymd"], help="the order in 03/04/2026")
    parser.add_argument("--decimal", choices=["point", "comma"], help="what separates decimals in 1.234")
    parser.add_argument("--currency", help="of amounts that name none; CNY otherwise")
    parser.add_argument("--column", action="append", default=[], metavar="HEADING=FIELD", help="what a column holds")


def add_payment_commands(commands: Commands, day: Callable[[str], date], path: Callable[[str], Path]) -> None:
    """Add the command `pay` and its verbs."""
    pay = commands.add_parser("pay", help="record, list and reverse payments, or bring them in from a bank's file")
    verbs = pay.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_add(verbs, day)
    _add_list(verbs, day)
    _add_reverse(verbs, day)
    _add_import(verbs, path)


def _add_add(verbs: Commands, day: Callable[[str], date]) -> None:
    add = verbs.add_parser("add", help="record a payment; it goes to what fell due first unless --item says otherwise")
    add.add_argument("customer", help=_CUSTOMER)
    add.add_argument("amount", help="as in 128500.00")
    add.add_argument("--currency", help="that of the customer otherwise")
    add.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="when it came in; today otherwise")
    add.add_argument("--means", choices=[means.value for means in PayMeans], default=PayMeans.TRANSFER.value)
    add.add_argument("--falls-due", type=day, metavar="YYYY-MM-DD", help="of a bill or a cheque")
    add.add_argument("--reference", default="", help="the bank's flow number, the number of a bill")
    add.add_argument("--payer", default="", help="who paid, when it is not the customer")
    add.add_argument("--note", default="")
    add.add_argument(
        "--item", action="append", default=[], metavar="NUMBER=AMOUNT", help="what it is for; may be said several times"
    )
    add.add_argument("--yes", action="store_true", help="record it although it may be in the book already")


def _add_list(verbs: Commands, day: Callable[[str], date]) -> None:
    listing = verbs.add_parser("list", help="print the payments, the latest first, and their sums")
    listing.add_argument("customer", nargs="?", help=f"{_CUSTOMER}; all customers otherwise")
    listing.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="this day included")
    listing.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="this day included")
    listing.add_argument("--unapplied", action="store_true", help="only those of which a part went to no item")
    listing.add_argument("--uncleared", action="store_true", help="only bills and cheques that are not cleared yet")
    listing.add_argument("--json", action="store_true", help="print JSON instead of lines")


def _add_reverse(verbs: Commands, day: Callable[[str], date]) -> None:
    reverse = verbs.add_parser("reverse", help="say that a payment never came; what it went to is open again")
    reverse.add_argument("payment", type=int, help="its number, as `pay list` prints it")
    reverse.add_argument("--because", required=True)
    reverse.add_argument(
        "--on", type=day, metavar="YYYY-MM-DD", help="from which day it counts no more; today otherwise"
    )


def _add_import(verbs: Commands, path: Callable[[str], Path]) -> None:
    bring = verbs.add_parser("import", help="propose customers and items for the payments of a CSV or XLSX file")
    add_reading_options(bring, path)
    bring.add_argument("--book-certain", action="store_true", help="book the payments that are certain")
    bring.add_argument("--undo", action="store_true", help="reverse what was booked from this file last")
    bring.add_argument("--json", action="store_true", help="print JSON instead of lines")
