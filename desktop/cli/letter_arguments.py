"""The words of the commands around reminders: one letter, many in a run, and the ladder they go by."""

import argparse

from desktop.cli.argument_words import (
    CUSTOMER,
    DAY,
    LEVELS,
    Commands,
    ReadDay,
    ReadPath,
    add_currency,
    add_enclosures,
    add_json,
    add_making,
)
from desktop.domain.dunning import FinalStep
from desktop.domain.lateinterest import DAYS_OF_YEAR, InterestBasis


def add_letter_commands(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    """Add `letter`, `letters`, `run`, `runs`, `ladder` and `escalate`; `day` and `path` read their words."""
    _add_letter(commands, day, path)
    letters = commands.add_parser("letters", help="print who gets which reminder now, and why")
    letters.add_argument("customer", nargs="?", help=f"{CUSTOMER}; all customers otherwise")
    letters.add_argument("--all", action="store_true", help="also those who get none now, and why")
    _add_choice(letters)
    add_json(letters)
    _add_run(commands, path)
    _add_runs(commands, path)
    _add_ladder(commands)
    _add_escalate(commands)


def _add_letter(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("letter", help="write a reminder; without CUSTOMER print who could get one, and why")
    parser.add_argument("customer", nargs="?", help=CUSTOMER)
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    add_currency(parser)
    parser.add_argument("--level", choices=LEVELS, help="of the ladder; the one that is next otherwise")
    parser.add_argument("--pay-by", type=day, metavar=DAY, help="by the rules of the ladder otherwise")
    parser.add_argument("--leave-out", action="append", default=[], metavar="NUMBER", help="an item not to ask for")
    parser.add_argument(
        "--put-in", action="append", default=[], metavar="NUMBER", help="an item to ask for all the same"
    )
    steps = [step.value for step in FinalStep]
    parser.add_argument("--step", action="append", default=[], choices=steps, help="what may follow a final notice")
    bases = [basis.value for basis in InterestBasis]
    parser.add_argument("--interest", choices=bases, help="late interest to be claimed; the usual one otherwise")
    parser.add_argument("--rate", metavar="PERCENT", help="that the contract names, a day or a year")
    parser.add_argument("--factor", metavar="NUMBER", help="of the LPR, as in 1.3")
    parser.add_argument("--year-days", type=int, choices=DAYS_OF_YEAR, default=DAYS_OF_YEAR[0], help="of the interest")
    parser.add_argument("--no-cite", action="store_true", help="without earlier letters and broken promises")
    parser.add_argument("--no-slip", action="store_true", help="without the receipt slip")
    add_enclosures(parser)
    add_making(parser, day, path)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    """Add which of the proposals are meant."""
    parser.add_argument("--level", action="append", choices=LEVELS, help="only these; may be said several times")
    parser.add_argument("--currency", type=str.upper, help="only this one")


def _add_run(commands: Commands, path: ReadPath) -> None:
    parser = commands.add_parser("run", help="make the proposed reminders in one go, all or none of them")
    _add_choice(parser)
    parser.add_argument(
        "--customer", action="append", default=[], metavar="CUSTOMER", help="only these; may be said several times"
    )
    parser.add_argument("--limit", type=_count, metavar="COUNT", help="the most urgent ones, so many at most")
    parser.add_argument("--note", default="", help="kept with the run")
    _add_places(parser, path)
    parser.add_argument("--dry-run", action="store_true", help="only say which letters would be made")
    parser.set_defaults(all=False)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _add_runs(commands: Commands, path: ReadPath) -> None:
    parser = commands.add_parser("runs", help="print the runs of before, or the papers of one; write them again")
    parser.add_argument("run", type=int, nargs="?", help="its number, as `runs` prints it")
    _add_places(parser, path)
    add_json(parser)


def _add_places(parser: argparse.ArgumentParser, path: ReadPath) -> None:
    parser.add_argument("--one-pdf", type=path, metavar="FILE", help="write all of it into one PDF")
    parser.add_argument("--files", type=path, metavar="FOLDER", help="write each paper into a file of its own there")


def _add_ladder(commands: Commands) -> None:
    parser = commands.add_parser("ladder", help="show or set when which reminder is proposed")
    parser.add_argument(
        "--upcoming", action=argparse.BooleanOptionalAction, default=None, help="remind before the due date"
    )
    days = {
        "upcoming-from": "working days before the due date from which on",
        "upcoming-until": "working days before the due date until which",
        "first": "days overdue before the first reminder",
        "second": "days overdue before the second reminder",
        "final": "days overdue before the final notice",
        "gap": "days between two letters",
        "ask-after": "days after which it is asked whether a letter arrived",
    }
    for name, text in days.items():
        parser.add_argument(f"--{name}", type=int, metavar="DAYS", help=text)
    parser.add_argument(
        "--pay-within", type=int, nargs=3, metavar="DAYS", help="that the first, second and final one give to pay"
    )
    parser.add_argument("--default", action="store_true", help="begin from the rules that a new book has")
    add_json(parser)


def _add_escalate(commands: Commands) -> None:
    parser = commands.add_parser("escalate", help="decide that a final notice may be sent; without --because show it")
    parser.add_argument("customer", help=CUSTOMER)
    add_currency(parser)
    parser.add_argument("--because", metavar="TEXT", help="the reason")
    parser.add_argument("--withdraw", action="store_true", help="take the decision back")
