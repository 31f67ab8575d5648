"""Which module makes which paper; what a paper is set with is loaded when the first one of its kind is made."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.documents.data import Agreement, ProposalForm, Reminder
from desktop.domain.worksheets import WorkSheet

if TYPE_CHECKING:
    from desktop.documents.data import Made
    from desktop.documents.texts import Texts

#: Prints a paper of one kind.
Maker = Callable[[Any, "Texts"], "Made"]


def _reminder() -> Maker:
    from desktop.documents.letters import reminder

    return reminder.make


def _proposal_form() -> Maker:
    from desktop.documents.plans import proposal_form

    return proposal_form.make


def _agreement() -> Maker:
    from desktop.documents.plans import agreement

    return agreement.make


def _worksheet() -> Maker:
    from desktop.documents import worksheet

    return worksheet.make


#: By the type of a paper what gives its maker.
MAKERS: dict[type, Callable[[], Maker]] = {
    Reminder: _reminder,
    ProposalForm: _proposal_form,
    Agreement: _agreement,
    WorkSheet: _worksheet,
}
