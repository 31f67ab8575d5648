"""The form on which the customer proposes how to pay (rule 29): the debt is printed, all else are lines to write on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.documents.data import Made, PaperItem, ProposalForm
from desktop.documents.parts.canvas import About, PaperCanvas
from desktop.documents.parts.facts import draw_rule, facts
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import draw_text, paragraph, text_width
from desktop.documents.parts.pages import make_pdf
from desktop.documents.parts.pieces import Piece, glue, paginate, together
from desktop.documents.parts.sheets import MM, Sheet, sheet_for
from desktop.documents.parts.slip import BOX
from desktop.documents.parts.styles import Style
from desktop.documents.parts.tables import Column, table
from desktop.documents.plans.looks import Looks, headed, looks_for
from desktop.documents.plans.seals import draw_square
from desktop.documents.plans.voice import Voice, voice_of
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount

#: Heights of the rows that are written in, the most comfortable first; the form is one page where it can be.
_ROW_HEIGHTS = (25.0, 22.0, 19.5)
_MARGIN = 18 * MM
_SEAL = 45 * MM
_GAP = 16.0
_NUMBER_WIDTH = 90.0
_LABELS_WIDTH = 110.0


def make(paper: ProposalForm, texts: Texts) -> Made:
    """Print the form, with the table of items if it leaves the form on one page."""
    heading = paper.heading
    sheet = replace(sheet_for(texts.language, heading.company.english_habit), top=_MARGIN, bottom=_MARGIN)
    voice = voice_of(heading, texts)
    about = About(
        f"{texts.say('proposal.title')} {heading.number}",
        heading.company.name_in(texts.language),
        heading.customer.name,
        texts.language,
    )
    return make_pdf(_fitting(paper, voice, sheet), sheet, about, texts, number=heading.number)


def _fitting(paper: ProposalForm, voice: Voice, sheet: Sheet) -> list[Piece]:
    """Set the form in the roomiest way that takes one page, else in the tightest."""
    pieces: list[Piece] = []
    for with_items in (True, False):
        for row_height in _ROW_HEIGHTS:
            pieces = list(_Setting(paper, voice, sheet.text_width, row_height).pieces(with_items=with_items))
            if len(paginate(pieces, sheet.text_height)) == 1:
                return pieces
    return pieces


@dataclass(frozen=True, slots=True)
class _Setting:
    """One form on its way to pieces of a width, with rows of a height to write in."""

    paper: ProposalForm
    voice: Voice
    width: float
    row_height: float

    def pieces(self, *, with_items: bool) -> Iterator[Piece]:
        """Set everything from the title to where the form is to be sent."""
        yield from self._head()
        yield from self._debt(with_items=with_items)
        yield from self._plan()
        yield from self._means()
        yield from together([self._signature(), *self._return()])

    @property
    def _looks(self) -> Looks:
        return looks_for(self.voice.texts.language)

    @property
    def _text(self) -> Style:
        return replace(self._looks.text, align="left")

    def _head(self) -> Iterator[Piece]:
        say, looks, heading = self.voice.say, self._looks, self.paper.heading
        yield from paragraph(say("proposal.title"), replace(looks.title, before=0, after=2), self.width)
        yield from paragraph(say("proposal.subtitle"), replace(looks.small, align="center", after=4), self.width)
        number = f"{say('proposal.number', number=heading.number)}    {self.voice.day(heading.made_on)}"
        yield from paragraph(number, replace(looks.small, align="center", after=6), self.width)
        parties = [
            (say("proposal.payee"), heading.company.name_in(self.voice.texts.language)),
            (say("proposal.payer"), heading.customer.name),
        ]
        yield facts(parties, self.width, self._text)

    def _debt(self, *, with_items: bool) -> Iterator[Piece]:
        say, paper = self.voice.say, self.paper
        heading = paper.heading
        yield from self._heading("proposal.debt.heading")
        owed = say("proposal.debt.sum", as_of=self.voice.day(heading.as_of), amount=self.voice.debt(paper.total))
        made_up = say("proposal.debt.few") if with_items else _summary(paper.items, self.voice)
        between = "" if self.voice.chinese else " "
        yield from paragraph(f"{owed}{between}{made_up}", self._text, self.width)
        if with_items:
            habit, texts = heading.company.english_habit, self.voice.texts
            yield from item_table(paper.items, heading.currency, texts, habit, self.width, overdue=False)
        yield self._choices()

    def _choices(self) -> Piece:
        """Set the two boxes: the sum is right, or wrong and why."""
        right, wrong = (f"{BOX} {self.voice.say(f'proposal.debt.{name}')}" for name in ("right", "wrong"))
        style = self._text
        second = text_width(right, style) + 2 * _GAP
        line = second + text_width(wrong, style) + 4

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            draw_text(canvas, right, (x, top), self.width, style)
            draw_text(canvas, wrong, (x + second, top), self.width, style)
            draw_rule(canvas, x + line, top - style.leading * 0.85, self.width - line)

        return Piece(style.leading, draw, before=5, after=2)

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
        say = self.voice.say
        yield from self._heading("proposal.means.heading")
        columns = [Column("", width=_LABELS_WIDTH), Column("", wraps=True)]
        account = _one_line(self.paper.heading.account)
        rows = [(say("proposal.means.pay_to"), account, 1.0), (say("proposal.means.pay_from"), "", 1.0)]
        rows += [(say(f"proposal.means.{name}"), "", 1.7) for name in ("reason", "source")]
        tables = self._looks.tables
        for label, value, height in rows:
            _head, row = table(columns, [[label, value]], self.width, tables, row_height=height * self.row_height)
            yield replace(row, heading=None, after=0)

    def _signature(self) -> Piece:
        """Set what the customer declares and signs, beside the square for its seal."""
        say, looks = self.voice.say, self._looks
        left = self.width - _SEAL - _GAP
        rights = paragraph(say("proposal.rights"), replace(looks.small, align="justify"), left)
        labels = [say(f"proposal.sign.{name}") for name in ("name", "position", "phone", "date")]
        signed = facts([(label, "") for label in labels], left, replace(self._text, leading=20.0))
        above = sum(piece.height for piece in rights) + 4

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            y = top
            for piece in rights:
                piece.draw(canvas, x, y)
                y -= piece.height
            signed.draw(canvas, x, top - above)
            draw_square(canvas, (x + left + _GAP, top), _SEAL, say("proposal.sign.seal"), looks)

        return Piece(max(_SEAL, above + signed.height), draw, before=9)

    def _return(self) -> list[Piece]:
        company = self.paper.heading.company
        reach = (company.handler, company.handler_phone or company.phone, company.handler_mail or company.mail)
        where = "\n".join(
            filter(None, ["    ".join(filter(None, reach)), company.address_in(self.voice.texts.language)])
        )
        asked = self.voice.say("proposal.return", reply_by=self.voice.day(self.paper.reply_by))
        text = replace(self._text, after=0)
        strong = replace(self._looks.heading, size=text.size, leading=text.leading, before=8, after=0)
        return [*paragraph(asked, strong, self.width), *paragraph(where, text, self.width)]

    def _heading(self, key: str) -> list[Piece]:
        return headed(self.voice.say(key), self._looks.heading, self.width)


def _summary(items: tuple[PaperItem, ...], voice: Voice) -> str:
    """Say how many items there are and when they fall due, in place of their table."""
    days = sorted(item.due_date for item in items if item.due_date is not None)
    count = str(len(items))
    if not days:
        return voice.say("proposal.debt.many_undated", count=count)
    return voice.say("proposal.debt.many", count=count, first=voice.day(days[0]), last=voice.day(days[-1]))


def _one_line(account: BankAccount | None) -> str:
    if account is None:
        return ""
    return "    ".join(filter(None, (account.holder, account.bank, account.number, account.code)))
