"""Reminder letters, beside reportlab's bare canvas that is told to draw the same pages with the same fonts."""

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import documents
from desktop.app import App
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount, Company
from desktop.domain.customers import LetterLanguage
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.bench import big_book
from tests.bench.bare_canvas import Stroke, bare, register_bare
from tests.bench.letters import letter
from tests.bench.strokes import recorded
from tests.bench.table import Figure, pair

WARM = 200
MANY = 1000
COLD_RUNS = 9
#: So many different letters are written down for the canvas to draw.
_RECORDED = 20

_TODAY = big_book.TODAY.isoformat()
_OVERDUE = (
    "SELECT c.id, c.name, o.currency, o.total, o.items, o.oldest FROM (SELECT customer_id, currency,"
    " sum(open - disputed) AS total, count(*) AS items, min(due_date) AS oldest FROM receivable"
    f" WHERE open > 0 AND due_date < '{_TODAY}' GROUP BY customer_id, currency) o"
    " JOIN customer c ON c.id = o.customer_id WHERE c.archived_at IS NULL ORDER BY o.oldest, c.id LIMIT 1000"
)


def measure(folder: Path) -> list[Figure]:
    """Make letters cold, warm and many; decide a thousand in a rep's book and in a large one."""
    texts = Texts(LetterLanguage.CHINESE)
    strokes = [recorded(lambda n=n: documents.make(letter(n), texts)) for n in range(_RECORDED)]
    file = folder / "strokes.json"
    file.write_text(json.dumps(strokes), encoding="utf-8")
    return [
        _cold(file, folder),
        *_warm(texts, strokes),
        _many(file, folder),
        *_through_the_services(folder),
        _decided("1,000 reminders decided (2,000 customers)", folder, 2_000, 20_000),
        _decided("1,000 reminders decided (100,000 customers)", folder, 100_000, 100_000),
    ]


def _cold(strokes: Path, folder: Path) -> Figure:
    ours, floor = ("ours", "1"), ("bare", "1", str(strokes))
    for words in (ours, floor):
        _once(words, folder)  # the files are in the system's cache from now on
    runs = [(_once(ours, folder), _once(floor, folder)) for _ in range(COLD_RUNS)]
    our_time, floor_time = (statistics.median(run[way].first for run in runs) for way in (0, 1))
    peaks = f"peak {runs[0][0].peak(1)} MiB, floor {runs[0][1].peak(1)} MiB"
    return Figure("letter, cold process", our_time, floor_time, "cold bare canvas", peaks)


def _warm(texts: Texts, strokes: Sequence[Sequence[Stroke]]) -> list[Figure]:
    """Time four ways in turn, letter by letter; for all in one file the whole is divided."""
    as_it_comes, like_ours = register_bare(), register_bare(ascii_readable=False)
    drawn = itertools.cycle(strokes)
    ours, floor, lean = _in_turn(
        lambda n: documents.make(letter(n), texts),
        lambda _n: bare([next(drawn)], as_it_comes),
        lambda _n: bare([next(drawn)], like_ours),
    )
    (whole,) = _in_turn(lambda _n: bare(itertools.islice(drawn, WARM), as_it_comes), count=3)
    return [
        Figure(f"letter, {WARM} in one process", ours, floor, "bare canvas"),
        Figure("  the same", ours, lean, "bare canvas, fonts without ASCII, as ours"),
        Figure("  the same", ours, whole / WARM, f"{WARM} letters in one bare file"),
    ]


def _many(strokes: Path, folder: Path) -> Figure:
    ours = _once(("ours", str(MANY)), folder)
    floor = _once(("bare", str(MANY), str(strokes)), folder)
    peaks = ", ".join(f"{ours.peak(mark)} MiB at {mark}" for mark in (100, 200, 1000))
    return Figure(
        f"letter, {MANY:,} in one process",
        statistics.median(ours.taken),
        statistics.median(floor.taken),
        "bare canvas",
        f"{peaks}, floor {floor.peak(MANY)} MiB",
    )


def _through_the_services(folder: Path) -> list[Figure]:
    book = big_book.make(folder / "letters.book", customers=2_000, items=20_000)
    app = App(book, FixedClock(big_book.TODAY))
    try:
        service = app.services.letters
        account = BankAccount("CNY", "安顺设备有限公司", "中国银行上海分行", "4321 0000 8765", "104290003033")
        app.services.company.save(
            Company(name="安顺设备有限公司", address="上海市静安区江场路8号", handler="李明", accounts=(account,))
        )
        asked = [LetterChoices(each.customer_id, each.currency) for each in service.candidates()[:WARM]]
        strokes = [recorded(lambda choices=choices: service.preview(choices)) for choices in asked[:_RECORDED]]
        prefix, drawn = register_bare(), itertools.cycle(strokes)
        shown, kept, floor = _in_turn(
            lambda n: service.preview(asked[n]),
            lambda n: service.make(asked[n]),
            lambda _n: bare([next(drawn)], prefix),
        )
    finally:
        app.close()
    return [
        Figure("letter from the book, shown", shown, floor, "bare canvas"),
        Figure("letter from the book, kept", kept, floor, "bare canvas"),
    ]


def _decided(name: str, folder: Path, customers: int, items: int) -> Figure:
    book = big_book.make(folder / f"decide-{customers}.book", customers=customers, items=items)
    app = App(book, FixedClock(big_book.TODAY))
    try:
        assert len(app.services.letters.candidates()) == MANY
        return pair(name, app.services.letters.candidates, lambda: book.rows(_OVERDUE), "bare SQL of sums")
    finally:
        app.close()


def _in_turn(*ways: Callable[[int], object], count: int = WARM) -> list[float]:
    """Do each once for each number, one warm-up each; give the median milliseconds of each."""
    taken: list[list[float]] = [[] for _ in ways]
    for way in ways:
        way(0)
    for n in range(count):
        for times, way in zip(taken, ways, strict=True):
            begin = time.perf_counter()
            way(n)
            times.append((time.perf_counter() - begin) * 1000)
    return [statistics.median(times) for times in taken]


@dataclass(frozen=True, slots=True)
class _Run:
    """What a process of letters took: milliseconds from its start to the first, of each, and the peaks in KiB."""

    first: float
    taken: Sequence[float]
    peaks: dict[str, int]

    def peak(self, count: int) -> int:
        """Give the peak of memory in MiB after so many letters."""
        return self.peaks[str(count)] // 1024


def _once(words: Sequence[str], folder: Path) -> _Run:
    environment = os.environ | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),  # compiled once, as an installed program is
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "tests.bench.paper_once", *words]
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    told = json.loads(done.stdout)
    return _Run((told["first"] - begin) * 1000, told["taken"], told["peaks"])
