"""The first reminder (R1): what is due, in full, and by when it is asked for; mild, without a word of consequences."""

from collections.abc import Iterator

from desktop.documents.data import Made, Reminder
from desktop.documents.letters import reminder_en, reminder_zh
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.letterhead import registration
from desktop.documents.parts.pages import make_pdf
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.sheets import sheet_for
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage


def make(paper: Reminder, texts: Texts) -> Made:
    """Print the letter: in Chinese after the order of Chinese letters, in English by the habit of the company."""
    heading = paper.heading
    sheet = sheet_for(texts.language, heading.company.english_habit)
    pieces = _pieces(Wording(paper, texts), sheet.text_width)
    return make_pdf(pieces, sheet, texts.say("reminder.title"), heading, texts, foot=registration(heading, texts))


def _pieces(wording: Wording, width: float) -> Iterator[Piece]:
    if wording.texts.language is LetterLanguage.CHINESE:
        return reminder_zh.pieces(wording, width)
    return reminder_en.pieces(wording, width)
