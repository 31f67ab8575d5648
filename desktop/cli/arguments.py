"""The words of the command line before any command; those of the commands are read only for one."""

import argparse
from collections.abc import Sequence

from desktop import NAME, VERSION
from desktop.cli.argument_types import read_day, read_path
from desktop.i18n import LANGUAGES

_PROGRAM = "python -m desktop"


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line; wrong words end the program with code 2 and say what is wrong."""
    shared = _shared()
    options, others = shared.parse_known_args(words)
    if not others:
        return options
    from desktop.cli.command_arguments import parser  # the window's start does not wait for the words of all commands

    return parser(shared).parse_args(words)


def _shared() -> argparse.ArgumentParser:
    """Make the parser of what stands before a command, or alone for the window."""
    parser = argparse.ArgumentParser(prog=_PROGRAM, add_help=False, allow_abbrev=False)
    parser.set_defaults(command=None)
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    parser.add_argument("--book", type=read_path, metavar="FILE", help="the book to open, instead of your own")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language to speak; the system's otherwise")
    parser.add_argument("--today", type=read_day, dest="day", metavar="YYYY-MM-DD", help="pretend that it is this day")
    parser.add_argument("--sample", action="store_true", help="open the sample book in the window")
    parser.add_argument("--verbose", action="store_true", help="say more about what happens")
    return parser
