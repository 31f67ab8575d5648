"""Recording what came back on the slip of a paper, and what becomes of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import ReplyKind, answers_to
from desktop.domain.promises import PromiseQuestion
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.archive import DocumentRow
from desktop.services.replies import ReplyForm
from desktop.ui.context import Context
from desktop.ui.pages.collecting.asking import AskingDialog
from desktop.ui.pages.letters.way.scan import scan_edit
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label, options
from desktop.wording.problems import sentence

#: Which fields belong to one answer alone.
_OF_KIND = {ReplyKind.DIFFERS: ("theirs", "reason"), ReplyKind.WILL_PAY: ("amount", "pay_on")}


class ReplyDialog(AskingDialog):
    """What they ticked, with whatever it takes; below it, what will be recorded because of it."""

    kinds: ClassVar[Mapping[str, type[StrEnum]]] = {"": PromiseQuestion}

    def __init__(self, context: Context, paper: DocumentRow, parent: QWidget | None = None) -> None:
        self._paper = paper
        self._service = context.services.replies
        answers = answers_to(DocumentKind(paper.kind))
        self.kind: Chooser[ReplyKind] = Chooser([(each, capital(label(each))) for each in answers])
        self.replied_on, self.pay_on = DateEdit(), DateEdit()
        self.theirs, self.amount = MoneyEdit(paper.currency), MoneyEdit(paper.currency)
        self.reason: Chooser[DifferenceReason] = Chooser(
            [(each, capital(text)) for each, text in options(DifferenceReason)]
        )
        self.signed_by, self.position, self.kept_where = QLineEdit(), QLineEdit(), QLineEdit()
        self.file, self.note = scan_edit(), QPlainTextEdit()
        form = Form(sentence, columns=2)
        super().__init__(context.jobs, _("What came back"), self._filled(form), save_text=_("Record"), parent=parent)
        self.reason.choose(DifferenceReason.UNKNOWN)
        self.replied_on.set_day(context.clock.today())
        self.amount.set_minor(paper.total if paper.total > 0 else None)
        form.mark_clean()
        form.edited.connect(self._follow)
        self._follow()
        self.kind.setFocus()

    def _filled(self, form: Form) -> Form:
        paper = self._paper
        total = format_money(paper.total, paper.currency) if paper.total else ""
        form.add_wide(plain_label(dotted((paper.number, paper.customer, total)), role="strong", wrap=True))
        form.add("kind", _("They"), self.kind)
        form.add("replied_on", _("Answered on"), self.replied_on, required=True)
        form.add("theirs", _("Sum in their books"), self.theirs, required=True)
        form.add("reason", _("Why it differs"), self.reason)
        form.add("amount", _("They will pay"), self.amount, required=True)
        form.add("pay_on", _("On which day"), self.pay_on, required=True)
        form.add("signed_by", _("Signed by"), self.signed_by)
        form.add("position", _("Position"), self.position)
        form.add("file", _("Scan or photograph"), self.file, span=2, hint=_("PDF, PNG or JPEG, 20 MB at most"))
        form.add("kept_where", _("Where the slip is kept"), self.kept_where, span=2)
        form.add("note", _("Note"), self.note, span=2)
        return form

    def save(self) -> None:
        """Record the answer with what becomes of it."""
        kind, day = self.kind.chosen(), self.replied_on.day()
        if day is None:
            return
        differs, will_pay = kind is ReplyKind.DIFFERS, kind is ReplyKind.WILL_PAY
        form = ReplyForm(
            self._paper.id,
            kind,
            day,
            theirs=self.theirs.minor() if differs else None,
            reason=self.reason.chosen(),
            amount=self.amount.minor() if will_pay else None,
            pay_on=self.pay_on.day() if will_pay else None,
            signed_by=self.signed_by.text(),
            position=self.position.text(),
            note=self.note.toPlainText(),
            file=self.file.path(),
            kept_where=self.kept_where.text(),
        )
        self.send_asked(self._service.add, form)

    def _follow(self) -> None:
        kind = self.kind.chosen()
        for of, names in _OF_KIND.items():
            for name in names:
                self.form.show_field(name, shown=kind is of)
        self.set_outcome(self._outcome_of(kind))
        self.fit()

    def _outcome_of(self, kind: ReplyKind) -> str:
        if kind is ReplyKind.AGREES and self._paper.kind == DocumentKind.STATEMENT:
            return _("The books agree up to %(day)s.") % {"day": format_date(self._paper.as_of)}
        if kind is ReplyKind.AGREES:
            return _("They do not dispute the figures; that is no promise to pay.")
        if kind is ReplyKind.DIFFERS:
            return _("A difference is opened, to be found and settled.")
        if kind is ReplyKind.WILL_PAY:
            return _("A promise to pay is recorded, about the items of this paper.")
        return _("They received the paper; that is neither agreement nor promise.")
