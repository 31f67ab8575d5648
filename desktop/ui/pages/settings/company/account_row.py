"""One bank account of ours: the currency, whom to pay, where."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.company import BankAccount
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.ui.pages.process.row_buttons import row_button
from desktop.ui.pages.process.still_inputs import Chooser, quiet
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.form import Form
from desktop.wording import problems

_COLUMNS = 6
_NEEDED = ("holder", "bank", "number")


class AccountRow(QFrame):
    """Edits one account as it is typed; its place is the list's business."""

    #: The account is another one now.
    edited = Signal()
    #: The account is to move by so many places: -1 or 1.
    move_wanted = Signal(int)
    #: The account is to go.
    remove_wanted = Signal()

    def __init__(self, account: BankAccount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.currency = Chooser([(code, code) for code in CURRENCIES])
        self.holder, self.bank, self.number, self.code = (QLineEdit() for _field in range(4))
        self.form = Form(problems.sentence, columns=_COLUMNS)
        self.chip = Chip()
        self.up_button = row_button("chevron-up", _("Move up"), lambda: self.move_wanted.emit(-1))
        self.down_button = row_button("chevron-down", _("Move down"), lambda: self.move_wanted.emit(1))
        self.remove_button = row_button("trash", _("Take this account out"), self.remove_wanted.emit)
        self._build()
        self.show_account(account)
        self.form.edited.connect(self.edited)

    def _build(self) -> None:
        self.code.setToolTip(_("Number of the bank's branch (CNAPS), SWIFT code or sort code"))
        self.form.add("currency", _("Currency"), self.currency)
        self.form.add("holder", _("Payee"), self.holder, span=5)
        self.form.add("bank", _("Bank and branch"), self.bank, span=_COLUMNS)
        self.form.add("number", _("Account number"), self.number, required=True, span=4)
        self.form.add("code", _("Bank code or SWIFT"), self.code, span=2)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.chip)
        beside.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            beside.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(4)
        layout.addLayout(beside)
        layout.addWidget(self.form)

    def account(self) -> BankAccount:
        """Give the account as it stands."""
        return BankAccount(
            self.currency.chosen(), self.holder.text(), self.bank.text(), self.number.text(), self.code.text()
        )

    def show_account(self, account: BankAccount) -> None:
        """Show an account; what shows it already is left as it is."""
        if account == self.account():
            return
        with quiet(self.form):
            self.currency.choose(account.currency)
            for field in (self.holder, self.bank, self.number, self.code):
                field.clear()
            self.holder.setText(account.holder)
            self.bank.setText(account.bank)
            self.number.setText(account.number)
            self.code.setText(account.code)

    def show_place(self, at: int, total: int, *, usual: bool) -> None:
        """Allow the moves that its place, from 0, has; `usual` is the first account of its currency."""
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(at < total - 1)
        names = {"currency": self.account().currency}
        if usual:
            self.chip.show_state(_("usual for %(currency)s") % names, "info")
        else:
            self.chip.show_state(_("another for %(currency)s") % names, "neutral")

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show what is wrong with this account at its fields; nothing takes the sentences away."""
        self.form.show_problems(found)

    def go_to_gap(self) -> None:
        """Go to the first field that a paper lacks, or to the payee."""
        empty = (name for name in _NEEDED if not getattr(self.account(), name))
        self.form.field(next(empty, "holder")).setFocus(Qt.FocusReason.OtherFocusReason)
