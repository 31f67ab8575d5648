"""Short texts about the items of a letter."""

from datetime import date

from desktop.domain.letters import LeftOut, OpenItem
from desktop.formats import format_date
from desktop.i18n import _
from desktop.wording.choices import label


def left_out_text(item: OpenItem, reason: LeftOut, today: date) -> str:
    """Say in a word or two why an item is not in a letter: "promised until 25 Nov"."""
    if reason is LeftOut.PROMISED and item.promised_for is not None:
        return _("promised until %(day)s") % {"day": format_date(item.promised_for, today=today)}
    return label(reason)


def due_line(item: OpenItem, today: date) -> str:
    """Say when an item was due; a credit note has no day of its own."""
    if item.due_date is None:
        return _("credit note") if item.open < 0 else ""
    return due_on(item.due_date, today)


def due_on(day: date, today: date) -> str:
    """Say when something was due."""
    return _("due %(day)s") % {"day": format_date(day, today=today)}
