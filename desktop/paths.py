"""Where things lie: the user's own folders, and the resources that come with the program.

`DUNWELL_HOME` puts all of the user's folders under one: for tests, and for a program carried on a stick.
"""

import os
import sys
from pathlib import Path

from desktop import NAME

#: The environment variable that overrides where the system keeps programs' data.
HOME_VARIABLE = "DUNWELL_HOME"


def data_folder() -> Path:
    """Return the folder of books, made when it is missing."""
    return _private(_folder("data"))


def state_folder() -> Path:
    """Return the folder of what may be lost without harm (window sizes, the lock of a running program)."""
    return _private(_folder("state"))


def log_folder() -> Path:
    """Return the folder of log files, made when it is missing."""
    return _private(_folder("log"))


def backup_folder() -> Path:
    """Return the folder of backups, beside the books unless the user chose another in the settings."""
    return _private(_folder("data") / "backups")


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`, in a checkout and in a frozen program alike."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute() / kind
    import platformdirs

    folders = platformdirs.PlatformDirs(NAME, appauthor=False)
    return {
        "data": folders.user_data_path,
        "state": folders.user_state_path,
        "log": folders.user_log_path,
    }[kind]


def _private(folder: Path) -> Path:
    """Make the folder and every missing one above it readable by the user alone; leave existing ones as they are."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    return folder
