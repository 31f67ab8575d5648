"""What a letter of thanks is made from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading

if TYPE_CHECKING:
    from desktop.domain.thanks import GoodFacts, ThanksReason


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks for a reason that the facts carry (rule 75); `benefit` is the firm's own sentence, '' for none."""

    heading: Heading
    reason: "ThanksReason"
    facts: "GoodFacts"
    benefit: str = ""
