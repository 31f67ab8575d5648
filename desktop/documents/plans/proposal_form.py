"""The form on which the customer proposes how to pay (rule 29): the debt is printed, all else are lines to write on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from desktop.documents.data import Made, ProposalForm
from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import facts
from desktop.documents.parts.lines import block, paragraph, text_width
from desktop.documents.parts.pages import make_pdf
from desktop.documents.parts.pieces import Piece, glue, paginate
from desktop.documents.parts.seal import Hint, draw_seal
from desktop.documents.parts.sheets import MM, Sheet, sheet_for
from desktop.documents.parts.styles import Style
from desktop.documents.parts.tables import Column, table
from desktop.documents.plans.looks import Looks, beside, field, grid_row, headed, looks_for, stacked
from desktop.documents.plans.proposal_debt import DebtPart, Shown
from desktop.documents.plans.voice import Voice, voice_of
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount

#: The rows for an answer in words are so many times as high.
_TALL = 1.4
_MARGIN = 15 * MM
_SEAL = 45 * MM
_GAP = 16.0
_NUMBER_WIDTH = 90.0
_NO_BREAK_SPACE = "\u00a0"
_LABEL_ROOM = 14.0


#: How a form may be set, the best first: what of the items, and the height of rows to write in.
_WAYS = (
    *product([Shown.FULL], (26.0, 23.5, 21.0)),
    *product([Shown.SHORT], (23.5, 21.0, 18.5)),
    *product([Shown.COUNT], (26.0, 23.5, 21.0, 18.5, 17.0)),
)
#: More items than these leave no room for the rest, in no way.
_MOST_LISTED = 20
_ON_TWO_PAGES = (Shown.COUNT, 23.5)


def make(paper: ProposalForm, texts: Texts) -> Made:
    """Print the form, with as much of the items as leaves it on one page."""
    heading = paper.heading
    sheet = replace(sheet_for(texts.language, heading.company.english_habit), top=_MARGIN, bottom=_MARGIN)
    voice = voice_of(heading, texts)
    return make_pdf(_fitting(paper, voice, sheet), sheet, texts.say("proposal.title"), heading, texts)


def _fitting(paper: ProposalForm, voice: Voice, sheet: Sheet) -> list[Piece]:
    """Set the form in the best way that takes one page, else comfortably on two."""
    for shown, row_height in _WAYS:
        if shown is not Shown.COUNT and len(paper.items) > _MOST_LISTED:
            continue
        pieces = list(_Setting(paper, voice, sheet.text_width, row_height).pieces(shown))
        if len(paginate(pieces, sheet.text_height)) == 1:
            return pieces
    shown, row_height = _ON_TWO_PAGES
    return list(_Setting(paper, voice, sheet.text_width, row_height).pieces(shown))


@dataclass(frozen=True, slots=True)
class _Setting:
    """One form on its way to pieces of a width, with rows of a height to write in."""

    paper: ProposalForm
    voice: Voice
    width: float
    row_height: float

    def pieces(self, shown: Shown) -> Iterator[Piece]:
        """Set everything from the title to where the form is to be sent."""
        yield from self._head()
        yield from DebtPart(self.paper, self.voice, self._looks, self._text, self.width).pieces(shown)
        yield from self._plan()
        yield from glue(self._means())
        yield self._foot()

    @property
    def _looks(self) -> Looks:
        return looks_for(self.voice.texts.language)

    @property
    def _text(self) -> Style:
        return replace(self._looks.text, align="left")

    def _head(self) -> Iterator[Piece]:
        say, looks, heading = self.voice.say, self._looks, self.paper.heading
        centred = replace(looks.small, align="center")
        number = f"{say('proposal.number', number=heading.number)}    {self.voice.day(heading.made_on)}"
        yield from paragraph(say("proposal.title"), replace(looks.title, before=0, after=0), self.width)
        yield from paragraph(number, centred, self.width)
        yield from paragraph(say("proposal.subtitle"), replace(centred, after=5), self.width)
        parties = [
            (say("proposal.payee"), heading.company.name_in(self.voice.texts.language)),
            (say("proposal.payer"), heading.customer.name),
        ]
        yield facts(parties, self.width, self._text)

    def _plan(self) -> Iterator[Piece]:
        say, looks = self.voice.say, self._looks
        yield from self._heading("proposal.plan.heading")
        yield from glue(paragraph(say("proposal.plan.hint"), replace(looks.small, after=3), self.width))
        wide = (self.width - _NUMBER_WIDTH) / 2
        columns = [
            Column(say("proposal.plan.no"), "center", width=_NUMBER_WIDTH),
            Column(say("proposal.plan.day"), "center", width=wide),
            Column(say("proposal.plan.amount", currency=self.voice.unit), "center", width=wide),
        ]
        names = [say("proposal.plan.down"), *map(str, range(1, self.paper.lines + 1)), say("proposal.plan.sum")]
        rows = [[name, "", ""] for name in names]
        yield from table(columns, rows, self.width, looks.tables, row_height=self.row_height)

    def _means(self) -> Iterator[Piece]:
        """Set the table on how and from what is paid: the account is printed, the rest left empty."""
        yield from self._heading("proposal.means.heading")
        rows = [("pay_to", _account(self.paper.heading.account, self.voice), 1.0), ("pay_from", "", 1.0)]
        rows += [("reason", "", _TALL), ("source", "", _TALL)]
        cell = self._looks.tables.cell
        labels = [self.voice.say(f"proposal.means.{name}") for name, _value, _height in rows]
        wide = max(text_width(label, cell) for label in labels) + _LABEL_ROOM
        for label, (_name, value, height) in zip(labels, rows, strict=True):
            yield grid_row(label, value, (wide, self.width - wide), height * self.row_height, cell)

    def _foot(self) -> Piece:
        """Set what the customer declares and signs, and where the form goes, beside the square for its seal."""
        left = self.width - _SEAL - _GAP
        asked = self.voice.say("proposal.return", reply_by=self.voice.day(self.paper.reply_by))
        strong = replace(self._looks.heading, size=self._text.size, leading=self._text.leading, before=0, after=0)
        words = stacked(
            [
                block(self.voice.say("proposal.rights"), self._looks.small, left),
                *self._fields(left),
                block(asked, strong, left),
                block(self._where_to(), self._looks.small, left),
            ]
        )

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            words.draw(canvas, x, top)
            draw_seal(
                canvas,
                (x + left + _GAP, top),
                _SEAL,
                Hint(self.voice.say("proposal.sign.seal"), self._looks.small, 0.6),
            )

        return Piece(max(_SEAL, words.height), draw, before=9)

    def _fields(self, width: float) -> list[Piece]:
        """Set what whoever fills the form in writes of themselves, two beside each other."""
        names, half = ("name", "position", "phone", "date"), (width - _GAP) / 2
        fields = [field(self.voice.say(f"proposal.sign.{name}"), self._text, half) for name in names]
        rows = [beside(fields[place : place + 2], half, _GAP) for place in range(0, len(fields), 2)]
        return [*rows, Piece(6, lambda _canvas, _x, _top: None)]

    def _where_to(self) -> str:
        company = self.paper.heading.company
        reach = (company.handler, company.handler_phone or company.phone, company.handler_mail or company.mail)
        lines = (_spread(*reach), company.address_in(self.voice.texts.language))
        return "\n".join(filter(None, lines))

    def _heading(self, key: str) -> list[Piece]:
        return headed(self.voice.say(key), self._looks.heading, self.width)


def _account(account: BankAccount | None, voice: Voice) -> str:
    """Say where to pay to: payee and bank, and the numbers below, which are not broken."""
    if account is None:
        return ""
    given = [(name, value) for name, value in (("number", account.number), ("code", account.code)) if value]
    numbers = [f"{voice.say(f'common.bank.{name}')} {value}".replace(" ", _NO_BREAK_SPACE) for name, value in given]
    return "\n".join(filter(None, [_spread(account.holder, account.bank), _spread(*numbers)]))


def _spread(*texts: str) -> str:
    return "    ".join(filter(None, texts))
