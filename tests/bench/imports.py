"""Bringing in 100,000 rows, beside a bare reader of the file and a bare `executemany` of the same rows."""

import csv
import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from tests.bench import big_book
from tests.bench.table import Figure

ROWS = 100_000
RUNS = 3

Taken = Mapping[str, float]


def measure(folder: Path) -> list[Figure]:
    """Bring in a text file and a workbook, each step beside its floor."""
    return [
        *_figures("CSV", _write_csv(folder / "items.csv"), "csv.reader"),
        *_figures("XLSX", _write_xlsx(folder / "items.xlsx"), "python-calamine"),
    ]


def _figures(kind: str, file: Path, reader: str) -> list[Figure]:
    ours: list[Taken] = []
    bare: list[Taken] = []
    for run in range(RUNS):
        book = file.with_name(f"{kind}{run}.book")
        ours.append(_once("ours", file, book))
        bare.append(_once("bare", file, book))
    written = _median(bare, "apply")
    name = f"import {kind}, {ROWS:,} rows: "
    whole = sum(_median(ours, step) for step in ("read", "check", "apply"))
    peaks = f"peak {_peak(ours):.0f} MiB, floor {_peak(bare):.0f} MiB"
    return [
        Figure(f"{name}read", _median(ours, "read"), _median(bare, "read"), reader),
        Figure(f"{name}check", _median(ours, "check"), written, "bare executemany"),
        Figure(f"{name}apply", _median(ours, "apply"), written, "bare executemany"),
        Figure(f"{name}all", whole, _median(bare, "read") + written, "both floors", peaks),
    ]


def _once(way: str, file: Path, book: Path) -> Taken:
    command = [sys.executable, "-m", "tests.bench.import_once", way, str(file), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    taken: Taken = json.loads(done.stdout)
    return taken


def _median(runs: Sequence[Taken], step: str) -> float:
    return statistics.median(taken[step] for taken in runs)


def _peak(runs: Sequence[Taken]) -> float:
    return max(taken["peak"] for taken in runs) / 1024


def _write_csv(path: Path) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, delimiter=";").writerows(big_book.rows(ROWS))
    return path


def _write_xlsx(path: Path) -> Path:
    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(big_book.rows(ROWS)):
            sheet.write_row(number, 0, row)
    return path
