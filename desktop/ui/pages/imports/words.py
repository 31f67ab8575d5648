"""Sentences about an import."""

from collections.abc import Callable, Iterable

from desktop.domain.imports.fields import Field
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.imports.service import ImportSummary
from desktop.ui.pages.imports.review import Reading, Review
from desktop.wording.imports import delimiter_name, encoding_name, field_label
from desktop.wording.joining import joined
from desktop.wording.receivables import money_list

#: Columns of the book that go by another name in a file.
_FIELD_OF = {"kind": Field.ITEM_KIND}


#: What an import writes, by the name of its count.
_WRITTEN: dict[str, Callable[[int], str]] = {
    "new_customers": lambda n: ngettext("%(count)s new customer", "%(count)s new customers", n),
    "filled_customers": lambda n: ngettext("%(count)s customer completed", "%(count)s customers completed", n),
    "new_contacts": lambda n: ngettext("%(count)s new contact", "%(count)s new contacts", n),
    "filled_contacts": lambda n: ngettext("%(count)s contact completed", "%(count)s contacts completed", n),
    "new_items": lambda n: ngettext("%(count)s new item", "%(count)s new items", n),
    "changed_items": lambda n: ngettext("%(count)s item changed", "%(count)s items changed", n),
    "closed_items": lambda n: ngettext("%(count)s item closed", "%(count)s items closed", n),
}


def changed_text(names: Iterable[str]) -> str:
    """Name the columns of an item that change beside its figures."""
    return joined(field_label(_FIELD_OF.get(name) or Field(name)) for name in names)


def written_text(summary: ImportSummary) -> str:
    """Say in one line what an import wrote."""
    return _counted((name, getattr(summary, name)) for name in _WRITTEN) or _("nothing changed")


def file_line(review: Reading) -> str:
    """Say what was read: how many sheets, or in which encoding and with what between the cells."""
    workbook = review.workbook
    if workbook.encoding:
        words = {"encoding": encoding_name(workbook.encoding), "delimiter": delimiter_name(workbook.delimiter)}
        return _("Text in %(encoding)s, cells parted by %(delimiter)s") % words
    count = len(workbook.sheets)
    return ngettext("Workbook with %(count)s sheet", "Workbook with %(count)s sheets", count) % {"count": count}


def plan_lines(review: Review) -> list[str]:
    """Say what bringing the file in would do, a line for each kind of thing."""
    plan = review.plan
    if plan is None:
        return []
    items, changed = len(plan.new_items), len(plan.changed_items)
    parties = {
        "new_customers": len(plan.new_customers),
        "filled_customers": len(plan.filled_customers),
        "new_contacts": len(plan.new_contacts),
        "filled_contacts": len(plan.filled_contacts),
    }
    lines = [_counted(parties.items())]
    if items:
        new = ngettext("%(count)s new item, %(sums)s open", "%(count)s new items, %(sums)s open", items)
        lines.append(new % {"count": format_count(items), "sums": money_list(review.new_sums)})
    if changed:
        change = ngettext("%(count)s item changes", "%(count)s items change", changed)
        lines.append(change % {"count": format_count(changed)})
    if plan.unchanged:
        stay = ngettext("%(count)s item stays as it is", "%(count)s items stay as they are", plan.unchanged)
        lines.append(stay % {"count": format_count(plan.unchanged)})
    if skipped := len(plan.checked.skipped):
        over = ngettext(
            "%(count)s line passed over: a sum, a repeated heading or a remark",
            "%(count)s lines passed over: sums, repeated headings or remarks",
            skipped,
        )
        lines.append(over % {"count": format_count(skipped)})
    if plan.gone_unclear:
        lines.append(_("Whether an item is gone cannot be told until the bad rows are corrected."))
    return [line for line in lines if line]


def open_reason(review: Review, *, skip_bad: bool, close_gone: bool) -> str:
    """Say what stands between a file and the book, the first thing first; '' when nothing does."""
    plan = review.plan
    changes = plan is not None and (not plan.changes_nothing or (close_gone and bool(plan.gone)))
    reasons = (
        (not review.mapping.used, _("No sheet is taken: tick one, or name the columns of one.")),
        (bool(review.lacking), _("A column that is needed is not named yet.")),
        (review.has_question, _("First answer what is asked at the left.")),
        (bool(review.bad) and not skip_bad, _("Correct the bad rows in the file, or leave them for later.")),
        (not changes, _("Nothing changes: the book has all of this already.")),
    )
    return next((text for holds, text in reasons if holds), "")


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    """Name those things of which there are any."""
    return joined(_WRITTEN[name](count) % {"count": format_count(count)} for name, count in counts if count)
