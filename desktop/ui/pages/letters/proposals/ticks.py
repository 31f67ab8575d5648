"""Which lines are chosen: those that are proposed, but for what the user ticked and unticked."""

from collections.abc import Iterable

from desktop.ui.pages.letters.kinds.proposal import Proposal


class Ticks:
    """What the user said is kept for each kind of paper while the page is open."""

    def __init__(self) -> None:
        self._by_hand: dict[tuple[str, int, str], bool] = {}

    def has(self, row: Proposal) -> bool:
        """Say whether a line is chosen; one that gets no paper never is."""
        return row.selectable and self._by_hand.get((row.kind.value, *row.key), row.is_proposed)

    def set(self, rows: Iterable[Proposal], *, ticked: bool) -> None:
        """Keep what the user says of lines."""
        self._by_hand.update({(row.kind.value, *row.key): ticked for row in rows})

    def forget(self, rows: Iterable[Proposal]) -> None:
        """Begin with what is proposed again: the papers of these lines were made."""
        for row in rows:
            self._by_hand.pop((row.kind.value, *row.key), None)
