"""What is said of an item in the list, made when its row is loaded."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.itemfilter import ItemFilter
from desktop.formats import format_count, format_date
from desktop.i18n import N_, _, ngettext
from desktop.services.money import ItemMark, MoneyLine, MoneyTotal
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.collecting.sums import added_text
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.cells import Late, Mark

_MARKS: dict[ItemMark, tuple[str, ChipKind]] = {
    ItemMark.URGENT: (N_("urgent"), "danger"),
    ItemMark.HAND_OVER: (N_("hand over?"), "danger"),
    ItemMark.HANDED_OVER: (N_("handed over"), "neutral"),
    ItemMark.UNDATED: (N_("ask the due date"), "info"),
    ItemMark.IN_PLAN: (N_("in a plan"), "good"),
    ItemMark.OFFICE_DIFFERS: (N_("differs from the file"), "warn"),
    ItemMark.OVER_A_YEAR: (N_("over a year"), "danger"),
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as it is listed."""

    line: MoneyLine
    marks: tuple[Mark, ...]

    @property
    def late(self) -> Late:
        """How late it is, and whether that presses: a promise, a plan or a dispute holds it back."""
        return Late(self.line.lateness, ItemMark.URGENT in self.line.marks)

    @property
    def id(self) -> int:
        """The id of the item."""
        return self.line.item.id


def item_row(line: MoneyLine, today: date) -> ItemRow:
    """Make the row of an item: a promise is named with its day, what is disputed has a column of its own."""
    marks = [Mark(_(text), kind) for mark in line.marks if mark in _MARKS for text, kind in (_MARKS[mark],)]
    if line.promise is not None:
        day = format_date(line.promise.due_on, today=today)
        marks.append(Mark(_("promised by %(day)s") % {"day": day}, "info"))
    return ItemRow(line, tuple(marks))


def totals_line(totals: tuple[MoneyTotal, ...], wanted: ItemFilter) -> str:
    """Say how many items were found and what they come to, each currency by itself."""
    count = sum(total.count for total in totals)
    words = {"count": format_count(count)}
    if wanted.settled:
        return ngettext("%(count)s settled item", "%(count)s settled items", count) % words
    parts = [ngettext("%(count)s item", "%(count)s items", count) % words]
    for text, sums in (
        (N_("open %(sums)s"), [(total.currency, total.open) for total in totals]),
        (N_("overdue %(sums)s"), [(total.currency, total.overdue) for total in totals if total.overdue]),
        (N_("disputed %(sums)s"), [(total.currency, total.disputed) for total in totals if total.disputed]),
    ):
        if sums:
            parts.append(_(text) % {"sums": added_text(sums)})
    return dotted(parts)


def selection_line(rows: list[ItemRow], found: int) -> str:
    """Say what is selected and what it comes to."""
    if not rows:
        return _("Ctrl or Shift selects several items, Ctrl+A all that are listed")
    text = ngettext("%(count)s selected", "%(count)s selected", len(rows)) % {"count": format_count(len(rows))}
    if len(rows) > 1 and found > len(rows):
        text = _("%(count)s of %(found)s selected") % {"count": format_count(len(rows)), "found": format_count(found)}
    return dotted((text, added_text((row.line.item.currency, row.line.item.open) for row in rows)))
