"""Recording a pile of payments by keyboard alone: a line, where the money goes, and what the pile comes to."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.ledger import PaymentQuestion
from desktop.domain.problems import Problem
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.payments import PaymentForm
from desktop.services.results import Entity, Refused, Saved
from desktop.ui.acting import say, tell_refusal
from desktop.ui.context import Context
from desktop.ui.pages.money.entry.foot import EntryFoot, TwiceQuestion
from desktop.ui.pages.money.entry.form import PaymentLineForm
from desktop.ui.pages.money.entry.pile import Booked, Pile
from desktop.ui.pages.money.entry.reading import Payer, Proposed, read_payer, read_proposed
from desktop.ui.pages.money.shares_model import SharesModel
from desktop.ui.pages.money.shares_view import SharesView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.parts_page import PagePart

_QUESTIONS = "questions"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryPart(PagePart):
    """Customer, Enter, amount, Enter: booked, and the keys are at the customer again."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.RECEIVABLE, Entity.PAYMENT, Entity.DISPUTE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = PaymentLineForm(context)
        self.model = SharesModel(self)
        self.table = SharesView(self.model)
        self.pile = Pile()
        self.foot = EntryFoot()
        self.question = TwiceQuestion()
        self._empty = EmptyState()
        self._payer: Payer | None = None
        self._is_chosen = False  # the shares are the customer's own word
        self._told: PaymentForm | None = None  # what the question or the fault on the screen is about
        self._build()
        self._connect()
        self._show_foot()
        self.say_summary(_("Type a customer and an amount; Enter books and goes on to the next payment"))

    def _build(self) -> None:
        self.table.setAccessibleName(_("Where the payment goes"))
        around = QVBoxLayout()
        around.setContentsMargins(24, 0, 24, 8)
        around.setSpacing(8)
        around.addWidget(self.form)
        around.addWidget(self.question)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self._empty, 1)
        left.addWidget(self.foot)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addLayout(left, 1)
        below.addWidget(self.pile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(around)
        layout.addLayout(below, 1)
        self._show_items()

    def _connect(self) -> None:
        self.form.payer_changed.connect(self._on_payer)
        self.form.edited.connect(self._on_edited)
        self.form.booking_wanted.connect(self.book)
        self.form.currency.currentTextChanged.connect(lambda _text: self._on_oldest_first())
        self.model.edited.connect(self._on_share)
        self.table.toggled.connect(self._on_toggled)
        self.foot.oldest_button.clicked.connect(lambda _checked=False: self._on_oldest_first())
        self.foot.none_button.clicked.connect(lambda _checked=False: self._on_apply_nothing())
        self.foot.book_button.clicked.connect(lambda _checked=False: self.book())
        self.question.confirm_button.clicked.connect(lambda _checked=False: self._book(answered=True))
        self.pile.undo_wanted.connect(self._on_undo)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.book)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the page calls

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take the id and the name of a `customer` who pays."""
        customer, name = arguments.get("customer"), arguments.get("name")
        if isinstance(customer, int) and isinstance(name, str):
            self.form.customer.choose(customer, name)
            self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Propose anew for what is typed."""
        self._propose()

    def take_focus(self) -> None:
        """Begin at the customer, or where the customer is known at the amount."""
        first = self.form.customer if self.form.customer.customer_id is None else self.form.amount
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Proposing

    def _payment(self) -> PaymentForm | None:
        shares = self.model.shares() if self._is_chosen else None
        return self.form.payment(self.context.clock.today(), shares) if self._payer else None

    def _propose(self) -> None:
        form = self._payment()
        if form is not None:
            read = partial(read_proposed, self.context.services, self.context.clock.today(), self.model.rows)
            self.context.jobs.latest((self, "proposal"), read, form, then=self._show_proposed, owner=self)

    def _show_proposed(self, proposed: Proposed) -> None:
        if proposed.form != self._payment():
            return  # something else was typed meanwhile
        self.model.show_rows(proposed.rows)
        if proposed.form.shares is None:
            self.model.show_shares({item.id: item.share for item in proposed.proposal.items})
        wrong = [problem for problem in proposed.proposal.problems if problem.field.startswith("shares.")]
        self.model.show_problems([*wrong, *self.model.unread_problems()])
        self.foot.show_remarks(proposed.proposal.questions if proposed.form.amount else ())
        self._show_items()
        self._show_foot()

    def _show_items(self) -> None:
        """Show the items, or in their place why there are none."""
        if self._payer is None:
            self._empty.say(_("The open items of the customer are listed here, with what each gets of the payment."))
        else:
            self._empty.say(_("This customer owes nothing in this currency: all of it stays unapplied."))
        self.table.setVisible(self.model.rowCount() > 0)
        self._empty.setVisible(self.model.rowCount() == 0)

    def _show_foot(self) -> None:
        amount, currency = self.form.amount.minor() or 0, self.form.amount.currency
        self.foot.show_applied(amount, self.model.shared, currency, is_chosen=self._is_chosen)

    # What the user does

    def _on_payer(self, customer_id: int | None) -> None:
        self._payer, self._is_chosen = None, False
        self._forget_faults()
        self.model.show_rows(())
        self.foot.show_remarks(())
        self._show_items()
        self._show_foot()
        if customer_id is not None:
            read = partial(read_payer, self.context.services, customer_id)
            self.context.jobs.latest((self, "payer"), read, then=self._show_payer, owner=self)

    def _show_payer(self, payer: Payer | None) -> None:
        if payer is not None and payer.id == self.form.customer.customer_id:
            self._payer = payer
            self.form.show_payer(payer)
            self._propose()

    def _on_edited(self) -> None:
        if self._payment() != self._told:  # a field that writes the same more tidily says nothing new
            self._forget_faults()
        self._show_foot()
        self._propose()

    def _forget_faults(self) -> None:
        self.question.hide()
        self.foot.show_faults(())

    def _on_share(self) -> None:
        self._is_chosen = True
        self._on_edited()

    def _on_toggled(self, row: int) -> None:
        self.model.toggle(row, (self.form.amount.minor() or 0) - self.model.shared)

    def _on_oldest_first(self) -> None:
        self._is_chosen = False
        self.model.forget()
        self._on_edited()

    def _on_apply_nothing(self) -> None:
        self.model.forget()
        self._on_share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the question about a payment that came twice on Esc, press a button on Enter as dialogs do."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.hide()
            self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # Booking

    def book(self) -> None:
        """Book what is typed, or say what is missing; the same payment twice is asked about first."""
        if self.question.isVisible():
            self.question.ask()
        else:
            self._book(answered=False)

    def _book(self, *, answered: bool) -> None:
        wrong = [*self.form.typed_problems(), *self.form.missing()]
        unread = self.model.unread_problems()
        form = self._payment()
        if wrong or unread or form is None or self._payer is None:
            self._show_problems([*wrong, *unread])
        elif not self.form.holds_keys:
            self.form.hold_keys()
            add = partial(self.context.services.payments.add, form, asked={PaymentQuestion.TWICE} if answered else ())
            then, failed = partial(self._on_answered, form, self._payer), self._on_failed
            self.context.jobs.write(add, then=then, failed=failed, owner=self)

    def _on_answered(self, form: PaymentForm, payer: Payer, answer: Saved[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self.form.drop_keys()
            self._show_problems(answer.problems)
        else:
            self.pile.add(Booked(answer.value, payer.name, form.currency, form.amount))
            self.form.begin_next()

    def _on_failed(self, _error: Exception) -> None:
        self.form.drop_keys()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each at its field or row; whether it came twice is asked, and Enter answers."""
        shares = [problem for problem in problems if problem.field.startswith("shares")]
        self.model.show_problems(shares)
        self.foot.show_faults(shares)
        self._told = self._payment()
        rest = [problem for problem in problems if problem not in shares and problem.field != _QUESTIONS]
        if rest:
            self.form.show_problems(rest)
        elif shares:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif problems:
            self.question.ask()

    def _on_undo(self, booked: Booked) -> None:
        undo, then = self.context.services.payments.undo, partial(self._on_taken_back, booked)
        self.context.jobs.write(undo, booked.payment_id, then=then, owner=self)

    def _on_taken_back(self, booked: Booked, answer: Saved[int] | Refused) -> None:
        tell_refusal(self, answer)
        if isinstance(answer, Saved):
            self.pile.mark_taken_back(booked.payment_id)
            words = {"amount": format_money(booked.amount, booked.currency), "customer": booked.customer}
            say(self, _("Taken back: %(amount)s, %(customer)s") % words)
