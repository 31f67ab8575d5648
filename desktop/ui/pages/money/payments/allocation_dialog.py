"""Letting a payment go to other items than it did."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.payments import PaymentCard
from desktop.ui.context import Context
from desktop.ui.pages.money.entry.words import applied_line
from desktop.ui.pages.money.shares_model import ShareRow, SharesModel
from desktop.ui.pages.money.shares_view import SharesView
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.wording.problems import sentence

_HEIGHT = 320


class ChangeAllocationDialog(FormDialog):
    """Begins with what each item has of the payment now; the days that are past stay as they were."""

    def __init__(
        self, context: Context, card: PaymentCard, rows: tuple[ShareRow, ...], parent: QWidget | None = None
    ) -> None:
        """Take the rows of the card's items, which are written off the UI thread."""
        self._context = context
        self._card = card
        self._total = card.payment.unapplied + sum(item.share for item in card.items)
        self.model = SharesModel()
        self.model.show_rows(rows)
        self.model.show_shares({item.id: item.share for item in card.items})
        self.table = SharesView(self.model)
        self.reason = QLineEdit()
        self.applied = plain_label(role="strong")
        self.fault = plain_label(role="error", wrap=True)
        self._is_edited = False
        form = Form(sentence)
        form.add_wide(self._parts())
        form.add("reason", _("Reason"), self.reason)
        super().__init__(context.jobs, self._title(), form, parent=parent)
        self.model.setParent(self)
        self.resize(736, 560)
        self.model.edited.connect(self._on_edited)
        self.table.toggled.connect(self._on_toggled)
        self._say_applied()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self) -> str:
        payment = self._card.payment
        words = {"amount": format_money(payment.amount, payment.currency), "customer": payment.customer}
        return _("Where %(amount)s of %(customer)s goes") % words

    def _parts(self) -> QWidget:
        self.table.setAccessibleName(_("Where the payment goes"))
        self.table.setProperty("status", "framed")
        self.table.setFixedHeight(_HEIGHT)
        self.fault.hide()
        nothing = QPushButton(_("Apply nothing"))
        nothing.setProperty("kind", "link")
        nothing.setAutoDefault(False)
        nothing.clicked.connect(lambda _checked=False: self._on_nothing())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.applied)
        row.addWidget(nothing)
        row.addStretch(1)
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table)
        layout.addWidget(self.fault)
        layout.addLayout(row)
        return box

    def save(self) -> None:
        """Let it go where it is said to go now."""
        unread = self.model.unread_problems()
        if unread:
            self._show_problems(unread)
            return
        reallocate = self._context.services.payments.reallocate
        self.send(partial(reallocate, self._card.payment.id, self.model.shares(), self.reason.text()))

    def reject(self) -> None:
        """Ask before shares that were typed are thrown away, too."""
        if self.form.is_dirty or not self._is_edited:
            super().reject()
        else:
            ask(self, _("Throw away what you typed?"), _("Throw away"), self._throw_away)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with a share at its row."""
        shares = [problem for problem in problems if problem.field.startswith("shares")]
        self.model.show_problems(shares)
        self.fault.setText("\n".join(dict.fromkeys(sentence(problem) for problem in shares)))
        self.fault.setVisible(bool(shares))
        super()._show_problems([problem for problem in problems if problem not in shares])

    def _on_edited(self) -> None:
        self._is_edited = True
        self.fault.hide()
        self._say_applied()

    def _on_toggled(self, row: int) -> None:
        self.model.toggle(row, self._total - self.model.shared)

    def _on_nothing(self) -> None:
        self.model.forget()
        self._on_edited()

    def _say_applied(self) -> None:
        self.applied.setText(applied_line(self._total, self.model.shared, self._card.payment.currency))
        restyle(self.applied, "status", "error" if self.model.shared > self._total else "")
