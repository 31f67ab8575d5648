"""Texts that are being changed: what is typed of each, until it is saved or thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import Problem
from desktop.services.paper_texts import PaperTextService, TextRow
from desktop.services.results import Changes, Entity, Refused, Saved


class TextId(NamedTuple):
    """One text of one language."""

    language: LetterLanguage
    key: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of drafts: those that were saved, and the first that was refused with what is wrong in it."""

    saved: tuple[TextId, ...]
    refused: TextId | None = None
    problems: tuple[Problem, ...] = ()


def shown_text(row: TextRow) -> str:
    """Give what papers say: the firm's own words, or ours."""
    return row.own or row.original


def save_drafts(service: PaperTextService, drafts: Mapping[TextId, str]) -> Saved[Kept]:
    """Keep texts one after the other, up to the first that is refused."""
    saved: list[TextId] = []
    for each, text in drafts.items():
        answer = service.save(each.language, each.key, text)
        if isinstance(answer, Refused):
            return Saved(Kept(tuple(saved), each, answer.problems), Changes.of(Entity.PAPER_TEXT))
        saved.append(each)
    return Saved(Kept(tuple(saved)), Changes.of(Entity.PAPER_TEXT))


def put_back(service: PaperTextService, before: Mapping[TextId, str]) -> Saved[None]:
    """Give texts the own words that they had before, '' for ours."""
    for each, own in before.items():
        if own:
            service.save(each.language, each.key, own)
        else:
            service.reset(each.language, each.key)
    return Saved(None, Changes.of(Entity.PAPER_TEXT))
