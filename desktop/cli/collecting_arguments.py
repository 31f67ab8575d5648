"""The words of the commands around calls: promises, disputes and contacts that come of them."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.promises import PromiseState

_CUSTOMER = "code, exact name, #id, or words that find just one"
_DAY = "YYYY-MM-DD"
_DISPUTE = "its number, as `dispute list` prints it"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (it has no other name)
_Day: TypeAlias = Callable[[str], date]


def add_collecting_commands(commands: Commands, day: _Day) -> None:
    """Add `promise`, `dispute` and `log`; `day` reads their days."""
    _add_promise(_verbs(commands, "promise", "record, list and cancel promises to pay"), day)
    _add_dispute(_verbs(commands, "dispute", "open, list, close and reopen disputes about a part of an item"), day)
    _add_log(_verbs(commands, "log", "log contacts with customers, and look them up"), day)


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


def _add_dispute(verbs: Commands, day: _Day) -> None:
    add = verbs.add_parser("open", help="say what of an item the customer does not accept; the rest stays due")
    add.add_argument("customer", help=_CUSTOMER)
    add.add_argument("item", metavar="NUMBER", help="of the open item")
    add.add_argument("amount", help="that is not accepted, as in 1200.00")
    add.add_argument("--currency", type=str.upper, help="where items in several have this number")
    reasons = [reason.value for reason in DisputeReason]
    add.add_argument("--reason", choices=reasons, default=DisputeReason.UNKNOWN.value)
    add.add_argument("--owner", default="", metavar="NAME", help="who finds out and answers")
    add.add_argument("--detail", default="", metavar="TEXT")
    add.add_argument("--reported-by", default="", metavar="NAME", help="who told us")
    add.add_argument("--reported-on", type=day, metavar=_DAY, help="when we were told")
    listing = _add_list(verbs, "print the disputes that are open, the newest first")
    listing.add_argument("--all", action="store_true", help="those that are closed, too")
    close = verbs.add_parser("close", help="end a dispute; solved for the customer, it makes a credit note")
    close.add_argument("dispute", type=int, help=_DISPUTE)
    ends = [status.value for status in DisputeStatus if status is not DisputeStatus.OPEN]
    close.add_argument("status", choices=ends)
    close.add_argument("--how", default="", metavar="TEXT", help="it was solved; needed unless it was withdrawn")
    close.add_argument("--credit-number", default="", metavar="NUMBER", help="of the credit note; proposed otherwise")
    reopen = verbs.add_parser("reopen", help="take the end of a dispute back, and its credit note")
    reopen.add_argument("dispute", type=int, help=_DISPUTE)


def _add_log(verbs: Commands, day: _Day) -> None:
    add = verbs.add_parser("add", help="log a contact; it ends with a next step, or with why there is none")
    add.add_argument("customer", help=_CUSTOMER)
    add.add_argument("--result", choices=[result.value for result in ContactResult], required=True)
    add.add_argument("--said", default="", metavar="TEXT", help="what was said")
    add.add_argument("--next-step", default="", metavar="TEXT", help="with --on")
    add.add_argument("--on", type=day, metavar=_DAY, help="the day of the next step")
    add.add_argument("--no-next-step", default="", metavar="WHY", help="or why none is needed")
    channels = [channel.value for channel in ContactChannel]
    add.add_argument("--channel", choices=channels, default=ContactChannel.CALL.value)
    add.add_argument("--with", dest="who", default="", metavar="NAME", help="whom you spoke with")
    add.add_argument("--day", dest="held_on", type=day, metavar=_DAY, help="of the contact; today otherwise")
    add.add_argument("--time", metavar="HH:MM", help="of the contact")
    add.add_argument("--tactic", choices=[tactic.value for tactic in Tactic], help="by which the payment is put off")
    add.add_argument("--verdict", choices=[verdict.value for verdict in Verdict], help="on the reason that was given")
    add.add_argument("--evidence", default="", metavar="TEXT", help="for the verdict")
    add.add_argument(
        "--done", action="append", type=int, default=[], metavar="CONTACT", help="whose next step this was"
    )
    listing = _add_list(verbs, "print the contacts, the latest first")
    listing.add_argument("--since", type=day, metavar=_DAY, help="this day included")
    listing.add_argument("--until", type=day, metavar=_DAY, help="this day included")
    withdraw = verbs.add_parser("withdraw", help="take a contact back that was entered by mistake")
    withdraw.add_argument("contact", type=int, help="its number, as `log list` prints it")
