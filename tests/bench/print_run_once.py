"""Many letters in a process of their own: `python -m tests.bench.print_run_once ours BOOK COUNT`.

Or drawn by the bare canvas: `whole STROKES COUNT` into one file, `each STROKES COUNT` into a file each. Prints JSON:
milliseconds, the peak of memory in KiB, and of ours how large the files became.
"""

import json
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tests.bench.first_picture import peak_kib


def ours(name: str, count: int) -> dict[str, float]:
    """Make a print run in a book, and one file of it."""
    from db.connection import open_book
    from desktop.app import App
    from desktop.services.clock import FixedClock
    from desktop.services.letters import LetterChoices
    from tests.bench.big_book import TODAY

    path = Path(name)
    app, before = App(open_book(path), FixedClock(TODAY)), path.stat().st_size
    begin = time.perf_counter()
    asked = [LetterChoices(each.customer_id, each.currency) for each in app.services.letters.candidates()[:count]]
    made = app.services.print_runs.make(asked).value.documents
    kept = time.perf_counter()
    file = app.services.print_runs.save_one_pdf(made, path.with_suffix(".pdf"))
    end = time.perf_counter()
    app.close()
    assert file is not None
    assert len(made) == count
    told = {"took": end - begin, "kept": kept - begin, "joined": end - kept}
    sizes = {"size": file.stat().st_size, "grown": path.stat().st_size - before}
    file.unlink()
    path.unlink()
    return {**{part: seconds * 1000 for part, seconds in told.items()}, **sizes}


def bare(strokes: str, count: int, *, a_file: int) -> dict[str, float]:
    """Draw the letters of a file with the canvas alone, so many into a file, again and again from the first."""
    from tests.bench.bare_canvas import bare, register_bare

    drawn = cycle(json.loads(Path(strokes).read_text(encoding="utf-8")))
    begin = time.perf_counter()
    prefix = register_bare()
    for _file in range(count // a_file):
        bare(islice(drawn, a_file), prefix)
    return {"took": (time.perf_counter() - begin) * 1000}


def main(way: str, file: str, count: str) -> None:
    """Make the letters and say what they took."""
    many = int(count)
    told = ours(file, many) if way == "ours" else bare(file, many, a_file=many if way == "whole" else 1)
    print(json.dumps({**told, "peak": peak_kib()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
