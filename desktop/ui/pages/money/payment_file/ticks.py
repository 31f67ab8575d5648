"""Which rows are to be booked: those that are certain, but for what the user ticked and unticked."""

from collections.abc import Iterable

from desktop.services.payment_files.service import Proposed


class Ticks:
    """Nothing is ticked by itself that is not certain, and nothing that cannot be booked."""

    def __init__(self) -> None:
        self._by_hand: dict[int, bool] = {}

    def forget(self) -> None:
        """Forget what the user said, for another file."""
        self._by_hand = {}

    def has(self, proposed: Proposed, place: int) -> bool:
        """Say whether a row is ticked."""
        if not proposed.matches[place].may_be_booked:
            return False
        return self._by_hand.get(place, place in proposed.certain)

    def set(self, places: Iterable[int], *, ticked: bool) -> None:
        """Keep what the user says of rows."""
        self._by_hand.update(dict.fromkeys(places, ticked))

    def drop(self, place: int) -> None:
        """Forget what the user said of a row that is another's now."""
        self._by_hand.pop(place, None)

    def of(self, proposed: Proposed) -> list[int]:
        """Give the places of the rows that are ticked, in the order of the file."""
        return [match.place for match in proposed.matches if self.has(proposed, match.place)]
