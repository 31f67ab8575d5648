"""Which module makes which paper; what a paper is set with is loaded when the first one of its kind is made."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.documents.data import (
    AccountChange,
    Agreement,
    PaymentRequest,
    ProposalForm,
    Receipt,
    Reminder,
    Statement,
    Thanks,
)
from desktop.domain.worksheets import WorkSheet

if TYPE_CHECKING:
    from desktop.documents.data import Made
    from desktop.documents.texts import Texts

#: Prints a paper of one kind.
Maker = Callable[[Any, "Texts"], "Made"]


def _reminder() -> Maker:
    from desktop.documents.letters import reminder

    return reminder.make


def _statement() -> Maker:
    from desktop.documents.letters import statement

    return statement.make


def _payment_request() -> Maker:
    from desktop.documents.letters import payment_request

    return payment_request.make


def _proposal_form() -> Maker:
    from desktop.documents.plans import proposal_form

    return proposal_form.make


def _agreement() -> Maker:
    from desktop.documents.plans import agreement

    return agreement.make


def _receipt() -> Maker:
    from desktop.documents.letters import receipt

    return receipt.make


def _thanks() -> Maker:
    from desktop.documents.letters import thanks

    return thanks.make


def _account_change() -> Maker:
    from desktop.documents.letters import account_change

    return account_change.make


def _worksheet() -> Maker:
    from desktop.documents import worksheet

    return worksheet.make


#: By the type of a paper what gives its maker.
MAKERS: dict[type, Callable[[], Maker]] = {
    Reminder: _reminder,
    Statement: _statement,
    PaymentRequest: _payment_request,
    ProposalForm: _proposal_form,
    Agreement: _agreement,
    Receipt: _receipt,
    Thanks: _thanks,
    AccountChange: _account_change,
    WorkSheet: _worksheet,
}
