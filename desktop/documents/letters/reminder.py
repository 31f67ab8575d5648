"""The first reminder (R1): what is due, in full, and by when it is asked for."""

from desktop.documents.data import Made, Reminder
from desktop.documents.parts.canvas import About
from desktop.documents.parts.facts import bank_block
from desktop.documents.parts.items import item_table
from desktop.documents.parts.letterhead import letterhead, registration
from desktop.documents.parts.pages import make_pdf
from desktop.documents.parts.sheets import sheet_for
from desktop.documents.texts import Texts


def make(paper: Reminder, texts: Texts) -> Made:
    """Print the letter."""
    heading = paper.heading
    habit = heading.company.english_habit
    sheet = sheet_for(texts.language, habit)
    width = sheet.text_width
    pieces = [
        letterhead(heading, texts, width),
        *item_table(paper.items, heading.currency, texts, habit, width),
        *bank_block(heading.account, texts, width),
    ]
    about = About(heading.number, heading.company.name_in(texts.language), heading.customer.name, texts.language)
    return make_pdf(pieces, sheet, about, texts, number=heading.number, foot=registration(heading, texts))
