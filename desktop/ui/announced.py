"""Which visits were announced today: kept in a small file, so that another start does not repeat the pop-ups."""

import json
import logging
from datetime import date
from pathlib import Path

log = logging.getLogger(__name__)


class Announced:
    """The visits of one book that were announced on one day; losing the file only repeats a pop-up."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._day, self._visits = _read(file)

    def add_new(self, visits: list[int], day: date) -> set[int]:
        """Give those of `visits` that were not announced on `day` yet; from now on they are."""
        if self._day != day.isoformat():
            self._day, self._visits = day.isoformat(), set()
        fresh = set(visits) - self._visits
        if fresh:
            self._visits |= fresh
            self._write()
        return fresh

    def _write(self) -> None:
        try:
            self._file.write_text(json.dumps({"day": self._day, "visits": sorted(self._visits)}), encoding="utf-8")
        except OSError as error:
            log.info("what was announced cannot be kept: %s", type(error).__name__)


def _read(file: Path) -> tuple[str, set[int]]:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return str(stored["day"]), {int(visit) for visit in stored["visits"]}
    except FileNotFoundError:
        return "", set()
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.info("what was announced cannot be read: %s", type(error).__name__)
        return "", set()
