"""The words of `paper`: papers as they were printed, and their ways to the customer and back."""

import argparse
from datetime import datetime

from desktop.cli.argument_words import CUSTOMER, DAY, LEVELS, PAPER, Commands, ReadDay, ReadPath, add_json
from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind


def add_archive_commands(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    """Add `paper`; `day` and `path` read its words."""
    paper = commands.add_parser("paper", help="find papers, save or void one, record how it went and what came back")
    verbs = paper.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_list(verbs)
    _add_save_and_void(verbs, path)
    _add_way(verbs, path)
    _add_sent(verbs, day)
    _add_arrived(verbs, day, path)
    _add_reply(verbs, day, path)
    back = verbs.add_parser("take-back", help="take back what was recorded by mistake")
    back.add_argument("what", choices=("sent", "arrived", "reply"))
    back.add_argument("id", type=int, help="its number, as `paper way` prints it")
    mail = verbs.add_parser("mail", help="write the draft of a mail (.eml) with the papers inside")
    mail.add_argument("number", nargs="+", help=f"{PAPER}; several of one customer")
    mail.add_argument("--to", metavar="ADDRESS", help="that of the person the paper names otherwise")
    mail.add_argument("--out", type=path, required=True, metavar="FOLDER")


def _month(text: str) -> tuple[int, int]:
    try:
        found = datetime.strptime(text, "%Y-%m")  # noqa: DTZ007 (a month is in no zone)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month as in 2026-11") from None
    return found.year, found.month


def _add_list(verbs: Commands) -> None:
    listing = verbs.add_parser("list", help="print the papers and how far they got, the latest first")
    listing.add_argument("customer", nargs="?", help=f"{CUSTOMER}; all customers otherwise")
    listing.add_argument("--kind", choices=[kind.value for kind in DocumentKind])
    listing.add_argument("--level", choices=LEVELS, help="reminders of this level")
    listing.add_argument("--month", type=_month, metavar="YYYY-MM", help="made in this month")
    listing.add_argument("--run", type=int, metavar="RUN", help="of this print run")
    listing.add_argument("--not-sent", action="store_true", help="that have not gone out; void ones left out")
    listing.add_argument("--no-proof", action="store_true", help="whose arrival nothing shows; void ones left out")
    listing.add_argument("--voided", action="store_true", help="that are void")
    add_json(listing)


def _add_save_and_void(verbs: Commands, path: ReadPath) -> None:
    save = verbs.add_parser("save", help="write papers again, byte for byte")
    save.add_argument("number", nargs="?", help=f"{PAPER}; all that are not void otherwise")
    save.add_argument("--out", type=path, required=True, metavar="PATH", help="a folder, or a file named .pdf")
    void = verbs.add_parser("void", help="declare a paper void; its number is not used again")
    void.add_argument("number", help=PAPER)
    void.add_argument("--because", required=True)


def _add_way(verbs: Commands, path: ReadPath) -> None:
    way = verbs.add_parser("way", help="print how a paper went out, what shows its arrival, what was answered")
    way.add_argument("number", help=PAPER)
    way.add_argument("--files", type=path, metavar="FOLDER", help="write the files of the proofs there")
    add_json(way)


def _add_sent(verbs: Commands, day: ReadDay) -> None:
    sent = verbs.add_parser("sent", help="record how papers went out together")
    sent.add_argument("number", nargs="*", help=PAPER)
    sent.add_argument("--run", type=int, metavar="RUN", help="all of this print run that are not void")
    sent.add_argument("--by", choices=[channel.value for channel in DeliveryChannel], required=True)
    sent.add_argument("--on", type=day, metavar=DAY, help="today otherwise")
    sent.add_argument("--to", default="", metavar="TEXT", help="the person or the address")
    sent.add_argument("--sent-by", default="", metavar="NAME", help="who brought or posted it")
    sent.add_argument("--tracking", default="", metavar="NUMBER", help="to follow it by")
    sent.add_argument("--note", default="")


def _add_arrived(verbs: Commands, day: ReadDay, path: ReadPath) -> None:
    arrived = verbs.add_parser("arrived", help="record what shows that a paper arrived")
    arrived.add_argument("number", help=PAPER)
    arrived.add_argument("--kind", choices=[kind.value for kind in ProofKind], required=True)
    arrived.add_argument("--on", type=day, metavar=DAY, help="the day on which the paper arrived; today otherwise")
    arrived.add_argument("--received-by", default="", metavar="NAME")
    _add_proof(arrived, path)


def _add_reply(verbs: Commands, day: ReadDay, path: ReadPath) -> None:
    reply = verbs.add_parser("reply", help="record what a customer answered on the slip of a paper")
    reply.add_argument("number", help=PAPER)
    reply.add_argument("kind", choices=[kind.value for kind in ReplyKind])
    reply.add_argument("--on", type=day, metavar=DAY, help="today otherwise")
    reply.add_argument("--theirs", metavar="AMOUNT", help="what their books say, where they differ")
    reasons = [reason.value for reason in DifferenceReason]
    reply.add_argument("--cause", choices=reasons, default=DifferenceReason.UNKNOWN.value, help="of the difference")
    reply.add_argument("--amount", help="what they will pay, as in 1200.00")
    reply.add_argument("--pay-on", type=day, metavar=DAY, help="the day on which they will")
    reply.add_argument("--signed-by", default="", metavar="NAME")
    reply.add_argument("--position", default="", metavar="TEXT", help="of who signed")
    reply.add_argument("--yes", action="store_true", help="record a promise although something about it is odd")
    _add_proof(reply, path)


def _add_proof(parser: argparse.ArgumentParser, path: ReadPath) -> None:
    parser.add_argument("--file", type=path, metavar="FILE", help="a PDF, PNG or JPEG that is kept in the book")
    parser.add_argument("--kept", default="", metavar="TEXT", help="where the proof on paper is kept")
    parser.add_argument("--note", default="")
