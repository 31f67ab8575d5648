"""Ending a difference between our figure and the customer's (rule 5)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from desktop.domain.confirmation import DifferenceReason, ReconciliationStatus, difference
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.visits import ReconciliationRow
from desktop.ui.context import Context
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import ElidedLabel, plain_label, plain_mnemonic
from desktop.wording.choices import label
from desktop.wording.problems import sentence


class DifferenceHead(QFrame):
    """Ours, theirs and the difference, with the cause as far as it is known."""

    def __init__(self, row: ReconciliationRow, *, with_customer: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        if with_customer:
            customer = ElidedLabel(row.customer, role="strong")
            customer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(customer, 0, 0, 1, 4)
        for at, (words, minor) in enumerate(
            ((_("Ours"), row.ours), (_("Theirs"), row.theirs), (_("Difference"), difference(row.ours, row.theirs)))
        ):
            self._grid.addWidget(plain_label(words, role="caption"), 1, at)
            amount = plain_label(format_money(minor, row.currency))
            amount.setFont(with_tabular_figures(amount.font()))
            self._grid.addWidget(amount, 2, at)
        for at, text in enumerate(filter(None, _about(row)), start=3):
            self._grid.addWidget(plain_label(text, role="muted", wrap=True), at, 0, 1, 4)


def _about(row: ReconciliationRow) -> tuple[str, str]:
    since = _("open since %(day)s") % {"day": format_date(row.opened_on)}
    owner = _("looked for by %(name)s") % {"name": row.owner} if row.owner else ""
    answer = _("in the answer to %(number)s") % {"number": row.document} if row.document else ""
    cause = label(DifferenceReason(row.reason))
    return capital(dotted((cause, answer, owner, since))), row.detail


class SettleDifferenceDialog(FormDialog):
    """Solved, or accepted as it is; the agreed amount is what a visit that brought it up is about from then on."""

    def __init__(self, context: Context, row: ReconciliationRow, parent: QWidget | None = None) -> None:
        form = Form(sentence, columns=2)
        self.status = ChoiceRow(
            [
                (ReconciliationStatus.SOLVED, _("Solved: both sides say the same now")),
                (ReconciliationStatus.ACCEPTED, self._accepted(row)),
            ],
            columns=1,
        )
        self.agreed, self.resolution = MoneyEdit(row.currency), QPlainTextEdit()
        form.add_wide(DifferenceHead(row))
        form.add("status", _("How it ends"), self.status, required=True, span=2)
        is_of_visit = row.visit_id is not None
        agreed = _("Amount the visit is about from now on") if is_of_visit else _("Amount that both name now")
        form.add("agreed", agreed, self.agreed, required=True)
        form.add_wide(self._figures(row))
        form.add("resolution", _("How it was solved, or why it is accepted"), self.resolution, required=True, span=2)
        super().__init__(context.jobs, _("Settle the difference"), form, save_text=_("Settle"), parent=parent)
        self._service = context.services.confirmations
        self._row = row
        form.edited.connect(self._on_edited)
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accepted(self, row: ReconciliationRow) -> str:
        if row.visit_id is None:
            return _("Accepted: the difference stays, and nobody looks for it any more")
        return _("Accepted: the difference stays, we go all the same")

    def _figures(self, row: ReconciliationRow) -> QWidget:
        """Offer both figures, so that none has to be typed again."""
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        for text, minor in ((_("Ours: %(amount)s"), row.ours), (_("Theirs: %(amount)s"), row.theirs)):
            button = QPushButton(plain_mnemonic(text % {"amount": format_money(minor, row.currency)}))
            button.setProperty("kind", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, minor=minor: self.agreed.set_minor(minor))
            layout.addWidget(button)
        layout.addStretch(1)
        return box

    def save(self) -> None:
        """End the difference, or say what is missing."""
        status, agreed = self.status.value(), self.agreed.minor()
        if status is None or agreed is None:
            missing = [name for name, given in (("status", status), ("agreed", agreed)) if given is None]
            self._show_problems([Problem(name, ProblemCode.REQUIRED) for name in missing])
        else:
            self.send(self._service.settle, self._row.id, status, agreed, self.resolution.toPlainText())

    def _on_edited(self) -> None:
        agreed = self.agreed.minor()
        text = ""
        if self.status.value() is not None and agreed is not None:
            amount = {"amount": format_money(agreed, self._row.currency)}
            text = _("The visit is then about %(amount)s, and the difference no longer holds it up.") % amount
            if self._row.visit_id is None:
                text = _("%(amount)s is then what counts between both.") % amount
        self.set_outcome(text)
        self.fit()
