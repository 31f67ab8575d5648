"""One start in a process of its own: `python -m tests.bench.first_picture empty | BOOK DAY`.

Prints when the first whole picture was on the screen (seconds of the monotonic clock, which all processes share) and
the peak of memory in KiB, then ends at once.
"""

import os
import sys
import time
from pathlib import Path


def empty() -> None:
    """Show an empty window of the size of ours: what nobody can be quicker than."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, self, report)

    qt = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    qt.exec()


def ours(book: str, day: str) -> None:
    """Start the program as a user does; its picture is whole when the day's lines are painted."""
    from desktop.__main__ import main

    _watch_the_first_loop()
    main(["--book", book, "--today", day])


def _watch_the_first_loop() -> None:
    """Look at what the list paints from the moment on that the program enters Qt's loop."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def exec_watched(*_qt: object) -> int:
        from desktop.ui.pages.today.list_view import TodayView

        paint = TodayView.paintEvent

        def paintEvent(view, event) -> None:
            paint(view, event)
            if view.lines.rows:
                QTimer.singleShot(0, report)

        TodayView.paintEvent = paintEvent
        return run()

    QApplication.exec = exec_watched


def report() -> None:
    """Print and end; what a tidy end would cost is no part of a start."""
    print(time.monotonic(), peak_kib(), flush=True)
    os._exit(0)


def peak_kib() -> int:
    """Give the peak of this program alone: `getrusage` would count the process that it was forked from."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak // 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    empty() if sys.argv[1] == "empty" else ours(*sys.argv[1:])
