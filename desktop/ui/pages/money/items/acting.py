"""What can be done with the items that are selected: each opens a dialog or a page, and says what was done.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.services.money import MoneyRow
from desktop.services.plans import PlanBeginning
from desktop.services.receivables import ReceivableRow
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.collecting import opening
from desktop.ui.pages.money.items.hand_over_dialog import HandOverDialog
from desktop.ui.pages.money.items.write_off_dialog import WriteOffDialog
from desktop.ui.pages.plans.editor import EditPlanDialog, Purpose
from desktop.ui.widgets.ask import tell


def is_of_one_customer(parent: QWidget, items: Sequence[MoneyRow]) -> bool:
    """Say whether all items are one customer's; tell it where they are not."""
    if len({item.customer_id for item in items}) > 1:
        tell(parent, _("Choose items of one customer."), detail=_("Those that are selected belong to several."))
        return False
    return bool(items)


def is_of_one_currency(parent: QWidget, items: Sequence[MoneyRow]) -> bool:
    """Say whether all items are one customer's in one currency; tell it where they are not."""
    if not is_of_one_customer(parent, items):
        return False
    if len({item.currency for item in items}) > 1:
        tell(parent, _("Choose items of one currency."), detail=_("Currencies are never added up."))
        return False
    return True


def open_plan(parent: QWidget, context: Context, items: Sequence[MoneyRow]) -> None:
    """Agree on instalments for these items."""
    if is_of_one_currency(parent, items):
        show = partial(_show_plan, parent, context, items)
        begin = context.services.plans.begin
        context.jobs.read(begin, items[0].customer_id, items[0].currency, then=show, owner=parent)


def _show_plan(parent: QWidget, context: Context, items: Sequence[MoneyRow], beginning: PlanBeginning | None) -> None:
    if beginning is None:
        tell_refusal(parent, GONE)
        return
    wanted = {item.id for item in items}
    chosen = tuple(item.id for item in beginning.items if item.id in wanted)
    if not chosen:
        tell(parent, _("These items cannot be put into a plan: they are in one already, or settled."))
        return
    begun = replace(beginning, form=replace(beginning.form, items=chosen))
    dialog = EditPlanDialog(context, begun, Purpose.ADD, parent)
    said = _("Plan saved as a draft: %(customer)s") % {"customer": beginning.customer}
    open_dialog(dialog, lambda _plan: say(parent, said))


def open_promise(parent: QWidget, context: Context, items: Sequence[MoneyRow]) -> None:
    """Record a promise about these items."""
    if is_of_one_currency(parent, items):
        ids = [item.id for item in items]
        opening.open_promise(parent, context, items[0].customer_id, items[0].currency, ids)


def open_dispute(parent: QWidget, context: Context, item: MoneyRow) -> None:
    """Open a dispute about a part of an item."""

    def show(row: ReceivableRow | None) -> None:
        if row is None:
            tell_refusal(parent, GONE)
        else:
            opening.open_dispute(parent, context, row)

    context.jobs.read(context.services.receivables.get, item.id, then=show, owner=parent)


def open_write_off(parent: QWidget, context: Context, item: MoneyRow) -> None:
    """Give up a part of an item."""
    dialog = WriteOffDialog(context, item, parent)
    take_back = context.services.ledger.take_back

    def told(allocation_id: int) -> None:
        words = {"amount": format_money(dialog.amount.minor() or 0, item.currency), "number": item.number}
        said = _("Written off: %(amount)s of %(number)s") % words
        say(parent, said, undo_by(parent, context, take_back, allocation_id, _("entered by mistake")))

    open_dialog(dialog, told)


def open_hand_over(parent: QWidget, context: Context, items: Sequence[MoneyRow]) -> None:
    """Hand items over to a lawyer or an agency."""
    if not is_of_one_customer(parent, items):
        return
    take_back = context.services.handover.take_back
    customer_id, ids = items[0].customer_id, [item.id for item in items]

    def told(count: int) -> None:
        said = ngettext("%(count)s item handed over", "%(count)s items handed over", count) % {"count": count}
        say(parent, said, undo_by(parent, context, take_back, customer_id, ids))

    open_dialog(HandOverDialog(context, items, parent), told)
