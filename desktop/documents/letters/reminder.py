"""The reminders, from the one before the money is due (R0) to the final notice (R3).

What is due, in full, and by when it is asked for. The tone rises by level and never threatens: only the last one says
what may follow, as a right.
"""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.documents.data import Made, Reminder
from desktop.documents.letters import reminder_en, reminder_zh
from desktop.documents.letters.reminder_parts import reply_slip
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.letterhead import registration
from desktop.documents.parts.pages import print_pages, with_room_for
from desktop.documents.parts.pieces import Piece, Placed, paginate, stacked_height
from desktop.documents.parts.setting import Setting, setting_for
from desktop.documents.parts.sheets import Sheet
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage

#: A letter that is higher than so many pages does not come down to one by being set close.
_MOST_PAGES = 1.35


def make(paper: Reminder, texts: Texts) -> Made:
    """Print the letter: in Chinese after the order of Chinese letters, in English by the habit of the company.

    It is set close where that brings letter and slip, or the letter at least, on one page.
    """
    foot = registration(paper.heading, texts)
    wording = Wording(paper, texts)
    best = _best(wording, foot)
    return print_pages(best.pages, best.sheet, wording.say("title"), paper.heading, texts, foot=foot)


class _Layout(NamedTuple):
    """A letter on its pages; the slip may have one of its own, which is not the letter's."""

    pages: list[list[Placed]]
    sheet: Sheet
    letter_pages: int
    letter_height: float


def _best(wording: Wording, foot: str) -> _Layout:
    """Set the letter in the usual setting, unless that needs more pages for it, or for all, than the close one."""
    usual = _laid_out(wording, foot)
    if len(usual.pages) == 1 or usual.letter_height > _MOST_PAGES * usual.sheet.text_height:
        return usual
    return min(usual, _laid_out(wording, foot, close=True), key=lambda way: (way.letter_pages, len(way.pages)))


def _laid_out(wording: Wording, foot: str, *, close: bool = False) -> _Layout:
    texts = wording.texts
    setting = setting_for(texts.language, wording.heading.company.english_habit, close=close)
    sheet = with_room_for(foot, setting.sheet, texts)
    letter = list(_letter(wording, setting))
    slip = [reply_slip(wording, setting)] if wording.paper.with_slip else []
    pages = paginate([*letter, *slip], sheet.text_height)
    is_alone = any(piece.alone is pages[-1][0].piece for piece in slip)
    return _Layout(pages, sheet, len(pages) - is_alone, stacked_height(letter))


def _letter(wording: Wording, setting: Setting) -> Iterator[Piece]:
    if wording.texts.language is LetterLanguage.CHINESE:
        return reminder_zh.pieces(wording, setting)
    return reminder_en.pieces(wording, setting)
