"""The only place that asks the machine what day it is."""

from datetime import UTC, date, datetime


class Clock:
    """The wall clock: local calendar days for dates, UTC for the moments that are recorded."""

    def today(self) -> date:
        """Give the local calendar day."""
        return datetime.now().astimezone().date()

    def now(self) -> str:
        """Give this moment in UTC as ISO 8601 to the second."""
        return datetime.now(UTC).isoformat(timespec="seconds")


class FixedClock(Clock):
    """A clock on which it is always the same day, for trying things out; moments are still told truly."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        """Give the day that was set."""
        return self.day
