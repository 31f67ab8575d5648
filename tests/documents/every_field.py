"""Papers with the same text in every field of text that they have, and where letters lie on their pages."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import combinations
from typing import Any, NamedTuple

import pypdfium2

from desktop.documents.data import Paper, Reminder
from desktop.documents.texts import Texts
from desktop.domain.clauses import Forum, GoverningLaw, Security
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage
from tests.documents import plan_samples, reminder_samples, request_samples, samples, statement_samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)

#: What nobody types: a code of a list, and the number of the paper.
_NOT_TYPED = (".currency", ".heading.number")


def papers(texts: Texts) -> Iterator[Paper]:
    """Make one paper of each kind in which every field is shown that such a paper can show."""
    head = replace(plan_samples.heading(texts, "CK-2026-0012"), currency="CNY")
    company = replace(head.company, registered_number="1", registered_in="1", registered_office="1")
    customer = replace(samples.CUSTOMER, attention="1")
    head = replace(head, company=company, customer=customer, account=samples.ACCOUNT)
    items = tuple(replace(item, contract="1", disputed=100) for item in samples.items(2))
    yield reminder_samples.with_interest(reminder_samples.final(Reminder(head, items, samples.PAY_BY, ("1", "2"))))
    clauses = replace(
        plan_samples.Clauses(),
        security=Security.GUARANTOR,
        guarantor="1",
        forum=Forum.ARBITRATION,
        arbitrator="1",
        governing_law=GoverningLaw.NAMED,
        law_named="1",
    )
    agreement = plan_samples.agreement(texts, clauses=clauses)
    yield replace(agreement, heading=head, items=items, replaces="FQ-2026-0001")
    yield replace(plan_samples.proposal_form(texts), heading=head, items=items)
    statement = replace(statement_samples.statement(head=head), items=items, enclosures=("1", "2"))
    yield statement_samples.with_movements(statement_samples.with_ageing(statement))
    yield replace(request_samples.request(head=head, note="1"), items=items)


#: How many kinds of papers that makes.
KINDS = sum(1 for _paper in papers(CHINESE))


def american(paper: Paper) -> Paper:
    """Turn a paper into one by the habit of the United States."""
    company = replace(paper.heading.company, english_habit=EnglishHabit.US)
    return replace(paper, heading=replace(paper.heading, company=company))


def filled(thing: Any, write: Callable[[str], str], path: str = "") -> Any:
    """Give a copy of plain data in which `write` has made each text, from the path that leads to it."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(
            thing,
            **{each.name: filled(getattr(thing, each.name), write, f"{path}.{each.name}") for each in fields(thing)},
        )
    if isinstance(thing, tuple):
        return tuple(filled(each, write, f"{path}.{place}") for place, each in enumerate(thing))
    is_typed = isinstance(thing, str) and not isinstance(thing, Enum) and not path.endswith(_NOT_TYPED)
    return write(path) if is_typed else thing


def paths(paper: Paper) -> list[str]:
    """Name every field of text of a paper."""
    found: list[str] = []
    filled(paper, lambda path: found.append(path) or "")
    return found


class Letter(NamedTuple):
    """One letter on a page, and the box around its ink in points from the lower left corner."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    """Find the letters of a page that one can see."""
    text = page.get_textpage()
    found = (Letter(text.get_text_range(place, 1), *text.get_charbox(place)) for place in range(text.count_chars()))
    return [each for each in found if each.sign.strip() and each.right > each.left and each.top > each.bottom]


def outside(page: pypdfium2.PdfPage, edge: float) -> str:
    """Give the letters that are nearer to the edges of a page than some points, or beyond them."""
    wide, high = page.get_size()
    return "".join(
        each.sign for each in letters(page) if min(each.left, each.bottom, wide - each.right, high - each.top) < edge
    )


def collisions(page: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    """Find letters that lie over each other by more than a third of the smaller one."""
    found: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters(page):
        found.setdefault((int(letter.left // 20), int(letter.bottom // 20)), []).append(letter)
    near = (pair for place in found for pair in combinations(_around(found, place), 2))
    return sorted({(one.sign, other.sign) for one, other in near if _overlap(one, other) > 1 / 3})


def _around(found: dict[tuple[int, int], list[Letter]], place: tuple[int, int]) -> list[Letter]:
    across, up = place
    return [each for step in (0, 1) for rise in (0, 1) for each in found.get((across + step, up + rise), [])]


def _overlap(one: Letter, other: Letter) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((each.right - each.left) * (each.top - each.bottom) for each in (one, other))
    return max(wide, 0) * max(high, 0) / smaller
