"""The pages of a bundle: what is on which, and what could not be taken in."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.bundle_facts import BundleContents, BundleLetter, BundleProof
from desktop.domain.bundles import GROUPS, BundleChoices, BundlePart


class Damage(StrEnum):
    """Why a paper or a scan is not in the bundle."""

    ALTERED = "altered"  # its bytes are not those that were kept
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper (`number`) or the proof of one that could not be taken in, and why."""

    number: str
    damage: Damage
    is_proof: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents, of one part or of some that share a sheet; `page` is where it begins, from 1.

    `number` counts the parts from 1; the papers of one part share it. With a `letter` it is a paper of the archive, and
    with a `proof` too what shows its arrival.
    """

    parts: tuple[BundlePart, ...]
    number: int
    pages: int
    page: int = 0
    letter: BundleLetter | None = None
    proof: BundleProof | None = None


def chosen_groups(contents: BundleContents, choices: BundleChoices) -> tuple[tuple[BundlePart, ...], ...]:
    """Give the parts that are chosen and hold anything, those together that share a sheet, in the order of pages."""
    counts = contents.counts
    wanted = {part for part in choices.chosen if counts[part]}
    groups = (tuple(part for part in group if part in wanted) for group in GROUPS)
    return tuple(group for group in groups if group)
