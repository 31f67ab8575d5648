"""Papers as they were printed, in the terminal: found, saved again, declared void."""

import argparse
import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer, one_paper
from desktop.cli.lettering import LEVELS
from desktop.cli.making import is_folder, is_place, save_paper
from desktop.cli.output import print_json, refused, say, table
from desktop.cli.paper_ways import arrived, mail, reply, sent, take_back, way
from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import PaperStatus
from desktop.domain.dunning import Level
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.archive import DocumentRow, PapersWanted
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.deliveries import way_line


def paper(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `paper`."""
    verbs = {
        "list": _list,
        "save": _save,
        "void": _void,
        "way": way,
        "sent": sent,
        "arrived": arrived,
        "reply": reply,
        "take-back": take_back,
        "mail": mail,
    }
    return verbs[options.verb](app, options)


def _list(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    wanted = _wanted(options, customer_id)
    rows = app.services.archive.page(limit=EVERY, **wanted)
    ways = app.services.deliveries.status([row.id for row in rows])
    if options.json:
        print_json([{**row._asdict(), "way": ways[row.id]} for row in rows])
        return 0
    for line in table(_lines(rows, ways, app.clock.today())) or [_nothing(options)]:
        say(line)
    return 0


def _wanted(options: argparse.Namespace, customer_id: int | None) -> PapersWanted:
    """Read which papers are meant; what could not arrive any more is not among those without proof."""
    wanted = PapersWanted(
        kind=DocumentKind(options.kind) if options.kind else None,
        customer_id=customer_id,
        run_id=options.run,
        level=LEVELS[options.level] if options.level else None,
        voided=True if options.voided else None,
    )
    if options.no_proof or options.not_sent:
        wanted["voided"] = False
    if options.no_proof:
        wanted["is_proved"] = False
    if options.not_sent:
        wanted["is_sent"] = False
    if options.month:
        year, month = options.month
        wanted["since"] = date(year, month, 1)
        wanted["until"] = date(year, month, calendar.monthrange(year, month)[1])
    return wanted


def _nothing(options: argparse.Namespace) -> str:
    asked = (options.kind, options.customer, options.run, options.level, options.voided, options.no_proof)
    if any((*asked, options.not_sent, options.month)):
        return _("There are no such papers.")
    return _("No papers have been made yet.")


def _lines(rows: Sequence[DocumentRow], ways: Mapping[int, PaperStatus], today: date) -> list[list[str]]:
    return [
        [
            row.number,
            format_date(row.made_on),
            label(DocumentKind(row.kind)) if row.level is None else label(Level(row.level)),
            row.customer,
            format_money(row.total, row.currency) if row.total else "-",
            _("void: %(reason)s") % {"reason": row.void_reason} if row.voided_at else way_line(ways[row.id], today),
        ]
        for row in rows
    ]


def _save(app: App, options: argparse.Namespace) -> int:
    if options.number is None:
        return _save_all(app, options.out)
    if not is_place(options.out):
        return 1
    document_id = one_paper(app, options.number)
    if document_id is None:
        return 1
    say(str(save_paper(app, document_id, options.out)))
    return 0


def _save_all(app: App, folder: Path) -> int:
    """Write every paper that is not void into a folder."""
    if not is_folder(folder):
        return 1
    archive = app.services.archive
    for row in archive.page(voided=False, limit=EVERY):
        say(str(archive.save_to(row.id, folder)))
    return 0


def _void(app: App, options: argparse.Namespace) -> int:
    document_id = one_paper(app, options.number)
    if document_id is None:
        return 1
    voided = app.services.archive.void(document_id, options.because)
    if isinstance(voided, Refused):
        return refused(voided)
    say(_("%(number)s is void; its number is not used again.") % {"number": options.number})
    return 0
