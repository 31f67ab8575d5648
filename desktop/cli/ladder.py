"""The ladder of reminders in the terminal: its rules, and the decision that a final notice may follow (rule 17)."""

import argparse
import dataclasses

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.making import one_currency
from desktop.cli.output import complain, print_json, refused, say
from desktop.domain.dunning import LadderRules
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.wording.dunning import rule_lines

_NUMBERS = ("upcoming_from", "upcoming_until", "first", "second", "final", "gap", "ask_after")


def ladder(app: App, options: argparse.Namespace) -> int:
    """Show the rules by which letters are proposed, or set some of them."""
    rules = app.services.dunning.rules()
    changed = _changed(rules, options)
    if changed != rules:
        saved = app.services.dunning.save_rules(changed)
        if isinstance(saved, Refused):
            return refused(saved)
    if options.json:
        print_json(changed)
        return 0
    for line in rule_lines(changed):
        say(line)
    return 0


def _changed(rules: LadderRules, options: argparse.Namespace) -> LadderRules:
    if options.default:
        rules = LadderRules()
    numbers = {name: getattr(options, name) for name in _NUMBERS if getattr(options, name) is not None}
    if options.pay_within:
        numbers["pay_within"] = tuple(options.pay_within)
    upcoming = rules.upcoming if options.upcoming is None else options.upcoming
    return dataclasses.replace(rules, upcoming=upcoming, **numbers)


def escalate(app: App, options: argparse.Namespace) -> int:
    """Decide that a final notice may be sent, or take that back; without a reason show what stands."""
    customer_id = one_customer(app, options.customer)
    if customer_id is None:
        return 1
    if options.because is None:
        return _show(app, customer_id)
    currency = one_currency(app, customer_id, options.currency)
    if currency is None:
        return 1
    saved = (_withdraw if options.withdraw else _decide)(app, customer_id, currency, options.because)
    if saved is None:
        complain(_("No final notice was decided here."))
        return 1
    if isinstance(saved, Refused):
        return refused(saved)
    told = _("No final notice in %(currency)s follows any more.") if options.withdraw else ""
    say((told or _("A final notice in %(currency)s may follow now.")) % {"currency": currency})
    return 0


def _decide(app: App, customer_id: int, currency: str, reason: str) -> Saved[int] | Refused | None:
    return app.services.escalations.decide(customer_id, currency, reason)


def _withdraw(app: App, customer_id: int, currency: str, reason: str) -> Saved[int] | Refused | None:
    current = app.services.escalations.current(customer_id, currency)
    return app.services.escalations.withdraw(current.id, reason) if current else None


def _show(app: App, customer_id: int) -> int:
    rows = app.services.escalations.of_customer(customer_id)
    for row in rows:
        say(f"{row.currency}  {format_date(row.decided_on)}  {row.reason}")
    if not rows:
        say(_("No final notice was decided here."))
    return 0
