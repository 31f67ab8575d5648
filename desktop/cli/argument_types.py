"""Days and files as they are typed on the command line."""

import argparse
from datetime import date
from pathlib import Path


def read_day(text: str) -> date:
    """Read YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day as in 2026-11-26") from None


def read_path(text: str) -> Path:
    """Read a path; ~ is the user's own folder."""
    return Path(text).expanduser()
