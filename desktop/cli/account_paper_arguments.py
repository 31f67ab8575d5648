"""The words of the commands that make statements, payment requests, receipts, thanks, notices of a new account."""

from desktop.cli.argument_words import (
    CUSTOMER,
    DAY,
    Commands,
    ReadDay,
    ReadPath,
    add_currency,
    add_enclosures,
    add_keeping,
    add_making,
)
from desktop.domain.payrequests import PayStage
from desktop.domain.thanks import ThanksReason


def add_account_paper_commands(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    """Add `statement`, `request`, `receipt`, `thanks` and `account-change`; `day` and `path` read their words."""
    _add_statement(commands, day, path)
    _add_request(commands, day, path)
    _add_receipt(commands, day, path)
    _add_thanks(commands, day, path)
    _add_account_change(commands, day, path)


def _add_statement(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("statement", help="make a statement of account with a reply slip")
    parser.add_argument("customer", help=CUSTOMER)
    add_currency(parser)
    parser.add_argument("--cut-off", type=day, metavar=DAY, help="at whose end the balance is told")
    parser.add_argument("--movements", action="store_true", help="with what moved the account in that month")
    parser.add_argument("--since", type=day, metavar=DAY, help="with what moved the account from this day on")
    parser.add_argument("--ageing", action="store_true", help="with a row of classes by age")
    parser.add_argument("--reply-by", type=day, metavar=DAY, help="by the usual working days otherwise")
    parser.add_argument("--no-rights", action="store_true", help="without reserving the rights under the contract")
    add_enclosures(parser)
    add_making(parser, day, path)


def _add_request(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("request", help="make a payment request with the papers that the customer wants")
    parser.add_argument("customer", help=CUSTOMER)
    add_currency(parser)
    parser.add_argument(
        "--item", action="append", default=[], metavar="NUMBER", help="what is due by their pay day otherwise"
    )
    parser.add_argument("--contract", default="", metavar="NUMBER", help="the one that the items name otherwise")
    parser.add_argument("--clause", default="", metavar="TEXT", help="of the contract, by which they pay")
    stages = [stage.value for stage in PayStage]
    parser.add_argument("--stage", choices=stages, default=PayStage.OTHER.value, help="of the contract's price")
    parser.add_argument("--reference", metavar="TEXT", help="that they want to see; that of their process otherwise")
    parser.add_argument("--note", default="")
    parser.add_argument("--no-slip", action="store_true", help="without the receipt slip")
    add_making(parser, day, path)


def _add_receipt(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("receipt", help="make the receipt of a payment, with the part each item got")
    parser.add_argument("payment", type=int, help="its number, as `pay list` prints it")
    parser.add_argument("--received-by", metavar="NAME", help="who took the money; our contact person otherwise")
    parser.add_argument("--no-copy", action="store_true", help="without the copy that we keep")
    add_keeping(parser, day, path)


def _add_thanks(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("thanks", help="thank a good payer; without CUSTOMER print who has earned it")
    parser.add_argument("customer", nargs="?", help=CUSTOMER)
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    add_currency(parser)
    reasons = [reason.value for reason in ThanksReason]
    parser.add_argument("--reason", choices=reasons, help="the strongest that the facts carry otherwise")
    parser.add_argument("--benefit", default="", metavar="TEXT", help="what they get for it, in a sentence")
    add_making(parser, day, path)


def _add_account_change(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    parser = commands.add_parser("account-change", help="make the notice that our bank account has changed")
    parser.add_argument("customer", help=CUSTOMER)
    parser.add_argument(
        "--old",
        nargs="+",
        required=True,
        metavar="PART",
        help="CURRENCY NUMBER [HOLDER [BANK [CODE]]], as they know it",
    )
    parser.add_argument("--new", type=int, default=1, metavar="PLACE", help="of our accounts in the currency, from 1")
    parser.add_argument("--effective-on", type=day, metavar=DAY, help="the day of the notice otherwise")
    parser.add_argument("--no-slip", action="store_true", help="without the receipt slip")
    add_making(parser, day, path)
