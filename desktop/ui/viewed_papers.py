"""Copies of papers for the system's own viewer: in a folder of the user's own, taken away when the program ends.

A copy that a viewer still holds open, or that a crash left behind, is taken away by a later start.
"""

import atexit
import contextlib
import shutil
import tempfile
import time
from pathlib import Path

from desktop import paths

_FOLDER = "viewed"
#: Seconds after which a copy of another run is nobody's any more.
_OLD = 24 * 60 * 60

_own: Path | None = None


def folder() -> Path:
    """Give this run's folder for copies, which only the user can read; the leftovers of runs before it go."""
    global _own  # noqa: PLW0603 - one folder a run
    if _own is None or not _own.is_dir():
        root = paths.state_folder() / _FOLDER
        root.mkdir(mode=0o700, exist_ok=True)
        sweep(root)
        _own = Path(tempfile.mkdtemp(dir=root))
        atexit.register(shutil.rmtree, _own, ignore_errors=True)
    return _own


def sweep(root: Path) -> None:
    """Take away the folders of runs that ended a day ago or earlier; what cannot be removed stays."""
    before = time.time() - _OLD
    for left in root.iterdir():
        with contextlib.suppress(OSError):  # another run may take it away at the same time
            if left.stat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)
