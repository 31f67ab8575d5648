"""Where the program writes down what it does: a small file in the user's log folder, and faults on the terminal."""

import logging
import logging.handlers
import sys

from desktop import paths

_SIZE = 500_000
_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(*, verbose: bool = False) -> None:
    """Log to the file, and warnings to the terminal; a log that cannot be written is no reason not to start."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.DEBUG if verbose else logging.WARNING)
    terminal.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    root.addHandler(terminal)
    try:
        file = logging.handlers.RotatingFileHandler(
            paths.log_folder() / "dunwell.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8", delay=True
        )
    except OSError as error:
        root.warning("no log file: %s", error)
        return
    file.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(file)
