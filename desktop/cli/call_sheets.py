"""Call sheet, visit sheet, day sheet and follow-up table in the terminal (rules 46, 48 and 50)."""

import argparse
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, say
from desktop.cli.worksheets import print_sheet, target, tongue
from desktop.domain.customers import LetterLanguage
from desktop.domain.worksheets import WorkSheet
from desktop.i18n import _
from desktop.wording.call_sheet import call_sheet
from desktop.wording.follow_up import follow_up_sheet, follow_up_sheets
from desktop.wording.visit_sheet import day_sheet, visit_sheet

#: The follow-up table is of so many days unless others are named.
_FOLLOW_UP_DAYS = 30


def print_call_sheet(app: App, options: argparse.Namespace) -> int:
    """Print the sheet of a customer in the language of the terminal, or write it where it is asked for."""
    customer_id = one_customer(app, options.customer)
    found = None if customer_id is None else app.services.call_sheets.get(customer_id, tongue())
    if found is None:
        return 1
    name = _("Call sheet %(customer)s") % {"customer": found.customer}
    return _print_or_write(app, call_sheet(found), options.pdf, name, app.services.call_sheets.pdf)


def print_visit_sheet(app: App, options: argparse.Namespace) -> int:
    """Print the sheet for a visit, or write it."""
    found = app.services.visit_sheets.get(options.visit, tongue())
    if found is None:
        complain(_("There is no visit number %(number)s.") % {"number": options.visit})
        return 1
    name = _("Visit sheet %(customer)s %(day)s") % {"customer": found.call.customer, "day": found.day.isoformat()}
    return _print_or_write(app, visit_sheet(found), options.pdf, name, app.services.visit_sheets.pdf)


def print_day_sheet(app: App, options: argparse.Namespace) -> int:
    """Print the visits of a day in their order, or write them."""
    found = app.services.visit_sheets.of_day(options.day_of or app.clock.today(), tongue())
    name = _("Day sheet %(day)s") % {"day": found.day.isoformat()}
    return _print_or_write(app, day_sheet(found), options.pdf, name, app.services.visit_sheets.pdf)


def print_follow_up(app: App, options: argparse.Namespace) -> int:
    """Print whom to follow up by telephone, or write it as a PDF or a workbook."""
    until = options.until or app.clock.today()
    since = options.since or until - timedelta(days=_FOLLOW_UP_DAYS - 1)
    if since > until:
        complain(_("--since: a day that is not after --until"))
        return 1
    table = app.services.follow_up.table(since, until)
    words = {"since": since.isoformat(), "until": until.isoformat()}
    name = _("Follow-up %(since)s to %(until)s") % words
    if options.xlsx is None:
        return _print_or_write(app, follow_up_sheet(table), options.pdf, name, app.services.follow_up.pdf)
    path = target(options.xlsx, name, ".xlsx")
    if path is None:
        return 1
    say(str(app.services.follow_up.export(follow_up_sheets(table), path)))
    return 0


def _print_or_write(
    app: App, sheet: WorkSheet, pdf: Path | None, name: str, draw: Callable[[WorkSheet, LetterLanguage], bytes]
) -> int:
    if pdf is None:
        return print_sheet(sheet)
    path = target(pdf, name)
    if path is None:
        return 1
    say(str(app.services.archive.write(draw(sheet, tongue()), path)))
    return 0
