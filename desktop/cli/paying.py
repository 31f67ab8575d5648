"""Payments in the terminal: recorded one by one, or brought in from a bank's file."""

import argparse
from dataclasses import replace

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.importing import answered, is_complete, read_file
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.cli.payments_booked import list_payments, reverse_payment
from desktop.cli.typed import typed_amount
from desktop.domain.imports.checked import RowProblem
from desktop.domain.imports.payment_rows import CheckedPayments
from desktop.domain.imports.payment_words import PAYMENT_WORDS
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.sureness import Presence
from desktop.domain.process import PayMeans
from desktop.domain.text import number_key
from desktop.formats import format_count, format_money
from desktop.i18n import _, ngettext
from desktop.services.payment_files.service import BookedFile, PaymentFileService, Proposed, pick
from desktop.services.payments import PaymentForm
from desktop.services.results import Refused
from desktop.wording.joining import joined
from desktop.wording.payment_files import (
    booked_line,
    customer_line,
    items_line,
    left_line,
    reason_line,
    skipped_lines,
    sureness_label,
)
from desktop.wording.problems import sentence
from desktop.wording.questions import question_text

_LISTED = 20


def pay(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `pay`."""
    verbs = {"add": _add, "list": list_payments, "reverse": reverse_payment, "import": _import}
    return verbs[options.verb](app, options)


# Recording


def _add(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer)
    form = None if customer_id is None else _form(app, customer_id, options)
    if form is None:
        return 1
    saved = app.services.payments.add(form, asked=(PaymentQuestion.TWICE,) if options.yes else ())
    if isinstance(saved, Refused):
        if any(problem.field == "questions" for problem in saved.problems):
            complain(question_text(PaymentQuestion.TWICE), _("Nothing was changed. Say --yes if this is meant."))
            return 1
        return refused(saved)
    words = {"number": saved.value, "amount": format_money(form.amount, form.currency)}
    say(_("Payment [%(number)s] is in the book: %(amount)s.") % words)
    return 0


def _form(app: App, customer_id: int, options: argparse.Namespace) -> PaymentForm | None:
    """Read what was typed; None, with the reason printed, where it makes no sense."""
    card = app.services.customers.get(customer_id)
    currency = (options.currency or (card.customer.currency if card else "")).upper()
    amount = typed_amount(options.amount, currency, "amount")
    if amount is None:
        return None
    form = PaymentForm(
        customer_id,
        currency,
        amount,
        options.on or app.clock.today(),
        PayMeans(options.means),
        options.reference,
        options.payer,
        options.falls_due,
        options.note,
    )
    if not options.item:
        return form
    shares = _shares(app, form, options.item)
    return None if shares is None else replace(form, shares=shares)


def _shares(app: App, form: PaymentForm, pairs: list[str]) -> tuple[Share, ...] | None:
    """Read NUMBER=AMOUNT of the customer's open items."""
    items = {number_key(item.number): item.id for item in app.services.payments.propose(form).items}
    shares = []
    for pair in pairs:
        number, equals, text = pair.rpartition("=")
        if not equals:
            complain(_("--item %(pair)s: write NUMBER=AMOUNT.") % {"pair": pair})
            return None
        item = items.get(number_key(number))
        if item is None:
            complain(_("There is no open item %(number)s.") % {"number": number})
            return None
        amount = typed_amount(text, form.currency, number)
        if amount is None:
            return None
        shares.append(Share(item, amount))
    return tuple(shares)


# Bringing in


def _import(app: App, options: argparse.Namespace) -> int:
    """Propose what the payments of a file are; book what is certain when that is asked for."""
    service = app.services.payment_files
    if options.undo:
        return _undo(service, options)
    workbook = read_file(service, options)
    mapping = (
        answered(service.recognise(workbook, options.currency or "CNY"), options, PAYMENT_WORDS) if workbook else None
    )
    nothing = _("No table of payments is found in this file.")
    if workbook is None or mapping is None or not is_complete(service, workbook, mapping, nothing):
        return 1
    before = service.brought_in(workbook)
    checked = service.check(workbook, mapping)
    proposed = service.propose(checked)
    if before is not None:
        complain(_("This very file was brought in before: %(what)s.") % {"what": booked_line(before)})
    picks = [pick(proposed.matches[place]) for place in sorted(proposed.certain)] if options.book_certain else []
    booked = service.book(workbook, mapping, checked, picks) if picks else None
    if isinstance(booked, Refused):
        return refused(booked)
    _report(options, checked, proposed, booked.value if booked else None)
    return 0


def _report(
    options: argparse.Namespace, checked: CheckedPayments, proposed: Proposed, booked: BookedFile | None
) -> None:
    if options.json:
        print_json(_figures(checked, proposed, booked))
        return
    _describe(checked, proposed)
    if booked is not None:
        say(_("Booked: %(what)s") % {"what": booked_line(booked)})
        if left := left_line(booked):
            say(left)
    elif options.book_certain:
        say(_("Nothing is certain: nothing was booked."))
    else:
        say(_("Nothing was booked. --book-certain books what is certain."))


def _describe(checked: CheckedPayments, proposed: Proposed) -> None:
    for line in table(_line(match, proposed) for match in proposed.matches):
        say(line)
    for problem in (*checked.problems, *checked.warnings)[:_LISTED]:
        say(_row_line(problem))
    more = len(checked.problems) + len(checked.warnings) - _LISTED
    if more > 0:
        say(_("... and %(count)s more") % {"count": more})
    if checked.skipped:
        say(_("Passed over: %(what)s") % {"what": joined(skipped_lines([row.reason for row in checked.skipped]))})
    count = len(proposed.matches)
    text = ngettext(
        "%(count)s payment came in; %(certain)s certain, %(there)s booked already.",
        "%(count)s payments came in; %(certain)s certain, %(there)s booked already.",
        count,
    )
    there = sum(match.presence is Presence.THERE for match in proposed.matches)
    certain = format_count(len(proposed.certain))
    say(text % {"count": format_count(count), "certain": certain, "there": format_count(there)})


def _line(match: Match, proposed: Proposed) -> tuple[str, ...]:
    row = match.row
    return (
        str(row.row),
        row.received_on.isoformat(),
        format_money(row.amount, row.currency),
        row.payer or row.words,
        customer_line(match, proposed.names) or "-",
        items_line(match, proposed.numbers) or "-",
        sureness_label(match),
        reason_line(match),
    )


def _row_line(problem: RowProblem) -> str:
    where = {"sheet": problem.sheet, "row": problem.row, "column": problem.column, "why": sentence(problem.problem)}
    return _("%(sheet)s, row %(row)s, %(column)s: %(why)s") % where


def _figures(checked: CheckedPayments, proposed: Proposed, booked: BookedFile | None) -> dict[str, object]:
    return {
        "payments": [
            {
                "row": match.row.row,
                "received_on": match.row.received_on,
                "currency": match.row.currency,
                "amount": match.row.amount,
                "payer": match.row.payer,
                "reference": match.row.reference,
                "customer_id": match.who.customer_id,
                "candidates": match.who.others,
                "sureness": match.sureness,
                "presence": match.presence,
                "who": match.who.reason,
                "where": match.where.reason if match.where else None,
                "items": {proposed.numbers[share.receivable_id]: share.amount for share in match.shares},
                "unapplied": match.unapplied,
            }
            for match in proposed.matches
        ],
        "bad_rows": [{"row": bad.row, "column": bad.column, "code": bad.problem.code} for bad in checked.problems],
        "passed_over": [{"row": row.row, "reason": row.reason} for row in checked.skipped],
        "booked": booked,
    }


def _undo(service: PaymentFileService, options: argparse.Namespace) -> int:
    name = {"file": options.file.name}
    files = [file for file in service.files() if file.file_name == options.file.name and not file.undone]
    if not files:
        complain(_("No payments of %(file)s are there to be taken back.") % name)
        return 1
    undone = service.undo(files[0].id)
    if isinstance(undone, Refused):
        return refused(undone)
    say(_("The payments of %(file)s were reversed.") % name)
    return 0
