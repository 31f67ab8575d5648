"""The sheets that papers are printed on, with their margins; lengths in points."""

from dataclasses import dataclass

from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage

#: Points in a millimetre.
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: its size, the margins around what is printed, and the upper edge of the page number."""

    width: float
    height: float
    left: float = 28 * MM
    right: float = 26 * MM
    top: float = 25 * MM
    bottom: float = 25 * MM
    number: float = 12 * MM

    @property
    def text_width(self) -> float:
        """How wide text may be."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """How high text may be; the page number stands below it, in the margin."""
        return self.height - self.top - self.bottom


A4 = Sheet(210 * MM, 297 * MM)
LETTER = Sheet(612, 792)


def sheet_for(language: LetterLanguage, habit: EnglishHabit) -> Sheet:
    """Choose the sheet of a paper: Letter for English after the habit of the United States, otherwise A4."""
    return LETTER if language is LetterLanguage.ENGLISH and habit is EnglishHabit.US else A4
