"""Where the parties sign: blocks side by side, each with the square for its seal over the name and the date."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import draw_lines, draw_text, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.seal import AGREEMENT_SEAL
from desktop.documents.parts.styles import Style
from desktop.documents.plans.looks import Looks, beside, field
from desktop.documents.plans.parties import Signer
from desktop.documents.plans.seals import draw_square
from desktop.documents.plans.voice import Voice

_GAP = 14.0
_PAD = 5.0


def signature_pieces(parties: Sequence[Signer], voice: Voice, looks: Looks, width: float) -> list[Piece]:
    """Set the blocks in rows of two."""
    half = (width - _GAP) / 2
    blocks = [_block(party, voice, looks, half) for party in parties]
    rows = [beside(blocks[place : place + 2], half, _GAP) for place in range(0, len(blocks), 2)]
    return [replace(row, before=8, after=4) for row in rows]


def place_piece(place: str, voice: Voice, looks: Looks, width: float) -> Piece:
    """Set where the agreement is signed, with a line to write on where that is not known."""
    label = voice.say("agreement.sign.place")
    if place:
        label += f" {place}" if not voice.chinese else place

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_text(canvas, label, (x, top), width, looks.text)
        if not place:
            begins = text_width(label, looks.text) + 4
            draw_rule(canvas, x + begins, top - looks.text.leading * 0.85, width / 2 - begins)

    lines = set_lines(label, looks.text, width)
    return Piece(len(lines) * looks.text.leading, draw, before=6)


def _block(party: Signer, voice: Voice, looks: Looks, width: float) -> Piece:
    strong = replace(looks.heading, before=0, after=0)
    text = replace(looks.text, align="left")
    title = set_lines(
        voice.say("agreement.sign.party", party=voice.say(f"agreement.party_{party.letter}")), strong, width
    )
    name = set_lines(party.name, text, AGREEMENT_SEAL - 2 * _PAD)
    title_height, name_height = len(title) * strong.leading, len(name) * text.leading
    square_top = title_height + max(0.0, name_height + _PAD - AGREEMENT_SEAL / 2)
    lines = _fields(party, voice, text, width)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_square(canvas, (x, top - square_top), AGREEMENT_SEAL, voice.say("common.seal"), looks)
        draw_lines(canvas, title, x, top, strong)
        draw_lines(canvas, name, x + _PAD, top - title_height - _PAD, text)
        y = top - square_top - AGREEMENT_SEAL
        for line in lines:
            line.draw(canvas, x, y)
            y -= line.height

    return Piece(square_top + AGREEMENT_SEAL + sum(line.height for line in lines), draw)


def _fields(party: Signer, voice: Voice, style: Style, width: float) -> list[Piece]:
    """Set what whoever signs fills in; the Chinese date brings its own signs to write between."""
    signed_by = voice.say("agreement.sign.by_guarantor" if party.letter == "c" else "agreement.sign.by")
    return [
        field(signed_by, style, width),
        field(voice.say("agreement.sign.name"), style, width),
        field(voice.say("agreement.sign.date"), style, width, ruled=not voice.chinese),
    ]
