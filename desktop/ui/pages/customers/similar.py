"""Says while one types a name that the customer is there already."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.customers import SimilarCustomer
from desktop.ui.context import Context
from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import ElidedLabel

#: How many are named; of more, the rest is found by opening one of them.
_MOST = 3


class SimilarNotice(QFrame):
    """Hidden until a name is typed that another customer has, but for spacing, punctuation and legal form."""

    #: The id of a customer that the user wants to see instead.
    open_wanted = Signal(int)

    def __init__(self, context: Context, except_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "outcome")
        self._context = context
        self._except_id = except_id
        self._name = ""
        self._after: QWidget | None = None
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 4, 4, 4)
        self._rows.setSpacing(0)
        self.hide()

    def stand_after(self, field: QWidget) -> None:
        """Have Tab come here from this field, not at the end of the dialog."""
        self._after = field

    def look_for(self, name: str) -> None:
        """Look for customers of the same name; the answer to an older name is dropped."""
        self._name = name.strip()
        if not self._name:
            self.show_similar(())
            return
        find = self._context.services.customers.similar
        key = ("similar", id(self))
        self._context.jobs.latest(key, find, self._name, self._except_id, then=self._on_found, owner=self)

    def show_similar(self, found: Sequence[SimilarCustomer]) -> None:
        """Name these customers, each with a way to open it."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = []
        for customer in found[:_MOST]:
            self._rows.addWidget(self._row(customer))
        stops = (self._after, *self.buttons) if self._after else self.buttons
        for before, button in pairwise(stops):
            QWidget.setTabOrder(before, button)
        self.setVisible(bool(found))

    def _on_found(self, found: Sequence[SimilarCustomer]) -> None:
        self.show_similar(found if self._name else ())

    def _row(self, customer: SimilarCustomer) -> QWidget:
        row = QWidget()
        text = _("There is already %(name)s") if not customer.code else _("There is already %(name)s (%(code)s)")
        button = QPushButton(_("Open it"))
        button.setProperty("kind", "link")
        button.setAccessibleName(_("Open %(name)s") % {"name": customer.name})
        button.clicked.connect(lambda _checked=False: self.open_wanted.emit(customer.id))
        self.buttons.append(button)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("warning", "warn"))
        layout.addWidget(ElidedLabel(text % {"name": customer.name, "code": customer.code}), 1)
        layout.addWidget(button)
        return row
