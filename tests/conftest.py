"""What every test needs: no screen, no folder of the real user, the language as it was."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from desktop import i18n, paths

ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534

# The first example of a test may be the one that loads the holidays; a busy machine is no defect either.
settings.register_profile("dunwell", deadline=None)
settings.load_profile("dunwell")


@pytest.fixture(scope="session", autouse=True)
def _catalogues():
    """Compile the catalogues that are older than their texts; two test processes may do so at once."""
    outdated = [
        po for po in (ROOT / "resources" / "locale").rglob("*.po")
        if not (mo := po.with_suffix(".mo")).exists() or mo.stat().st_mtime < po.stat().st_mtime
    ]  # fmt: skip
    if outdated:
        sys.path.insert(0, str(ROOT / "packaging"))
        try:
            import translations

            translations.compile_all()
        finally:
            sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Keep the program out of the real user's folders."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _same_language():
    """Speak English at the start of each test, whatever the one before spoke."""
    i18n.set_language(i18n.SOURCE)
    yield
    i18n.set_language(i18n.SOURCE)


@pytest.fixture
def common_user():
    """Give a folder, and a context in which its permissions bind: root may do anything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has no such permissions")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder, _as_nobody
        folder.chmod(0o700)


@contextmanager
def _as_nobody():
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(NOBODY)
    except PermissionError:
        pytest.skip("this root may not become another user")
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can only be mounted by root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
