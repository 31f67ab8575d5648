"""What papers are made from: plain data, with everything decided."""

from typing import TypeAlias

from desktop.documents.data.common import Heading, Made, PaperItem, Party
from desktop.documents.data.plans import Agreement, ProposalForm
from desktop.documents.data.reminder import Reminder

__all__ = ["Agreement", "Heading", "Made", "Paper", "PaperItem", "Party", "ProposalForm", "Reminder"]

Paper: TypeAlias = Reminder | ProposalForm | Agreement
