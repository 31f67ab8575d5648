"""How a paper is set: on which sheet, and in which styles."""

from dataclasses import dataclass, replace

from desktop.documents.parts.sheets import MM, Sheet, sheet_for
from desktop.documents.parts.styles import Styles, styles_for
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage

_CLOSE_TOP = 14.5 * MM
_CLOSE_BOTTOM = 13.5 * MM
#: The page number ends 7 mm above the edge, which printers reach.
_CLOSE_NUMBER = 11 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """The sheet and the styles that all parts of a paper are set with."""

    sheet: Sheet
    styles: Styles

    @property
    def width(self) -> float:
        """How wide text may be, in points."""
        return self.sheet.text_width

    def gap(self, usual: float) -> float:
        """Give the room between two parts, in points, from what it usually is."""
        return usual * self.styles.air


def setting_for(language: LetterLanguage, habit: EnglishHabit, *, close: bool = False) -> Setting:
    """Choose the usual setting of a language, or the close one for a paper that is to have a page less."""
    sheet, styles = sheet_for(language, habit), styles_for(language, close=close)
    if close:
        sheet = replace(sheet, top=_CLOSE_TOP, bottom=_CLOSE_BOTTOM, number=_CLOSE_NUMBER)
    return Setting(sheet, styles)
