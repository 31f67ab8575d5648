"""What headings mean in files of one kind: a list of open items, a statement of payments."""

import re
from collections.abc import Mapping
from enum import StrEnum

from desktop.domain.imports.fields import Field
from desktop.domain.text import fold


class Contents(StrEnum):
    """What a file is brought in for; the same heading may mean another thing in each."""

    OPEN_ITEMS = "open_items"  # and customers, and contacts
    PAYMENTS = "payments"


class Vocabulary:
    """Known headings by field, in the order of preference; vague ones; and words that hint at a field.

    `headings` has the wordings of a field parted by spaces and folded. `vague` says what a heading may be, likeliest
    first. `parts` are patterns to be looked for in other headings, but for those that `other` knows to be none.
    """

    def __init__(
        self,
        contents: Contents,
        headings: Mapping[Field, str],
        vague: Mapping[str, tuple[Field, ...]],
        other: re.Pattern[str],
        parts: Mapping[Field, str],
    ) -> None:
        self.contents = contents
        self.fields = tuple(headings)
        self._vague = vague
        self._other = other
        self._parts = parts
        self._ranked = {
            wording: (field, rank) for field, texts in headings.items() for rank, wording in enumerate(texts.split())
        }

    def field_of(self, heading: str) -> tuple[Field, int] | None:
        """Give the field of a known heading and its rank among the headings of that field (0 is preferred)."""
        return self._ranked.get(fold(heading))

    def vague_fields(self, heading: str) -> tuple[Field, ...]:
        """Give what a vague heading ("No.", "Name") may be, likeliest first; its neighbours and cells decide."""
        return self._vague.get(fold(heading), ())

    def likely_field(self, heading: str) -> Field | None:
        """Guess the field of an unknown heading from words in it; to be held against the cells below."""
        key = fold(heading)
        if self._other.search(key):
            return None
        return next((field for field, pattern in self._parts.items() if re.search(pattern, key)), None)
