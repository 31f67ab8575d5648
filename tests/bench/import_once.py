"""One import in a process of its own: `python -m tests.bench.import_once ours|bare FILE BOOK`.

Prints JSON: milliseconds of each step, and the peak of memory in KiB. What is bare reads the file with nothing but the
library for its kind, and writes the rows of a finished import to another book with nothing but `executemany`.
"""

import csv
import json
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from db.connection import open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.results import Saved
from tests.bench.big_book import TODAY
from tests.bench.first_picture import peak_kib

_TABLES = ("customer", "receivable")


def ours(file: Path, path: Path, taken: dict[str, float]) -> None:
    """Bring the file in as the window does, without the looking at it."""
    app = App(open_book(path), FixedClock(TODAY))
    imports = app.services.imports
    with _timed(taken, "read"):
        workbook = imports.read(file)
        mapping = imports.recognise(workbook)
    with _timed(taken, "check"):
        checked = imports.check(workbook, mapping)
    with _timed(taken, "apply"):
        answer = imports.apply(workbook, mapping, checked)
    assert isinstance(answer, Saved), answer
    app.close()


def bare(file: Path, path: Path, taken: dict[str, float]) -> None:
    """Read the same file and write the same rows, which stand in the book that an import has filled."""
    with _timed(taken, "read"):
        _read_bare(file)
    filled, empty = open_book(path), open_book(path.with_suffix(".bare"))
    tables = {table: filled.rows(f"SELECT * FROM {table}") for table in _TABLES}
    with _timed(taken, "apply"), empty.transaction():
        for table, rows in tables.items():
            empty.run_many(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
    filled.close()
    empty.close()


def _read_bare(file: Path) -> None:
    if file.suffix == ".csv":
        with file.open(encoding="gb18030", newline="") as text:
            assert list(csv.reader(text, delimiter=";"))
    else:
        from python_calamine import CalamineWorkbook

        assert CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


@contextmanager
def _timed(taken: dict[str, float], step: str):
    begin = time.perf_counter()
    yield
    taken[step] = (time.perf_counter() - begin) * 1000


def main(way: str, file: str, book: str) -> None:
    """Do it and say how long it took."""
    taken: dict[str, float] = {}
    {"ours": ours, "bare": bare}[way](Path(file), Path(book), taken)
    print(json.dumps(taken | {"peak": peak_kib()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
