"""The only place that asks the machine what day it is."""

from datetime import UTC, date, datetime


class Clock:
    """The wall clock: local calendar days for dates, UTC for the moments that are recorded."""

    def today(self) -> date:
        """Give the local calendar day."""
        return datetime.now().astimezone().date()

    def time(self) -> str:
        """Give the local time of the day as HH:MM."""
        return datetime.now().astimezone().strftime("%H:%M")

    def now(self) -> str:
        """Give this moment in UTC as ISO 8601 to the second."""
        return datetime.now(UTC).isoformat(timespec="seconds")


class FixedClock(Clock):
    """A clock on which it is always the same time of the same day, for trying things out; moments are told truly."""

    def __init__(self, day: date, time: str = "15:30") -> None:
        self.day = day
        self._time = time

    def time(self) -> str:
        """Give the time that was set."""
        return self._time

    def today(self) -> date:
        """Give the day that was set."""
        return self.day
