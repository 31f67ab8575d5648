"""What a text of a paper may name."""

from typing import NamedTuple


class Places(NamedTuple):
    """The places of one text: those it may have, and those it must keep."""

    allowed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


NONE = Places()
