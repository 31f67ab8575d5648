"""Installing system packages on Debian and its children, or saying how."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

# The environment's maker is a package of its own there, named after the interpreter's version.
VENV_PACKAGE = ("python{}.{}-venv".format(*sys.version_info), "python3-venv")

APT_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
# Another installation may be running: wait for it, for at most two minutes.
PATIENCE = ("--option", "DPkg::Lock::Timeout=120")


def is_debian() -> bool:
    """Whether packages come from apt here: Debian, Ubuntu, Mint and their like."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether this process may install packages itself."""
    return is_debian() and os.geteuid() == 0


def install(packages: Sequence[tuple[str, ...]]) -> bool:
    """Install the packages, each given by its possible names, and return whether that worked.

    Refreshes the package lists only when it fails without, since they may be empty or old; prints apt's words only
    when it fails with them too.
    """
    print(f"Installing system packages: {' '.join(pick_names(packages, is_known))}", flush=True)
    if _apt(*APT_INSTALL, *pick_names(packages, is_known)).returncode == 0:
        return True
    _apt("apt-get", "update")
    done = _apt(*APT_INSTALL, *pick_names(packages, is_known))
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def command(packages: Sequence[tuple[str, ...]]) -> str:
    """Return the one line to type that installs the packages."""
    names = pick_names(packages, is_known)
    line = f"apt-get update && {shlex.join(APT_INSTALL)} {' '.join(names)}"
    if shutil.which("sudo"):
        return line.replace("apt-get", "sudo apt-get")
    return line if os.geteuid() == 0 else f"su - -c {shlex.quote(line)}"


def pick_names(packages: Sequence[tuple[str, ...]], known: Callable[[str], bool]) -> list[str]:
    """Choose for each package the first of its names that is known, else its last one; each name once, in order."""
    return list(dict.fromkeys(next((n for n in names[:-1] if known(n)), names[-1]) for names in packages))


def is_known(package: str) -> bool:
    """Whether the package lists of this system have a package of this name."""
    return _apt("apt-cache", "show", package).returncode == 0


def _apt(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(  # noqa: S603 - names from our own tables, no shell
        [program, *PATIENCE, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
