"""Letters in a process of their own: `python -m tests.bench.paper_once ours COUNT | bare COUNT STROKES`.

Prints JSON: when the first letter was done (seconds of the monotonic clock, which all processes share), the
milliseconds of each, and the peak of memory in KiB after the first, and after 100, 200 and 1,000.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

MARKS = (1, 100, 200, 1000)


def ours() -> Callable[[int], bytes]:
    """Give what makes the n-th letter as the program does."""
    from desktop import documents
    from desktop.documents.texts import Texts
    from desktop.domain.customers import LetterLanguage
    from tests.bench.letters import letter

    texts = Texts(LetterLanguage.CHINESE)
    return lambda n: documents.make(letter(n), texts).pdf


def floor(strokes: str) -> Callable[[int], bytes]:
    """Give what draws the letters of a file, one after the other and again from the first."""
    from tests.bench.bare_canvas import bare, register_bare

    drawn = cycle(json.loads(Path(strokes).read_text(encoding="utf-8")))
    prefix = register_bare()
    return lambda _n: bare([next(drawn)], prefix)


def main(way: str, count: str, *files: str) -> None:
    """Make the letters and say what they took."""
    make = {"ours": ours, "bare": floor}[way](*files)
    taken: list[float] = []
    peaks: dict[int, int] = {}
    first = 0.0
    for n in range(int(count)):
        begin = time.perf_counter()
        make(n)
        taken.append((time.perf_counter() - begin) * 1000)
        first = first or time.monotonic()
        if n + 1 in MARKS:
            from tests.bench.first_picture import peak_kib

            peaks[n + 1] = peak_kib()
    print(json.dumps({"first": first, "taken": taken, "peaks": peaks}))


if __name__ == "__main__":
    main(*sys.argv[1:])
