"""A dialog that asks once about what is odd, and then writes all the same when the rep insists."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar

from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.questions import question_texts


class AskingDialog(FormDialog):
    """Sends with the questions that were answered; a refusal that is nothing but questions is put to the rep.

    `kinds` are the questions that may come, by the name before their field: "" or "payment".
    """

    kinds: ClassVar[Mapping[str, type[StrEnum]]] = {}
    _answered: frozenset[tuple[str, str]] = frozenset()

    def send_asked(self, fn: Callable[..., Any], *args: object, **given: object) -> None:
        """Write with what was answered as `asked`."""
        asked = [kind(name) for part, name in sorted(self._answered) if (kind := self.kinds.get(part)) is not None]
        self.send(partial(fn, *args, **given, asked=asked))

    def answered(self, answer: Saved[Any] | Refused) -> None:
        """Ask where nothing else stands against it; everything else is told at its field."""
        questions = _questions(answer) if isinstance(answer, Refused) else ()
        if not questions or questions <= self._answered:
            super().answered(answer)
            return
        self.save_button.setEnabled(True)
        lines = [
            line for part, name in sorted(questions) if part in self.kinds
            for line in question_texts(self.kinds[part], [name])
        ]  # fmt: skip
        self._wanted = questions
        ask(self, "\n".join(lines), _("Record it all the same"), self._insist, danger=False)

    def _insist(self) -> None:
        self._answered |= self._wanted
        self.save()


def _questions(answer: Refused) -> frozenset[tuple[str, str]]:
    """Give the part and the name of each question; nothing where something else is wrong too."""
    found = set()
    for problem in answer.problems:
        part, _dot, field = problem.field.rpartition(".")
        if field != "questions":
            return frozenset()
        found.add((part, str(problem.values["name"])))
    return frozenset(found)
