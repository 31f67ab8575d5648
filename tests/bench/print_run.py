"""A print run from the book to one PDF, beside reportlab's bare canvas that is told to draw the same pages."""

import json
import shutil
import statistics
from pathlib import Path

from desktop.app import App
from desktop.domain.company import BankAccount, Company
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.bench import big_book
from tests.bench.processes import told_by
from tests.bench.strokes import recorded
from tests.bench.table import Figure

FEW, MANY = 100, 1000
RUNS = 3
#: So many different letters are written down for the canvas to draw.
_RECORDED = 20

_ACCOUNT = BankAccount("CNY", "安顺设备有限公司", "中国银行上海分行", "4321 0000 8765", "104290003033")
_COMPANY = Company(name="安顺设备有限公司", address="上海市静安区江场路8号", handler="李明", accounts=(_ACCOUNT,))


def measure(folder: Path) -> list[Figure]:
    """Make runs in a rep's book, each in a process of its own, in turn with the floors."""
    book, strokes = _made(folder)
    ways = {
        "ours": lambda count: told_by("print_run_once", "ours", str(_copy(book)), str(count), folder=folder),
        "whole": lambda count: told_by("print_run_once", "whole", str(strokes), str(count), folder=folder),
        "each": lambda count: told_by("print_run_once", "each", str(strokes), str(count), folder=folder),
    }
    for way in ways.values():
        way(1)  # the files are in the system's cache from now on
    few = ways["ours"](FEW)
    told = [{name: way(MANY) for name, way in ways.items()} for _ in range(RUNS)]
    took = {name: statistics.median(each[name]["took"] for each in told) for name in ways}
    parts = {part: statistics.median(each["ours"][part] for each in told) for part in ("kept", "joined")}
    peaks = ", ".join(f"{run['peak'] // 1024} MiB at {count}" for run, count in ((few, FEW), (told[0]["ours"], MANY)))
    file = f"book grown by {told[0]['ours']['grown'] / 1e6:.0f} MB, file of {told[0]['ours']['size'] / 1e6:.0f} MB"
    return [
        Figure(f"run of {MANY:,} letters to one PDF", took["ours"], took["each"], "bare canvas, a file each", peaks),
        Figure("  the same", took["ours"], took["whole"], "bare canvas, all in one file", file),
        Figure("  of it drawn and archived", parts["kept"], took["each"], "bare canvas, a file each"),
        Figure("  of it joined", parts["joined"], took["whole"], "bare canvas, all in one file"),
    ]


def _made(folder: Path) -> tuple[Path, Path]:
    """Make a book in which a thousand letters are due, and write down what some of them draw."""
    book = big_book.make(folder / "run.book", customers=2_000, items=20_000)
    app = App(book, FixedClock(big_book.TODAY))
    try:
        app.services.company.save(_COMPANY)
        service = app.services.letters
        asked = [LetterChoices(each.customer_id, each.currency) for each in service.candidates()[:_RECORDED]]
        drawn = [recorded(lambda choices=choices: service.preview(choices)) for choices in asked]
    finally:
        app.close()
    strokes = folder / "run-strokes.json"
    strokes.write_text(json.dumps(drawn), encoding="utf-8")
    return folder / "run.book", strokes


def _copy(book: Path) -> Path:
    """Copy a book, so that each run finds it as it was; a run takes its own away."""
    return Path(shutil.copy(book, book.with_name("copy.book")))
