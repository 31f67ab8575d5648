"""The language of working sheets."""

from desktop.domain.customers import LetterLanguage
from desktop.i18n import language


def sheet_tongue() -> LetterLanguage:
    """Give the language of the screen: a working sheet is the rep's own."""
    return LetterLanguage.CHINESE if language() == LetterLanguage.CHINESE else LetterLanguage.ENGLISH
