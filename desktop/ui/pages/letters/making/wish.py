"""What a print run is to make and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.ui.pages.letters.kinds.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that was chosen, with the choices that its paper is made by."""

    row: Proposal
    order: Any

    @property
    def level(self) -> Level | None:
        """The step of a reminder, as it is chosen or proposed."""
        chosen: Level | None = getattr(self.order, "level", None)  # only reminders have steps
        return self.row.level if chosen is None else chosen


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


def counts(papers: Sequence[Wanted]) -> list[tuple[DocumentKind | Level, int]]:
    """Count the papers of each kind; reminders by their step."""
    found: dict[DocumentKind | Level, int] = {}
    for wanted in papers:
        what = wanted.row.kind if wanted.level is None else wanted.level
        found[what] = found.get(what, 0) + 1
    return sorted(found.items(), key=lambda each: str(each[0]))
