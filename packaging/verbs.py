"""What start.py does once everything is in place: open the program, show the sample book, run the checks."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import system_libraries
from preparation import ROOT, SetupError, prepare, require_qt

TO_RUN = ("requirements.txt",)
TO_TEST = ("requirements.txt", "tests/requirements.txt")

CHECKS = {
    "Style": ("ruff", "check", "."),
    "Layout": ("ruff", "format", "--check", "."),
    "Types": ("mypy",),
}
WITHOUT_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Request:
    """What the command line asks for; `passed_on` is everything after `--`."""

    verb: str = "run"
    sample: bool = False
    no_window: bool = False
    passed_on: tuple[str, ...] = ()


def run(request: Request) -> int:
    """Open the program, or do the sample book's main job in the terminal; return the exit code."""
    display = has_display(sys.platform, os.environ)
    libraries = system_libraries.for_window(os.environ) if display and not request.no_window else ()
    python = prepare(TO_RUN, libraries)
    if not uses_terminal(request, display=display):
        # Arguments passed on may be a command that needs no Qt: then a missing library is only worth a remark.
        require_qt(python, libraries, os.environ, stop=not request.passed_on)
        return hand_over(python, [*(["--sample"] if request.sample else []), *request.passed_on])
    if not display:
        print("There is no display here, so this is the sample book in the terminal.", flush=True)
    return show_sample(python, request.passed_on)


def test(request: Request) -> int:
    """Run every check, or pytest alone with the arguments passed on; return 0 only when all of them pass.

    pytest comes last, so that its summary closes the output unless an earlier failure must be recalled.
    """
    python = prepare(TO_TEST, system_libraries.CORE)
    require_qt(python, system_libraries.CORE, os.environ | WITHOUT_SCREEN, stop=True)
    if request.passed_on:
        return check(python, "Tests", ("pytest", *request.passed_on))
    failed = [name for name, command in CHECKS.items() if check(python, name, command)]
    code = check(python, "Tests", ("pytest", "-n", "2"))
    if failed:
        print(f"Failed besides: {', '.join(failed)}", flush=True)
    return code or int(bool(failed))


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: on Windows and macOS always, elsewhere when a display is named.

    A Qt platform chosen by hand counts as a display.
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in {"win32", "darwin"} or any(environment.get(name) for name in names)


def uses_terminal(request: Request, *, display: bool) -> bool:
    """Whether to show the sample book in the terminal instead of opening the program.

    Where there is no display, arguments that are passed on go to the program all the same: most of its commands
    need no window.
    """
    return request.no_window or (not display and (request.sample or not request.passed_on))


def show_sample(python: Path, options: Sequence[str]) -> int:
    """Make a sample book in a new folder, import its file, print its list for today and write its papers as PDFs.

    `options` go before each command. Return the first code that is not 0.
    """
    folder = new_folder(time.strftime("dunwell-sample-%Y-%m-%d"), (Path.cwd(), Path(tempfile.gettempdir())))
    print(f"Its folder is {folder}", flush=True)
    papers = folder / "papers"
    papers.mkdir()
    book = ["--book", str(folder / "sample.book")]
    commands = (
        ["sample", "--folder", str(folder)],
        [*book, "today"],
        [*book, "paper", "save", "--out", str(papers)],
    )
    for command in commands:
        code = call(program(python, [*options, *command]), program_environment())
        if code:
            return code
    return 0


def new_folder(name: str, parents: Sequence[Path]) -> Path:
    """Make a folder of this name, numbered where it exists, in the first parent that takes it."""
    for parent in parents:
        for number in range(1, 1000):
            folder = parent / (name if number == 1 else f"{name}-{number}")
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            except OSError:
                break
            return folder
    raise SetupError(f"There is no place for a folder {name}: tried {', '.join(map(str, parents))}.")


def program(python: Path, arguments: Sequence[str]) -> list[str]:
    """Return the command that runs Dunwell; -P, so that no folder called `desktop` or `db` here is taken for it."""
    return [str(python), "-P", "-m", "desktop", *arguments]


def program_environment() -> dict[str, str]:
    """Return an environment in which Dunwell is found from any folder, so that relative file names keep working."""
    places = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(places)}


def hand_over(python: Path, arguments: Sequence[str]) -> int:
    """Run the program in place of this one where the system can, so that signals reach it; else wait for it."""
    command = program(python, arguments)
    if os.name == "posix":
        os.execve(python, command, program_environment())  # noqa: S606 - our own program, no shell
    return call(command, program_environment())


def check(python: Path, name: str, command: Sequence[str]) -> int:
    """Run one module of the environment over the repository under a heading and return its exit code."""
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    return call([str(python), "-m", *command], os.environ | WITHOUT_SCREEN, folder=ROOT)


def call(command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Run a command to its end and return its exit code."""
    return subprocess.call(command, env=environment, cwd=folder)  # noqa: S603 - commands from this file, no shell
