"""The words of the commands that print sheets for our own work."""

import argparse

from desktop.cli.argument_words import CUSTOMER, DAY, Commands, ReadDay, ReadPath
from desktop.domain.bundles import BundlePart, ForWhom
from desktop.domain.customers import LetterLanguage


def add_sheet_commands(commands: Commands, day: ReadDay, path: ReadPath) -> None:
    """Add `call-sheet`, `visit-sheet`, `day-sheet`, `follow-up` and `bundle`; `day` and `path` read their words."""
    call = commands.add_parser("call-sheet", help="print what to know before a call")
    call.add_argument("customer", help=CUSTOMER)
    _add_pdf(call, path)
    visit = commands.add_parser("visit-sheet", help="print what to know for a visit")
    visit.add_argument("visit", type=int, help="its number, as `visit list` prints it")
    _add_pdf(visit, path)
    of_day = commands.add_parser("day-sheet", help="print the visits of a day in their order")
    of_day.add_argument("day_of", nargs="?", type=day, metavar=DAY, help="today otherwise")
    _add_pdf(of_day, path)
    table = commands.add_parser("follow-up", help="print who is overdue, and what was said on the telephone")
    table.add_argument("--since", type=day, metavar=DAY, help="of the contacts, this day included; a month otherwise")
    table.add_argument("--until", type=day, metavar=DAY, help="this day included; today otherwise")
    _add_pdf(table, path)
    table.add_argument("--xlsx", type=path, metavar="PATH", help="write a workbook: a folder, or a file named .xlsx")
    _add_bundle(commands, path)


def _add_bundle(commands: Commands, path: ReadPath) -> None:
    parts = [part.value for part in BundlePart]
    papers = commands.add_parser(
        "bundle", help="put a customer's papers together for a lawyer, an agency or a colleague"
    )
    papers.add_argument("customer", help=CUSTOMER)
    papers.add_argument("--for", dest="for_whom", choices=[each.value for each in ForWhom], required=True)
    papers.add_argument("--out", type=path, metavar="FOLDER", required=True, help="for the PDF and the workbook")
    papers.add_argument("--to", default="", metavar="NAME", help="who gets it, for the cover and the timeline")
    papers.add_argument("--currency", type=str.upper, help="of the debt; every currency otherwise")
    languages = [language.value for language in LetterLanguage]
    papers.add_argument("--language", choices=languages, help="of the cover and the sheets; the terminal's otherwise")
    for option, name, text in (("--with", "take", "take in"), ("--without", "leave", "leave out")):
        help_text = f"{text} a part; may be said several times"
        papers.add_argument(option, dest=name, action="append", default=[], choices=parts, help=help_text)


def _add_pdf(parser: argparse.ArgumentParser, path: ReadPath) -> None:
    parser.add_argument("--pdf", type=path, metavar="PATH", help="write it there: a folder, or a file named .pdf")
