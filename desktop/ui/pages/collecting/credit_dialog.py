"""Putting a credit note, or what was paid too much of an item, to other items of the customer."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.ledger import Share
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_amount, format_money
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.collecting.items import Item, about
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.words import due_text
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence

_ITEMS_SHOWN = 8


class ApplyCreditDialog(FormDialog):
    """Whatever is ticked takes what is left of the note, the oldest due first."""

    def __init__(self, context: Context, note: Item, items: Sequence[Item], parent: QWidget | None = None) -> None:
        """Take the open items of the same customer and currency, the oldest due first."""
        self._context = context
        self._note = note
        self._open = tuple(items)
        self.items = CheckTable(
            [
                CheckColumn(_("Number"), stretch=True),
                CheckColumn(_("Due")),
                CheckColumn(_("Open amount"), number=True),
            ],
            most_rows=_ITEMS_SHOWN,
        )
        self.items.set_rows([_row(item) for item in items], [share.receivable_id for share in self._proposed()])
        self.items.set_empty(_("Nothing is open in this currency."))
        form = Form(sentence)
        form.add_wide(about(note))
        form.add("shares", _("Goes to"), self.items, required=True)
        title = _("Apply %(number)s") % {"number": note.number}
        super().__init__(context.jobs, title, form, save_text=_("Apply"), parent=parent)
        self.items.changed.connect(self._say_outcome)
        self._say_outcome()
        self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def shares(self) -> tuple[Share, ...]:
        """Give what goes to each item that is ticked, as far as the note reaches."""
        ticked = set(self.items.ticked())
        return tuple(self._spread([item for item in self._open if item.id in ticked]))

    def save(self) -> None:
        """Apply it, or say that nothing is ticked."""
        shares = self.shares()
        if not shares:
            self._show_problems([Problem("shares", ProblemCode.REQUIRED)])
            return
        self.send(partial(self._context.services.ledger.apply_credit, self._note.id, shares))

    def _proposed(self) -> list[Share]:
        return list(self._spread(self._open))

    def _spread(self, items: Sequence[Item]) -> Iterator[Share]:
        left = -self._note.open
        for item in items:
            share = min(left, item.open)
            if share <= 0:
                return
            yield Share(item.id, share)
            left -= share

    def _say_outcome(self) -> None:
        used, currency = sum(share.amount for share in self.shares()), self._note.currency
        words = {
            "used": format_money(used, currency),
            "left": format_money(-self._note.open - used, currency),
        }
        self.set_outcome(_("%(used)s is taken off these items; %(left)s of the note is left.") % words)
        self.fit()


def _row(item: Item) -> CheckRow:
    return CheckRow(item.id, (item.number, due_text(item.due_date), format_amount(item.open, item.currency)))
