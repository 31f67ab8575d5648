"""Speed beside a floor of the same run: `python -m tests.bench [ageing] [book] [imports] [ledger] [papers] ...`.

Prints a table of our median, the floor's median, their ratio and the peak memory; nothing here passes or fails.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench import ageing, book, imports, ledger, papers, print_run, start, timeline, today
from tests.bench.table import Figure, print_table

PARTS = {
    "ageing": ageing.measure,
    "book": book.measure,
    "imports": imports.measure,
    "ledger": ledger.measure,
    "papers": papers.measure,
    "print_run": print_run.measure,
    "start": start.measure,
    "timeline": timeline.measure,
    "today": today.measure,
}


def main() -> None:
    """Run the parts that are named, or all."""
    figures: list[Figure] = []
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            figures += PARTS[name](Path(folder))
    print_table(figures)


main()
