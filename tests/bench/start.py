"""From the start of the process to the last drawing of the populated window, beside an empty PySide6 window."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from desktop import paths
from tests.bench import big_book
from tests.bench.table import Figure

RUNS = 11
#: Days over which the visits lie, so that some 20 of 300 are to be confirmed.
_DAYS = 90


def measure(folder: Path) -> list[Figure]:
    """Start with a rep's own book, and with one of 100,000 customers; each beside the empty window."""
    rep = folder / "rep.book"
    big_book.make(rep, customers=2_000, items=20_000, days=_DAYS).close()
    huge = folder / "huge.book"
    big_book.make(huge, days=_DAYS).close()
    return [
        _beside_empty("start (2,000 customers, 20,000 items)", rep, folder),
        _beside_empty("start (100,000 customers)", huge, folder),
    ]


def _beside_empty(name: str, book: Path, folder: Path) -> Figure:
    ours, empty = (str(book), big_book.TODAY.isoformat()), ("empty",)
    for words in (ours, empty):
        _start(words, folder)  # the files are in the system's cache from now on
    taken: dict[Sequence[str], list[tuple[float, int]]] = {ours: [], empty: []}
    for _ in range(RUNS):
        for words, results in taken.items():
            results.append(_start(words, folder))
    (our_time, our_peak), (floor, floor_peak) = (
        (statistics.median(ms for ms, _ in results), max(kib for _, kib in results) / 1024)
        for results in taken.values()
    )
    return Figure(name, our_time, floor, "empty window", f"peak {our_peak:.0f} MiB, floor {floor_peak:.0f} MiB")


def _start(words: Sequence[str], folder: Path) -> tuple[float, int]:
    """Start a process; give its milliseconds to the picture and its peak in KiB."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        paths.HOME_VARIABLE: str(folder / "home"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),  # compiled once, as an installed program is
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "tests.bench.first_picture", *words]
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    at, peak = done.stdout.split()
    return (float(at) - begin) * 1000, int(peak)
