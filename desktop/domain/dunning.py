"""The ladder of reminders (R0 to R3): how far a customer is on it, and which letter is next."""

from enum import IntEnum


class Level(IntEnum):
    """The step of a reminder."""

    UPCOMING = 0  # before the money is due
    FIRST = 1
    SECOND = 2
    FINAL = 3  # only once escalation was decided (rule 17, D3)
