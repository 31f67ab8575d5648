"""Where the program writes down what it does: a small file in the user's log folder, and faults on the terminal."""

import logging
import sys

from desktop import paths

log = logging.getLogger(__name__)

_NAME = "dunwell.log"
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
    root.addHandler(LogFile())


class LogFile(logging.Handler):
    """The log file, made for its first line: a start with nothing to say does not load what keeps files small."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._file is None:
            self._open()
        if self._file is not None:
            self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _open(self) -> None:
        from logging.handlers import RotatingFileHandler

        self._file = logging.NullHandler()  # until there is a better one, for the warning below too
        try:
            path = paths.log_folder() / _NAME
            self._file = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
        except OSError as error:
            log.warning("no log file: %s", error)
        else:
            self._file.setFormatter(logging.Formatter(_FORMAT))
