"""Where the parties sign: blocks side by side, each with the square for its seal over the name and the date."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import Line, draw_lines, draw_text, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.seal import AGREEMENT_SEAL, Hint, draw_seal
from desktop.documents.plans.looks import Looks, beside, field, stacked
from desktop.documents.plans.parties import Signer
from desktop.documents.plans.voice import Voice

_GAP = 14.0
_PAD = 5.0
#: A name of more lines than these runs beyond the square.
_MOST_LINES = 4
_THIRD_FIELDS = 90.0


def signature_pieces(parties: Sequence[Signer], voice: Voice, looks: Looks, width: float) -> list[Piece]:
    """Set the blocks of the first two beside each other; that of a third is a row of its own, and lower."""
    half = (width - _GAP) / 2
    named = [_name_lines(party, looks, half) for party in parties]
    above = max(len(lines) for lines in named) * looks.text.leading
    seals = [_seal(party, lines, above, voice, looks) for party, lines in zip(parties, named, strict=True)]
    fields = [_fields(party, voice, looks, half) for party in parties]
    pair = [stacked([seal, *lines]) for seal, lines in zip(seals[:2], fields[:2], strict=True)]
    rows = [beside(pair, half, _GAP)]
    for seal, lines in zip(seals[2:], fields[2:], strict=True):
        rows.append(beside([seal, stacked([_space(seal), *lines])], half, _GAP))
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


def _name_lines(party: Signer, looks: Looks, width: float) -> list[Line]:
    """Break a name so that it stands in the square, or a long one in the whole width."""
    text = replace(looks.text, align="left")
    lines = set_lines(party.name, text, AGREEMENT_SEAL - 2 * _PAD)
    return lines if len(lines) <= _MOST_LINES else set_lines(party.name, text, width - _PAD)


def _seal(party: Signer, name: list[Line], above: float, voice: Voice, looks: Looks) -> Piece:
    """Set who signs, with the square for the seal over the name; `above` is the height of the longest name."""
    strong = replace(looks.heading, before=0, after=0)
    title = voice.say("agreement.sign.party", party=voice.say(f"agreement.party_{party.letter}"))
    square_top = strong.leading + max(0.0, above + _PAD - AGREEMENT_SEAL / 2)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        hint = Hint(voice.say("common.seal"), looks.small, below=0.6)  # the name stands above it
        draw_seal(canvas, (x, top - square_top), AGREEMENT_SEAL, hint)
        draw_text(canvas, title, (x, top), AGREEMENT_SEAL * 1.25, strong)
        draw_lines(canvas, name, x + _PAD, top - strong.leading - _PAD, looks.text)

    return Piece(square_top + AGREEMENT_SEAL, draw)


def _space(seal: Piece) -> Piece:
    """Leave room above fields beside a square, so that they end with it."""
    return Piece(seal.height - _THIRD_FIELDS, lambda _canvas, _x, _top: None)


def _fields(party: Signer, voice: Voice, looks: Looks, width: float) -> list[Piece]:
    """Set what whoever signs fills in; the Chinese date brings its own signs to write between."""
    style = replace(looks.text, align="left")
    signed_by = voice.say("agreement.sign.by_guarantor" if party.letter == "c" else "agreement.sign.by")
    return [
        field(signed_by, style, width),
        field(voice.say("agreement.sign.name"), style, width),
        field(voice.say("agreement.sign.date"), style, width, ruled=not voice.chinese),
    ]
