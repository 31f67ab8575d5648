"""Bringing a file in, in the terminal: what a window would ask is asked by saying which option answers it."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desktop.app import App
from desktop.cli.output import complain, print_json, refused, say
from desktop.domain.imports.amounts import DecimalStyle
from desktop.domain.imports.checked import Checked, RowProblem
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.mapping import Mapping, Questions, assign, missing
from desktop.domain.imports.vocabulary import Vocabulary
from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.services.imports.faults import EncodingUnclear, TableError
from desktop.services.imports.service import ImportPlan, ImportService, ImportSummary, Workbook
from desktop.services.results import Refused
from desktop.wording.imports import fault_text, field_label
from desktop.wording.problems import sentence

_LISTED = 20


def import_file(app: App, options: argparse.Namespace) -> int:
    """Bring a file in, or with `--preview` only say what would happen, or with `--undo` take it back."""
    service = app.services.imports
    if options.undo:
        return _undo(service, options)
    workbook = read_file(service, options)
    mapping = answered(service.recognise(workbook, options.currency or "CNY"), options) if workbook else None
    if workbook is None or mapping is None or not is_complete(service, workbook, mapping):
        return 1
    checked = service.check(workbook, mapping)
    plan = service.plan(checked)
    if not options.json:
        _describe(plan, checked)
    if options.bad_rows and plan.refused_rows:
        bad = service.export_bad_rows(
            workbook, mapping, plan, options.bad_rows, reason=lambda row: sentence(row.problem), heading=_("Reason")
        )
        complain(_("Bad rows, to be corrected and brought in again: %(path)s") % {"path": bad})
    if options.preview:
        print_json(_figures(plan)) if options.json else _say_figures(plan)
        return 0
    saved = service.apply(workbook, mapping, checked, close_gone=options.close_missing, skip_bad=options.skip_bad)
    if isinstance(saved, Refused):
        return refused(saved)
    print_json(saved.value) if options.json else _report(saved.value)
    return 0


class Reader(Protocol):
    """What reads files: of items, or of payments."""

    def read(self, path: Path, encoding: str | None = None) -> Workbook:
        """Read a file."""

    def questions(self, workbook: Workbook, mapping: Mapping) -> Questions:
        """Say what the file leaves open."""


def read_file(service: Reader, options: argparse.Namespace) -> Workbook | None:
    """Read the file that is named; prints why it cannot be."""
    try:
        return service.read(options.file, options.encoding)
    except TableError as error:
        complain(*fault_text(error))
    except EncodingUnclear as unclear:
        complain(_("It cannot be told how this file is encoded. Choose one with --encoding:"))
        complain(*(f"  {name}: {text.splitlines()[0][:70]}" for name, text in unclear.previews.items()))
    return None


def answered(mapping: Mapping, options: argparse.Namespace, words: Vocabulary = ITEM_WORDS) -> Mapping | None:
    """Let the options answer what the file leaves open; None when an answer makes no sense."""
    if options.dates:
        mapping = replace(mapping, date_order=DateOrder(options.dates))
    if options.decimal:
        mapping = replace(mapping, decimal_style=DecimalStyle(options.decimal))
    for pair in options.column:
        heading, _equals, field = pair.partition("=")
        if field not in {"", *words.fields}:
            fields = ", ".join(words.fields)
            complain(_("--column %(pair)s: the field is one of %(fields)s") % {"pair": pair, "fields": fields})
            return None
        changed = _with_column(mapping, heading.strip(), Field(field) if field else None)
        if changed is None:
            complain(_("There is no column %(heading)s.") % {"heading": heading})
            return None
        mapping = changed
    return mapping


def _with_column(mapping: Mapping, heading: str, field: Field | None) -> Mapping | None:
    for n, sheet in enumerate(mapping.sheets):
        for place, column in enumerate(sheet.columns):
            if column.heading == heading:
                sheets = (
                    *mapping.sheets[:n],
                    replace(assign(sheet, place, field), used=True),
                    *mapping.sheets[n + 1 :],
                )
                return replace(mapping, sheets=sheets)
    return None


def is_complete(service: Reader, workbook: Workbook, mapping: Mapping, nothing: str = "") -> bool:
    """Say what is missing before the rows can be read, and how to answer it."""
    wrong: list[str] = []
    if not mapping.used:
        wrong.append(nothing or _("No table of customers or open items is found in this file."))
    for sheet in mapping.used:
        for problem in missing(sheet):
            lacks = {"sheet": sheet.sheet, "field": field_label(Field(problem.field)), "why": sentence(problem)}
            wrong.append(_("%(sheet)s, %(field)s: %(why)s Name the column with --column HEADING=FIELD.") % lacks)
    asked = service.questions(workbook, mapping)
    if len(asked.date_orders) > 1 and mapping.date_order is None:
        wrong.append(
            _("Dates such as %(example)s: say the order with --dates dmy, mdy or ymd.")
            % {"example": asked.date_example}
        )
    if len(asked.decimal_styles) > 1 and mapping.decimal_style is None:
        example = {"example": asked.amount_example}
        wrong.append(_("Amounts such as %(example)s: say the decimals with --decimal point or comma.") % example)
    complain(*wrong)
    return not wrong


def _describe(plan: ImportPlan, checked: Checked) -> None:
    problems = [*checked.problems, *plan.problems]
    for problem in problems[:_LISTED]:
        say(_row_line(problem))
    if len(problems) > _LISTED:
        say(_("... and %(count)s more") % {"count": len(problems) - _LISTED})
    for warning in checked.warnings[:_LISTED]:
        say(_("note: %(what)s") % {"what": _row_line(warning)})
    if plan.gone:
        text = ngettext(
            "%(count)s open item is no longer in the file; --close-missing closes it:",
            "%(count)s open items are no longer in the file; --close-missing closes them:",
            len(plan.gone),
        )
        say(text % {"count": len(plan.gone)})
        for item in plan.gone[:_LISTED]:
            say(f"  {item.customer}  {item.number}  {format_money(item.open, item.currency)}")


def _row_line(problem: RowProblem) -> str:
    where = {"sheet": problem.sheet, "row": problem.row, "column": problem.column, "why": sentence(problem.problem)}
    return _("%(sheet)s, row %(row)s, %(column)s: %(why)s") % where


def _figures(plan: ImportPlan) -> dict[str, int]:
    return {
        "new_customers": len(plan.new_customers),
        "filled_customers": len(plan.filled_customers),
        "new_contacts": len(plan.new_contacts),
        "new_items": len(plan.new_items),
        "changed_items": len(plan.changed_items),
        "unchanged_items": plan.unchanged,
        "gone_items": len(plan.gone),
        "bad_rows": plan.refused_rows,
    }


def _say_figures(plan: ImportPlan) -> None:
    figures = _figures(plan)
    say(
        _(
            "Would bring in: %(new_customers)s new customers, %(new_contacts)s new people, %(new_items)s new items;"
            " %(changed_items)s items change, %(unchanged_items)s stay, %(bad_rows)s rows are bad."
        )
        % figures
    )


def _report(summary: ImportSummary) -> None:
    if summary.run_id is None:
        say(_("The book has all of this already: nothing was changed."))
        return
    say(
        _("Customers: %(new)s new, %(filled)s completed. People: %(people)s new.")
        % {"new": summary.new_customers, "filled": summary.filled_customers, "people": summary.new_contacts}
    )
    say(
        _("Open items: %(new)s new, %(changed)s changed, %(same)s as they were, %(closed)s closed.")
        % {
            "new": summary.new_items,
            "changed": summary.changed_items,
            "same": summary.unchanged_items,
            "closed": summary.closed_items,
        }
    )
    if summary.refused_rows:
        say(_("Left out: %(count)s rows.") % {"count": summary.refused_rows})


def _undo(service: ImportService, options: argparse.Namespace) -> int:
    runs = [run for run in service.runs() if run.file_name == options.file.name and not run.undone]
    if not runs:
        complain(_("No import of %(file)s is there to be taken back.") % {"file": options.file.name})
        return 1
    undone = service.undo(runs[0].id)
    if isinstance(undone, Refused):
        return refused(undone)
    say(_("The import of %(file)s was taken back.") % {"file": options.file.name})
    return 0
