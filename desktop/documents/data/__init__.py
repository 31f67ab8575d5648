"""What papers are made from: plain data, with everything decided."""

from typing import TypeAlias

from desktop.documents.data.account_change import AccountChange
from desktop.documents.data.common import Heading, Made, PaperItem, Party
from desktop.documents.data.payment_request import PaymentRequest
from desktop.documents.data.plans import Agreement, ProposalForm
from desktop.documents.data.receipt import Receipt
from desktop.documents.data.reminder import Reminder
from desktop.documents.data.statement import Statement
from desktop.documents.data.thanks import Thanks

__all__ = [
    "AccountChange",
    "Agreement",
    "Heading",
    "Made",
    "Paper",
    "PaperItem",
    "Party",
    "PaymentRequest",
    "ProposalForm",
    "Receipt",
    "Reminder",
    "Statement",
    "Thanks",
]

Paper: TypeAlias = Reminder | Statement | PaymentRequest | ProposalForm | Agreement | Receipt | Thanks | AccountChange
