"""In which papers the words stand that a firm may make its own."""

from enum import StrEnum

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level


class TextGroup(StrEnum):
    """The texts of one paper, a step of the ladder being one, in the order in which they are listed."""

    UPCOMING = "upcoming"
    FIRST = "first"  # and what all reminders share with it
    SECOND = "second"  # and what the final notice shares with it
    FINAL = "final"
    STATEMENT = "statement"
    PAYMENT_REQUEST = "payment_request"
    PROPOSAL_FORM = "proposal_form"
    AGREEMENT = "agreement"
    RECEIPT = "receipt"
    THANKS = "thanks"
    ACCOUNT_CHANGE = "account_change"
    MAIL = "mail"  # that carries papers
    SHARED = "shared"  # parts that several papers have

    @property
    def level(self) -> Level | None:
        """The step of the ladder; None for what is no reminder."""
        return _LEVELS.get(self)

    @property
    def kind(self) -> DocumentKind | None:
        """The paper; None for what is no part of one paper alone."""
        if self.level is not None:
            return DocumentKind.REMINDER
        return DocumentKind(self.value) if self.value in set(DocumentKind) else None


_LEVELS = {
    TextGroup.UPCOMING: Level.UPCOMING,
    TextGroup.FIRST: Level.FIRST,
    TextGroup.SECOND: Level.SECOND,
    TextGroup.FINAL: Level.FINAL,
}
