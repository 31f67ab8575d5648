"""Every text that the papers are made of, by key, with the places it may have.

The words themselves stand in `resources/locale/<language>/LC_MESSAGES/letters.po`, a note for the reader above each.
Texts without a place need no more than their key here.
"""

from collections.abc import Mapping

from desktop.documents.keys.account_change import ACCOUNT_CHANGE
from desktop.documents.keys.common import COMMON
from desktop.documents.keys.mail import MAIL
from desktop.documents.keys.payment_request import PAYMENT_REQUEST
from desktop.documents.keys.places import NONE, Places
from desktop.documents.keys.plans import AGREEMENT, PROPOSAL_FORM
from desktop.documents.keys.receipt import RECEIPT
from desktop.documents.keys.reminder import LEVELS, REMINDER
from desktop.documents.keys.statement import STATEMENT
from desktop.documents.keys.thanks import THANKS
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.textgroups import TextGroup

__all__ = [
    "ACCOUNT_CHANGE",
    "AGREEMENT",
    "ALL",
    "COMMON",
    "GROUPS",
    "MAIL",
    "NONE",
    "PAYMENT_REQUEST",
    "PROPOSAL_FORM",
    "RECEIPT",
    "REMINDER",
    "STATEMENT",
    "THANKS",
    "Places",
    "is_used_in",
]

#: The texts of every paper, in the order in which they are listed.
GROUPS: Mapping[TextGroup, Mapping[str, Places]] = {
    TextGroup.UPCOMING: LEVELS[Level.UPCOMING],
    TextGroup.FIRST: LEVELS[Level.FIRST],
    TextGroup.SECOND: LEVELS[Level.SECOND],
    TextGroup.FINAL: LEVELS[Level.FINAL],
    TextGroup.STATEMENT: STATEMENT,
    TextGroup.PAYMENT_REQUEST: PAYMENT_REQUEST,
    TextGroup.PROPOSAL_FORM: PROPOSAL_FORM,
    TextGroup.AGREEMENT: AGREEMENT,
    TextGroup.RECEIPT: RECEIPT,
    TextGroup.THANKS: THANKS,
    TextGroup.ACCOUNT_CHANGE: ACCOUNT_CHANGE,
    TextGroup.MAIL: MAIL,
    TextGroup.SHARED: COMMON,
}

ALL: Mapping[str, Places] = {key: places for texts in GROUPS.values() for key, places in texts.items()}

#: Texts that papers in one language alone have.
_ONLY_IN = {
    LetterLanguage.ENGLISH: (
        "common.registration.in",
        "common.registration.number",
        "common.registration.office",
        "common.letter.salutation",
        "common.letter.salutation_us",
        "common.letter.close_us",
        "common.letter.on_behalf",
        "receipt.means.cheque_us",
        "thanks.subject.on_time",
        "thanks.subject.promises_kept",
        "account_change.subject",
        "reminder.salutation",
        "reminder.salutation_us",
        "reminder.subject",
        "reminder.subject_one",
        "reminder.close_us",
        "reminder.on_behalf",
        "reminder.upcoming.subject",
        "reminder.upcoming.subject_one",
        "reminder.second.subject",
        "reminder.second.subject_one",
        "reminder.final.subject",
        "reminder.final.subject_one",
        "statement.subject",
        "payment_request.subject",
        "statement.pay_to",
        "statement.slip.remit",
    ),
    LetterLanguage.CHINESE: (
        "reminder.total",
        "reminder.total_capitals",
        "reminder.owed_and_interest_capitals",
        "agreement.debt.capitals",
        "statement.remark.capitals",
        "payment_request.total_capitals",
        "statement.reply_to",
        "statement.closing",
        "receipt.amount_capitals",
        "thanks.close",
        "account_change.opening",
        "account_change.close",
    ),
}


def is_used_in(language: LetterLanguage, key: str) -> bool:
    """Whether papers in a language have a text."""
    return key in ALL and not any(key in only for other, only in _ONLY_IN.items() if other is not language)
