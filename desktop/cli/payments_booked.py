"""Payments that are in the book, in the terminal: listed, reversed."""

import argparse

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer
from desktop.cli.output import print_json, refused, say, table
from desktop.domain.ledger import PaymentKind
from desktop.domain.process import PayMeans
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.payments import PaymentLine
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.receivables import money_list


def list_payments(app: App, options: argparse.Namespace) -> int:
    """Print payments, the latest first, and what they come to; refunds and reversals are taken off."""
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    service, days = app.services.payments, {"since": options.since, "until": options.until}
    only = {"unapplied": options.unapplied, "uncleared": options.uncleared}
    lines = service.page(customer_id=customer_id, limit=EVERY, **days, **only)
    if options.json:
        print_json(lines)
        return 0
    for text in table(map(_row, lines)):
        say(text)
    if not lines:
        say(_("There are no payments."))
        return 0
    totals = money_list(service.totals(customer_id=customer_id, **days, **only))
    say((_("Not applied: %(sums)s") if options.unapplied else _("Together: %(sums)s")) % {"sums": totals})
    return 0


def _row(line: PaymentLine) -> tuple[str, ...]:
    kind = PaymentKind(line.kind)
    told = label(PayMeans(line.means)) if kind is PaymentKind.RECEIPT else label(kind)
    return (
        f"[{line.id}]",
        format_date(line.received_on),
        line.customer,
        format_money(line.amount, line.currency),
        told,
        line.reference or "-",
        joined(_remarks(line)),
    )


def _remarks(line: PaymentLine) -> list[str]:
    remarks = []
    if line.of_id is not None:
        remarks.append(_("of [%(number)s]") % {"number": line.of_id})
    if line.is_reversed:
        remarks.append(_("reversed"))
    if line.unapplied:
        remarks.append(_("%(amount)s not applied") % {"amount": format_money(line.unapplied, line.currency)})
    if line.is_uncleared and line.maturity_on:
        remarks.append(_("falls due on %(day)s, not cleared yet") % {"day": format_date(line.maturity_on)})
    return [*remarks, *filter(None, (line.reason or line.note,))]


def reverse_payment(app: App, options: argparse.Namespace) -> int:
    """Take a payment back that never came, as a new fact."""
    saved = app.services.payments.reverse(options.payment, options.on or app.clock.today(), options.because)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Payment [%(number)s] is reversed; what it went to is open again.") % {"number": options.payment})
    return 0
