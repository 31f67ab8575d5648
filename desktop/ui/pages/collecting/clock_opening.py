"""Noting what moves a limitation period, from any page, and taking it back.

`parent` is the page or a widget on it that stays; the page shows the toast.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.limitation import Clock, ClockLine
from desktop.i18n import _
from desktop.ui.acting import open_dialog, say, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.collecting.clock_event_dialog import ClockEventDialog
from desktop.wording.choices import label
from desktop.wording.limitation import event_sentence


def open_clock_event(parent: QWidget, context: Context, clock: Clock) -> None:
    """Note something for the item of a clock, or for all items of its customer."""
    dialog = ClockEventDialog(context, clock.item, parent)

    def told(event_id: int) -> None:
        said = _("Noted for the limitation period: %(event)s") % {"event": label(dialog.kind.chosen())}
        say(parent, said, undo_by(parent, context, context.services.limitation.withdraw_event, event_id))

    open_dialog(dialog, told)


def withdraw_clock_event(parent: QWidget, context: Context, clock: Clock, line: ClockLine) -> None:
    """Take a note back."""
    limitation, event_id = context.services.limitation, line.fact.event_id
    if event_id is None:
        return
    said = _("Taken back: %(event)s") % {"event": event_sentence(line, clock.item.currency)}
    undo = undo_by(parent, context, limitation.restore_event, event_id)
    write(parent, context, partial(limitation.withdraw_event, event_id), said=said, undo=undo)
