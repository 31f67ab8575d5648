"""How a field tells a choice from what the program proposes."""

from typing import TypeVar

T = TypeVar("T")


def picked(kept: T | None, shown: T | None, filled: T) -> T | None:
    """Leave a choice to the program as long as nobody has chosen something else."""
    return None if kept is None and shown == filled else shown
