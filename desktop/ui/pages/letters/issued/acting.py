"""What can be done with papers that were made: each asks first where something cannot be taken back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.services.archive import DocumentRow
from desktop.ui.acting import open_dialog, say
from desktop.ui.context import Context
from desktop.ui.pages.letters.issued.void_dialog import VoidPaperDialog


def open_void(parent: QWidget, context: Context, paper: DocumentRow) -> None:
    """Declare a paper void, with the reason."""
    said = _("Declared void: %(number)s") % {"number": paper.number}
    open_dialog(VoidPaperDialog(context, paper, parent), lambda _id: say(parent, said))
