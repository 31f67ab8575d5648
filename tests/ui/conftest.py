"""What tests of the window share: no screen, English, the light theme, jobs that are done at once."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.app import App, open_app
from desktop.services.clock import FixedClock
from desktop.ui.collector import Collector
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.theme import LIGHT, STYLE, apply_tokens, tokens_of

if TYPE_CHECKING:
    from desktop.app import Services

#: The day it is in every test: a Saturday, five days before Thursday 26 November.
TODAY = date(2026, 11, 21)


#: What Qt says of every window without a screen, and, some time after it starts, of a desktop that it does not find.
OVERLOOKED = ("^This plugin does not support", r"^Call to org\.freedesktop\.portal\.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook what Qt says of the machine that the tests run on."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*OVERLOOKED, extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt in the style that the stylesheet is made for, on every system."""
    return ["dunwell", *STYLE]


@pytest.fixture(autouse=True)
def _garbage_is_collected_here(qapp: QApplication) -> Iterator[None]:
    """Collect on this thread only, as the program does: a worker's collection would destroy Qt objects in its own."""
    collector = Collector()
    gc.disable()
    yield
    collector.look()
    collector.deleteLater()


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Dress the program unless it is; the offscreen platform has no colour scheme to follow."""
    if tokens_of(qapp.palette()) is not LIGHT or not qapp.styleSheet():
        apply_tokens(qapp, LIGHT)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own folders out of it."""
    monkeypatch.setenv("DUNWELL_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open; `qtbot.addWidget` closes those it is given."""
    yield
    left = []
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            left.append(repr(widget))
            widget.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs here that would do it
    assert not left, f"left open: {left}"


@pytest.fixture
def hub(qapp: QApplication) -> Hub:
    return Hub()


@pytest.fixture
def jobs(hub: Hub) -> InlineJobs:
    return InlineJobs(hub)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TODAY)


@pytest.fixture
def opened(tmp_path: Path, clock: FixedClock) -> Iterator[App]:
    """An open, empty book in a file."""
    app = open_app(tmp_path / "test.book", clock)
    yield app
    app.close()


@pytest.fixture
def context(opened: App, jobs: InlineJobs, hub: Hub, clock: FixedClock) -> Context:
    """What a page is given, around an empty book."""
    return Context(opened.services, jobs, hub, clock)


@pytest.fixture
def bare_context(jobs: InlineJobs, hub: Hub, clock: FixedClock) -> Context:
    """What a page is given that asks no use case for anything."""
    return Context(cast("Services", None), jobs, hub, clock)


@pytest.fixture
def calls() -> "Calls":
    return Calls()


class Calls(list[tuple[Any, ...]]):
    """A function that notes what it was called with."""

    def __call__(self, *args: Any) -> None:
        self.append(args)


Recorder = Callable[..., None]
