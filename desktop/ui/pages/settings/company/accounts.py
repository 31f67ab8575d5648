"""The bank accounts that customers are to pay into, in the order in which they are offered."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.company import MOST_ACCOUNTS, BankAccount
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.draft import inserted, moved, without
from desktop.ui.pages.settings.company.account_row import AccountRow
from desktop.ui.pages.settings.company.words import USUAL_CURRENCY, usual_accounts
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording import problems


class AccountsEditor(QWidget):
    """A list of accounts to add to, change, move and take out."""

    #: The accounts are others now.
    edited = Signal()
    #: An account was taken out, and a function that puts it back.
    removed = Signal(object, object)

    def __init__(self, payee: Callable[[], str], parent: QWidget | None = None) -> None:
        """Take `payee`, asked for whom a new account belongs to."""
        super().__init__(parent)
        self._payee = payee
        self._rows: list[AccountRow] = []
        self.add_button = QPushButton(_("Add an account"))
        self.add_button.setProperty("kind", "quiet")
        set_icon(self.add_button, "plus", role="muted")
        self.add_button.clicked.connect(lambda _checked=False: self._on_add())
        self._none = plain_label(
            _("No account yet. Letters then ask to pay as the invoice says."), role="muted", wrap=True
        )
        self._order = plain_label(
            _("The first account of a currency is the usual one; another can be chosen for each paper."),
            role="caption",
            wrap=True,
        )
        self._error = plain_label(role="error", wrap=True)
        self._error.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SectionHeading(_("Bank accounts"), self.add_button))
        for widget in (self._none, self._order, self._error):
            layout.addWidget(widget)
        layout.addLayout(self._list)
        self._follow()

    @property
    def rows(self) -> tuple[AccountRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def accounts(self) -> tuple[BankAccount, ...]:
        """Give the accounts as they stand."""
        return tuple(row.account() for row in self._rows)

    def show_accounts(self, accounts: Sequence[BankAccount]) -> None:
        """Show these accounts."""
        while len(self._rows) > len(accounts):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        for at, account in enumerate(accounts):
            if at == len(self._rows):
                self._append(account)
            self._rows[at].show_account(account)
            self._rows[at].show_problems(())
        self._error.hide()
        self._follow()

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show problems of "accounts" here and those of "accounts.1.number" at the field of that account, from 0."""
        whole = [problems.sentence(each) for each in found if each.field == "accounts"]
        self._error.setText("\n".join(whole))
        self._error.setVisible(bool(whole))
        for at, row in reversed(list(enumerate(self._rows))):  # the first bad one has the keyboard in the end
            row.show_problems(_of_row(found, at))

    def go_to_gap(self) -> None:
        """Go to what an account lacks, or to where one is added."""
        if self._rows:
            lacking = next((row for row in self._rows if not _is_whole(row.account())), self._rows[0])
            lacking.go_to_gap()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, account: BankAccount) -> None:
        row = AccountRow(account)
        row.edited.connect(self._on_edited)
        row.move_wanted.connect(partial(self._on_move, row))
        row.remove_wanted.connect(partial(self._on_remove, row))
        self._rows.append(row)
        self._list.addWidget(row)

    def _follow(self) -> None:
        accounts = self.accounts()
        for at, (row, usual) in enumerate(zip(self._rows, usual_accounts(accounts), strict=True)):
            row.show_place(at, len(accounts), usual=usual)
        self._none.setVisible(not accounts)
        self._order.setVisible(bool(accounts))
        self.add_button.setEnabled(len(accounts) < MOST_ACCOUNTS)

    def _on_edited(self) -> None:
        self._follow()
        self.edited.emit()

    def _on_add(self) -> None:
        there = {account.currency for account in self.accounts()}
        currency = next((code for code in (USUAL_CURRENCY, *CURRENCIES) if code not in there), USUAL_CURRENCY)
        self.show_accounts((*self.accounts(), BankAccount(currency, self._payee())))
        self._rows[-1].go_to_gap()
        self.edited.emit()

    def _on_move(self, row: AccountRow, by: int) -> None:
        at = self._rows.index(row)
        self.show_accounts(moved(self.accounts(), at, at + by))
        there = self._rows[at + by]
        button = there.up_button if by < 0 else there.down_button
        (button if button.isEnabled() else there.currency).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, row: AccountRow) -> None:
        at, account = self._rows.index(row), row.account()
        self.show_accounts(without(self.accounts(), at))
        beside = self._rows[min(at, len(self._rows) - 1)].remove_button if self._rows else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.removed.emit(account, partial(self._put_back, at, account))

    def _put_back(self, at: int, account: BankAccount) -> None:
        self.show_accounts(inserted(self.accounts(), at, account))
        self._rows[min(at, len(self._rows) - 1)].holder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


def _of_row(found: Sequence[Problem], at: int) -> list[Problem]:
    """Pick the problems of one account and name them as its fields are named."""
    start = f"accounts.{at}."
    return [
        Problem(each.field.removeprefix(start), each.code, each.values)
        for each in found
        if each.field.startswith(start)
    ]


def _is_whole(account: BankAccount) -> bool:
    return bool(account.holder and account.bank and account.number)
