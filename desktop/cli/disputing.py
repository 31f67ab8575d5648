"""Disputes in the terminal: opened about a part of an item, listed, closed, opened again (rule 37)."""

import argparse

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer, open_items
from desktop.cli.output import print_json, refused, say, table
from desktop.cli.typed import typed_amount
from desktop.domain.disputes import DisputeForm, DisputeReason, DisputeStatus
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeLine, DisputeRow
from desktop.services.results import Refused, Saved
from desktop.wording.choices import label


def dispute(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `dispute`."""
    verbs = {"open": _open, "list": _list, "close": _close, "reopen": _reopen}
    return verbs[options.verb](app, options)


def _open(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer)
    form = None if customer_id is None else _form(app, customer_id, options)
    if form is None:
        return 1
    return _told(app, app.services.disputes.open(form))


def _form(app: App, customer_id: int, options: argparse.Namespace) -> DisputeForm | None:
    """Read what was typed; None, with the reason printed, where it makes no sense."""
    items = open_items(app, customer_id, [options.item], options.currency)
    if items is None:
        return None
    amount = typed_amount(options.amount, items[0].currency, "amount")
    if amount is None:
        return None
    return DisputeForm(
        items[0].id,
        amount,
        DisputeReason(options.reason),
        options.owner,
        options.detail,
        options.reported_by,
        options.reported_on,
    )


def _list(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    status = None if options.all else DisputeStatus.OPEN
    lines = app.services.disputes.page(customer_id=customer_id, status=status, limit=EVERY)
    if options.json:
        print_json(lines)
        return 0
    for text in table(map(_row, lines)) or [_("There are no disputes.")]:
        say(text)
    return 0


def _row(line: DisputeLine) -> tuple[str, ...]:
    matter = line.dispute
    return (
        f"[{matter.id}]",
        matter.customer,
        matter.number,
        format_money(matter.amount, matter.currency),
        label(DisputeReason(matter.reason)),
        _state(matter),
        _("since %(day)s, %(days)s") % {"day": format_date(matter.opened_on), "days": format_days(line.days)},
        matter.owner or "-",
        _("first heard of when it was due") if line.raised_when_due else "",
    )


def _state(matter: DisputeRow) -> str:
    status = label(DisputeStatus(matter.status))
    if not matter.credit_number:
        return status
    return _("%(state)s with credit note %(number)s") % {"state": status, "number": matter.credit_number}


def _close(app: App, options: argparse.Namespace) -> int:
    status = DisputeStatus(options.status)
    return _told(app, app.services.disputes.close(options.dispute, status, options.how, options.credit_number))


def _reopen(app: App, options: argparse.Namespace) -> int:
    return _told(app, app.services.disputes.reopen(options.dispute))


def _told(app: App, saved: Saved[int] | Refused) -> int:
    """Say where the dispute stands now, or why nothing was changed."""
    if isinstance(saved, Refused):
        return refused(saved)
    line = app.services.disputes.get(saved.value)
    if line is not None:
        matter = line.dispute
        words = {
            "number": matter.id,
            "item": matter.number,
            "amount": format_money(matter.amount, matter.currency),
            "state": _state(matter),
        }
        say(_("Dispute [%(number)s] about %(amount)s of %(item)s: %(state)s.") % words)
    return 0
