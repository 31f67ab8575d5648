"""What the commands that make a paper share: preview or keep it, write its PDF, find the currency."""

import argparse
from collections.abc import Callable
from pathlib import Path

from desktop.app import App
from desktop.cli.choosing import EVERY
from desktop.cli.output import complain, problem_line, refused, say
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved
from desktop.wording.choices import label
from desktop.wording.papers import warning_line


def make_paper(
    app: App, options: argparse.Namespace, preview: Preview, make: Callable[[], Saved[int] | Refused]
) -> int:
    """Say what to know before, then keep the paper and write its PDF, or with --preview only write it."""
    if options.out and not is_place(options.out):
        return 1
    complain(*map(warning_line, preview.warnings))
    if preview.problems or preview.pdf is None:
        return refused(Refused(preview.problems))
    if options.preview:
        return _show(app, options, preview, preview.pdf)
    made = make()
    if isinstance(made, Refused):
        return refused(made)
    card = app.services.archive.get(made.value)
    if card is not None:
        total = format_money(card.row.total, card.row.currency) if card.row.total else ""
        kind = label(DocumentKind(card.row.kind) if card.row.level is None else Level(card.row.level))
        say("  ".join(filter(None, (card.row.number, kind, card.row.customer, total))))
    if options.out:
        say(str(save_paper(app, made.value, options.out)))
    return 0


def _show(app: App, options: argparse.Namespace, preview: Preview, pdf: bytes) -> int:
    text = ngettext(
        "It would be number %(number)s, %(pages)s page.",
        "It would be number %(number)s, %(pages)s pages.",
        preview.pages,
    )
    say(text % {"number": preview.number, "pages": preview.pages})
    if options.out:
        target = options.out / f"{preview.number}.pdf" if options.out.is_dir() else options.out
        say(str(app.services.archive.write(pdf, target)))
    return 0


def is_place(out: Path) -> bool:
    """Refuse what is neither a folder that is there nor a PDF in one, before a number is used for it."""
    folder = out.parent if out.suffix.lower() == ".pdf" and not out.is_dir() else out
    return is_folder(folder)


def is_folder(folder: Path) -> bool:
    """Refuse what is no folder, with the reason printed."""
    if not folder.is_dir():
        complain(_("Not a folder: %(path)s") % {"path": folder})
        return False
    return True


def save_paper(app: App, document_id: int, out: Path) -> Path:
    """Write a paper into a folder under its own name, or as the file that was named."""
    archive = app.services.archive
    return archive.save_to(document_id, out) if out.is_dir() else archive.write(archive.pdf(document_id), out)


def chosen_language(options: argparse.Namespace) -> LetterLanguage | None:
    """Give the language that was asked for, None for the customer's own."""
    return LetterLanguage(options.language) if options.language else None


def one_currency(app: App, customer_id: int, chosen: str | None) -> str | None:
    """Give the currency of a paper: the one named, the only one owed in, else the customer's own.

    None, with the reason printed, where the customer owes in several and none was named, or the one named is none.
    """
    if chosen in CURRENCIES:
        return chosen
    if chosen:
        complain(problem_line(Problem("currency", ProblemCode.UNKNOWN_CURRENCY)))
        return None
    owed = {line.item.currency for line in app.services.receivables.page(customer_id, limit=EVERY) if line.item.open}
    if len(owed) > 1:
        text = _("This customer owes in %(list)s: one paper each. Name one by --currency.")
        complain(text % {"list": ", ".join(sorted(owed))})
        return None
    card = app.services.customers.get(customer_id)
    return next(iter(owed), card.customer.currency if card else None)
