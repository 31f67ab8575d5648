"""Saying why items are not paid, what kind of debt they are and for how long (rule 78)."""

from collections.abc import Sequence
from enum import Enum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.i18n import _, ngettext
from desktop.services.debtor import DebtLine
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import label, options
from desktop.wording.problems import sentence

Answer = TypeVar("Answer", bound=Enum)


class AnalyseDebtDialog(FormDialog):
    """Three answers for one item or for several; begins with what they have in common."""

    def __init__(self, context: Context, lines: Sequence[DebtLine], parent: QWidget | None = None) -> None:
        self._context = context
        self._lines = tuple(lines)
        self.cause, self.nature = _list(DebtCause), _list(DebtNature)
        self.term_class = _list(DebtTerm)
        form = Form(sentence)
        form.add("cause", _("Why it is not paid"), self.cause)
        form.add("nature", _("Kind of debt"), self.nature)
        form.add("term_class", _("Short or long term"), self.term_class, hint=_term_hint(lines))
        count = len(lines)
        title = ngettext("What is behind %(count)s overdue item", "What is behind %(count)s overdue items", count)
        super().__init__(context.jobs, title % {"count": count}, form, parent=parent)
        self._fill()
        form.mark_clean()
        self.cause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        causes = {line.item.cause for line in self._lines}
        natures = {line.item.nature for line in self._lines}
        terms = {line.item.term_class or line.proposed.value for line in self._lines}
        if len(causes) == 1 and (cause := causes.pop()):
            self.cause.choose(DebtCause(cause))
        if len(natures) == 1 and (nature := natures.pop()):
            self.nature.choose(DebtNature(nature))
        if len(terms) == 1:
            self.term_class.choose(DebtTerm(terms.pop()))

    def save(self) -> None:
        """Keep the answers with the items."""
        ids = [line.item.id for line in self._lines]
        analyse = self._context.services.debtor.analyse
        self.send(partial(analyse, ids, self.cause.chosen(), self.nature.chosen(), self.term_class.chosen()))


def _term_hint(lines: Sequence[DebtLine]) -> str:
    proposed = {line.proposed for line in lines}
    if len(proposed) != 1:
        return ""
    return _("By its days overdue: %(term)s") % {"term": label(proposed.pop())}


def _list(kind: type[Answer]) -> Chooser[Answer | None]:
    return Chooser([(None, _("Not said")), *((answer, capital(text)) for answer, text in options(kind))])
