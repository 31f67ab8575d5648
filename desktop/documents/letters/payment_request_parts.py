"""What the Chinese and the English payment request have in common."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.data import PaymentRequest
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.dates import figure
from desktop.documents.parts.facts import bank_box, facts
from desktop.documents.parts.items import item_table, unapplied_row
from desktop.documents.parts.lines import block, paragraph
from desktop.documents.parts.pieces import Piece, glue, stacked, together
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import field_rows, torn_off
from desktop.documents.parts.tables import Column, table
from desktop.documents.parts.ticks import Tick, tick_list
from desktop.domain.payrequests import PaperCount, PayStage
from desktop.domain.process import PaperKind

_THOUSANDTHS = 10
#: So much of a paper's own name stands on the slip, in characters.
_SHORT = 40


def opening(paper: PaymentRequest, said: Sentences) -> str:
    """Say what the request rests on."""
    contract = paper.contract
    return said.say("opening_contract", contract=contract.number) if contract else said.say("opening")


def particulars(paper: PaymentRequest, said: Sentences, setting: Setting) -> list[Piece]:
    """Set what an approver looks for: contract, clause, stage, their own reference; and the sums of the contract."""
    contract, cell = paper.contract, setting.styles.cell
    stage = said.say(f"stage.{paper.stage}") if paper.stage is not PayStage.OTHER else ""
    known = [("stage", stage), ("reference", paper.reference)]
    if contract:
        named = [("contract", contract.number), ("project", contract.project), ("clause", contract.clause)]
        known = [*named, *known]
    rows = [(said.say(f"fact.{name}"), value) for name, value in known if value]
    pieces = []
    if rows:
        box = facts(rows, setting.width, replace(cell, leading=cell.leading + 1), boxed=True)
        pieces.append(replace(box, before=2, after=setting.gap(6)))
    return [*pieces, *_contract_sums(paper, said, setting)]


def items(paper: PaymentRequest, said: Sentences, setting: Setting) -> Iterator[Piece]:
    """Set the table of items, with what is taken off, and the notes below it."""
    small = replace(setting.styles.small, before=1)
    rows = list(paper.items)
    if paper.unapplied:
        rows.append(unapplied_row(said.say("items.unapplied"), paper.unapplied))
    yield from item_table(
        rows, said.heading.currency, said.texts, said.habit, setting.width, overdue=False, styles=setting.styles
    )
    for item in paper.items:
        if item.disputed:
            note = said.say("items.disputed", document=item.number, amount=said.money(item.disputed))
            yield from paragraph(note, small, setting.width)
    if any(item.open < 0 for item in paper.items):
        yield from paragraph(said.say("items.credit"), small, setting.width)


def where_to_pay(paper: PaymentRequest, said: Sentences, setting: Setting) -> Iterator[Piece]:
    """Name the account, ask to look at it twice, and say what we know of cash."""
    body, width = setting.styles.body, setting.width
    account = said.heading.account
    means = {True: [said.say("cash")], False: [said.say("transfer")], None: []}[paper.pays_cash]
    gap = "" if said.is_chinese else " "
    if account is None:
        yield from paragraph(gap.join([said.say("pay_to_no_account"), *means]), body, width)
        return
    yield from glue(paragraph(said.say("pay_to"), body, width))
    yield bank_box(account, said.texts, setting, reference=said.heading.number)
    yield from paragraph(gap.join([said.say("account_check"), *means]), body, width)


def papers(paper: PaymentRequest, said: Sentences, setting: Setting) -> Iterator[Piece]:
    """List the papers, those ticked that are enclosed, and say of the others that they follow."""
    if not paper.papers:
        return
    styles, width = setting.styles, setting.width
    intro = said.say("papers" if all(each.enclosed for each in paper.papers) else "papers.ticked")
    ticks = [Tick(paper_line(each, said), each.enclosed) for each in paper.papers]
    listed = tick_list(ticks, width, replace(styles.cell, leading=styles.cell.leading + 2))
    listed[-1] = replace(listed[-1], after=setting.gap(5))
    yield from together([*paragraph(intro, styles.body, width), *listed])


def paper_line(paper: PaperCount, said: Sentences) -> str:
    """Name a paper with its form and how many of it; one of another kind is named by its note."""
    kind = said.say(f"paper.{paper.kind}")
    named = paper.kind is PaperKind.OTHER and paper.note
    name, copies = paper.note if named else kind, str(paper.copies)
    if paper.form is None:
        line = said.say("paper_any_form", paper=name, copies=copies)
    else:
        line = said.say("paper", paper=name, form=said.say(f"form.{paper.form}"), copies=copies)
    return said.say("paper_noted", paper=line, note=paper.note) if paper.note and not named else line


def receipt_slip(paper: PaymentRequest, said: Sentences, setting: Setting) -> Piece:
    """Set the slip on which each paper that was handed in is ticked by who takes it in (rule 24)."""
    return torn_off(stacked(list(_slip(paper, said, setting))), said.common("slip.tear"), setting)


def _slip(paper: PaymentRequest, said: Sentences, setting: Setting) -> Iterator[Piece]:
    styles, width = setting.styles, setting.width
    text = replace(styles.cell, leading=styles.cell.leading + 2, after=0)
    yield block(said.say("slip.title"), replace(styles.heading, align="center", before=0, after=0), width)
    yield block(said.common("slip.to"), text, width)
    enclosed = [Tick(paper_line(_short(each), said)) for each in paper.papers if each.enclosed]
    yield block(said.say("slip.received_papers" if enclosed else "slip.received"), text, width)
    yield from tick_list(enclosed, width, text)
    yield block(said.say("slip.note"), replace(styles.small, leading=styles.small.leading + 2), width)
    labels = [said.common(f"slip.{field}") for field in ("firm", "day", "signer", "position")]
    yield field_rows([*labels, said.say("slip.missing")], setting)


def _short(paper: PaperCount) -> PaperCount:
    """Leave out the note, or the end of a long name: a slip has to stand on one page."""
    if paper.kind is not PaperKind.OTHER:
        return replace(paper, note="")
    return replace(paper, note=paper.note if len(paper.note) <= _SHORT else f"{paper.note[:_SHORT]}…")


def _contract_sums(paper: PaymentRequest, said: Sentences, setting: Setting) -> list[Piece]:
    """Set the sums of the contract beside each other, those that are known."""
    contract, currency = paper.contract, said.heading.currency
    if contract is None:
        return []
    share, remaining = contract.share(paper.total), contract.remaining(paper.total)
    known = [
        ("amount", contract.amount),
        ("delivered", contract.delivered),
        ("invoiced", contract.invoiced),
        ("paid", contract.paid),
        ("this", paper.total),
    ]
    cells = [(name, figure(sum_, currency)) for name, sum_ in known if sum_ is not None]
    if share is not None:
        cells.append(("share", f"{share // _THOUSANDTHS}.{share % _THOUSANDTHS}%"))
    if remaining is not None:
        cells.append(("remaining", figure(remaining, currency)))
    columns = [Column(said.say(f"sum.{name}"), "right") for name, _cell in cells]
    return table(columns, [[cell for _name, cell in cells]], setting.width, setting.styles)
