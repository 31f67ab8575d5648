"""The words of the commands around limitation clocks and published rates."""

from desktop.cli.argument_words import CUSTOMER, DAY, Commands, ReadDay, add_json
from desktop.domain.lateinterest import RateBasis


def add_clock_commands(commands: Commands, day: ReadDay) -> None:
    """Add `limitation` and `rate`; `day` reads their days."""
    clock = commands.add_parser("limitation", help="print when claims may lapse, and what moved that; ask a lawyer")
    clock.add_argument("customer", nargs="?", help=f"{CUSTOMER}; all claims that are near their last day otherwise")
    clock.add_argument("--until", type=day, metavar=DAY, help="all claims whose last day is not after this one")
    add_json(clock)
    rate = commands.add_parser("rate", help="add, list and remove published rates for late interest")
    verbs = rate.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="print the rates that were entered")
    add_json(listing)
    add = verbs.add_parser("add", help="enter a rate as it was published")
    add.add_argument("basis", choices=[basis.value for basis in RateBasis])
    add.add_argument("since", type=day, metavar=DAY, help="the day from which it holds")
    add.add_argument("rate", metavar="PERCENT", help="a year, as in 3.1")
    add.add_argument("--source", default="", metavar="TEXT", help="where it was published")
    remove = verbs.add_parser("remove", help="take a rate out")
    remove.add_argument("id", type=int, help="its number, as `rate list` prints it")
