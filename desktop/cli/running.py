"""Print runs in the terminal: the proposed letters made in one go, and runs of before printed again."""

import argparse
import sys
from collections.abc import Callable, Sequence

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer
from desktop.cli.lettering import candidate_row, proposals
from desktop.cli.making import is_folder, is_place
from desktop.cli.output import complain, print_json, problem_line, refused, say, table
from desktop.domain.company import DocumentKind
from desktop.formats import format_count, format_date
from desktop.i18n import _, ngettext
from desktop.services.letters import LetterCandidate, LetterChoices
from desktop.services.print_runs import RunResult, RunRow
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.joining import joined

#: A line tells how far a run is each time that one of so many parts of it is done.
_PARTS = 10


def run_letters(app: App, options: argparse.Namespace) -> int:
    """Make the letters that are proposed, all of them or those that were chosen."""
    if not _are_places(options):
        return 1
    chosen = _chosen(app, options)
    if chosen is None:
        return 1
    if not chosen:
        say(_("No letter is proposed."))
        return 0
    if options.dry_run:
        for line in table(map(candidate_row, chosen)):
            say(line)
        text = ngettext("%(count)s letter would be made.", "%(count)s letters would be made.", len(chosen))
        say(text % {"count": format_count(len(chosen))})
        return 0
    orders = [LetterChoices(each.customer_id, each.currency) for each in chosen]
    made = app.services.print_runs.make(orders, progress=_telling(_("Drawn: %(done)s of %(total)s")), note=options.note)
    if isinstance(made, Refused):
        return refused(made)
    _report(app, made.value, chosen)
    return _written(app, made.value.documents, options) if made.value.run_id else 1


def runs(app: App, options: argparse.Namespace) -> int:
    """Print the runs of before, or the papers of one; with a place write these again."""
    if options.run is None:
        return _list(app, options)
    papers = app.services.print_runs.documents(options.run)
    if not papers:
        complain(_("There is no print run number %(number)s.") % {"number": options.run})
        return 1
    if not _are_places(options):
        return 1
    if options.json:
        print_json(papers)
        return 0
    for line in table((paper.number, paper.customer, _void(paper.void_reason, paper.voided_at)) for paper in papers):
        say(line)
    return _written(app, [paper.id for paper in papers if paper.voided_at is None], options)


def _chosen(app: App, options: argparse.Namespace) -> list[LetterCandidate] | None:
    """Give the proposals that are accepted; None, with the reason printed, where a customer is not found."""
    if not options.customer:
        return proposals(app, options, None)[: options.limit]
    ids = [one_customer(app, words) for words in options.customer]
    if None in ids:
        return None
    found = [each for customer_id in dict.fromkeys(ids) for each in proposals(app, options, customer_id)]
    return found[: options.limit]


def _report(app: App, result: RunResult, chosen: Sequence[LetterCandidate]) -> None:
    """Say what was made, and what was left out and why."""
    names = {(each.customer_id, each.currency): each.name for each in chosen}
    for skipped in result.skipped:
        order = skipped.order
        name = names[order.customer_id, order.currency] if isinstance(order, LetterChoices) else ""
        complain(_("Left out: %(name)s: %(why)s") % {"name": name, "why": joined(map(problem_line, skipped.problems))})
    if result.run_id is None:
        complain(_("Nothing was made."))
        return
    numbers = [paper.number for paper in app.services.print_runs.documents(result.run_id)]
    text = ngettext(
        "Run [%(run)s]: %(count)s paper, %(first)s.", "Run [%(run)s]: %(count)s papers, %(first)s to %(last)s.",
        len(numbers),
    )  # fmt: skip
    counted = {"run": result.run_id, "count": format_count(len(numbers))}
    say(text % (counted | {"first": numbers[0], "last": numbers[-1]}))


def _written(app: App, ids: Sequence[int], options: argparse.Namespace) -> int:
    """Write papers where it was asked for."""
    service = app.services.print_runs
    if options.one_pdf and ids:
        say(str(service.save_one_pdf(ids, options.one_pdf, progress=_telling(_("Written: %(done)s of %(total)s")))))
    if options.files:
        for path in service.save_files(ids, options.files, progress=_telling(_("Written: %(done)s of %(total)s"))):
            say(str(path))
    return 0


def _are_places(options: argparse.Namespace) -> bool:
    if options.one_pdf and (options.one_pdf.suffix.lower() != ".pdf" or options.one_pdf.is_dir()):
        complain(_("--one-pdf: the name of a file that ends in .pdf"))
        return False
    return (not options.one_pdf or is_place(options.one_pdf)) and (not options.files or is_folder(options.files))


def _telling(what: str) -> Callable[[int, int], None]:
    """Tell how far it is, on the error stream, so that the lines of the result stay alone."""
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        part = _PARTS * done // max(total, 1)
        if part > told:
            told = part
            counted = {"done": format_count(done), "total": format_count(total)}
            print(what % counted, file=sys.stderr, flush=True)

    return tell


def _list(app: App, options: argparse.Namespace) -> int:
    rows = app.services.print_runs.page(limit=EVERY)
    if options.json:
        print_json(rows)
        return 0
    for line in table(map(_row, rows)) or [_("Nothing has been printed in a run yet.")]:
        say(line)
    return 0


def _row(row: RunRow) -> tuple[str, ...]:
    papers = ngettext("%(count)s paper", "%(count)s papers", row.papers) % {"count": format_count(row.papers)}
    voided = _("%(count)s void") % {"count": format_count(row.voided)} if row.voided else ""
    kinds = joined(label(DocumentKind(kind)) for kind in row.kinds)
    return f"[{row.id}]", format_date(row.made_on), papers, kinds, voided, row.note


def _void(reason: str, voided_at: str | None) -> str:
    return _("void: %(reason)s") % {"reason": reason} if voided_at else ""
