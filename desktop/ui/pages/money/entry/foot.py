"""What stands below and above the items of a payment: what it comes to, and the question about one that came twice."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.ledger import PaymentQuestion
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.ui.pages.money.entry.words import applied_line, remarks_line
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.wording.problems import sentence
from desktop.wording.questions import question_text


class EntryFoot(QWidget):
    """What goes to items and what to none, what is wrong or odd with it, and the button that books."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = plain_label(role="error", wrap=True)
        self.remarks = ElidedLabel(role="muted")
        self.applied = plain_label(role="strong")
        self.oldest_button = QPushButton(_("Oldest due first"))
        self.none_button = QPushButton(_("Apply nothing"))
        self.book_button = QPushButton(_("Book it"))
        self._build()

    def _build(self) -> None:
        self.book_button.setProperty("kind", "primary")
        self.book_button.setToolTip(_("Enter"))
        for button in (self.oldest_button, self.none_button):
            button.setProperty("kind", "link")
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.applied)
        row.addWidget(self.oldest_button)
        row.addWidget(self.none_button)
        row.addStretch(1)
        row.addWidget(self.book_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(4)
        layout.addWidget(self.fault)
        layout.addWidget(self.remarks)
        layout.addLayout(row)

    def show_applied(self, amount: int, shared: int, currency: str, *, is_chosen: bool) -> None:
        """Say what goes to items; `is_chosen`: the shares are the customer's word, and can be given up again."""
        self.applied.setText(applied_line(amount, shared, currency))
        restyle(self.applied, "status", "error" if shared > amount else "")
        self.oldest_button.setVisible(is_chosen)
        self.none_button.setVisible(bool(shared))

    def show_remarks(self, questions: Iterable[PaymentQuestion]) -> None:
        """Say what is odd and needs no answer."""
        self.remarks.setText(remarks_line(questions))

    def show_faults(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong with the shares, or take it away."""
        self.fault.setText("\n".join(dict.fromkeys(sentence(problem) for problem in problems)))
        self.fault.setVisible(bool(self.fault.text()))


class TwiceQuestion(QFrame):
    """Asks whether a payment that looks like another one is another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self.confirm_button = QPushButton(_("It is another payment: book it"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(plain_label(question_text(PaymentQuestion.TWICE), wrap=True), 1)
        row.addWidget(self.confirm_button)
        self.hide()

    def ask(self) -> None:
        """Ask; Enter says yes."""
        self.show()
        self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)
