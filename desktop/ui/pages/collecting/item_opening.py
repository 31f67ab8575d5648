"""Acting on items from any page: added by hand, disputed, credited, written off, handed over, and taken back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.itemfilter import ItemFilter
from desktop.domain.ledger import BY_MISTAKE
from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.services.customers import CustomerCard
from desktop.services.ledger import HistoryLine
from desktop.services.money import MoneyRow
from desktop.services.receivables import ReceivableRow
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.bundles.opening import offer_bundle
from desktop.ui.pages.collecting.add_item_dialog import AddItemDialog
from desktop.ui.pages.collecting.credit_dialog import ApplyCreditDialog
from desktop.ui.pages.collecting.hand_over_dialog import HandOverDialog
from desktop.ui.pages.collecting.items import Item
from desktop.ui.pages.collecting.opening import open_dispute
from desktop.ui.pages.collecting.reason_dialog import Question, ReasonDialog
from desktop.ui.pages.collecting.write_off_dialog import WriteOffDialog

#: As many items are offered to put a credit note to.
_MOST_ITEMS = 500


def open_add_item(parent: QWidget, context: Context, customer_id: int | None = None) -> None:
    """Enter an item by hand, of a customer where one is named."""

    def show(card: CustomerCard | None) -> None:
        dialog = AddItemDialog(context, parent, card=card)
        open_dialog(dialog, lambda _item: say(parent, _("Item added: %(number)s") % {"number": dialog.number.text()}))

    if customer_id is None:
        show(None)
    else:
        context.jobs.read(context.services.customers.get, customer_id, then=show, owner=parent)


def open_dispute_about(parent: QWidget, context: Context, item_id: int) -> None:
    """Say that a part of the item with this id is disputed."""

    def show(row: ReceivableRow | None) -> None:
        if row is None:
            tell_refusal(parent, GONE)
        else:
            open_dispute(parent, context, row)

    context.jobs.read(context.services.receivables.get, item_id, then=show, owner=parent)


def open_write_off(parent: QWidget, context: Context, item: Item) -> None:
    """Give up a part of an item."""
    dialog = WriteOffDialog(context, item, parent)
    take_back = context.services.ledger.take_back

    def told(allocation_id: int) -> None:
        words = {"amount": format_money(dialog.amount.minor() or 0, item.currency), "number": item.number}
        said = _("Written off: %(amount)s of %(number)s") % words
        say(parent, said, undo_by(parent, context, take_back, allocation_id, BY_MISTAKE))

    open_dialog(dialog, told)


def open_apply_credit(parent: QWidget, context: Context, note: Item) -> None:
    """Put a credit note to items of its customer."""

    def show(items: list[MoneyRow]) -> None:
        dialog = ApplyCreditDialog(context, note, items, parent)

        def told(allocation_id: int) -> None:
            shares = dialog.shares()
            used = format_money(sum(share.amount for share in shares), note.currency)
            said = _("Applied: %(amount)s of %(number)s") % {"amount": used, "number": note.number}
            take_back = context.services.ledger.take_back
            # of several shares each goes its own way back, from the history of its item
            undo = undo_by(parent, context, take_back, allocation_id, BY_MISTAKE) if len(shares) == 1 else None
            say(parent, said, undo)

        open_dialog(dialog, told)

    context.jobs.read(_open_items, context.services, note.customer_id, note.currency, then=show, owner=parent)


def open_take_back(parent: QWidget, context: Context, item: Item, line: HistoryLine) -> None:
    """Take back a write-off, or that a credit note was put to an item."""
    words = {"amount": format_money(abs(line.amount), item.currency), "number": item.number}
    question = Question(
        _("Take %(amount)s of %(number)s back") % words,
        _("Take it back"),
        _("It counts as before from today on. What was recorded stays in sight."),
    )
    dialog = ReasonDialog(context, question, partial(context.services.ledger.take_back, line.id), parent)
    open_dialog(dialog, lambda _row: say(parent, _("Taken back: %(amount)s of %(number)s") % words))


def open_hand_over(parent: QWidget, context: Context, items: Sequence[Item]) -> None:
    """Hand items of one customer over to a lawyer or an agency; nothing is opened for none."""
    if not items:
        return
    take_back = context.services.handover.take_back
    customer_id, ids = items[0].customer_id, [item.id for item in items]

    def told(count: int) -> None:
        said = ngettext("%(count)s item handed over", "%(count)s items handed over", count) % {"count": count}
        say(parent, said, undo_by(parent, context, take_back, customer_id, ids))
        offer_bundle(parent, context, customer_id, dialog.to.text().strip())

    dialog = HandOverDialog(context, items, parent)
    open_dialog(dialog, told)


def open_end_hand_over(parent: QWidget, context: Context, customer_id: int, items: Sequence[tuple[int, str]]) -> None:
    """Collect items ourselves again; `items` are their ids and numbers."""
    numbers = ", ".join(number for _id, number in items)
    question = Question(
        _("Take %(numbers)s back") % {"numbers": numbers},
        _("Collect ourselves"),
        _("We collect it ourselves again: letters may ask for it, and it presses when it is late."),
        required=False,
    )
    take_back = context.services.handover.take_back
    ids = [item for item, _number in items]
    dialog = ReasonDialog(context, question, partial(take_back, customer_id, ids), parent)
    open_dialog(dialog, lambda _count: say(parent, _("Taken back: %(numbers)s") % {"numbers": numbers}))


def _open_items(services: Services, customer_id: int, currency: str) -> list[MoneyRow]:
    wanted = ItemFilter(customer_id=customer_id, currency=currency)
    return [line.item for line in services.money.page(wanted, limit=_MOST_ITEMS) if line.item.open > 0]
