"""Bringing in 100,000 rows, from a CSV and from a workbook, beside bare `executemany` of the same rows."""

import csv
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.connection import open_book
from desktop.app import open_app
from desktop.services.clock import FixedClock
from desktop.services.results import Saved
from tests.bench import big_book
from tests.bench.table import Figure

ROWS = 100_000
_NOW = "2026-11-21T08:00:00+00:00"


def measure(folder: Path) -> list[Figure]:
    """Measure reading, checking and writing; each once, for each takes seconds."""
    floor = _milliseconds(lambda: _bare(folder / "bare.book"))
    figures = []
    for name, write in (("csv", _write_csv), ("xlsx", _write_xlsx)):
        file = folder / f"items.{name}"
        write(file)
        figures += _bring_in(folder / f"{name}.book", file, floor)
    return figures


def _bring_in(book: Path, file: Path, floor: float) -> list[Figure]:
    app = open_app(book, FixedClock(big_book.TODAY))
    imports = app.services.imports
    try:
        taken: list[float] = []
        workbook = _timed(taken, lambda: imports.read(file))
        mapping = _timed(taken, lambda: imports.recognise(workbook))
        checked = _timed(taken, lambda: imports.check(workbook, mapping))
        saved = _timed(taken, lambda: imports.apply(workbook, mapping, checked))
        assert isinstance(saved, Saved)
        assert saved.value.new_items == ROWS
        again = _milliseconds(lambda: imports.plan(checked))
    finally:
        app.close()
    peak = f"peak of the whole process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
    named = (("read", taken[0]), ("recognise", taken[1]), ("check", taken[2]), ("write", taken[3]))
    kind = file.suffix[1:]
    bare = "bare executemany"
    return [
        *(Figure(f"import {kind}, {step}", ms, floor, bare) for step, ms in named),
        Figure(f"import {kind}, all", sum(taken), floor, bare, peak),
        Figure(f"the same {kind} again, compare", again, floor, bare),
    ]


def _timed(taken, work):
    begin = time.perf_counter()
    result = work()
    taken.append((time.perf_counter() - begin) * 1000)
    return result


def _milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _bare(path: Path) -> None:
    """Put the same rows into the same tables, and nothing else."""
    book = open_book(path)
    rows = list(big_book.rows(ROWS))[1:]
    with book.transaction():
        book.run_many(
            "INSERT INTO customer (id, name, code, currency, standing, ability, willingness, tone, letter_language,"
            " name_key, sort_key, search_text, created_at, updated_at) VALUES (?, ?, ?, 'CNY', 'normal', 'unknown',"
            " 'unknown', 'neutral', 'zh_CN', '', '', '', ?, ?)",
            ((n + 1, row[1], row[0], _NOW, _NOW) for n, row in enumerate(rows[:2000])),
        )
        book.run_many(
            "INSERT INTO receivable (customer_id, number, number_key, kind, document_date, due_date, currency, amount,"
            " open, created_at, updated_at) VALUES (?, ?, ?, 'invoice', ?, ?, 'CNY', ?, ?, ?, ?)",
            (
                (n % 2000 + 1, row[2], row[2], row[3].isoformat(), row[4].isoformat(), 100_000, 100_000, _NOW, _NOW)
                for n, row in enumerate(rows)
            ),
        )
    book.close()


def _write_csv(file: Path) -> None:
    with file.open("w", encoding="gb18030", newline="") as target:
        csv.writer(target, delimiter=";").writerows(big_book.rows(ROWS))


def _write_xlsx(file: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(file), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(big_book.rows(ROWS)):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell)
                else:
                    sheet.write_string(at, column, str(cell))
