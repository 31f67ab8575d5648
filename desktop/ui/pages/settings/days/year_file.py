"""Taking a year's announced days from a file, and putting back what was there before."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.calendars import DayOverride
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.calendars import CalendarService, parse_year
from desktop.services.results import Refused, Saved

#: No announcement is longer, in bytes.
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class KeptYear:
    """What a year held of its own before a file was taken; `around` are the days beside it that the file names."""

    year: int
    days: tuple[DayOverride, ...]
    source: str
    around: tuple[tuple[date, DayOverride | None], ...]


def bring_in_year(calendars: CalendarService, path: Path) -> Saved[tuple[int, KeptYear]] | Refused:
    """Read a file and take its days; gives how many visits moved and what was there before.

    A file that cannot be opened raises OSError.
    """
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        return Refused((Problem("file", ProblemCode.TOO_LARGE, {"limit": _LARGEST}),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refused((Problem("file", ProblemCode.NOT_A_CALENDAR),))
    parsed = parse_year(text)
    if isinstance(parsed, Problem):
        return Refused((parsed,))
    kept = _keep(calendars, *parsed)
    answer = calendars.import_year(text, path.name)
    return answer if isinstance(answer, Refused) else Saved((answer.value, kept), answer.changes)


def put_back(calendars: CalendarService, kept: KeptYear) -> Saved[int]:
    """Undo `bring_in_year`."""
    answer = calendars.set_year(kept.year, kept.days, kept.source, official=bool(kept.source))
    for day, before in kept.around:
        if before is None:
            answer = calendars.clear_day(day)
        else:
            answer = calendars.set_day(day, working=before.working, name=before.name)
    return answer


def _keep(calendars: CalendarService, year: int, days: list[DayOverride]) -> KeptYear:
    overrides = calendars.calendar().overrides
    around = tuple((each.day, overrides.get(each.day)) for each in days if each.day.year != year)
    return KeptYear(year, tuple(calendars.overrides(year)), calendars.year_status(year).source, around)
