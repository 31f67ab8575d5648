"""Planning a visit and recording its confirmation in the terminal."""

import argparse
from dataclasses import replace

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.command_arguments import amount_answer, time_answer
from desktop.cli.output import complain, refused, say
from desktop.cli.typed import typed_amount
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason
from desktop.domain.visits import Purpose
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.confirmations import Talk
from desktop.services.results import Refused
from desktop.wording.proposals import proposal_reason
from desktop.wording.visits import confirm_reason, effect_lines, visit_when


def add_visit(app: App, options: argparse.Namespace) -> int:
    """Plan a visit on the day given, or on the day that is proposed, and say why that one."""
    customer_id = one_customer(app, options.customer)
    proposed = None if customer_id is None else app.services.visits.propose(customer_id, Purpose(options.purpose))
    if proposed is None:
        return 1
    form = replace(proposed.form, day=options.on or proposed.form.day, time=options.time, note=options.note)
    if options.amount:
        amount = typed_amount(options.amount, form.currency, "amount")
        if amount is None:
            return 1
        form = replace(form, amount=amount, items=())
    saved = app.services.visits.plan(form)
    if isinstance(saved, Refused):
        return refused(saved)
    card = app.services.visits.get(saved.value)
    if card is not None:
        amount_text = "" if card.visit.amount is None else format_money(card.visit.amount, card.visit.currency)
        say(f"[{card.visit.id}] {card.visit.customer}  {visit_when(card.visit.day, card.visit.time)}  {amount_text}")
        if options.on is None:
            say("  " + proposal_reason(proposed.proposal))
        say("  " + confirm_reason(card.visit, card.confirmation))
    return 0


def confirm(app: App, options: argparse.Namespace) -> int:
    """Record the two answers of a call, and say what that did."""
    card = app.services.visits.get(options.visit)
    if card is None:
        complain(_("There is no visit number %(number)s.") % {"number": options.visit})
        return 1
    try:
        time, new_day, new_time = time_answer(options.time)
    except ValueError:
        complain(_("--time: ok, none, or a new day and time as in '2026-11-27 10:00'"))
        return 1
    amount = amount_answer(options.amount)
    theirs = typed_amount(options.amount, card.visit.currency, "amount") if amount is AmountAnswer.DIFFERS else None
    if amount is AmountAnswer.DIFFERS and theirs is None:
        return 1
    if theirs is not None and theirs == card.visit.amount:
        amount, theirs = AmountAnswer.AGREED, None
    talk = Talk(
        visit_id=card.visit.id,
        revision=card.visit.revision,
        time=time,
        amount=amount,
        channel=Channel(options.by),
        spoke_with=options.who,
        new_day=new_day,
        new_time=new_time,
        theirs=theirs,
        cause=DifferenceReason(options.cause),
        reason=options.because,
        owner=options.owner,
        note=options.note,
    )
    saved = app.services.confirmations.record(talk)
    if isinstance(saved, Refused):
        return refused(saved)
    for line in effect_lines(saved.value, card.visit):
        say(line)
    return 0
