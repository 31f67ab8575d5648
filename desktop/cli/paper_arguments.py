"""The words of the commands around our own company and instalment plans with their papers."""

import argparse

from desktop.cli.argument_words import CUSTOMER, Commands, ReadDay, ReadPath, add_making
from desktop.domain.clauses import Acceleration, Forum, LateCharge, Security
from desktop.domain.company import LIMITS
from desktop.domain.instalments import DayShift, Every, Interest, Remainder
from desktop.domain.plans import Move, SoftThought
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.payment_forms import BILLS

_PLAN = "the number of the plan, as `plan list` prints it"


def add_paper_commands(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    """Add `company`, `proposal`, `agreement` and `plan`; `day` and `path` read their words."""
    _add_company(commands)
    _add_proposal(commands, day, path)
    _add_agreement(commands, day, path)
    _add_plan(commands, day)


def _add_company(commands: Commands) -> None:
    parser = commands.add_parser("company", help="show or set what papers say of our own company")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=TEXT", help=f"one of {', '.join(LIMITS)}, english_habit"
    )
    parser.add_argument(
        "--account",
        action="append",
        nargs="+",
        metavar="PART",
        help="CURRENCY NUMBER [HOLDER [BANK [CODE]]]; takes the place of the accounts in that currency",
    )


def _add_proposal(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("proposal", help="make the blank form in which the customer proposes instalments")
    parser.add_argument("customer", help=CUSTOMER)
    parser.add_argument("--currency", type=str.upper, help="of the items, where the customer owes in several")
    parser.add_argument("--reply-by", type=day, metavar="YYYY-MM-DD", help="a working day in a week otherwise")
    parser.add_argument("--lines", type=int, default=6, help="to fill in")
    add_making(parser, day, path)


def _add_agreement(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("agreement", help="make the agreement of an instalment plan")
    parser.add_argument("plan", type=int, help=_PLAN)
    add_making(parser, day, path)


def _add_plan(commands: Commands, day: ReadDay) -> None:
    plan = commands.add_parser("plan", help="add, list and follow instalment plans")
    verbs = plan.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_plan_terms(verbs.add_parser("add", help="put a plan into the book"), day)
    listing = verbs.add_parser("list", help="print the plans")
    listing.add_argument("--archived", action="store_true", help="those of customers who are archived, too")
    listing.add_argument("--json", action="store_true", help="print JSON instead of lines")
    show = verbs.add_parser("show", help="print a plan with its instalments")
    show.add_argument("plan", type=int, help=_PLAN)
    show.add_argument("--json", action="store_true", help="print JSON instead of lines")
    due = verbs.add_parser("due", help="print the instalments that are due or late")
    due.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="today otherwise")
    due.add_argument("--json", action="store_true", help="print JSON instead of lines")
    move = verbs.add_parser("move", help="say what has become of a plan")
    move.add_argument("plan", type=int, help=_PLAN)
    move.add_argument("move", choices=[move.value for move in Move if move is not Move.SUPERSEDE])
    move.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="the day of signing; today otherwise")
    move.add_argument("--because", default="")
    move.add_argument(
        "--thought",
        action="append",
        default=[],
        choices=[thought.value for thought in SoftThought],
        help="what one told oneself before agreeing; needs --because",
    )
    pay = verbs.add_parser("pay", help="record money that came in under a plan")
    pay.add_argument("plan", type=int, help=_PLAN)
    pay.add_argument("amount", help="as in 12500.00")
    pay.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="today otherwise")
    pay.add_argument("--reference", default="")
    pay.add_argument("--yes", action="store_true", help="a payment like this is in the book, and this is another")
    pay.add_argument("--means", choices=[means.value for means in PayMeans if means not in BILLS], default="transfer")


def _add_plan_terms(parser: argparse.ArgumentParser, day: ReadDay) -> None:
    parser.add_argument("customer", help=CUSTOMER)
    parser.add_argument("--currency", type=str.upper, help="of the items, where the customer owes in several")
    parser.add_argument("--item", action="append", default=[], metavar="NUMBER", help="all that is overdue otherwise")
    parser.add_argument("--cause", choices=[cause.value for cause in DebtCause], help="why it is not paid")
    parser.add_argument("--nature", choices=[nature.value for nature in DebtNature], help="what kind of debt it is")
    parser.add_argument("--term", choices=[term.value for term in DebtTerm], help="by its age otherwise")
    parser.add_argument("--down", metavar="SUM", help="down payment, as in 20000.00 or 20%%")
    parser.add_argument("--down-on", type=day, metavar="YYYY-MM-DD", help="when the down payment is due")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--parts", type=int, metavar="N", help="so many equal parts")
    size.add_argument("--part-amount", metavar="SUM", help="or parts of this sum")
    size.add_argument(
        "--on", action="append", type=day, default=[], metavar="YYYY-MM-DD", help="or on dates of your own"
    )
    parser.add_argument("--every", choices=[every.value for every in Every if every is not Every.OWN])
    parser.add_argument("--first", type=day, metavar="YYYY-MM-DD", help="when the first part is due")
    parser.add_argument("--shift", choices=[shift.value for shift in DayShift], help="off days, as in following")
    parser.add_argument("--interest", choices=[kind.value for kind in Interest])
    parser.add_argument("--rate", metavar="PERCENT", help="a year, as in 4.8; with --interest")
    parser.add_argument("--interest-from", type=day, metavar="YYYY-MM-DD", help="of simple interest")
    parser.add_argument("--remainder", choices=[end.value for end in Remainder])
    parser.add_argument("--contract", help="that the debt is from")
    parser.add_argument("--reason", help="why it is paid in instalments")
    parser.add_argument("--late-charge", choices=[kind.value for kind in LateCharge if kind is not LateCharge.DAILY])
    parser.add_argument("--acceleration", choices=[kind.value for kind in Acceleration])
    parser.add_argument("--security", choices=[kind.value for kind in Security if kind is not Security.GUARANTOR])
    parser.add_argument("--forum", choices=[kind.value for kind in Forum if kind is not Forum.ARBITRATION])
    parser.add_argument("--yes", action="store_true", help="a long plan or a late first payment is meant")
    parser.add_argument("--preview", action="store_true", help="only print what it comes to")
