"""Words that no letter of ours says, however late the money is: they insult, threaten, shame or pose as a court.

What is found is told, with the kind of its harm; what to do about it is for the caller. Names of customers and places
come into a paper through placeholders, which are not looked at.
"""

from dataclasses import dataclass
from enum import StrEnum


class WordKind(StrEnum):
    """What is wrong with a word in a letter about money."""

    INSULT = "insult"
    CRIME = "crime"  # the police, arrest, prison
    FAMILY = "family"  # the debtor's family or neighbours
    EXPOSURE = "exposure"  # before the public, the trade or the press
    BLACKLIST = "blacklist"
    LAW = "law"  # courts and lawyers, or what looks like a paper of theirs


@dataclass(frozen=True, slots=True)
class Finding:
    """One word that should not stand there, as the text has it but in lower case, and why not."""

    word: str
    kind: WordKind


def found_words(text: str, *, allow_law: bool = False) -> tuple[Finding, ...]:
    """List the words of a text that should not be there, in the order of the text, each once.

    `allow_law` is for papers that have to speak of courts, as an agreement does in its clause on disputes.
    """
    return ()
