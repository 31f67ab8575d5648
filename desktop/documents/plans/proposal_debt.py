"""The first part of the proposal form: what is owed, what it is made up of, and whether the customer agrees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from desktop.documents.data import PaperItem, ProposalForm
from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.dates import figure
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import block, paragraph, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.slip import BOX
from desktop.documents.parts.styles import Style
from desktop.documents.parts.tables import Column, table
from desktop.documents.plans.looks import Looks, field, headed, stacked
from desktop.documents.plans.voice import Voice

_GAP = 32.0
_HEIGHT = 17.0
#: The least room for what is wrong with the sum, on the line of both choices.
_LEAST_ROOM = 100.0


class Shown(Enum):
    """How the items are shown, the fullest first."""

    FULL = auto()
    SHORT = auto()
    COUNT = auto()


@dataclass(frozen=True, slots=True)
class DebtPart:
    """What the part is set from."""

    paper: ProposalForm
    voice: Voice
    looks: Looks
    text: Style
    width: float

    def pieces(self, shown: Shown) -> Iterator[Piece]:
        """Set the part with its items shown in one of the ways."""
        say, paper = self.voice.say, self.paper
        heading = paper.heading
        yield from headed(say("proposal.debt.heading"), self.looks.heading, self.width)
        owed = say("proposal.debt.sum", as_of=self.voice.day(heading.as_of), amount=self.voice.debt(paper.total))
        made_up = _summary(paper.items, self.voice) if shown is Shown.COUNT else say("proposal.debt.few")
        between = "" if self.voice.chinese else " "
        yield from paragraph(f"{owed}{between}{made_up}", self.text, self.width)
        if shown is Shown.FULL:
            habit, texts = heading.company.english_habit, self.voice.texts
            yield from item_table(paper.items, heading.currency, texts, habit, self.width, overdue=False)
        elif shown is Shown.SHORT:
            yield from self._short_table()
        yield self._choices()

    def _short_table(self) -> list[Piece]:
        """Set number, due date and sum of the items, in two halves side by side."""
        voice, currency = self.voice, self.paper.heading.currency
        titles = [voice.say(f"common.items.{name}") for name in ("number", "due_date", "open")]
        columns = [Column(titles[0], wraps=True), Column(titles[1], "center"), Column(titles[2], "right")]
        cells = [
            [item.number, voice.short_day(item.due_date), figure(item.open, currency)] for item in self.paper.items
        ]
        half = -(-len(cells) // 2)
        rows = zip_longest(cells[:half], cells[half:], fillvalue=[""] * len(columns))
        return table(columns * 2, [[*left, *right] for left, right in rows], self.width, self.looks.tables)

    def _choices(self) -> Piece:
        """Set the two boxes: the sum is right, or wrong and why; below each other where they are long."""
        right, wrong = (f"{BOX} {self.voice.say(f'proposal.debt.{name}')}" for name in ("right", "wrong"))
        begins = text_width(right, self.text) + _GAP
        left = self.width - begins
        if left - text_width(wrong, self.text) < _LEAST_ROOM:
            return stacked([block(right, self.text, self.width), field(wrong, self.text, self.width)])
        agreed, differing = (
            field(right, self.text, begins, ruled=False, height=_HEIGHT),
            field(wrong, self.text, left, height=_HEIGHT),
        )

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            agreed.draw(canvas, x, top)
            differing.draw(canvas, x + begins, top)

        return Piece(agreed.height, draw)


def _summary(items: Sequence[PaperItem], voice: Voice) -> str:
    """Say how many items there are and when they fall due, in place of their table."""
    days = sorted(item.due_date for item in items if item.due_date is not None)
    count = str(len(items))
    if not days:
        return voice.say("proposal.debt.many_undated", count=count)
    return voice.say("proposal.debt.many", count=count, first=voice.day(days[0]), last=voice.day(days[-1]))
