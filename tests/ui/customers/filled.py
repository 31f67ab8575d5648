"""A filled book, made once and copied for each test that wants one: filling takes forty commits."""

from pathlib import Path

from desktop.app import open_app
from desktop.services.clock import FixedClock
from tests.ui.customers.scenes import TODAY, fill


def make_filled(path: Path) -> dict[str, int]:
    """Make the book; gives the ids of its customers by name."""
    app = open_app(path, FixedClock(TODAY))
    ids = fill(app)
    app.close()
    return ids
