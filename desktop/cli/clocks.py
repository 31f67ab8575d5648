"""Limitation clocks and published rates in the terminal; both are figures to ask a lawyer about."""

import argparse
import re
from collections.abc import Iterable, Mapping

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.domain.lateinterest import RateBasis
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.late_interest import RateForm
from desktop.services.limitation import Clock
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.late_interest import rate_text
from desktop.wording.limitation import ASK_A_LAWYER, clock_line, event_outcome, event_sentence

_RATE = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%?")


def limitation(app: App, options: argparse.Namespace) -> int:
    """Print when claims may lapse: those of a customer with what moved them, or all that warn."""
    if options.customer is None:
        clocks = app.services.limitation.warnings(options.until)
        return _print(clocks, _names(app, clocks), options)
    customer_id = one_customer(app, options.customer)
    if customer_id is None:
        return 1
    return _print(app.services.limitation.of_customer(customer_id), {}, options)


def _names(app: App, clocks: Iterable[Clock]) -> Mapping[int, str]:
    cards = {each.item.customer_id: app.services.customers.get(each.item.customer_id) for each in clocks}
    return {customer_id: card.customer.name for customer_id, card in cards.items() if card}


def _print(clocks: Iterable[Clock], names: Mapping[int, str], options: argparse.Namespace) -> int:
    """Print clocks, with a customer's name where there are several customers, else with what moved them."""
    clocks = list(clocks)
    if options.json:
        print_json(clocks)
        return 0
    for clock in clocks:
        item = clock.item
        head = [names.get(item.customer_id, ""), item.number, format_money(item.open, item.currency)]
        say("  ".join(filter(None, (*head, clock_line(clock)))))
        for event in () if names else clock.events:
            day = format_date(event.day)
            say("    " + "  ".join((day, event_sentence(event, item.currency), event_outcome(event))))
    if clocks:
        say(_(ASK_A_LAWYER))
    else:
        say(_("No claim is near its last day.") if options.customer is None else _("Nothing is open."))
    return 0


def rate(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `rate`."""
    return {"list": _list, "add": _add, "remove": _remove}[options.verb](app, options)


def _list(app: App, options: argparse.Namespace) -> int:
    rows = app.services.late_interest.rates()
    if options.json:
        print_json(rows)
        return 0
    lines = [
        (f"[{row.id}]", label(RateBasis(row.basis)), format_date(row.valid_from), rate_text(row.rate_ppm), row.source)
        for row in rows
    ]
    for line in table(lines) or [_("No rate has been entered.")]:
        say(line)
    return 0


def _add(app: App, options: argparse.Namespace) -> int:
    typed = _RATE.fullmatch(options.rate)
    if typed is None:
        complain(_("--rate: a number of per cent a year, as in 4.8"))
        return 1
    ppm = int(typed[1]) * 10_000 + int((typed[2] or "").ljust(4, "0"))
    saved = app.services.late_interest.save_rate(RateForm(RateBasis(options.basis), options.since, ppm, options.source))
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Rate [%(number)s] is in the book.") % {"number": saved.value})
    return 0


def _remove(app: App, options: argparse.Namespace) -> int:
    removed = app.services.late_interest.remove_rate(options.id)
    if isinstance(removed, Refused):
        return refused(removed)
    say(_("Rate [%(number)s] is taken out; papers that were made with it stay.") % {"number": options.id})
    return 0
