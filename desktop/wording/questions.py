"""What is asked once before a payment or a promise is recorded, in sentences."""

from collections.abc import Iterable
from enum import StrEnum

from desktop.domain.ledger import PaymentQuestion
from desktop.domain.promises import PromiseQuestion
from desktop.i18n import N_, _

_ALL: tuple[tuple[StrEnum, str], ...] = (
    (PaymentQuestion.TWICE, N_("A payment like this is in the book already.")),
    (PaymentQuestion.BEFORE_DEBT, N_("It was received before anything was owed.")),
    (PaymentQuestion.MORE_THAN_OWED, N_("It is more than is owed: the rest stays unapplied.")),
    (
        PromiseQuestion.OPEN_PROMISE,
        N_("An open promise is about these items already; it stays and is judged by itself."),
    ),
    (PromiseQuestion.MORE_THAN_OWED, N_("More is promised than is owed of these items.")),
    (PromiseQuestion.LONG_WAY_OFF, N_("The day is more than 30 days away: that is time for the next excuse.")),
)
#: By kind and name: two questions of one name are equal for Python.
_SENTENCES = {(type(question), question.value): text for question, text in _ALL}


def question_text(question: StrEnum) -> str:
    """Say what is odd about a payment or a promise."""
    return _(_SENTENCES[type(question), question.value])


def question_texts(kind: type[StrEnum], names: Iterable[str]) -> list[str]:
    """Say what the questions of a kind with these names are about."""
    return [_(_SENTENCES[kind, name]) for name in names if (kind, name) in _SENTENCES]
