"""Cyclic garbage is collected on the UI thread only.

Python collects in whatever thread happens to allocate. When that is a worker's, and the garbage holds a closed dialog,
Qt objects are destroyed in the wrong thread, and the program crashes sooner or later. So the automatic collector rests
while the program runs, and a timer does its work by the same thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000


class Collector(QObject):
    """Takes the place of Python's automatic collector from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Let the automatic collector rest."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Let the automatic collector work again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect each generation that has grown beyond Python's threshold, the youngest first."""
        for generation, limit in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= limit:
                return
            gc.collect(generation)
