"""The first picture loads nothing that only later work needs: each module would keep the user waiting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.visits import book

ROOT = Path(__file__).resolve().parents[2]
START = """
import os, sys
from tests.bench import first_picture

def report():
    print(*sys.modules, sep="\\n", flush=True)
    os._exit(0)

first_picture.report = report
first_picture.ours(*sys.argv[1:])
"""
#: A module and all below it.
LATER = (
    "babel", "db.backup", "db.models", "db.orm", "desktop.documents", "desktop.domain.imports",
    "desktop.services.calendars", "desktop.services.confirmations", "desktop.services.imports",
    "desktop.services.visits", "desktop.ui.models.table", "desktop.ui.pages.customers", "desktop.ui.pages.imports",
    "desktop.ui.pages.process", "desktop.ui.pages.settings", "desktop.ui.widgets.form_dialog",
    "desktop.wording.collecting_labels", "desktop.wording.plan_labels", "desktop_notifier", "hashlib",
    "holidays", "html", "logging.handlers", "peewee", "platformdirs", "playhouse", "pypinyin", "reportlab", "sqlite3",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The modules that are loaded when the lines of the day are on the screen."""
    folder = tmp_path_factory.mktemp("start")
    book.full_book(folder / "rep.book").close()
    command = [sys.executable, "-c", START, str(folder / "rep.book"), "2026-11-21"]
    environment = os.environ | {"DUNWELL_HOME": str(folder / "home")}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("later", LATER)
def test_first_picture_does_not_load(loaded, later):
    assert not [name for name in loaded if name == later or name.startswith(f"{later}.")]


def test_first_picture_was_seen(loaded):
    assert "desktop.ui.pages.today.list_view" in loaded
