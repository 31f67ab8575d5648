"""What the user prefers on this machine, whatever book is open: language, theme, the book opened last.

A file that is missing or cannot be read means the defaults; preferences are never a reason not to start.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from desktop import paths

log = logging.getLogger(__name__)

#: Words for "as the system has it".
SYSTEM = ""
THEMES = (SYSTEM, "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` and `theme` are empty to follow the system; `book` is empty for the book in the data folder.

    `papers` is the folder in which a paper was saved last.
    """

    language: str = SYSTEM
    theme: str = SYSTEM
    book: str = ""
    window: str = ""
    papers: str = ""


def file() -> Path:
    """Give the file the preferences are kept in."""
    return paths.state_folder() / "preferences.json"


def load() -> Preferences:
    """Read the preferences."""
    try:
        stored = json.loads(file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("preferences cannot be read, using the defaults: %s", error)
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    known = {field.name for field in fields(Preferences)}
    return Preferences(**{k: v for k, v in stored.items() if k in known and isinstance(v, str)})


def save(preferences: Preferences) -> None:
    """Keep the preferences: whole or as they were; what cannot be written is logged and forgotten."""
    try:
        target = file()
        temporary = target.with_suffix(".new")
        temporary.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(temporary, target)  # noqa: PTH105 (atomic on every system)
    except (OSError, ValueError) as error:  # ValueError: a file name that is no text
        log.warning("preferences cannot be kept: %s", error)
