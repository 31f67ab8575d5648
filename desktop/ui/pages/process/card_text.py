"""What the card of one step says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.domain.payrules import Shift
from desktop.domain.process import PayMeans, PaymentProcess, Step, StepKind
from desktop.i18n import _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.process import rule_sentence, window_text

_NO_DEPUTY_MATTERS = (StepKind.SIGN, StepKind.APPROVE, StepKind.PAY)


class Tone(Enum):
    """How a line is painted."""

    PLAIN = auto()
    MUTED = auto()
    UNKNOWN = auto()  # something to ask


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card."""

    text: str
    tone: Tone = Tone.MUTED


@dataclass(frozen=True, slots=True)
class CardText:
    """A card: what is done, by whom, and the lines below; `spoken` is all of it for a screen reader."""

    kind: str
    who: Line
    lines: tuple[Line, ...] = ()
    spoken: str = ""
    is_wide: bool = False  # has more to say than the others
    is_proposed: bool = False  # not described yet, only usual

    @property
    def is_known(self) -> bool:
        """Whether we know who does it."""
        return self.who.tone is not Tone.UNKNOWN


def capital(text: str) -> str:
    """Begin with a capital letter, as a heading does."""
    return text[:1].upper() + text[1:]


def card_texts(process: PaymentProcess) -> tuple[CardText, ...]:
    """Give the cards of a process in the order of its steps; the first payment step tells the pay-day rule."""
    pay = process.first_step(StepKind.PAY)
    total = len(process.steps)
    return tuple(
        _spoken(_card(step, _payment_lines(process) if step is pay else ()), place, total)
        for place, step in enumerate(process.steps, start=1)
    )


def proposed_texts(steps: Sequence[Step]) -> tuple[CardText, ...]:
    """Give cards for steps that most customers have and nobody has described for this one."""
    return tuple(
        CardText(text, Line(_("not described")), spoken=_("%(step)s: not described") % {"step": text}, is_proposed=True)
        for text in (capital(label(step.kind)) for step in steps)
    )


def _card(step: Step, payment: tuple[Line, ...]) -> CardText:
    lines = [Line(step.role)] if step.person and step.role else []
    if timing := _timing(step):
        lines.append(Line(timing, Tone.PLAIN))
    lines += payment
    if step.has_deputy:
        lines.append(Line(_("deputy: %(name)s") % {"name": step.deputy}))
    elif step.kind in _NO_DEPUTY_MATTERS and step.is_manned:
        lines.append(Line(_("deputy?"), Tone.UNKNOWN))
    if step.note:
        lines.append(Line(step.note))
    return CardText(capital(label(step.kind)), _who(step), tuple(lines), is_wide=bool(payment))


def _who(step: Step) -> Line:
    if step.person or step.role:
        return Line(step.person or step.role, Tone.PLAIN)
    if step.kind is StepKind.INVOICE:
        return Line(_("our side"), Tone.PLAIN)
    return Line(_("who?"), Tone.UNKNOWN)


def _timing(step: Step) -> str:
    parts = []
    if step.window is not None:
        parts.append(window_text(step.window))
    if step.lead_days:
        words = ngettext("%(count)s working day", "%(count)s working days", step.lead_days)
        parts.append(words % {"count": step.lead_days})
    return joined(parts)


def _payment_lines(process: PaymentProcess) -> tuple[Line, ...]:
    # What moves a pay day and until when papers are taken in is told below the path; the card has no room for it.
    rule = replace(process.rule, shift=Shift.NONE, cutoff=None) if process.rule else None
    lines = [Line(rule_sentence(rule), Tone.PLAIN if rule else Tone.UNKNOWN)]
    if process.means:
        lines.append(Line(joined(label(means) for means in PayMeans if means in process.means)))
    return tuple(lines)


def _spoken(card: CardText, place: int, total: int) -> CardText:
    name = _("Step %(place)s of %(total)s: %(step)s") % {"place": place, "total": total, "step": card.kind}
    return replace(card, spoken=". ".join([name, card.who.text, *(line.text for line in card.lines)]))
