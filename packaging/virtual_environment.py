"""The virtual environment beside the program: made, filled and healed only when something changed."""

import hashlib
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

STAMP = "dunwell-stamp.json"
UNFINISHED = "unfinished"
PYTHON_VERSION = "{}.{}".format(*sys.version_info)

# A Python without ensurepip is how Debian ships it until python3-venv is there; the environment's own may lack pip
# when its making was interrupted.
ASK_VERSION = "import pip, sys; print('{}.{}'.format(*sys.version_info))"


class SetupError(Exception):
    """The program cannot be set up; the message says why and what to do, in whole sentences."""


@dataclass(frozen=True)
class VirtualEnvironment:
    """A virtual environment and the requirement files that it has to satisfy."""

    folder: Path
    requirement_files: tuple[Path, ...]

    @property
    def python(self) -> Path:
        """Its interpreter, where this system puts it."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def is_outdated(self) -> bool:
        """Whether anything has to be made or installed. Reads a few small files, so it is asked at every start."""
        stamp = self._stamp()
        current = all(stamp.get(name) == value for name, value in self._wanted().items())
        return not (current and UNFINISHED not in stamp and self.python.exists())

    def lacks_maker(self) -> bool:
        """Whether an environment has to be made and this Python cannot, as on Debian without python3-venv."""
        importlib.invalidate_caches()
        return importlib.util.find_spec("ensurepip") is None and not self._is_usable()

    def bring_up_to_date(self) -> None:
        """Make the environment anew unless it is whole, install what is required and remember that.

        An installation that was cut off leaves packages that look whole to pip, so after one everything is made
        anew. Raise SetupError when it cannot be done; the next start tries again.
        """
        if not self._is_usable():
            self._make()
        stamp = self._stamp()
        self._write_stamp(stamp | {UNFINISHED: "yes"})
        code = self._install()
        if code > 0:  # pip gave up by itself and has tidied up, so what was there stays good
            self._write_stamp(stamp)
        if code:
            raise SetupError(
                "The packages could not be installed; pip's reason stands above. "
                f"To begin afresh, delete {self.folder} and start again."
            )
        self._write_stamp(stamp | self._wanted())

    def _wanted(self) -> dict[str, str]:
        """Return for each requirement file a digest of its text and of the Python that the packages are for."""
        interpreter = f"{PYTHON_VERSION} {sys.base_prefix}\n".encode()
        return {
            os.path.relpath(file, self.folder.parent): hashlib.sha256(interpreter + file.read_bytes()).hexdigest()
            for file in self.requirement_files
        }

    def _stamp(self) -> dict[str, str]:
        """Return what was installed last; empty when nothing is known."""
        try:
            stamp = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, stamp: dict[str, str]) -> None:
        (self.folder / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")

    def _is_usable(self) -> bool:
        """Whether the environment runs, has pip and is of this Python's version."""
        if UNFINISHED in self._stamp():
            return False
        try:
            answer = subprocess.run([self.python, "-c", ASK_VERSION], capture_output=True, text=True, check=False)  # noqa: S603
        except OSError:
            return False
        return answer.stdout.strip() == PYTHON_VERSION

    def _make(self) -> None:
        print(f"Making {self.folder}", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", self.folder]):  # noqa: S603
            raise SetupError(f"{self.folder} could not be made; the reason stands above.")

    def _install(self) -> int:
        print("Installing the packages that Dunwell needs; the first time takes a minute or two.", flush=True)
        files = [argument for file in self.requirement_files for argument in ("--requirement", str(file))]
        # Someone at a terminal sees the progress; a log wants the errors only.
        loudness = [] if sys.stdout.isatty() else ["--quiet", "--quiet"]
        pip = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", *loudness, *files]
        return subprocess.call(pip)  # noqa: S603
