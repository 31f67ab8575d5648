"""The slip of a statement: the balance is right, or it is not and why; two answers, and silence is none of them."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.data import Statement
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.lines import block, gathered
from desktop.documents.parts.panels import Panel, panels
from desktop.documents.parts.pieces import Piece, stacked
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import torn_off

_LINES = 3


def confirmation_slip(paper: Statement, said: Sentences, setting: Setting) -> Piece:
    """Set the slip that the customer fills in, seals and sends back; it tells all it is about by itself."""
    return torn_off(stacked(list(_form(paper, said, setting))), said.common("slip.tear"), setting)


def _form(paper: Statement, said: Sentences, setting: Setting) -> Iterator[Piece]:
    styles, width = setting.styles, setting.width
    text = replace(styles.cell, leading=styles.cell.leading + 2, after=0)
    fields = ("firm", "signer", "day") if said.is_chinese else ("signer", "position", "day")
    labels = tuple(said.common(f"slip.{field}") for field in fields)
    yield block(said.say("slip.title"), replace(styles.heading, align="center", before=0, after=0), width)
    yield block(gathered([said.common("slip.to"), said.say("slip.from")], text, width), text, width)
    yield block(_about(paper, said), replace(text, after=4), width)
    yield panels((Panel(said.say("slip.right"), 0, labels), Panel(said.say("slip.wrong"), _LINES, labels)), setting)
    if not said.is_chinese and paper.total > 0:
        yield block(said.say("slip.remit"), replace(text, before=8), width)


def _about(paper: Statement, said: Sentences) -> str:
    """Say what is confirmed, as the customer would."""
    if not paper.total:
        return said.say("slip.nothing")
    return said.say("slip.we_owe" if paper.total > 0 else "slip.you_owe", amount=said.money(abs(paper.total)))
