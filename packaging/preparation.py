"""Everything that must be in place before Dunwell starts, brought up to date only where something changed."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import debian
import system_libraries
from system_libraries import Library
from virtual_environment import SetupError, VirtualEnvironment

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"

__all__ = ["ROOT", "SetupError", "prepare", "require_qt"]


def prepare(requirement_files: Sequence[str], libraries: Sequence[Library]) -> Path:
    """Set up what is missing and return the Python that runs the program.

    `requirement_files` are paths in the repository; `libraries` are what this start wants of the system, installed
    where that is allowed. Raise SetupError when the environment or the translations cannot be made.
    """
    environment = VirtualEnvironment(ROOT / ".venv", tuple(ROOT / name for name in requirement_files))
    outdated = environment.is_outdated()
    provide_system_packages(environment if outdated else None, system_libraries.missing(libraries))
    if outdated:
        environment.bring_up_to_date()
    if translations_outdated(LOCALE):
        compile_translations(environment.python)
    return environment.python


def provide_system_packages(environment: VirtualEnvironment | None, missing: Sequence[Library]) -> None:
    """Install missing libraries where that is allowed, and what it takes to make the environment, if one is given.

    Raise SetupError, naming everything to install, when the environment cannot be made otherwise.
    """
    lacks_maker = environment is not None and environment.lacks_maker()
    packages = [library.packages for library in missing]
    if lacks_maker:
        packages = [debian.VENV_PACKAGE, *packages]
    if packages and debian.may_install():
        debian.install(packages)
    if environment is not None and lacks_maker and environment.lacks_maker():
        raise SetupError(f"This Python cannot make virtual environments yet. {how_to_install(packages)}")


def require_qt(python: Path, libraries: Sequence[Library], environment: Mapping[str, str], *, stop: bool) -> None:
    """Say how to install what is still missing of the libraries; with `stop`, raise SetupError if Qt cannot start."""
    missing = system_libraries.missing(libraries)
    if not missing:
        return
    advice = how_to_install([library.packages for library in missing])
    if not debian.is_debian():
        advice = f"They are {', '.join(library.soname for library in missing)}. {advice}"
    if stop and not qt_starts(python, environment):
        raise SetupError(f"Qt cannot start without some libraries of the system. {advice}")
    print(f"Some libraries of the system that a window may need are missing. {advice}", file=sys.stderr)


def how_to_install(packages: Sequence[tuple[str, ...]]) -> str:
    """Return the advice for someone who may install packages: one command on Debian, else what to look for."""
    if debian.is_debian():
        return f"This command installs what is needed:\n  {debian.command(packages)}"
    return "Your system's package manager can install what is needed."


def qt_starts(python: Path, environment: Mapping[str, str]) -> bool:
    """Whether Qt can be imported and reaches the display that the environment names."""
    code = "from PySide6.QtWidgets import QApplication; QApplication([])"
    trial = subprocess.run([python, "-c", code], env=environment, capture_output=True, check=False)  # noqa: S603
    return trial.returncode == 0


def translations_outdated(locale: Path) -> bool:
    """Whether any catalogue under the folder is newer than its compiled form, or has none."""
    pairs = ((source, source.with_suffix(".mo")) for source in locale.rglob("*.po"))
    return any(not made.exists() or made.stat().st_mtime < source.stat().st_mtime for source, made in pairs)


def compile_translations(python: Path) -> None:
    """Compile every catalogue; raise SetupError when one is faulty."""
    if subprocess.call([python, ROOT / "packaging" / "translations.py", "compile"]):  # noqa: S603
        raise SetupError("The translations could not be compiled; the reason stands above.")
