"""The words of every command."""

import argparse
from datetime import date
from typing import TypeAlias

from desktop import NAME
from desktop.cli.account_paper_arguments import add_account_paper_commands
from desktop.cli.archive_arguments import add_archive_commands
from desktop.cli.argument_types import read_day, read_path
from desktop.cli.clock_arguments import add_clock_commands
from desktop.cli.collecting_arguments import add_collecting_commands
from desktop.cli.letter_arguments import add_letter_commands
from desktop.cli.paper_arguments import add_paper_commands
from desktop.cli.payment_arguments import add_payment_commands, add_reading_options
from desktop.cli.sheet_arguments import add_sheet_commands
from desktop.domain.ageing import Basis, By
from desktop.domain.agenda import Group
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, TimeAnswer
from desktop.domain.visits import Purpose

_TIME_WORDS = {"ok": TimeAnswer.AGREED, "none": TimeAnswer.NO_REPLY}
_AMOUNT_WORDS = {"ok": AmountAnswer.AGREED, "none": AmountAnswer.NO_REPLY}


def parser(shared: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Make the parser of all commands; `shared` has what stands before them."""
    words = argparse.ArgumentParser(
        prog=shared.prog,
        parents=[shared],
        description=f"{NAME}: customers, payment processes, visits and the call five days before, letters, plans. "
        "Without a command the window opens.",
    )
    commands = words.add_subparsers(dest="command", metavar="COMMAND")
    _add_import(commands)
    _add_today(commands)
    _add_listing(commands, "customers", "print customers, or those found by SEARCH").add_argument(
        "search", nargs="?", default=""
    )
    _add_process(commands)
    _add_visit(commands)
    _add_confirm(commands)
    _add_ageing(commands)
    add_payment_commands(commands, read_day, read_path)
    add_collecting_commands(commands, read_day)
    add_letter_commands(commands, read_day, read_path)
    add_account_paper_commands(commands, read_day, read_path)
    add_paper_commands(commands, read_day, read_path)
    add_archive_commands(commands, read_day, read_path)
    add_clock_commands(commands, read_day)
    add_sheet_commands(commands, read_day, read_path)
    backup = commands.add_parser("backup", help="make a verified copy of the book")
    backup.add_argument("folder", nargs="?", type=read_path, help="where to; the program's own backup folder otherwise")
    restore = commands.add_parser("restore", help="put a backup in the place of the book, which is kept aside")
    restore.add_argument("backup", type=read_path)
    _add_listing(commands, "check", "look for damage and for sums that do not agree")
    sample = commands.add_parser("sample", help="make the sample book and the finance office's file it comes from")
    sample.add_argument("--folder", type=read_path, required=True, help="a new or empty folder for both")
    commands.add_parser("selftest", help="try the main job on a throw-away book, and say whether all is well")
    return words


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)


def _add_listing(commands: Commands, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text)
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    return parser


def _add_import(commands: Commands) -> None:
    parser = _add_listing(commands, "import", "bring in customers, people and open items from a CSV or XLSX file")
    add_reading_options(parser, read_path)
    parser.add_argument("--close-missing", action="store_true", help="close the items that are no longer in the file")
    parser.add_argument("--skip-bad", action="store_true", help="bring in the good rows and leave the bad ones")
    parser.add_argument(
        "--bad-rows", type=read_path, metavar="FILE", help="write the bad rows with their reasons there"
    )
    parser.add_argument("--preview", action="store_true", help="only say what would happen")
    parser.add_argument("--undo", action="store_true", help="take the last import of this file back")


def _add_process(commands: Commands) -> None:
    parser = _add_listing(commands, "process", "show how a customer pays, or set the pay-day rule")
    parser.add_argument("customer", help="code, exact name, #id, or words that find just one")
    parser.add_argument("--rule", help="as in 'MDAY 25 SHIFT NEXT CUTOFF 5', or in words as in '每月25日'")


def _add_today(commands: Commands) -> None:
    parser = _add_listing(commands, "today", "print whom to call and visit today, and why")
    parser.add_argument("--why", action="store_true", help="show the points that put each customer into its place")
    parser.add_argument("--group", choices=list(Group), help="all of this group alone")
    parser.add_argument("--all", action="store_true", help="every line, not the first ten of each group")


def _add_ageing(commands: Commands) -> None:
    parser = _add_listing(commands, "ageing", "print what is owed by how long, per currency, on any day")
    parser.add_argument("--on", type=read_day, metavar="YYYY-MM-DD", help="a day, also a past one; today otherwise")
    parser.add_argument("--basis", choices=list(Basis), default=Basis.DUE_DATE.value, help="what days are counted from")
    parser.add_argument("--by", choices=list(By), default=By.CUSTOMER.value, help="what a row stands for")
    parser.add_argument("--currency", type=str.upper, help="only this one")
    parser.add_argument("--csv", type=read_path, metavar="PATH", help="write it there as text for a spreadsheet")
    parser.add_argument("--xlsx", type=read_path, metavar="PATH", help="write it there as a workbook")


def _add_visit(commands: Commands) -> None:
    visit = commands.add_parser("visit", help="plan, move, finish or list visits")
    verbs = visit.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="plan a visit; what is not given is proposed")
    add.add_argument("customer", help="code, exact name, #id, or words that find just one")
    add.add_argument("--day", dest="on", type=read_day, metavar="YYYY-MM-DD")
    add.add_argument("--time", metavar="HH:MM")
    add.add_argument("--amount", help="what is to be collected, as in 128500.00")
    add.add_argument("--purpose", choices=[purpose.value for purpose in Purpose], default=Purpose.COLLECT.value)
    add.add_argument("--note", default="")
    listing = verbs.add_parser("list", help="print the visits that are planned")
    listing.add_argument("--json", action="store_true", help="print JSON instead of lines")


def _add_confirm(commands: Commands) -> None:
    parser = commands.add_parser("confirm", help="record what the customer said of time and amount")
    parser.add_argument("visit", type=int, help="the number of the visit, as `today` prints it")
    parser.add_argument("--time", required=True, help="ok, none (no reply), or the new one as '2026-11-27 10:00'")
    parser.add_argument("--amount", default="none", help="ok, none (no reply), or their figure as in 120000.00")
    parser.add_argument("--with", dest="who", default="", metavar="NAME", help="whom you spoke with")
    parser.add_argument("--by", choices=[channel.value for channel in Channel], default=Channel.PHONE.value)
    parser.add_argument("--because", default="", help="why the amounts differ")
    parser.add_argument(
        "--cause", choices=[reason.value for reason in DifferenceReason], default=DifferenceReason.UNKNOWN.value
    )
    parser.add_argument("--owner", default="", help="who looks for the cause of a difference")
    parser.add_argument("--note", default="")


def time_answer(text: str) -> tuple[TimeAnswer, date | None, str | None]:
    """Read `--time`: an answer, with the new day and time where it has changed; ValueError when it is neither."""
    if text in _TIME_WORDS:
        return _TIME_WORDS[text], None, None
    day, _, clock = text.replace("T", " ").partition(" ")
    return TimeAnswer.CHANGED, date.fromisoformat(day), clock.strip() or None


def amount_answer(text: str) -> AmountAnswer:
    """Read `--amount`: agreed, no reply, or a figure that differs."""
    return _AMOUNT_WORDS.get(text, AmountAnswer.DIFFERS)
