"""Moving a plan along where there is something to say or to think of: agreed, signed, broken, cancelled."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from desktop.domain.plans import Move
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.services.plans import PlanCard
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.plans.head import PlanHead
from desktop.ui.pages.plans.self_check import SelfCheck
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True)
class _Words:
    """What the dialog of one move says; all marked with N_."""

    title: str
    save: str
    outcome: str
    keep: str = ""
    day: str = ""
    reason: str = ""
    is_asked: bool = True
    thoughts: bool = False


_WORDS = {
    Move.AGREE: _Words(
        title=N_("Agree to the plan"),
        save=N_("Agree"),
        outcome=N_("Its items are in no letter from now on. Have the agreement signed by both sides."),
        reason=N_("What speaks for it"),
        is_asked=False,
        thoughts=True,
    ),
    Move.SIGN: _Words(
        title=N_("Both have signed"),
        save=N_("Signed"),
        outcome=N_("From now on its instalments come up when they are due; a change needs a new version."),
        day=N_("Signed on"),
    ),
    Move.BREAK: _Words(
        title=N_("Call the plan broken"),
        save=N_("Call it broken"),
        outcome=N_("What was paid stays counted. Nothing is sent to the customer by this."),
        keep=N_("Let it run"),
        reason=N_("What went wrong"),
    ),
    Move.CANCEL: _Words(
        title=N_("Cancel the plan"),
        save=N_("Cancel the plan"),
        outcome=N_("The items are free for another plan. This one stays in the book and can be taken up again."),
        keep=N_("Keep the plan"),
        reason=N_("Why"),
    ),
}

#: What becomes of a new version of a signed plan.
_OF_NEW_VERSION = {
    Move.AGREE: N_("What was signed before stays in force until this version is signed."),
    Move.SIGN: N_("From now on this version is in force; the one before stays in the book, replaced."),
    Move.CANCEL: N_("What was signed before stays in force. This version stays in the book and is not taken up again."),
}

#: The moves that ask for something first.
ASKING = frozenset(_WORDS)


class MovePlanDialog(FormDialog):
    """Asks for the day or the reason of one move; a plan whose debt has changed can be worked out anew from here."""

    #: The instalments are to be worked out anew before the plan is moved along.
    anew_wanted = Signal()

    def __init__(self, context: Context, card: PlanCard, move: Move, parent: QWidget | None = None) -> None:
        words = _WORDS[move]
        form = Form(sentence)
        self.day, self.reason, self.check = DateEdit(), QPlainTextEdit(), SelfCheck()
        self.anew_button = QPushButton(_("Work it out anew..."))
        self.anew_button.setAutoDefault(False)
        self.anew_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.anew_button.clicked.connect(self._on_anew)
        self.anew_button.hide()
        form.add_wide(self.anew_button)
        form.add_wide(PlanHead(card))
        if words.thoughts:
            form.add_wide(self.check)
        if words.day:
            form.add("day", _(words.day), self.day, required=True)
            self.day.set_day(context.clock.today())
        if words.reason:
            form.add("reason", _(words.reason), self.reason, required=words.is_asked)
        super().__init__(context.jobs, _(words.title), form, save_text=_(words.save), parent=parent)
        if words.keep:
            self.cancel_button.setText(_(words.keep))
        self._words = words
        self._move = partial(context.services.plans.move, card.plan.id, move)
        form.mark_clean()
        self.set_outcome(_(_OF_NEW_VERSION.get(move, words.outcome) if card.plan.version > 1 else words.outcome))
        (self.day if words.day else self.reason).setFocus()

    def save(self) -> None:
        """Move the plan, or say what is missing."""
        day, reason = self.day.day(), self.reason.toPlainText().strip()
        if self._words.day and day is None:
            self._show_problems([Problem("day", ProblemCode.REQUIRED)])
        elif self._words.reason and self._words.is_asked and not reason:
            self._show_problems([Problem("reason", ProblemCode.REQUIRED)])
        else:
            thoughts = self.check.ticked() if self._words.thoughts else ()
            self.send(partial(self._move, day=day, reason=reason, thoughts=thoughts))

    def answered(self, answer: Saved[Any] | Refused) -> None:
        """Offer to work the plan out anew where its debt has changed."""
        changed = isinstance(answer, Refused) and any(
            problem.code is ProblemCode.DEBT_CHANGED for problem in answer.problems
        )
        self.anew_button.setVisible(changed)
        super().answered(answer)

    def _on_anew(self) -> None:
        self.form.mark_clean()
        self.reject()
        self.anew_wanted.emit()
