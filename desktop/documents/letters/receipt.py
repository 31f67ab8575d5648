"""The receipt for money taken (rule 76): two copies on one sheet where the list is short, else each on its own."""

from desktop.documents.data import Made, Receipt
from desktop.documents.letters.receipt_copy import half, whole
from desktop.documents.letters.receipt_wording import ReceiptWording
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.frames import space
from desktop.documents.parts.letterhead import registration
from desktop.documents.parts.pages import print_copies, with_room_for
from desktop.documents.parts.pieces import Piece, Placed, paginate, stacked
from desktop.documents.parts.setting import setting_for
from desktop.documents.parts.sheets import MM, Sheet
from desktop.documents.parts.slip import torn_off
from desktop.documents.texts import Texts

#: A list of more rows than these is not set on half a sheet.
_MOST_ROWS = 7
#: Room above and below the line along which the sheet is cut.
_GUTTER = 6 * MM


def make(paper: Receipt, texts: Texts) -> Made:
    """Print the receipt: the customer's copy, and ours with it."""
    words = ReceiptWording(paper, Sentences("receipt", paper.heading, texts))
    foot = registration(paper.heading, texts)
    labels = [words.said.say("copy_theirs"), words.said.say("copy_ours")] if paper.with_copy else [""]
    title = words.said.say("title")
    if paper.with_copy and words.count <= _MOST_ROWS:
        setting, copies = half(words, labels, foot)
        if all(copy.height <= _half_height(setting.sheet) for copy in copies):
            cut = torn_off(stacked([space(_GUTTER), copies[1]]), words.said.say("cut"), setting)
            page = _on_one_page(setting.sheet, copies[0], cut)
            return print_copies([[page]], setting.sheet, title, paper.heading, texts)
    return _on_own_pages(words, labels, foot)


def _on_own_pages(words: ReceiptWording, labels: list[str], foot: str) -> Made:
    """Print each copy from the top of a sheet, set close where that saves one."""
    heading, texts = words.paper.heading, words.said.texts
    ways = []
    for close in (False, True):
        setting = setting_for(texts.language, words.said.habit, close=close)
        sheet = with_room_for(foot, setting.sheet, texts)
        ways.append((sheet, [paginate(whole(words, setting, label), sheet.text_height) for label in labels]))
    sheet, copies = min(ways, key=lambda way: len(way[1][0]))
    return print_copies(copies, sheet, words.said.say("title"), heading, texts, foot=foot)


def _half_height(sheet: Sheet) -> float:
    """Return how high a copy may be: the lower one has the higher margin below it."""
    return sheet.height / 2 - max(sheet.top, sheet.bottom) - _GUTTER


def _on_one_page(sheet: Sheet, upper: Piece, lower: Piece) -> list[Placed]:
    """Put one copy at the top of the sheet, and the other below the middle, where the line is that it is cut along."""
    middle = sheet.height / 2 - sheet.bottom
    tear_height = lower.height - (lower.alone.height if lower.alone else 0)
    return [Placed(upper, sheet.text_height), Placed(lower, middle + tear_height / 2)]
