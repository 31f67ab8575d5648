"""How a letter falls on pages: set close where that saves one, long lists behind the letter where it has no room."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from desktop.documents.data import Made
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.letterhead import registration
from desktop.documents.parts.pages import print_pages, with_room_for
from desktop.documents.parts.pieces import Piece, Placed, paginate, stacked_height
from desktop.documents.parts.setting import Setting, setting_for
from desktop.documents.parts.sheets import Sheet

#: A letter that is higher than so many pages does not come down to one by being set close.
_MOST_PAGES = 1.35


class Parts(NamedTuple):
    """A letter in pieces: the letter itself, the slip at the foot of its last page, and lists behind both."""

    letter: Sequence[Piece]
    slip: Piece | None = None
    annex: Sequence[Piece] = ()


#: Sets a letter.
Setter: TypeAlias = Callable[[Setting], Parts]


class _Layout(NamedTuple):
    """A letter on its pages; the slip may have one of its own, which is not the letter's."""

    pages: list[list[Placed]]
    sheet: Sheet
    letter_pages: int
    letter_height: float
    is_slip_alone: bool


def print_letter(said: Sentences, ways: Sequence[Setter], *, slip_apart: bool = True) -> Made:
    """Print a letter the way that needs fewest pages, the first of equal ones, in the usual setting or a close one.

    A slip that may not be `slip_apart` stands on a page of its own only where every way puts it there.
    """
    foot = registration(said.heading, said.texts)
    best = _best(said, ways, foot, slip_apart=slip_apart)
    return print_pages(best.pages, best.sheet, said.say("title"), said.heading, said.texts, foot=foot)


def _best(said: Sentences, ways: Sequence[Setter], foot: str, *, slip_apart: bool) -> _Layout:
    tried = []
    for layout in (layout for way in ways for layout in _layouts(said, way, foot)):
        if len(layout.pages) == 1:
            return layout
        tried.append(layout)
    return min(tried, key=lambda layout: _cost(layout, slip_apart=slip_apart))


def _cost(layout: _Layout, *, slip_apart: bool) -> tuple[int, int]:
    """Count the pages, one more for a slip that stands alone and should not."""
    return len(layout.pages) + (layout.is_slip_alone and not slip_apart), layout.letter_pages


def _layouts(said: Sentences, way: Setter, foot: str) -> Iterator[_Layout]:
    """Lay a letter out in the usual setting, and closer where that can bring it to less pages."""
    usual = _laid_out(said, way, foot)
    yield usual
    if len(usual.pages) > 1 and usual.letter_height <= _MOST_PAGES * usual.sheet.text_height:
        yield _laid_out(said, way, foot, close=True)


def _laid_out(said: Sentences, way: Setter, foot: str, *, close: bool = False) -> _Layout:
    setting = setting_for(said.texts.language, said.habit, close=close)
    sheet = with_room_for(foot, setting.sheet, said.texts)
    parts = way(setting)
    slip = [parts.slip] if parts.slip else []
    pages = paginate([*parts.letter, *slip], sheet.text_height)
    is_alone = any(piece.alone is pages[-1][0].piece for piece in slip)
    letter_pages = len(pages) - is_alone
    if parts.annex:
        pages += paginate(parts.annex, sheet.text_height)
    return _Layout(pages, sheet, letter_pages, stacked_height(parts.letter), is_alone)
