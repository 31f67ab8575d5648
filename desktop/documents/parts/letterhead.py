"""The letterhead: logo, registered name, address and how to reach us; and the registration that some print."""

from dataclasses import replace

from desktop.documents.data import Heading
from desktop.documents.parts import pictures
from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_lines, gathered, set_lines
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import Style
from desktop.documents.texts import Texts
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage

_LOGO_WIDTH = 40 * MM
_LOGO_HEIGHT = 15 * MM
_GAP = 4 * MM
_RULE = 1.2


def letterhead(heading: Heading, texts: Texts, setting: Setting) -> Piece:
    """Set the letterhead as one piece with a rule below it."""
    styles, width = setting.styles, setting.width
    name_style = replace(styles.strong, size=15, leading=15 + setting.gap(6), align="left", after=0)
    logo = pictures.fitted(heading.logo, _LOGO_WIDTH, _LOGO_HEIGHT) if heading.logo else None
    inset = logo.width + _GAP if logo else 0
    name = set_lines(heading.company.name_in(texts.language), name_style, width - inset)
    contact = _contact(heading, texts, styles.small, width - inset)
    lines = [line for text in contact for line in set_lines(text, styles.small, width - inset)]
    texts_height = len(name) * name_style.leading + len(lines) * styles.small.leading
    height = max(logo.height if logo else 0, texts_height) + 2 * MM

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        if logo:
            middle = top - (height - 2 * MM) / 2
            pictures.draw(canvas, logo, x, middle - logo.height / 2)
        y = top - (height - 2 * MM - texts_height) / 2
        draw_lines(canvas, name, x + inset, y, name_style)
        draw_lines(canvas, lines, x + inset, y - len(name) * name_style.leading, styles.small)
        canvas.setLineWidth(_RULE)
        canvas.line(x, top - height, x + width, top - height)

    return Piece(height, draw, after=setting.gap(4 * MM))


def registration(heading: Heading, texts: Texts) -> str:
    """Say what a company of the United Kingdom has to print on its letters; nothing for others, or in Chinese."""
    company = heading.company
    given = company.registered_number or company.registered_in or company.registered_office
    if texts.language is not LetterLanguage.ENGLISH or company.english_habit is not EnglishHabit.UK or not given:
        return ""
    name = company.name_in(texts.language).rstrip(".")  # "Co., Ltd." ends a sentence by itself
    registered = [
        f"{name}.",
        texts.say("common.registration.in", place=company.registered_in) if company.registered_in else "",
        texts.say("common.registration.number", number=company.registered_number) if company.registered_number else "",
    ]
    office = company.registered_office
    lines = [
        " ".join(filter(None, registered)),
        texts.say("common.registration.office", address=office) if office else "",
    ]
    return "\n".join(filter(None, lines))


def reach(phone: str, mail: str, texts: Texts) -> list[str]:
    """Say how somebody is reached; what is empty is left out."""
    phone = texts.say("common.letterhead.phone", phone=phone) if phone else ""
    mail = texts.say("common.letterhead.mail", mail=mail) if mail else ""
    return [part for part in (phone, mail) if part]


def _contact(heading: Heading, texts: Texts, style: Style, width: float) -> list[str]:
    """Say where the company is and how it is reached: on one line if that has room, else on a line each."""
    company = heading.company
    address, reached = company.address_in(texts.language), reach(company.phone, company.mail, texts)
    whole = gathered([address, *reached], style, width)
    return [*filter(None, [whole] if "\n" not in whole else [address, gathered(reached, style, width)])]
