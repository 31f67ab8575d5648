"""Confirming a visit by phone, message, mail or in person."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.confirmation import Effect
from desktop.i18n import _
from desktop.services.confirmations import Talk
from desktop.services.customers import ContactRecord
from desktop.services.visits import VisitCard
from desktop.ui.context import Context
from desktop.ui.pages.visits.confirm_form import ConfirmForm
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.visits import effect_lines


class ConfirmVisitDialog(FormDialog):
    """Takes down what the customer said; below stands in words what saving it will do."""

    def __init__(
        self, context: Context, card: VisitCard, people: Sequence[ContactRecord], parent: QWidget | None = None
    ) -> None:
        self.answers = ConfirmForm(card, people)
        super().__init__(context.jobs, _("Confirm time and amount"), self.answers, parent=parent)
        self._service = context.services.confirmations
        self._visit = card.visit
        self.answers.edited.connect(self._on_edited)
        self._on_edited()
        self.answers.setFocus()

    def save(self) -> None:
        """Keep the talk, or say which question has no answer yet."""
        talk = self.answers.talk()
        if talk is None:
            self._show_problems(self.answers.unanswered())
        else:
            self.send(self._service.record, talk)

    def _on_edited(self) -> None:
        talk = self.answers.talk()
        if talk is None:
            self.set_outcome(_("Answer both questions, and what will happen is said here."))
        else:
            self.jobs.latest(self, self._service.preview, talk, then=partial(self._show_effect, talk), owner=self)
        self.fit()

    def _show_effect(self, talk: Talk, effect: Effect | None) -> None:
        if self.answers.talk() != talk:
            return
        if effect is None:
            self.set_outcome(_("Something is still missing, or cannot be read."))
        else:
            self.set_outcome("\n".join(effect_lines(effect, self._visit)))
        self.fit()
