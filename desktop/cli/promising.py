"""Promises to pay in the terminal: recorded, listed with what became of them, cancelled."""

import argparse

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer, open_items
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.cli.typed import typed_amount
from desktop.domain.promises import PromiseState
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.promises import PromiseForm, PromiseLine
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.questions import question_text


def promise(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `promise`."""
    verbs = {"add": _add, "list": _list, "cancel": _cancel}
    return verbs[options.verb](app, options)


def _add(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer)
    form = None if customer_id is None else _form(app, customer_id, options)
    if form is None:
        return 1
    worked = app.services.promises.work_out(form)
    if worked.questions and not options.yes:
        complain(*map(question_text, worked.questions), _("Nothing was changed. Say --yes if this is meant."))
        return 1
    saved = app.services.promises.add(form, asked=worked.questions)
    if isinstance(saved, Refused):
        return refused(saved)
    words = {
        "number": saved.value,
        "amount": format_money(form.amount, form.currency),
        "day": format_date(form.due_on),
    }
    say(_("Promise [%(number)s] is in the book: %(amount)s by %(day)s.") % words)
    return 0


def _form(app: App, customer_id: int, options: argparse.Namespace) -> PromiseForm | None:
    """Read what was typed; None, with the reason printed, where it makes no sense."""
    items = open_items(app, customer_id, options.item, options.currency)
    beginning = app.services.promises.begin(customer_id, options.currency)
    if items is None or beginning is None:
        return None
    currency = options.currency or (items[0].currency if items else beginning.form.currency)
    amount = typed_amount(options.amount, currency, "amount")
    if amount is None:
        return None
    return PromiseForm(
        customer_id,
        currency,
        amount,
        options.by,
        tuple(item.id for item in items),
        options.tolerance,
        by_whom=options.by_whom,
        note=options.note,
    )


def _list(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    states = {PromiseState(options.state)} if options.state else None
    lines = app.services.promises.page(customer_id=customer_id, states=states, limit=EVERY)
    if options.json:
        print_json(lines)
        return 0
    for text in table(map(_row, lines)) or [_("There are no promises.")]:
        say(text)
    return 0


def _row(line: PromiseLine) -> tuple[str, ...]:
    made, received = line.promise, line.judgement.received
    return (
        f"[{made.id}]",
        made.customer,
        format_money(made.amount, made.currency),
        format_date(made.due_on),
        label(line.state),
        _("received %(amount)s") % {"amount": format_money(received, made.currency)} if received else "-",
        joined([item.number for item in line.items]),
    )


def _cancel(app: App, options: argparse.Namespace) -> int:
    saved = app.services.promises.cancel(options.promise, options.because)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Promise [%(number)s] is cancelled.") % {"number": options.promise})
    return 0
