"""The reminders, from the one before the money is due (R0) to the final notice (R3).

What is due, in full, and by when it is asked for. The tone rises by level and never threatens: only the last one says
what may follow, as a right.
"""

from desktop.documents.data import Made, Reminder
from desktop.documents.letters import reminder_en, reminder_zh
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.reminder_parts import reply_slip
from desktop.documents.letters.wording import wording_of
from desktop.documents.parts.setting import Setting
from desktop.documents.texts import Texts


def make(paper: Reminder, texts: Texts) -> Made:
    """Print the letter: in Chinese after the order of Chinese letters, in English by the habit of the company.

    It is set close where that brings letter and slip, or the letter at least, on one page.
    """
    wording = wording_of(paper, texts)
    pieces = reminder_zh.pieces if wording.is_chinese else reminder_en.pieces

    def set_letter(setting: Setting) -> Parts:
        slip = reply_slip(wording, setting) if paper.with_slip else None
        return Parts(list(pieces(wording, setting)), slip)

    return print_letter(wording, [set_letter])
