"""What can be done with the items that are selected: each opens a dialog or a page, and says what was done.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.services.money import MoneyRow
from desktop.services.plans import PlanBeginning
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal
from desktop.ui.context import Context
from desktop.ui.pages.collecting import item_opening, opening
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


def open_hand_over(parent: QWidget, context: Context, items: Sequence[MoneyRow]) -> None:
    """Hand items over to a lawyer or an agency; those that are, all of them, are taken back."""
    if not is_of_one_customer(parent, items):
        return
    if all(item.handed_over_on for item in items):
        named = [(item.id, item.number) for item in items]
        item_opening.open_end_hand_over(parent, context, items[0].customer_id, named)
    else:
        item_opening.open_hand_over(parent, context, items)
