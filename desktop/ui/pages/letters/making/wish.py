"""What a print run is to make and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.ui.pages.letters.kinds.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that was chosen, with the choices that its paper is made by."""

    row: Proposal
    order: Any


@dataclass(frozen=True, slots=True)
class RunWish:
    """The papers, and what is done with them once they are kept; without any of it they are in the archive alone."""

    papers: tuple[Wanted, ...]
    folder: Path | None = None
    one_pdf: bool = False
    single_files: bool = False
    printer: bool = False
    note: str = ""

    @property
    def names(self) -> Mapping[Any, Proposal]:
        """Whose each order is."""
        return {wanted.order: wanted.row for wanted in self.papers}


def counts(papers: Sequence[Wanted]) -> list[tuple[Proposal, int]]:
    """Count the papers of each kind and step; each is told by one of its lines."""
    found: dict[tuple[str, int], list[Proposal]] = {}
    for wanted in papers:
        level = -1 if wanted.row.level is None else int(wanted.row.level)
        found.setdefault((wanted.row.kind.value, level), []).append(wanted.row)
    return [(rows[0], len(rows)) for _key, rows in sorted(found.items())]
