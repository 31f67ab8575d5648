"""The hand-over bundle: what a lawyer, an agency or a colleague may get, and what never leaves the house."""

from dataclasses import dataclass
from enum import StrEnum

TO_LIMIT = 200


class ForWhom(StrEnum):
    """Who gets the bundle."""

    LAWYER = "lawyer"
    AGENCY = "agency"
    COLLEAGUE = "colleague"


class BundlePart(StrEnum):
    """A part of the bundle, in the order of its pages; the last three say more of persons than others need to know."""

    STORY = "story"
    STATEMENT = "statement"
    CONTRACTS = "contracts"
    LETTERS = "letters"
    PROOFS = "proofs"
    REPLIES = "replies"
    AGREEMENTS = "agreements"
    PROMISES = "promises"
    DISPUTES = "disputes"
    CONTACTS = "contacts"
    DECISIONS = "decisions"
    PEOPLE = "people"  # telephones and mail addresses
    INTERNAL = "internal"  # how we judge them: standing, ability, willingness, signals
    NOTES = "notes"  # what we noted for ourselves


_OURS_ALONE = frozenset({BundlePart.INTERNAL, BundlePart.NOTES})
#: Not ticked unless somebody wants it: personal data goes out no further than needed.
_ASKED_FOR = frozenset({BundlePart.PEOPLE, BundlePart.NOTES})


def allowed_parts(for_whom: ForWhom) -> frozenset[BundlePart]:
    """Give the parts that may be ticked: our judgement of a customer and our notes never leave the house."""
    return frozenset(BundlePart) - (frozenset() if for_whom is ForWhom.COLLEAGUE else _OURS_ALONE)


#: What is set on the same sheets, in the order of the pages; of papers the sheets are theirs.
GROUPS = (
    (BundlePart.STORY,),
    (BundlePart.STATEMENT, BundlePart.CONTRACTS),
    (BundlePart.LETTERS, BundlePart.PROOFS, BundlePart.REPLIES),
    (BundlePart.AGREEMENTS, BundlePart.PROMISES, BundlePart.DISPUTES, BundlePart.DECISIONS),
    (BundlePart.CONTACTS, BundlePart.PEOPLE),
    (BundlePart.INTERNAL, BundlePart.NOTES),
)


def usual_parts(for_whom: ForWhom) -> frozenset[BundlePart]:
    """Give the parts that are ticked until somebody chooses others."""
    return allowed_parts(for_whom) - _ASKED_FOR


@dataclass(frozen=True, slots=True)
class BundleChoices:
    """What goes into a bundle: `to` names who gets it; no `parts` are the usual ones, no `currency` is all of them."""

    customer_id: int
    for_whom: ForWhom
    to: str = ""
    currency: str | None = None
    parts: frozenset[BundlePart] | None = None

    @property
    def chosen(self) -> frozenset[BundlePart]:
        """The parts that are ticked and may be."""
        wanted = usual_parts(self.for_whom) if self.parts is None else self.parts
        return wanted & allowed_parts(self.for_whom)
