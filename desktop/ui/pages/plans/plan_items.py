"""The open items of a customer, to be ticked for a plan."""

from collections.abc import Collection, Sequence
from datetime import date

from desktop.formats import format_amount, format_money
from desktop.i18n import _, ngettext
from desktop.services.plans import PlanItem
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.words import due_text

_ROWS_SHOWN = 5


def items_table() -> CheckTable:
    """Make the table; the last column says what the plan takes of an item."""
    return CheckTable(
        [
            CheckColumn(_("Open item"), stretch=True),
            CheckColumn(_("Due")),
            CheckColumn(_("Late")),
            CheckColumn(_("Disputed"), number=True),
            CheckColumn(_("For the plan"), number=True),
        ],
        most_rows=_ROWS_SHOWN,
    )


def item_rows(items: Sequence[PlanItem], today: date) -> list[CheckRow]:
    """Give the rows of the table."""
    return [
        CheckRow(
            item.id,
            (
                item.number,
                due_text(item.due_date, today),
                _late(item),
                format_amount(item.disputed, item.currency) if item.disputed else "",
                format_amount(item.asked, item.currency),
            ),
        )
        for item in items
    ]


def debt_of(items: Sequence[PlanItem], chosen: Collection[int]) -> int:
    """Sum what a plan takes of the chosen items, in minor units."""
    return sum(item.asked for item in items if item.id in chosen)


def debt_line(items: Sequence[PlanItem], chosen: Collection[int], currency: str) -> str:
    """Say what the chosen items come to, and which part is left out because it is in dispute."""
    text = _("Debt of the plan: %(amount)s") % {"amount": format_money(debt_of(items, chosen), currency)}
    disputed = sum(min(item.disputed, max(item.open, 0)) for item in items if item.id in chosen)
    if disputed:
        left = format_money(disputed, currency)
        text = _("%(debt)s. %(amount)s in dispute is left out: settle it first.") % {"debt": text, "amount": left}
    return text


def taken_line(taken: Sequence[PlanItem]) -> str:
    """Say that items are not offered because another plan has them; '' when there are none."""
    if not taken:
        return ""
    text = ngettext(
        "%(count)s item is in another plan and not offered here: %(numbers)s",
        "%(count)s items are in another plan and not offered here: %(numbers)s",
        len(taken),
    )
    return text % {"count": len(taken), "numbers": ", ".join(item.number for item in taken[:4])}


def _late(item: PlanItem) -> str:
    days = item.days_overdue or 0
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days} if days > 0 else ""
