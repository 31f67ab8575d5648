"""The limitation clock of an item: from its due day, moved by what the law lets move it, with the events listed."""

from enum import StrEnum


class ClockEventKind(StrEnum):
    """What moves the clock and stands nowhere else in the book."""

    DEMAND = "demand"
    ACKNOWLEDGEMENT = "acknowledgement"
    LAWSUIT = "lawsuit"
    OTHER = "other"
