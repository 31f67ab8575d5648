"""The two commands of the README: set Dunwell up and open it, or set it up and run every check.

Needs nothing but Python 3.11 or newer. An older one gets a sentence, so this file keeps to what it can still read.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python meets
    sys.exit("Dunwell needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))

import argparse
from collections.abc import Sequence

import verbs
from preparation import SetupError

EXAMPLES = """\
examples:
  start.py                           set up where needed, then open the window
  start.py --sample                  the same with a sample book
  start.py run -- --book north.book  arguments passed on to the program
  start.py run -- today              a command of the program, which needs no window
  start.py --no-window               what a sample book has to do today, in this terminal
  start.py test                      set up where needed, then run every check
  start.py test -- -k pay            these tests only (arguments of pytest)

Everything is installed into .venv beside the program. To begin afresh, delete that folder.
"""


def read_arguments(arguments: Sequence[str]) -> verbs.Request:
    """Read what follows the program's name; a wrong argument ends the program with a usage line and code 2."""
    own, passed_on = split_at_dashes(arguments)
    parser = argparse.ArgumentParser(
        prog="start.py",
        usage="%(prog)s [run] [--sample] [--no-window] [-- ARGUMENTS]\n       %(prog)s test [-- ARGUMENTS]",
        description="Set Dunwell up and open it, or set it up and run every check.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("verb", nargs="?", choices=("run", "test"), default="run", help="run when left out")
    parser.add_argument("--sample", action="store_true", help="run: open a sample book")
    parser.add_argument("--no-window", action="store_true", help="run: use the terminal, with a sample book")
    options = parser.parse_args(own)
    if options.verb == "test" and (options.sample or options.no_window):
        parser.error("--sample and --no-window belong to run")
    return verbs.Request(options.verb, options.sample, options.no_window, passed_on)


def split_at_dashes(arguments: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Split at the first `--` into our own arguments and those to pass on."""
    place = list(arguments).index("--") if "--" in arguments else len(arguments)
    return list(arguments[:place]), tuple(arguments[place + 1 :])


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code."""
    request = read_arguments(arguments)
    try:
        return verbs.test(request) if request.verb == "test" else verbs.run(request)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
